"""All words on screen, in the language of the visitor: one table per language in ``words/``. Does not translate articles.

A table maps a key to a sentence with gaps, or, where a number decides, to one sentence per plural form of CLDR.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import streamlit as st
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

FOLDER = Path(__file__).with_name("words")
ENGLISH = "en"
LANG = "lang"

Said = str | dict[str, str]


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the tables there are, English first."""
    return tuple(sorted((path.stem for path in FOLDER.glob("*.json")), key=lambda code: (code != ENGLISH, code)))


@cache
def table(language: str) -> dict[str, Said]:
    found: dict[str, Said] = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return found


def told(language: str, key: str, /, **values: object) -> str:
    """The words under ``key``, in English where the language has none, with its gaps filled; ``n`` chooses the plural form."""
    said = table(language).get(key) or table(ENGLISH)[key]
    if isinstance(said, dict):
        form = str(Locale.parse(language).plural_form(cast(float, values["n"])))
        said = said.get(form, said["other"])
    return said.format(**{name: written(value, language) for name, value in values.items()})


def written(value: object, language: str) -> object:
    """Whole numbers grouped, shares (floats from 0 to 1) as percent, and dates, as the language writes them."""
    if isinstance(value, float):
        return format_percent(value, locale=language)
    if isinstance(value, int):
        return format_decimal(value, locale=language)
    return Day(value, language) if isinstance(value, date) else value


@dataclass(frozen=True)
class Day:
    """A date in a sentence: ``{day}`` in full, ``{day:yMMM}`` with the parts of a CLDR skeleton only."""

    day: date
    language: str

    def __format__(self, skeleton: str) -> str:
        if skeleton:
            return str(format_skeleton(skeleton, self.day, locale=self.language))
        return str(format_date(self.day, "medium", locale=self.language))


def dated(iso: str | None, language: str) -> str:
    """A date as precise as it is known, "2024-12" or "2024-12-03", or in words where it is not."""
    if not iso:
        return told(language, "unknown")
    if len(iso) == len("2024-12"):
        return told(language, "month", day=date.fromisoformat(iso + "-01"))
    return told(language, "day", day=date.fromisoformat(iso))


def here() -> str:
    """The language of this visitor."""
    chosen = st.session_state.get(LANG)
    return chosen if chosen in languages() else ENGLISH


def say(key: str, /, **values: object) -> str:
    """``told`` in the language of this visitor."""
    return told(here(), key, **values)


def language_name(code: str) -> str:
    """What this visitor calls a language."""
    return str(Locale.parse(here()).languages.get(code, code))


def target_name(target: str, name: str) -> str:
    """A built-in target in this visitor's language; any other as its owner named it."""
    key = f"target.{target}"
    return say(key) if key in table(ENGLISH) else name


def label_name(label: str) -> str:
    """A label, or "none", in this visitor's language."""
    return say("correct.none" if label == "none" else f"label.{label}")


def switch() -> None:
    """The choice of language, which also stands in the URL; nothing where there is but one.

    Not bound to the URL by Streamlit, which drops what is bound when a link leads to another page.
    """
    asked = st.query_params.get(LANG)
    st.session_state[LANG] = asked if asked in languages() else here()
    if here() != ENGLISH and asked != here():
        st.query_params[LANG] = here()
    if len(languages()) > 1:
        st.segmented_control(
            say("language"), languages(), key=LANG, required=True, label_visibility="collapsed", on_change=switched
        )


def switched() -> None:
    """Put the language just chosen into the URL."""
    st.query_params[LANG] = here()


def link(**parts: str) -> dict[str, str]:
    """What stands behind the address of a page in this visitor's language."""
    return parts if here() == ENGLISH else {LANG: here(), **parts}
