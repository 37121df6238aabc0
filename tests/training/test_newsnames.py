"""Names of a token set keep their places in the text, and only what is surely a name or surely none is judged."""

import gzip
import json
from pathlib import Path

from stance.domain import Span
from stance.training.newsnames import compared, marked, unseen

TOKENS = ["Der", "(", "Premier", ")", "Jan", "Novák", ",", "Prag", "und", "die", "EU", ":", "der", "Fahrer", "beim", "Brexit", "."]
TAGS = ["O", "O", "O", "O", "B-PER", "I-PER", "O", "B-LOC", "O", "O", "B-ORG", "O", "O", "O", "O", "B-MISC", "O"]


def test_names_keep_their_places_and_other_marks_are_unclear() -> None:
    found = marked(TOKENS, TAGS)
    assert found.text == "Der (Premier) Jan Novák, Prag und die EU: der Fahrer beim Brexit."
    assert {span.of(found.text) for span in found.names} == {"Jan Novák", "Prag", "EU"}
    assert {span.of(found.text) for span in found.unclear} == {"Brexit"}


def test_a_name_without_a_capital_letter_is_unclear() -> None:
    found = marked(["un", "medic", "român"], ["O", "B-PER", "O"])
    assert not found.names and {span.of(found.text) for span in found.unclear} == {"medic"}


def test_only_the_exact_span_is_right_and_unclear_ones_do_not_count() -> None:
    found = marked(TOKENS, TAGS)
    prague, brexit = (Span(found.text.index(w), found.text.index(w) + len(w)) for w in ("Prag", "Brexit"))
    novak = Span(found.text.index("Novák"), found.text.index("Novák") + 5)
    assert compared(found, {prague, novak, brexit}) == {"right": 1, "found": 2, "names": 3}


def test_a_sentence_that_also_teaches_is_not_tested(tmp_path: Path) -> None:
    folder = tmp_path / "train/ner"
    folder.mkdir(parents=True)
    listed = [("Ada war in Prag", "train"), ("Ada war in Prag", "test"), ("Ada war in Rom", "test"), ("Nur zwei", "test")]
    rows = [{"lang": "de", "tokens": text.split(), "tags": ["O"] * len(text.split()), "split": split} for text, split in listed]
    with gzip.open(folder / "de_set.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    assert {lang: [m.text for m in found] for lang, found in unseen(tmp_path).items()} == {"de": ["Ada war in Rom"]}
