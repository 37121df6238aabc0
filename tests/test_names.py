"""Names: which state a word stands for, and whether two names can be one actor's."""

import pytest

from stance.names import country, matches

STATES = [
    ("Kiew", "de", "UA"), ("Deutschlands", "de", "DE"), ("Großbritannien", "de", "GB"), ("Weißen Hauses", "de", "US"),
    ("the Kremlin", "en", "RU"), ("U.S.", "en", "US"), ("Warsaw", "en", "PL"), ("États-Unis", "fr", "US"), ("Varsovie", "fr", "PL"),
    ("Roma", "it", "IT"), ("Moskwy", "pl", "RU"), ("Polsce", "pl", "PL"), ("Києва", "uk", "UA"), ("Україною", "uk", "UA"),
    ("Кремле", "ru", "RU"), ("США", "ru", "US"), ("Magyarországot", "hu", "HU"), ("Venäjän", "fi", "RU"), ("Parisa", "hr", "FR"),
    ("România", "ro", "RO"), ("Türkiye'nin", "tr", "TR"),
]  # fmt: skip
NO_STATES = [("Rutte", "de"), ("Marseille", "fr"), ("Brüssel", "de"), ("Nato", "de"), ("Merz", "de")]
SAME = [
    ("Olaf Scholz", "Scholz"), ("Donald Tusk", "Tuska"), ("Володимир Зеленський", "Зеленського"), ("Viktor Orbán", "Orban"),
    ("Джорджа Мелони", "Джордже Мелони"), ("Marine Le Pen", "Le Pen"), ("Ursula von der Leyen", "von der Leyen"), ("Mark Rutte", "M. Rutte"),
]  # fmt: skip
DIFFERENT = [
    ("Donald Tusk", "Donald Trump"), ("Olaf Scholz", "Olaf Schulz"), ("Hunter Biden", "Joe Biden"), ("Brigitte Macron", "Emmanuel Macron"),
    ("Annalena Baerbock", "Annalena"), ("Mark Rutte", "Mark Brandt"), ("Scholz", "Schulz"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "language", "code"), STATES)
def test_a_country_its_capital_and_its_seat_of_power_are_one_state(name: str, language: str, code: str) -> None:
    found = country(name, language)
    assert found is not None and found.code == code


@pytest.mark.parametrize(("name", "language"), NO_STATES)
def test_other_words_are_no_state(name: str, language: str) -> None:
    assert country(name, language) is None


@pytest.mark.parametrize(("fuller", "shorter"), SAME)
def test_short_and_inflected_forms_match(fuller: str, shorter: str) -> None:
    assert matches(fuller, shorter, "de")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    assert not matches(one, other, "de")
