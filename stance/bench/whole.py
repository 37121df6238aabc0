"""Small whole files of every kind that is read, made of the seeds' paragraphs. Does not break them; ``fuzz`` does."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from functools import cache
from html import escape
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from stance.articles import ENCODINGS
from stance.bench.corpus import SEEDS

DAYS = ("2024-12-03", "3. Dezember 2024", "03/12/24", "", "99999999999-13-45", "0000-00-00", "yesterday")
LANGUAGES = ("de", "uk", "", "xx", "zh-Hant-TW", "\ud800")
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def texts() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of each seed."""
    return tuple(tuple(path.read_text("utf-8").split("\n\n")) for path in sorted(SEEDS.glob("*.txt")))


def story(chance: Random) -> list[str]:
    paragraphs = chance.choice(texts())
    return chance.sample(paragraphs, min(len(paragraphs), chance.randint(1, 6)))


def text(chance: Random) -> bytes:
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", *ENCODINGS))
    return "\n\n".join([chance.choice(DAYS), *story(chance)]).encode(encoding, "replace")


def markdown(chance: Random) -> bytes:
    title, *rest = story(chance)
    return "\n\n".join([f"# {title[:80]}", *(f"> *{each}*" for each in rest), "| a | b |\n|---|---|"]).encode()


def page(chance: Random) -> bytes:
    charset = chance.choice(("utf-8", "utf-8", "cp1251", "iso-8859-2", "utf-16"))
    body = "".join(f"<p>{escape(each)}</p>" for each in story(chance))
    dated = f'<meta property="article:published_time" content="{chance.choice(DAYS)}"><title>A page</title>'
    head = f'<meta charset="{charset}">{dated}'
    made = f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"
    return made.encode(charset, "xmlcharrefreplace")


def pdf(chance: Random) -> bytes:
    """A page a paragraph, each a stream that may be packed."""
    pages = [[each[n : n + 80] for n in range(0, len(each), 80)] for each in story(chance)]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        contents = b"/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>" % (5 + 2 * number)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % contents)
        objects.append(stream(lines, packed=chance.random() < 0.5))
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    size, table = len(places) + 1, b"".join(places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return body + end % (size, table, size, len(body))


def stream(lines: list[str], packed: bool) -> bytes:
    shown = (line.translate({40: "[", 41: "]", 92: "/"}).encode("cp1252", "replace") for line in lines)
    drawn = b"BT /F 11 Tf 50 800 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line for line in shown) + b" ET"
    content, how = (zlib.compress(drawn), b"/Filter/FlateDecode") if packed else (drawn, b"")
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), how, content)


def word(chance: Random) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in story(chance))
    types = f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/>'
    related = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    relation = f'<Relationship Id="a" Type="{OFFICE}" Target="word/document.xml"/>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{related}{types}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'.encode(),
            "word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{paragraphs}</w:body></w:document>'.encode(),
        }
    )


def record(chance: Random) -> str:
    fields = {"text": "\n\n".join(story(chance)), "date": chance.choice(DAYS), "language": chance.choice(LANGUAGES), "n": 20}
    return json.dumps(fields, ensure_ascii=chance.random() < 0.5)


def listed(chance: Random) -> bytes:
    return f"[{', '.join(record(chance) for _ in range(chance.randint(1, 5)))}]".encode("utf-8", "replace")


def lines(chance: Random) -> bytes:
    return "\n".join(record(chance) for _ in range(chance.randint(1, 5))).encode("utf-8", "replace")


def archive(chance: Random) -> bytes:
    kinds = [chance.choice([*MAKERS]) for _ in range(chance.randint(1, 4))]
    files = {f"{n}{kind}": MAKERS[kind](chance) for n, kind in enumerate(kinds) if kind != ".zip"}
    return packed(files or {"a.txt": text(chance)}, chance.choice((ZIP_DEFLATED, ZIP_STORED)))


def packed(files: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    """An archive of these files, dated 1980 as a bare ZipInfo is, so that the same files give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", how) as made:
        for name, content in files.items():
            made.writestr(ZipInfo(name), content, how)
    return out.getvalue()


MAKERS: dict[str, Callable[[Random], bytes]] = {
    ".txt": text, ".md": markdown, ".html": page, ".htm": page, ".pdf": pdf, ".docx": word, ".json": listed, ".jsonl": lines,
    ".zip": archive,
}  # fmt: skip
