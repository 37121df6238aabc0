"""Pieces of a page as HTML strings and small widgets. Does not decide what a page shows.

Words of an article are escaped here and nowhere interpreted as markup.
"""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from stance.charts import SIGNS
from stance.domain import Analysis, Evidence, Sentence, Stance


def article(analysis: Analysis, picked: Collection[str]) -> str:
    """The whole text with its stance sentences and actor mentions marked; with actors picked, the rest is dimmed."""
    text = analysis.article.text
    shown: dict[int, list[Stance]] = {}
    for stance in analysis.stances:
        if not picked or stance.actor.name in picked:
            for evidence in stance.evidence:
                shown.setdefault(evidence.sentence.index, []).append(stance)
    out, at = "", 0
    for s in analysis.sentences:
        out += escape(text[at : s.span.start]) + sentence(analysis, s, shown.get(s.index, []), picked)
        at = s.span.end
    dim = " dim" if picked else ""
    return f'<div class="article{dim}" dir="auto" lang="{escape(analysis.article.language)}">{out}{escape(text[at:])}</div>'


def sentence(analysis: Analysis, s: Sentence, stances: list[Stance], picked: Collection[str]) -> str:
    inside = mentions(analysis, s, picked)
    if not stances:
        return f"<span>{inside}</span>"
    told = "; ".join(f"{x.actor.name}: {x.label} ({x.target.name})" for x in stances)
    labels = {x.label.value for x in stances}
    kind = labels.pop() if len(labels) == 1 else "mixed"
    return f'<mark class="{kind}" title="{escape(told)}">{inside}</mark>'


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


def source(analysis: Analysis, stance: Stance, evidence: Evidence) -> str:
    """One sentence that shows a stance, between the sentence before and the one after."""
    text, number = analysis.article.text, evidence.sentence.index
    around = {n: escape(analysis.sentences[n].span.of(text)) for n in (number - 1, number + 1) if 0 <= n < len(analysis.sentences)}
    marked = f'<mark class="{stance.label.value}">{mentions(analysis, evidence.sentence, [stance.actor.name])}</mark>'
    before, after = around.get(number - 1, ""), around.get(number + 1, "")
    language = escape(analysis.article.language)
    return (
        f'<blockquote class="source" dir="auto" lang="{language}"><span class="around">{before}</span> {marked} '
        f'<span class="around">{after}</span></blockquote>'
    )


def heading(stance: Stance) -> str:
    """Who, how, on what and how sure."""
    role = f' <span class="role">{escape(stance.actor.role)}</span>' if stance.actor.role else ""
    return (
        f'<div class="stance"><span class="chip {stance.label.value}">{SIGNS[stance.label.value]} {stance.label.value}</span> '
        f"<b>{escape(stance.actor.name)}</b>{role} · {escape(stance.target.name)} · "
        f'<span class="sure">{sureness(stance.confidence)}</span></div>'
    )


def sureness(confidence: float) -> str:
    doubt = "uncertain, " if confidence < 0.5 else ""
    return f"{doubt}confidence {confidence:.0%}"


def tiles(analysis: Analysis) -> str:
    """The article at a glance."""
    count = {label: sum(s.label.value == label for s in analysis.stances) for label in SIGNS}
    holders = len({s.actor.name for s in analysis.stances})
    facts = [("actors with a stance", str(holders))]
    facts += [(f"{SIGNS[label]} {label}", str(n)) for label, n in count.items()]
    facts += [("language", analysis.article.language), ("date", analysis.article.date or "unknown")]
    cells = "".join(
        f'<div class="tile"><div class="value">{escape(v)}</div><div class="what">{escape(k)}</div></div>' for k, v in facts
    )
    return f'<div class="tiles">{cells}</div>'


def silent(names: list[str]) -> str:
    """Actors named without a stance, kept apart from neutral ones."""
    return f'<p class="silent">No statement found: {escape(", ".join(names))}</p>'
