"""The files of a zip archive, one after the other, in memory. Writes nothing to disk, and does not open archives in archives."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stance.articles.extracts import Obstacle
from stance.articles.limits import HIGHEST_RATIO, LARGEST_ARCHIVE, LARGEST_FILE, MEGABYTE, MOST_MEMBERS

HEADER = b"PK\x01\x02"
RUBBISH = re.compile(r"(^|/)(__MACOSX/|\.[^./]|Thumbs\.db$|desktop\.ini$)")
TOO_LARGE = f"unpacks to more than {LARGEST_ARCHIVE // MEGABYTE} MB; split it."


def opened(content: bytes) -> ZipFile:
    """Raises Obstacle where the bytes are no archive, or one with more files than we would list."""
    if content.count(HEADER) > 20 * MOST_MEMBERS:  # each file in it brings one; Word files have some twenty of their own
        raise Obstacle(f"has more than {MOST_MEMBERS} files in it; split it.")
    try:
        return ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError) as error:
        raise Obstacle("is broken: it cannot be unpacked.") from error


def members(content: bytes) -> Iterator[tuple[str, bytes | Obstacle]]:
    """Name and bytes of each file, or why they cannot be had. Raises Obstacle where the whole archive is too much."""
    left = LARGEST_ARCHIVE
    with opened(content) as archive:
        files = [each for each in archive.infolist() if not each.is_dir() and not RUBBISH.search(each.filename)]
        if len(files) > MOST_MEMBERS:
            raise Obstacle(f"has {len(files):,} files in it; the limit is {MOST_MEMBERS:,}.")
        if not files:
            raise Obstacle("has no files in it.")
        for each in files:
            unpacked = member(archive, each)
            left -= len(unpacked) if isinstance(unpacked, bytes) else 0
            if left < 0:
                raise Obstacle(TOO_LARGE)
            yield plain(each.filename), unpacked


def member(archive: ZipFile, info: ZipInfo) -> bytes | Obstacle:
    """No more than LARGEST_FILE bytes and one are ever unpacked."""
    if info.flag_bits & 1:
        return Obstacle("is protected by a password.")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return Obstacle("is packed in a way that is not read; pack it as an ordinary zip.")
    if info.file_size > max(MEGABYTE, HIGHEST_RATIO * info.compress_size):
        return Obstacle("is packed suspiciously small, and was not unpacked.")
    try:
        with archive.open(info) as file:
            content = file.read(LARGEST_FILE + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return Obstacle("is broken: it cannot be unpacked.")
    if len(content) > LARGEST_FILE:
        return Obstacle(f"has more than {LARGEST_FILE // MEGABYTE} MB, the limit.")
    return content


def plain(name: str) -> str:
    """A name inside an archive without what would lead out of it."""
    return "/".join(part for part in re.split(r"[/\\]", name) if part.strip(". ")) or "unnamed"
