"""The words on screen: every table has every key with the same gaps, and numbers and dates are written as the language does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from stance.ui.words import ENGLISH, dated, languages, table, told

SCREEN = Path(__file__).parents[1]


def forms(language: str, key: str) -> dict[str, str]:
    said = table(language)[key]
    return said if isinstance(said, dict) else {"": said}


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", languages())
def test_every_language_says_everything_with_the_same_gaps(language: str) -> None:
    assert table(language).keys() == table(ENGLISH).keys()
    for key in table(ENGLISH):
        wanted = gaps(forms(ENGLISH, key).get("other", forms(ENGLISH, key).get("", "")))
        plural = Locale.parse(language).plural_form
        for form, sentence in forms(language, key).items():
            assert form in {"", "other", *plural.tags}, key
            assert gaps(sentence) | {"n"} >= wanted and gaps(sentence) <= wanted | {"n"}, key


def test_every_key_in_the_code_has_words() -> None:
    code = [path.read_text("utf-8") for folder in ("stance/ui", "stance/charts") for path in (SCREEN / folder).rglob("*.py")]
    used = {
        key for text in [*code, (SCREEN / "app.py").read_text("utf-8")] for key in re.findall(r"\bsay\(\s*\"([a-z.]*[a-z])\"", text)
    }
    assert len(used) > 40 and not used - table(ENGLISH).keys()


SAID = [
    ("en", "n.sentences", {"n": 1}, "1 sentence"),
    ("en", "n.sentences", {"n": 20000}, "20,000 sentences"),
    ("en", "confidence", {"share": 0.43}, "confidence 43%"),
    ("en", "day", {"day": date(2024, 12, 3)}, "Dec 3, 2024"),
    ("en", "month.short", {"day": date(2024, 12, 3)}, "Dec 2024"),
]


@pytest.mark.parametrize(("language", "key", "values", "said"), SAID)
def test_numbers_shares_and_dates_are_written_as_the_language_does(
    language: str, key: str, values: dict[str, object], said: str
) -> None:
    assert told(language, key, **values) == said


DATES = [("2024-12", "en", "December 2024"), ("2024-12-03", "en", "Dec 3, 2024"), (None, "en", "unknown")]


@pytest.mark.parametrize(("iso", "language", "said"), DATES)
def test_a_date_is_as_precise_as_it_is_known(iso: str | None, language: str, said: str) -> None:
    assert dated(iso, language) == said
