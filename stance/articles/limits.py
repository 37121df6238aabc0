"""How much is taken in: sizes, numbers and times, each settable by an environment variable. Does not enforce any of them."""

from __future__ import annotations

import os


def setting(name: str, usual: int) -> int:
    """The whole number in the environment variable STANCE_<name>, or the usual one; raises ValueError for anything else."""
    value = os.environ.get(f"STANCE_{name}", str(usual))
    if not value.isdecimal() or int(value) == 0:
        raise ValueError(f"STANCE_{name} is {value!r}; it must be a whole number above 0.")
    return int(value)


MEGABYTE = 1_000_000
LARGEST_FILE = setting("MAX_FILE_MB", 20) * MEGABYTE
"""Bytes of one file, or of one fetched page."""
LONGEST_TEXT = setting("MAX_TEXT_MB", 1) * MEGABYTE
"""Characters of one article."""
MOST_FILES = setting("MAX_FILES", 200)
"""Files of one drop."""
MOST_MEMBERS = setting("MAX_ARCHIVE_FILES", 1000)
"""Files in one archive."""
LARGEST_ARCHIVE = setting("MAX_ARCHIVE_MB", 200) * MEGABYTE
"""Bytes of all files of an archive, unpacked."""
HIGHEST_RATIO = 200
"""How many times its packed size a file of an archive may have; what is below one megabyte is let through."""
PARSER_SECONDS = setting("MAX_PARSER_SECONDS", 10)
"""Seconds of computing for one file."""
PARSER_WAIT = 6 * PARSER_SECONDS
"""Seconds on the clock for one file, on a machine that is busy with other things too."""
PARSER_GROWTH = setting("MAX_PARSER_MB", 50) * MEGABYTE
"""Bytes a parser may take up beyond what its libraries and the file itself need."""
FETCH_SECONDS = setting("MAX_FETCH_SECONDS", 20)
MOST_REDIRECTS = 5
