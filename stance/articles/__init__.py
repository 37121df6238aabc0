"""Files of any kind, pasted text and web addresses to Articles, or one sentence why not. Does not read what they say."""

from stance.articles.encodings import ENCODINGS
from stance.articles.files import articles_in, from_file, from_text, from_url
from stance.articles.kinds import SUFFIXES
from stance.articles.languages import LANGUAGES
from stance.articles.limits import LARGEST_FILE, LONGEST_TEXT, MOST_FILES

__all__ = [
    "ENCODINGS",
    "LANGUAGES",
    "LARGEST_FILE",
    "LONGEST_TEXT",
    "MOST_FILES",
    "SUFFIXES",
    "articles_in",
    "from_file",
    "from_text",
    "from_url",
]
