"""Dates in ISO form, as precise as they are written, in any language the reader knows. No hours, and no "yesterday"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from os.path import commonprefix

from babel import Locale

LOCALES = {"no": ("nb", "nn"), "sr": ("sr", "sr_Latn")}
"""Where a language is written in more than one way; all others are called as in CLDR."""
WORD = r"(?P<word>[^\W\d_]{3,14})\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
DAY = r"(?P<day>\d{1,2})(?:\.|st\b|nd\b|rd\b|th\b|er\b|º|ª|-?го\b)?"
OF = r",?(?:\s+(?:de|del|of)\b)?\s+"
MONTH = r"(?P<month>\d{1,2})"
FORMS = tuple(
    re.compile(r"(?<![\w])" + form, re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])",
        rf"{DAY}{OF}{WORD}{OF}{YEAR}",
        rf"{WORD}\s+{DAY},?\s+{YEAR}",
        rf"{YEAR}\.?(?:\s+m\.)?\s+{WORD}\s+{DAY}",
        rf"{YEAR}\.?\s+gada\s+{DAY}\s+{WORD}",
        rf"{YEAR}[-./]\s?{MONTH}[-./]\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<day>\d{{1,2}})[./-]\s?{MONTH}[./-]\s?{YEAR}",
        rf"{WORD}{OF}{YEAR}",
        rf"{YEAR}\.?(?:\s+m\.)?\s+{WORD}",
    )
)
AMBIGUOUS = re.compile(r"(\d{1,2})/(\d{1,2})/\d{4}")


@cache
def months(language: str) -> dict[str, int]:
    """Names and abbreviations of the months, in lower case; none for a language without locale data."""
    found = {}
    for code in LOCALES.get(language, (language,)):
        try:
            tables = Locale.parse(code).months
        except (ValueError, LookupError):
            continue
        for use in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                found.update({name.lower().rstrip("."): number for number, name in tables[use][width].items() if len(name) > 2})
    return found


def month(word: str, language: str, inflected: bool = True) -> int | None:
    """The number of a month by its name, or by one with another ending, as in "decembra" for "decembar"."""
    names, word = months(language), word.lower()
    if word in names or not inflected:
        return names.get(word) or months("en").get(word)
    shared = {name: len(commonprefix((name, word))) for name in names}
    near = [name for name, length in shared.items() if length >= min(len(name), max(4, len(name) - 2)) and len(word) - length <= 3]
    return names[max(near, key=shared.__getitem__)] if near else months("en").get(word)


def dates(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Start and end in the text, and the date; the most telling form comes first."""
    for form in FORMS:
        for match in form.finditer(text):
            if value := iso_of(match, language):
                yield match.start(), match.end(), value


def iso_of(match: re.Match[str], language: str) -> str | None:
    found = match.groupdict()
    day = int(found["day"]) if found.get("day") else None
    number = int(found["month"]) if found.get("month") else month(found["word"], language, inflected=day is not None)
    if day and number and language == "en" and AMBIGUOUS.match(match[0]):  # which one is the month?
        if day <= 12 and number <= 12 and day != number:
            return None
        day, number = (number, day) if number > 12 else (day, number)
    try:
        whole = datetime.date(int(found["year"]), number or 0, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{whole:%Y-%m}"


def iso(value: str, language: str = "en") -> str | None:
    """The date that a field such as "2024-12-03T10:00Z" or "3. Dezember 2024" names."""
    return next((found for _, _, found in dates(value[:60], language)), None)
