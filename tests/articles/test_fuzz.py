"""Any bytes under any name become articles and one-sentence errors, and nothing else; also files that were whole before."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.articles import ENCODINGS, SUFFIXES, articles_in
from stance.articles.dates import iso
from stance.domain import Article, UnreadableArticle
from tests.articles.made import STORY, archive, page, pdf, word

WHOLE = (
    page(), pdf([STORY, STORY]), word(table=STORY), json.dumps([{"text": STORY[0]}]).encode(),
    archive({"a.txt": STORY[0].encode(), "b.html": page()}),
)  # fmt: skip
STARTS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"[{", b"\xff\xfe", b"\xd0\xcf\x11\xe0")
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def harm(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """Some bytes written over, at shares of the length."""
    for share, new in changes:
        at = int(share * len(content))
        content = content[:at] + new + content[at + len(new) :]
    return content


def read(name: str, content: bytes, encoding: str | None = None) -> None:
    found = list(articles_in(name, content, encoding))
    assert found
    for each in found:
        assert isinstance(each, Article | UnreadableArticle)
        if isinstance(each, Article):
            assert json.dumps(vars(each), ensure_ascii=False).encode("utf-8") and each.text.strip() and "\n" not in each.title
        else:
            assert "\n" not in str(each) and str(each).endswith((".", "?"))


@quick
@given(st.sampled_from(SUFFIXES), st.sampled_from(STARTS), st.binary(max_size=200), st.sampled_from([None, *ENCODINGS]))
def test_any_bytes(suffix: str, start: bytes, content: bytes, encoding: str | None) -> None:
    read("a" + suffix, start + content, encoding)


@settings(quick, max_examples=25)
@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6), st.floats(0, 1))
def test_whole_files_with_holes(content: bytes, changes: list[tuple[float, bytes]], kept: float) -> None:
    read("a.txt", harm(content, changes))
    read("a.pdf", content[: int(kept * len(content))])


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=80) | st.from_regex(r"\A\d{1,4}[-./ ]{1,2}(Mai|mars|\d{1,3})[-./ ]{1,2}\d{1,5}\Z"),
    st.sampled_from(["de", "en", "lt", "xx", ""]),
)
def test_any_date_is_a_date_or_nothing(value: str, language: str) -> None:
    found = iso(value, language)
    assert found is None or (len(found) in (7, 10) and 1900 <= int(found[:4]) < 2100 and 1 <= int(found[5:7]) <= 12)
