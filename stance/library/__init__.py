"""Articles, analyses, corrections and waiting jobs that outlive the program. Does not read articles or draw.

library = Library.open().of("owner")
key = library.save(analysis)
library.get(key)
"""

from stance.domain import key
from stance.library.articles import Listed
from stance.library.corrections import Correction, corrected
from stance.library.database import LibraryUnavailable
from stance.library.jobs import Queued
from stance.library.store import Library
from stance.library.transfer import UnreadableLibrary

__all__ = ["Correction", "Library", "LibraryUnavailable", "Listed", "Queued", "UnreadableLibrary", "corrected", "key"]
