"""Web pages, PDFs, Word documents and JSON: the text as it is shown, what the file says about it, and what stands in the way."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from stance.articles import articles_in, from_file
from stance.articles.extracts import Extract, Obstacle
from stance.articles.kinds import Kind, kind_of
from stance.articles.parsing import parse
from stance.articles.pdfs import joined, without_margins
from stance.domain import Article, UnreadableArticle
from tests.articles.made import STORY, archive, page, pdf, word, written

LINES = (STORY[0].removesuffix(" Ukraine nicht aus."), "Ukraine nicht aus.", STORY[1])
FACTS = (
    '<meta property="og:site_name" content="Musterbote">'
    '<meta property="article:published_time" content="2024-12-03T10:00:00+01:00">'
    '<link rel="canonical" href="https://musterbote.example/a">'
)


def only(kind: Kind, content: bytes, encoding: str | None = None) -> Extract:
    (found,) = parse(kind, content, encoding)
    assert isinstance(found, Extract), found
    return found


def obstacle(kind: Kind, content: bytes) -> str:
    (found,) = parse(kind, content)
    assert isinstance(found, Obstacle)
    return str(found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "\n\n".join(STORY).encode()),
        ("a.md", "\n\n".join(STORY).encode()),
        ("a.html", page()),
        ("a.htm", page()),
        ("a.txt", page()),
        ("a.pdf", pdf([LINES])),
        ("a.html", pdf([LINES])),
        ("a.docx", word()),
        ("a.zip", word()),
        ("a.json", json.dumps({"text": "\n\n".join(STORY)}).encode()),
        ("a.jsonl", json.dumps({"text": "\n\n".join(STORY)}).encode()),
        ("a.zip", archive({"b.txt": "\n\n".join(STORY).encode()})),
    ],
)
def test_every_kind_gives_the_same_paragraphs_whatever_its_name(name: str, content: bytes) -> None:
    article = from_file(name, content)
    assert [part for part in article.text.split("\n\n") if part != "Ministerin zögert"] == list(STORY)
    assert article.language == "de" and article.source.startswith(name)


def test_a_page_is_read_without_menu_comments_and_cookies() -> None:
    found = only(Kind.HTML, page(head=FACTS))
    assert found.text == "\n\n".join(["Ministerin zögert", *STORY])
    assert (found.title, found.date, found.outlet, found.url) == (
        "Ministerin zögert", "2024-12-03", "Musterbote", "https://musterbote.example/a",
    )  # fmt: skip


def test_a_line_break_in_a_page_is_a_space() -> None:
    assert STORY[0] in only(Kind.HTML, page([STORY[0].replace(" Schutz", "<br>Schutz"), STORY[1]])).text


def test_markup_in_a_page_never_becomes_text() -> None:
    text = only(
        Kind.HTML, page([*STORY, "<script>alert(1)</script><img src=x onerror=alert(2)>Und <b>so</b> weiter, sagte sie."])
    ).text
    assert "alert" not in text and "<" not in text and "Und so weiter" in text


@pytest.mark.parametrize(("charset", "picked"), [("cp1252", None), ("iso-8859-2", None), ("cp1252", "cp1252")])
def test_a_page_in_an_older_encoding_keeps_its_letters(charset: str, picked: str | None) -> None:
    assert STORY[0] in only(Kind.HTML, page(charset=charset), picked).text


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><p>Please enable JavaScript.</p>",
        b"<!doctype html><title>Login</title><form><input name=user><input name=password></form>",
        ("<!doctype html><ul>" + "<li><a href=/x>Minister sagt Nein zu Panzern</a></li>" * 40 + "</ul>").encode(),
        b"<html",
        b"",
    ],
)
def test_a_page_without_an_article_is_told_apart(content: bytes) -> None:
    assert "article" in obstacle(Kind.HTML, content) or "HTML" in obstacle(Kind.HTML, content)


def test_a_pdf_has_its_title_and_date() -> None:
    article = from_file("a.pdf", pdf([STORY], {"/Title": "Ministerin zögert", "/CreationDate": "D:20241203100000Z"}))
    assert (article.title, article.date) == ("Ministerin zögert", "2024-12-03")
    dated = pdf(
        [["Kyiv, 2. Dezember 2024", "", *STORY]], {"/Title": "Microsoft Word - a.docx", "/CreationDate": "D:20250101100000Z"}
    )
    assert from_file("a.pdf", dated).date == "2024-12-02"
    assert from_file("a.pdf", dated).title != "Microsoft Word - a.docx"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Die Ministerin schloss eine Beteili-", "gung an einer Truppe nicht aus, sagte", "sie."], ["Die Ministerin schloss eine Beteiligung an einer Truppe nicht aus, sagte sie."]),
        (["Man sprach lange über die Ukraine-", "Politik der Regierung und die Nato."], ["Man sprach lange über die Ukraine-Politik der Regierung und die Nato."]),
        (["Ein Satz, der die ganze Breite füllt,", "endet hier.", "Der nächste Absatz beginnt auf neuer", "Zeile und geht weiter."], ["Ein Satz, der die ganze Breite füllt, endet hier.", "Der nächste Absatz beginnt auf neuer Zeile und geht weiter."]),
        (["Ministerin zögert", "Die Ministerin schloss eine Beteiligung", "an einer Schutztruppe nicht aus, sie war"], ["Ministerin zögert", "Die Ministerin schloss eine Beteiligung an einer Schutztruppe nicht aus, sie war"]),
        (["Die Ministerin schloss eine Beteiligung", "nicht aus", "und sagte das auch in der Hauptstadt so."], ["Die Ministerin schloss eine Beteiligung nicht aus und sagte das auch in der Hauptstadt so."]),
        (["Das sagte sie – und zwar in aller Kürze -", "am Abend in der Hauptstadt des Landes."], ["Das sagte sie – und zwar in aller Kürze - am Abend in der Hauptstadt des Landes."]),
        (["", "", "Ein Absatz.", "", "", "Noch einer."], ["Ein Absatz.", "Noch einer."]),
        ([], []),
    ],
)  # fmt: skip
def test_lines_of_a_pdf_become_paragraphs(lines: list[str], paragraphs: list[str]) -> None:
    assert list(joined(lines)) == paragraphs


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        ["Musterbote, 3.12.2024", f"Erste Zeile {letter}", f"Letzte Zeile {letter}", f"Seite {n} von 3"]
        for n, letter in enumerate("abc", 1)
    ]
    assert without_margins(pages) == [f"{which} Zeile {letter}" for letter in "abc" for which in ("Erste", "Letzte")]
    assert without_margins([["Nur eine Seite", "mit Text", "1"]]) == ["Nur eine Seite", "mit Text"]


def test_a_document_has_its_title_and_its_tables() -> None:
    assert only(Kind.DOCX, word(title="Ein Titel")).title == "Ein Titel"
    found = only(Kind.DOCX, word(heading="Eine Überschrift", table=("Erste Zelle", "Zweite Zelle")))
    assert found.title == "Eine Überschrift" and found.made == ""
    assert found.text == "\n\n".join(["Eine Überschrift", *STORY, "Erste Zelle", "Zweite Zelle"])


RECORD = {
    "title": "Titel",
    "text": STORY[0],
    "date": "3. Dezember 2024",
    "source": "Musterbote",
    "language": "de-AT",
    "url": "https://a.example/b",
}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([RECORD, {"title": "no text"}, 7, RECORD]),
        "\n".join(map(json.dumps, [RECORD, {"title": "no text"}])) + "\n\n{broken\n" + json.dumps(RECORD),
    ],
)  # fmt: skip
def test_a_list_goes_on_after_a_bad_entry(content: str) -> None:
    good, bad, worse, last = articles_in("a.json", content.encode())
    assert good == Article("a.json #1", STORY[0], "Titel", "de", "2024-12-03", (), "Musterbote", "https://a.example/b")
    assert str(bad).startswith("a.json #2 has no text") and str(worse).startswith("a.json #3 ")
    assert isinstance(last, Article) and last.source == "a.json #4"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a.example/ onload=x", 'https://a.example/"><script>', "file:///a"]
)
def test_an_address_that_is_no_link_is_dropped(url: str) -> None:
    assert from_file("a.json", json.dumps({**RECORD, "url": url}).encode()).url == ""


def test_fields_are_one_line_and_no_half_signs_come_through() -> None:
    article = from_file(
        "a.json", json.dumps({"text": STORY[0] + "\ud800", "title": "A\n\x1b[31mB" + "x" * 400, "source": "C\x00D"}).encode()
    )
    assert article.text.endswith("\ufffd") or article.text.endswith("?")
    assert article.title.startswith("A \ufffd[31mB") and len(article.title) <= 300
    assert article.outlet == "C\ufffdD"


def test_several_articles_are_not_one() -> None:
    with pytest.raises(UnreadableArticle, match="several articles"):
        from_file("a.json", json.dumps([RECORD, RECORD]).encode())


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        (Kind.PDF, pdf([[], []]), "only pictures"),
        (Kind.PDF, pdf([STORY], password="secret"), "password"),
        (Kind.PDF, pdf([STORY])[:200], "broken"),
        (Kind.PDF, b"%PDF-1.7", "broken"),
        (Kind.DOCX, word([]), "no text"),
        (Kind.DOCX, word()[:900], "broken"),
        (Kind.DOCX, archive({"[Content_Types].xml": b"<x", "word/document.xml": b"<x"}), "broken"),
        (Kind.JSON, b'{"text": ', "broken JSON"),
        (Kind.JSON, b"[" * 100_000, "memory"),
        (Kind.JSON, json.dumps({"text": "word " * 250_000}).encode(), "limit"),
    ],
)
def test_what_stands_in_the_way_is_said(kind: Kind, content: bytes, reason: str) -> None:
    assert reason in obstacle(kind, content)


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    writer = PdfWriter(PdfReader(BytesIO(pdf([STORY]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert STORY[0] in only(Kind.PDF, written(writer)).text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "no Word document"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}), "OpenDocument"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and then nothing", "broken"),
    ],
)
def test_files_of_other_kinds_are_named(content: bytes, reason: str) -> None:
    with pytest.raises(Obstacle, match=reason):
        kind_of("a.docx", content)
