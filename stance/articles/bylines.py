"""Title, date and agency from a report's first lines. Does not look further: a date in the story is not the story's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from stance.articles.dates import dates

AGENCIES = (
    "AFP", "AP", "APA", "ANP", "ANSA", "Adnkronos", "AGERPRES", "Agerpres", "ANA-MPA", "ΑΠΕ-ΜΠΕ", "Belga", "BELGA",
    "Bloomberg", "BNS", "BTA", "БТА", "ČTK", "CTK", "DPA", "DIA", "dpa", "dpa-AFX", "EFE", "ELTA", "Elta", "epd", "ERR",
    "Europa Press", "HINA", "Hina", "Interfax", "Interfax-Ukraine", "Интерфакс", "Інтерфакс-Україна", "KNA", "LETA", "Lusa",
    "LUSA", "MTI", "MTVA", "NTB", "PA Media", "PAP", "Reuters", "REUTERS", "Ritzau", "Beta", "BETA", "FoNet", "Tanjug",
    "Танјуг", "SDA", "SITA", "STA", "STT", "TASR", "TASS", "ТАСС", "TT", "UNIAN", "УНІАН", "УНИАН", "Ukrinform", "Укрінформ",
    "Укринформ", "РИА Новости", "RIA Novosti", "Anadolu", "AA", "DHA", "İHA", "EUROPAPRESS", "dts", "Xinhua", "Kyodo",
)  # fmt: skip
KNOWN = "|".join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))
DASH = r"\s*[-–—:]+\s"
NAMED = (
    re.compile(rf"[(/\[]\s*({KNOWN})(?:\s*[/,+ ][^)\]\n]{{0,30}})?\s*[)/\]]"),
    re.compile(rf"\s[-–—]\s*({KNOWN})\s*[.:–—-]"),
    re.compile(rf"\A[^\n(]{{2,60}}\(([A-ZÀ-ÞА-Я][\w./-]{{1,20}})\){DASH}"),
)
PLACE_AND_AGENCY = re.compile(rf"\A\W*[^\n(/]{{2,60}}[(/][^\n()]{{2,30}}[)/]{DASH}")
FIRST = 200
LONGEST_TITLE = 160
LONGEST_LINE = 100
OPENING = ",;:|/(–—-·•"


def openings(text: str) -> Iterator[str]:
    """The first lines that are not empty, each as far as a dateline may go."""
    return (line.strip()[: LONGEST_LINE + 20] for line in islice(filter(str.strip, text[:4000].split("\n")), 6))


def date(text: str, language: str) -> str | None:
    """An ISO date near the beginning, else one that stands in a line of its own, a dateline or a byline."""
    machine = re.search(r"(?<![\w-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\w-])", text[:FIRST])
    if machine:
        return machine[0]
    return next((value for line in openings(text) for start, end, value in dates(line, language) if heads(line, start, end)), None)


def heads(line: str, start: int, end: int) -> bool:
    """Whether a date stands apart from what the line says: at its beginning, after a comma, or in a line that is no sentence."""
    before, after = line[:start].rstrip(), line[end:].rstrip()
    apart = not before or before[-1] in OPENING
    return apart and start <= 60 or (len(line) <= LONGEST_LINE and not after.endswith((".", "!", "?")))


def outlet(text: str) -> str:
    """The agency named at the beginning, or in brackets at the very end; empty if there is none."""
    for form in NAMED:
        if found := form.search(text[:FIRST].lstrip()):
            return found[1]
    last = re.search(rf"[(/]({KNOWN})(?:/[^)\n]{{0,20}})?[)/]\W*\Z", text[-60:])
    return last[1] if last else ""


def title(text: str, language: str) -> str:
    """The first line that is more than a date, without its dateline; its beginning where it is long."""
    first = ""
    for line in islice(filter(str.strip, text[:4000].split("\n")), 4):
        first = first or line.strip()
        bare = re.sub(r"^\W*(?:date\s+)?(?=\w)", "", undated(line, language), flags=re.IGNORECASE)
        if sum(c.isalpha() for c in bare) > 2:
            return shortened(PLACE_AND_AGENCY.sub("", bare).strip() or bare)
    return shortened(first)


def undated(line: str, language: str) -> str:
    """A line without the date it begins with, or wholly consists of."""
    line = line.strip().removeprefix("#").lstrip("# ")
    for start, end, _ in dates(line[:LONGEST_LINE], language):
        if start <= len("date "):
            return line[end:].lstrip(" ,.:–—-|")
    return line


def shortened(line: str) -> str:
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE // 2].rsplit(" ", 1)[0] + " …"
