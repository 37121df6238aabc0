"""Small files of every kind, made on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pypdf import PdfReader, PdfWriter

STORY = (
    "Die Ministerin schloss eine Beteiligung an einer Schutztruppe für die Ukraine nicht aus.",
    "Der Kanzler sprach sich dagegen aus, das Land in das Bündnis aufzunehmen.",
)


def page(story: Sequence[str] = STORY, head: str = "", charset: str = "utf-8") -> bytes:
    """A news page with a menu, a reader's comment and a cookie notice around the article."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return f"""<!doctype html><html lang="de"><head><meta charset="{charset}"><title>Ministerin zögert | Musterbote</title>{head}</head>
    <body><nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <main><article><h1>Ministerin zögert</h1>{paragraphs}</article>
    <div id="comments" class="comments"><p>Anna Muster: Das finde ich ganz und gar nicht richtig, liebe Redaktion!</p></div></main>
    <footer><p>Impressum</p><p>Wir verwenden Cookies.</p></footer></body></html>""".encode(charset)


def pdf(pages: Sequence[Sequence[str]], facts: Mapping[str, str] | None = None, password: str | None = None) -> bytes:
    """A PDF whose pages show the given lines; no lines make a page without text."""
    streams = [
        b"BT /F 11 Tf 50 800 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in lines) + b" ET"
        for lines in pages
    ]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, stream in enumerate(streams):
        contents = b"/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>" % (5 + 2 * number)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % contents)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(places) + 1,
        table,
        len(places) + 1,
        len(body),
    )
    if facts is None and password is None:
        return body
    writer = PdfWriter(PdfReader(BytesIO(body)))
    writer.add_metadata(dict(facts or {}))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def word(story: Sequence[str] = STORY, title: str = "", heading: str = "", table: Sequence[str] = ()) -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    if heading:
        document.add_heading(heading, 1)
    for paragraph in story:
        document.add_paragraph(paragraph)
    if table:
        cells = document.add_table(1, len(table)).rows[0].cells
        for cell, text in zip(cells, table, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()
