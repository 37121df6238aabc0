"""Articles: what is recovered from a file, and the one sentence for what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.articles import LANGUAGES, LARGEST_FILE, LONGEST_TEXT, from_file, from_text
from stance.domain import UnreadableArticle

REPORTS = {
    "de": "Die Ministerin schloss eine Beteiligung an einer Schutztruppe für die Ukraine nicht aus.",
    "en": "The minister did not rule out taking part in a protection force for Ukraine.",
    "fr": "La ministre n'a pas exclu de participer à une force de protection pour l'Ukraine.",
    "it": "La ministra non ha escluso una partecipazione a una forza di protezione per l'Ucraina.",
    "es": "La ministra no descartó participar en una fuerza de protección para Ucrania.",
    "pl": "Minister nie wykluczyła udziału w siłach ochronnych dla Ukrainy.",
    "uk": "Міністерка не виключила участі в силах захисту для України.",
    "ru": "Министр не исключила участия в силах защиты для Украины.",
    "nl": "De minister sloot deelname aan een beschermingsmacht voor Oekraïne niet uit.",
    "hu": "A miniszter nem zárta ki, hogy országa részt vesz egy ukrajnai védelmi erőben.",
    "el": "Η υπουργός δεν απέκλεισε τη συμμετοχή σε δύναμη προστασίας για την Ουκρανία.",
    "tr": "Bakan, Ukrayna için bir koruma gücüne katılmayı dışlamadı.",
}


@pytest.mark.parametrize("language", REPORTS)
def test_the_language_is_told(language: str) -> None:
    assert from_text(REPORTS[language]).language == language


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_survives_its_encoding(encoding: str) -> None:
    text = (REPORTS["de"] + " Für Gespräche müsse man größere Kräfte bündeln, hieß es außerdem in Köln. ") * 3
    assert from_file("a.txt", text.encode(encoding)).text == text


def test_line_ends_are_one_sign_so_that_offsets_hold() -> None:
    assert from_file("a.txt", b"One line.\r\nAnother line here.\r\n").text == "One line.\nAnother line here.\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" date 2024-12 BRÜSSEL - In der Nato", "2024-12"),
        ("2025-03-06\n\nA report", "2025-03-06"),
        ("In 2024 nothing", None),
        ("2024-13 x", None),
    ],
)
def test_a_date_at_the_beginning_is_found(text: str, date: str | None) -> None:
    assert from_text(text).date == date


def test_a_headline_is_the_title_and_long_text_is_shortened() -> None:
    assert from_text("Minister zögert\n\nDer Text.").title == "Minister zögert"
    assert len(from_text("Wort " * 100).title) < 100


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"1234 5678", "no words"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "not a text file"),
        (b"a" * (LARGEST_FILE + 1), "limit"),
        (b"word " * (LONGEST_TEXT // 5 + 1), "limit"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle, match=reason) as caught:
        from_file("x.txt", content)
    assert str(caught.value).startswith("x.txt ") and "\n" not in str(caught.value)


def test_an_unknown_language_is_read_with_a_warning() -> None:
    article = from_text("外相はウクライナのための防護部隊への参加を排除しなかった。首相はこれについて何も述べなかった。")
    assert article.language not in LANGUAGES
    assert "not trained" in article.notices[0]


@given(st.binary(max_size=300))
def test_any_bytes_become_an_article_or_one_sentence(content: bytes) -> None:
    try:
        assert from_file("x.txt", content).text
    except UnreadableArticle as error:
        assert "\n" not in str(error)
