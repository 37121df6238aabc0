"""Title, date and agency, from the first lines of a report in any of the languages."""

import pytest

from stance.articles import LANGUAGES, bylines, from_text
from stance.articles.dates import iso

WRITTEN = {
    "bg": "3 декември 2024 г.", "cs": "3. prosince 2024", "da": "3. december 2024", "de": "3. Dezember 2024",
    "el": "3 Δεκεμβρίου 2024", "en": "3 December 2024", "es": "3 de diciembre de 2024", "et": "3. detsember 2024",
    "fi": "3. joulukuuta 2024", "fr": "3 décembre 2024", "hr": "3. prosinca 2024.", "hu": "2024. december 3.",
    "it": "3 dicembre 2024", "lt": "2024 m. gruodžio 3 d.", "lv": "2024. gada 3. decembris", "nl": "3 december 2024",
    "no": "3. desember 2024", "pl": "3 grudnia 2024", "pt": "3 de dezembro de 2024", "ro": "3 decembrie 2024",
    "ru": "3 декабря 2024 года", "sk": "3. decembra 2024", "sl": "3. december 2024", "sr": "3. децембар 2024.",
    "sv": "3 december 2024", "tr": "3 Aralık 2024", "uk": "3 грудня 2024 року",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_read_in_every_language(language: str) -> None:
    assert iso(WRITTEN[language], language) == "2024-12-03"


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("2024-12", "de", "2024-12"),
        ("2024-12-03T10:00:00+01:00", "de", "2024-12-03"),
        ("December 3rd, 2024", "en", "2024-12-03"),
        ("Dec. 3, 2024", "en", "2024-12-03"),
        ("3. децембра 2024.", "sr", "2024-12-03"),
        ("3. decembra 2024.", "sr", "2024-12-03"),
        ("3. detsembril 2024", "et", "2024-12-03"),
        ("1er mars 2025", "fr", "2025-03-01"),
        ("12 juin 2025", "fr", "2025-06-12"),
        ("12 juillet 2025", "fr", "2025-07-12"),
        ("5 lipca 2025", "pl", "2025-07-05"),
        ("5. lipnja 2025.", "hr", "2025-06-05"),
        ("3 listopada 2024", "pl", "2024-11-03"),
        ("3. listopada 2024.", "hr", "2024-10-03"),
        ("03.12.2024", "de", "2024-12-03"),
        ("2024. 12. 03.", "hu", "2024-12-03"),
        ("03/12/2024", "fr", "2024-12-03"),
        ("03/12/2024", "en", None),
        ("13/12/2024", "en", "2024-12-13"),
        ("12/13/2024", "en", "2024-12-13"),
        ("Dezember 2024", "de", "2024-12"),
        ("31. Februar 2024", "de", "2024-02"),
        ("Gipfel 2024", "de", None),
        ("yesterday", "en", None),
        ("", "en", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, language: str, date: str | None) -> None:
    assert iso(text, language) == date


LONG = " and that the government would go on to support it in the months to come, whatever its neighbours might say about it."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" date 2024-12 BRÜSSEL - In der Nato", "2024-12"),
        ("2025-03-06\n\nA report", "2025-03-06"),
        ("Kyiv, 3 December 2024\n\nThe minister said no.", "2024-12-03"),
        ("Kyiv, 3 December 2024. The minister said she would send no soldiers to the country" + LONG, "2024-12-03"),
        ("KYIV, December 3, 2024 (Reuters) - The minister said she would send no soldiers to it" + LONG, "2024-12-03"),
        ("Ministerin zögert\nVeröffentlicht am 3. Dezember 2024 um 10:15 Uhr\n\nDie Ministerin zögert.", "2024-12-03"),
        ("МОСКВА, 3 дек 2024 — РИА Новости. Министр не исключила участия в силах защиты для Украины.", "2024-12-03"),
        ("The minister said on 24 February 2022 that she would send no soldiers to the country" + LONG, None),
        ("On 24 February 2022 the war began.", None),
        ("In 2024 nothing", None),
        ("2024-13 x", None),
    ],
)
def test_the_date_of_a_report_stands_apart_from_its_story(text: str, date: str | None) -> None:
    assert from_text(text).date == date


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("date 2024-12 BRÜSSEL (dpa-AFX) - In der Nato werden Vorbereitungen getroffen.", "dpa-AFX"),
        ("KYIV, Dec 3 (Reuters) - The minister said no.", "Reuters"),
        ("Berlin (AFP/dpa) Die Ministerin zögert.", "AFP"),
        ("PRAHA 3. prosince (ČTK) - Ministryně to nevyloučila.", "ČTK"),
        ("КИЇВ, 3 грудня /Укрінформ/. Міністерка не виключила участі.", "Укрінформ"),
        ("МОСКВА, 3 дек — РИА Новости. Министр не исключила участия.", "РИА Новости"),
        ("MUSTERSTADT (MPA) - Die Ministerin zögert.", "MPA"),
        ("Minister nie wykluczyła udziału w siłach ochronnych. (PAP)\n", "PAP"),
        ("Der Verband (Musterverein) sprach sich dagegen aus.", ""),
        ("Die Ministerin zögert.", ""),
    ],
)
def test_the_agency_is_named(text: str, outlet: str) -> None:
    assert from_text(text).outlet == outlet


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Minister zögert\n\nDer Text.", "Minister zögert"),
        ("# Minister zögert\n\nDer Text.", "Minister zögert"),
        ("2025-03-06\n\nMinister zögert\n\nDer Text.", "Minister zögert"),
        ("3. Dezember 2024\nMinister zögert\nDer Text.", "Minister zögert"),
        ("date 2024-12 BRÜSSEL (dpa-AFX) - In der Nato geschieht etwas.", "In der Nato geschieht etwas."),
    ],
)
def test_the_title_is_the_first_line_that_says_something(text: str, title: str) -> None:
    assert bylines.title(text, "de") == title
