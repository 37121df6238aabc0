"""Plain and pasted text: what is recovered, and the one sentence for what cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.articles import ENCODINGS, LANGUAGES, LARGEST_FILE, LONGEST_TEXT, from_file, from_text
from stance.domain import UnreadableArticle

REPORTS = {
    "de": "Die Ministerin schloss eine Beteiligung an einer Schutztruppe für die Ukraine nicht aus.",
    "en": "The minister did not rule out taking part in a protection force for Ukraine.",
    "fr": "La ministre n'a pas exclu de participer à une force de protection pour l'Ukraine.",
    "it": "La ministra non ha escluso una partecipazione a una forza di protezione per l'Ucraina.",
    "es": "La ministra no descartó participar en una fuerza de protección para Ucrania.",
    "pl": "Minister nie wykluczyła udziału w siłach ochronnych dla Ukrainy, bo żąda tego większość.",
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


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("pl", "cp1250"),
        ("pl", "iso-8859-2"),
        ("hu", "cp1250"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("uk", "koi8-u"),
        ("ru", "cp866"),
        ("el", "iso-8859-7"),
        ("el", "cp1253"),
        ("tr", "cp1254"),
    ],
)
def test_a_picked_encoding_is_used(language: str, encoding: str) -> None:
    article = from_file("a.txt", REPORTS[language].encode(encoding), encoding)
    assert (article.text, article.language, article.notices) == (REPORTS[language], language, ())
    assert encoding in ENCODINGS


def test_an_encoding_that_does_not_fit_is_refused_and_another_asked_for() -> None:
    with pytest.raises(UnreadableArticle, match=r"^a.txt is not written in Unicode \(UTF-8\); pick the encoding"):
        from_file("a.txt", REPORTS["ru"].encode("cp1251"), "utf-8")
    with pytest.raises(UnreadableArticle, match="pick the encoding"):
        from_file("a.txt", b"The minister said no.", "no-such-encoding")


def test_a_guessed_encoding_is_said() -> None:
    article = from_file("a.txt", (REPORTS["ru"] * 5).encode("cp1251"))
    assert article.text == REPORTS["ru"] * 5
    assert "Cyrillic (Windows-1251)" in article.notices[0] and "pick the encoding" in article.notices[0]


def test_line_ends_are_one_sign_so_that_offsets_hold() -> None:
    assert from_file("a.txt", b"One line.\r\nAnother line here.\r\n").text == "One line.\nAnother line here.\n"


def test_control_characters_are_shown_as_what_they_are_and_move_no_offset() -> None:
    text = "The minister \x1b[31msaid no to it. " + "And she went on to say it. " * 10
    article = from_text(text)
    assert article.text == text.replace("\x1b", "\ufffd")


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
        (b"word \0 word", "not a text file"),
        (b"{\\rtf1 word}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 word", "old kind"),
        (b"a" * (LARGEST_FILE + 1), "limit"),
        (b"word " * (LONGEST_TEXT // 5 + 1), "limit"),
        (b"word " * (LONGEST_TEXT + 1), "limit"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle, match=reason) as caught:
        from_file("x.txt", content)
    assert str(caught.value).startswith("x.txt ") and "\n" not in str(caught.value)


def test_a_name_with_line_breaks_and_escapes_is_told_on_one_line() -> None:
    with pytest.raises(UnreadableArticle) as caught:
        from_file("a\nb\x1b[2J.txt", b"")
    assert str(caught.value) == "a b\ufffd[2J.txt is empty."


def test_an_unknown_language_is_read_with_a_warning() -> None:
    article = from_text("外相はウクライナのための防護部隊への参加を排除しなかった。首相はこれについて何も述べなかった。")
    assert article.language not in LANGUAGES
    assert "not trained" in article.notices[0]


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, *ENCODINGS]))
def test_any_bytes_become_an_article_or_one_sentence(content: bytes, encoding: str | None) -> None:
    try:
        assert from_file("x.txt", content, encoding).text.encode("utf-8")
    except UnreadableArticle as error:
        assert "\n" not in str(error)
