"""Pieces of a page as HTML strings. Does not decide what a page shows.

Words of an article are escaped here and nowhere interpreted as markup.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from stance.charts.look import SIGNS
from stance.domain import Analysis, Evidence, Sentence, Stance
from stance.ui.words import dated, here, label_name, language_name, say, target_name

UNCERTAIN = 0.5
"""Confidence under which a stance is called uncertain."""


def article(analysis: Analysis, picked: Collection[str], part: Sequence[Sentence]) -> str:
    """Some of the sentences with stances and actor mentions marked; with actors picked (by name), the rest is dimmed."""
    text = analysis.article.text
    shown: dict[int, list[Stance]] = {}
    for stance in analysis.stances:
        if not picked or stance.actor.name in picked:
            for evidence in stance.evidence:
                shown.setdefault(evidence.sentence.index, []).append(stance)
    out, at = "", part[0].span.start if part and part[0].index else 0
    for s in part:
        out += escape(text[at : s.span.start]) + sentence(analysis, s, shown.get(s.index, []), picked)
        at = s.span.end
    dim = " dim" if picked else ""
    return f'<div class="article{dim}" dir="auto" lang="{escape(analysis.article.language)}" tabindex="0">{out}</div>'


def sentence(analysis: Analysis, s: Sentence, stances: list[Stance], picked: Collection[str]) -> str:
    inside = mentions(analysis, s, picked)
    if not stances:
        return f"<span>{inside}</span>"
    told = "; ".join(f"{x.actor.name}: {say('label.' + x.label)} ({target_name(x.target.id, x.target.name)})" for x in stances)
    return f'<mark class="{colour({x.label.value for x in stances})}" title="{escape(told)}">{inside}</mark>'


def colour(labels: Collection[str]) -> str:
    """The class of a mark for all these labels."""
    return next(iter(labels)) if len(labels) == 1 else "mixed"


def mentions(analysis: Analysis, s: Sentence, picked: Collection[str]) -> str:
    """The sentence's words with every actor mention in a span of its own."""
    text, out, at = analysis.article.text, "", s.span.start
    found = [(m.span, a.name) for a in analysis.actors for m in a.mentions if m.sentence == s.index]
    for span, name in sorted(found):
        strong = " picked" if name in picked else ""
        out += escape(text[at : span.start])
        out += f'<span class="actor{strong}" title="{escape(name)}">{escape(span.of(text))}</span>'
        at = span.end
    return out + escape(text[at : s.span.end])


def quote(analysis: Analysis, number: int, said: Sequence[tuple[Stance, Evidence]], where: bool) -> str:
    """Sentence ``number`` between the one before and the one after, who says what with it, and, if wanted, where it stands."""
    text, sentences = analysis.article.text, analysis.sentences
    around = [escape(sentences[n].span.of(text)) if 0 <= n < len(sentences) else "" for n in (number - 1, number + 1)]
    inside = mentions(analysis, sentences[number], [stance.actor.name for stance, _ in said])
    kind = colour({evidence.odds.label.value for _, evidence in said})
    lines = "".join(line(stance, evidence) for stance, evidence in said)
    return (
        f'<figure class="quote"><blockquote dir="auto" lang="{escape(analysis.article.language)}">'
        f'<span class="around">{around[0]}</span> <mark class="{kind}">{inside}</mark> <span class="around">{around[1]}</span>'
        f"</blockquote><figcaption>{lines}{origin(analysis) if where else ''}</figcaption></figure>"
    )


def line(stance: Stance, evidence: Evidence) -> str:
    """Who, how, on what and how sure; how the whole article has it where that differs; and what we read where it was corrected."""
    label = evidence.odds.label.value
    role = f' <span class="soft">{escape(stance.actor.role)}</span>' if stance.actor.role else ""
    whole = "" if stance.label.value == label else " · " + say("overall", label=say("label." + stance.label.value))
    return (
        f'<div class="line">{chip(label)} <b>{escape(stance.actor.name)}</b>{role} '
        f'<span class="soft">· {escape(target_name(stance.target.id, stance.target.name))} '
        f"· {sureness(stance.confidence)}{whole}{correction(stance, evidence)}</span></div>"
    )


def correction(stance: Stance, evidence: Evidence) -> str:
    """What the reader itself had made of a corrected sentence, or else of its stance if another label was given to that."""
    if evidence.read_as:
        return " · " + escape(say("corrected.sentence", label=label_name(evidence.read_as)))
    if stance.read_as not in ("", stance.label.value):
        return " · " + escape(say("corrected.whole", label=label_name(stance.read_as)))
    return ""


def chip(label: str) -> str:
    return f'<span class="chip {label}">{SIGNS[label]} {escape(say("label." + label))}</span>'


def sureness(confidence: float) -> str:
    return escape(say("confidence.low" if confidence < UNCERTAIN else "confidence", share=confidence))


def origin(analysis: Analysis) -> str:
    """Title, source, date and language."""
    article = analysis.article
    facts = [article.title, article.outlet or article.source, dated(article.date, here()), language_name(article.language)]
    return f'<div class="origin">{" · ".join(escape(fact) for fact in facts)}</div>'


def tiles(facts: Sequence[tuple[str, str]]) -> str:
    """Values over what they are, side by side."""
    cells = "".join(
        f'<div class="tile"><div class="value" title="{escape(v)}">{escape(v)}</div><div class="what">{escape(k)}</div></div>'
        for k, v in facts
    )
    return f'<div class="tiles">{cells}</div>'


def legend(*more: str) -> str:
    """The three labels as signs and colours, and what else a chart's marks mean."""
    signs = [f'<span class="key"><i class="{label}">{SIGNS[label]}</i> {escape(say("label." + label))}</span>' for label in SIGNS]
    return f'<p class="legend">{"".join(signs)}{"".join(f"<span>{escape(m)}</span>" for m in more)}</p>'


def lead(text: str) -> str:
    return f'<p class="lead">{escape(text)}</p>'


def empty(what: str, then: str = "") -> str:
    """A quiet place where something would be."""
    return f'<div class="empty"><b>{escape(what)}</b><br>{escape(then)}</div>'


def names(listed: Sequence[str], why: str = "") -> str:
    """Names side by side, and what they have in common."""
    items = "".join(f"<li>{escape(name)}</li>" for name in listed)
    return (f'<p class="soft">{escape(why)}</p>' if why else "") + f'<ul class="names">{items}</ul>'


def caption(what: str, more: str = "") -> str:
    """What a chart shows, and of how much."""
    return f'<p class="caption"><b>{escape(what)}</b><br>{escape(more)}</p>'


def ties(*facts: str) -> str:
    """What the lines and nodes of a network mean."""
    return f'<p class="legend">{"".join(f"<span>{escape(f)}</span>" for f in facts)}</p>'
