"""The language an article is written in, as an ISO 639-1 code. Looks at the whole text, never at one sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

LANGUAGES: dict[str, str] = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fi": "Finnish", "fr": "French", "hr": "Croatian", "hu": "Hungarian", "it": "Italian",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
"""The languages the reader was trained on."""
OTHERS = ("ar", "be", "ca", "fa", "ga", "he", "hi", "hy", "id", "is", "ja", "ka", "ko", "lb", "mk", "sq", "vi", "zh")
ALIASES = {"nb": "no", "nn": "no"}


@cache
def identify() -> Callable[[str], tuple[str, float]]:
    """Loaded at the first call, so that parsers running apart start without it."""
    import py3langid

    py3langid.set_languages([*LANGUAGES, *OTHERS])
    return py3langid.classify


def language(text: str) -> str:
    """The likeliest language of a text."""
    return identify()(text[:20_000])[0]


def known(code: str) -> str:
    """The code for a language tag such as "de-AT"; empty where it is none we can tell apart."""
    short = code.strip().lower().replace("_", "-").split("-")[0]
    short = ALIASES.get(short, short)
    return short if short in LANGUAGES or short in OTHERS else ""
