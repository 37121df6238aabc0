"""Archives: every article in them, an error for each other file, and no way to fill the memory or leave the archive."""

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from stance.articles import archives, articles_in, from_file
from stance.articles.archives import members, plain
from stance.articles.extracts import Obstacle
from stance.articles.limits import LARGEST_FILE, MOST_MEMBERS
from stance.domain import Article, UnreadableArticle
from tests.articles.made import STORY, archive

TEXT = STORY[0].encode()


def encrypted(content: bytes) -> bytes:
    """The archive with the bit set that says its first file needs a password."""
    central = content.index(b"PK\x01\x02")
    return content[:6] + b"\x01" + content[7 : central + 8] + b"\x01" + content[central + 9 :]


def test_one_bad_member_costs_itself_alone() -> None:
    files = {
        "a.txt": TEXT,
        "empty.txt": b"",
        "deep/b.txt": TEXT,
        "picture.jpg": b"\xff\xd8\xff",
        "in.zip": archive({"c.txt": TEXT}),
        "z.txt": TEXT,
    }
    found = {
        str(each).split(" ")[0] if isinstance(each, UnreadableArticle) else each.source: each
        for each in articles_in("x.zip", archive(files))
    }
    assert list(found) == [f"x.zip/{name}" for name in files]
    assert [name for name, each in found.items() if isinstance(each, Article)] == ["x.zip/a.txt", "x.zip/deep/b.txt", "x.zip/z.txt"]
    assert "archive inside an archive" in str(found["x.zip/in.zip"])
    assert "is empty" in str(found["x.zip/empty.txt"])


def test_what_systems_leave_behind_is_passed_over() -> None:
    files = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "d/Thumbs.db": b"x", "a.txt": TEXT}
    assert [name for name, _ in members(archive(files))] == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a/./b.txt", "a/b.txt"),
        ("..", "unnamed"),
    ],
)
def test_no_name_leads_out_of_its_archive(name: str, shown: str) -> None:
    assert plain(name) == shown


def test_a_member_with_a_wandering_name_is_read_all_the_same() -> None:
    assert from_file("x.zip", archive({"../../a.txt": TEXT})).source == "x.zip/a.txt"


def test_a_bomb_is_not_unpacked() -> None:
    (found,) = (each for _, each in members(archive({"a.txt": b"a " * (LARGEST_FILE // 2)})))
    assert isinstance(found, Obstacle) and "suspiciously small" in str(found)


def test_a_member_that_lies_about_its_size_is_cut_off() -> None:
    """Its header promises one byte, so that no check of sizes helps."""
    content = archive({"a.txt": b"a " * 2_000_000})
    central = content.index(b"PK\x01\x02")
    lying = content[: central + 24] + struct.pack("<I", 1) + content[central + 28 :]
    (found,) = (each for _, each in members(lying))
    assert isinstance(found, Obstacle) or len(found) <= 1


def test_all_members_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 100)
    reached = members(archive({f"{number}.txt": b"x" * 40 for number in range(4)}))
    assert [len(next(reached)[1]), len(next(reached)[1])] == [40, 40]  # type: ignore[arg-type]
    with pytest.raises(Obstacle, match="unpacks to more than"):
        next(reached)


def test_the_number_of_members_is_bounded() -> None:
    with pytest.raises(Obstacle, match=f"limit is {MOST_MEMBERS:,}"):
        next(members(archive({f"{number}.txt": b"" for number in range(MOST_MEMBERS + 1)})))
    with pytest.raises(Obstacle, match="files in it"):
        next(members(b"PK\x03\x04" + b"PK\x01\x02" * (20 * MOST_MEMBERS + 1)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (archive({}), "no files"),
        (archive({"d/": b""}), "no files"),
        (archive({"a.txt": TEXT})[:-30], "broken"),
        (encrypted(archive({"a.txt": TEXT})), "password"),
    ],
)
def test_an_archive_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle, match=reason):
        from_file("x.zip", content)


@pytest.mark.parametrize(("packing", "read"), [(ZIP_STORED, True), (ZIP_DEFLATED, True), (ZIP_BZIP2, False)])
def test_only_ordinary_packing_is_read(packing: int, read: bool) -> None:
    out = BytesIO()
    with ZipFile(out, "w", packing) as made:
        made.writestr("a.txt", TEXT)
    (found,) = articles_in("x.zip", out.getvalue())
    assert isinstance(found, Article) == read


def test_a_damaged_member_costs_itself_alone() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as made:
        made.writestr("a.txt", TEXT)
        made.writestr("b.txt", TEXT)
    damaged = out.getvalue().replace(TEXT, TEXT.upper(), 1)
    first, second = articles_in("x.zip", damaged)
    assert "broken" in str(first) and isinstance(second, Article)
