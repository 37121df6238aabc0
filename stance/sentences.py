"""Sentences whose offsets cut the article's own text. Does not split inside quotation marks, and does not look at meaning.

sentencex finds candidate boundaries (it never misses one, but splits after abbreviations); pieces that cannot end a sentence are
joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

import sentencex

from stance.domain import Sentence, Span

LONGEST = 900
"""Characters after which even a sentence without a full stop is cut, at a blank."""
ABBREVIATIONS: dict[str, frozenset[str]] = {
    "bg": frozenset("г. гр. ген. проф. д-р т.н. млн. хил.".split()),
    "cs": frozenset("č. gen. prof. tzv. např. mil. tis. r. min.".split()),
    "da": frozenset("bl.a. f.eks. ca. kl. mio. nr. pct.".split()),
    "de": frozenset("Dez. Jan. Feb. Okt. Nov. Sept. gem. Nr. Mio. Mrd. bzw. ca. Gen. z.B. u.a. v.a. St.".split()),
    "el": frozenset("κ. κκ. π.χ. εκατ. δισ.".split()),
    "en": frozenset("Gen. Lt. Col. Sen. Rep. approx. Dec. Nov. Oct. Sept. Jan. Feb. U.S. U.K. U.N. Mr. Mrs. Ms. Dr. St.".split()),
    "es": frozenset("Sr. Sra. Dr. Gral. EE. UU. aprox. núm.".split()),
    "et": frozenset("nt. jne. u. s.o. mln. mld.".split()),
    "fi": frozenset("esim. mm. ns. n. klo. milj.".split()),
    "fr": frozenset("M. MM. Mme. gén. env. av. art. Dr.".split()),
    "hr": frozenset("gđa. dr. npr. tzv. mil. br. sv.".split()),
    "hu": frozenset("dr. ún. pl. kb. stb. ifj. id.".split()),
    "it": frozenset("on. sen. gen. dott. sig. prof. art. ca.".split()),
    "lt": frozenset("d. m. mln. mlrd. gen. prof. pvz. vad.".split()),
    "lv": frozenset("g. plkst. milj. mljrd. prof. piem.".split()),
    "nl": frozenset("dhr. mevr. o.a. bijv. ca. mln. dr.".split()),
    "no": frozenset("bl.a. f.eks. ca. kl. mill. nr.".split()),
    "pl": frozenset("gen. prof. r. ok. tys. mln. mld. płk. św. im. ul. m.in. np. tzw.".split()),
    "pt": frozenset("Sr. Sra. Dr. gen. aprox. EUA. n.º".split()),
    "ro": frozenset("dl. dna. gen. prof. nr. mil. aprox.".split()),
    "ru": frozenset("млн. млрд. тыс. р. г. гг. ст. ген. проф. им. т.е. т.н.".split()),
    "sk": frozenset("č. gen. prof. tzv. napr. mil. tis. r.".split()),
    "sl": frozenset("dr. npr. t.i. mio. g. ga. gen.".split()),
    "sr": frozenset("dr. npr. tzv. mil. br. др. нпр. тзв. г.".split()),
    "sv": frozenset("bl.a. t.ex. ca. kl. milj. nr. s.k.".split()),
    "tr": frozenset("Dr. Prof. Org. Gen. No. vb. örn.".split()),
    "uk": frozenset("млн. млрд. тис. р. рр. ст. ген. проф. ім. т.зв.".split()),
}
ORDINALS = frozenset("cs da de et fi hr hu lv no pl sk sl sr tr".split())
"""Languages that write the third as "3."."""
_INITIALS = re.compile(r"(?:^|[\s(«„“\"])[^\W\d_]\.(?:[^\W\d_]\.)*$")
_ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.$")
_STRAY_QUOTE = re.compile(r"\s([\"”“«»'’])$")
_BREAK = re.compile(r"\s*\n\s*\n\s*|(?<=[.!?…\"”»“’:])\s*\n\s*")


def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """All sentences in reading order; blanks between them belong to none."""
    spans = [cut for start, end in blocks(text) for span in joined(text, language, start, end) for cut in capped(text, span)]
    return tuple(Sentence(n, span) for n, span in enumerate(spans))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs and headlines."""
    at = 0
    for gap in _BREAK.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def joined(text: str, language: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one block, over-splits mended."""
    cuts = [start + piece["start_index"] for piece in sentencex.get_sentence_boundaries(language, text[start:end])]
    cuts = [cut - 1 if cut > start + 1 and _STRAY_QUOTE.search(text[start:cut]) else cut for cut in cuts]
    pieces = [
        piece for cut, stop in zip(cuts, [*cuts[1:], end], strict=False) if (piece := trimmed(text, cut, stop)).start < piece.end
    ]
    begin: int | None = None
    for piece, after in zip_longest(pieces, pieces[1:]):
        begin = piece.start if begin is None else begin
        if after is None or ends(text, language, piece, after):
            yield Span(begin, piece.end)
            begin = None


def ends(text: str, language: str, piece: Span, after: Span) -> bool:
    """Whether a sentence can end with ``piece``: not before a small letter, nor after an abbreviation, initials or an ordinal."""
    said, follows = piece.of(text), after.of(text).lstrip("\"'„“”«»‚‘(–— ")
    if follows[:1].islower():
        return False
    last = re.split(r"[\s('’\"„“«]", said)[-1].casefold()
    if _INITIALS.search(said) or last in abbreviations(language):
        return False
    return not (language in ORDINALS and _ORDINAL.search(said))


@cache
def abbreviations(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in ABBREVIATIONS.get(language, ()))


def trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def capped(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        yield trimmed(text, start, stop)
        start = trimmed(text, stop, span.end).start
    if start < span.end:
        yield Span(start, span.end)
