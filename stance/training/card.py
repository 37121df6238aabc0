"""The model card, from the scores on held-out passages. Does not train, and holds no figure of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from stance.fingerprint import fingerprint
from stance.stances import Thresholds
from stance.training.baselines import Guesses
from stance.training.evaluate import Labelled, Read, Scores, calibration_error, judged, score
from stance.training.misses import Cause, by_tag, first_misses
from stance.training.passages import LABELS

TEXT = """---
license: apache-2.0
language: [{languages}]
---
# Who stands where: a multilingual reader

Reads a report in one of {count} languages and says, for every actor and sentence, whether it shows the actor in favor
of, against or neutral on a target stated in words. BERT, 6 layers, 384 wide, 40,000 pieces, with heads for mentions,
links and stances ({megabytes:.0f} MB in half precision). Weights {name}.

## Made from
- The architecture and first weights of all-MiniLM-L6-v2 (Apache-2.0), given a multilingual vocabulary and distilled on
  public parallel text: WMT news tests (free for research), NTREX-128, FLORES-200, XQuAD (CC BY-SA 4.0), TICO-19,
  MLQE-PE (CC0), Tatoeba (CC BY 2.0), PAWS-X, STSb-MT (mixed, see its licence), English Wiktionary (CC BY-SA 3.0) for
  the first embeddings.
- Names in news: SlavicNER, NorNE, RONEC (MIT), FactRuEval (MIT), NerKor, UNER sets, Turku NER, FullStack-LV, GermEval
  2014, Europarl NER, Swedish NER corpus (CC BY or CC BY-SA where stated).
- Texts for and against a claim: LingNLI (no licence stated, premises from MNLI), SANLI (premises CC BY-SA), Perspectrum
  (CC BY-SA 4.0), Touche23 (CC BY 4.0), GWSD (Apache-2.0), Volebni kalkulacka (Apache-2.0), Wahl-O-Mat, StemWijzer 2017 and
  Eurovaalikone 2024 (no licence stated).
- This project's own corpus: {passages} passages in {count} languages with invented people, twins of them, sentence frames
  with slots, and sayings, which take a side by other means than plain verbs. No real report and no non-commercial data
  was trained on.

## Scores on {tested} held-out passages
Read end to end; "label" is the share of right labels among the actor-target pairs found, "macro-F1" the mean F1 of
the labels there; thresholds and calibration come from other held-out passages. `python -m stance.training measure --out
assets/model` prints and writes this.

{languages_table}

By phenomenon (a passage shows several):

{tags_table}

Labels on matched actor-target pairs (rows: truth):

{confusion_table}

With actor, target and sentence given, the label of each sentence that shows a stance, in the same passages:

| who names it | right | macro-F1 |
|---|---|---|
{guesses_table}

## What limits it
The first {missed} stances missed, mistaken or made up in these passages, languages in turn, by what went wrong first: the holder
is no actor, or was merged with another; no stance was seen; the sentence was read with another label (polarity), or rightly
while the article was summed up otherwise; a stance was made up for an actor who has none, or is nobody's.

{causes_table}

## Confidence
{calibration}

## Use
For finding and sorting statements that a person then reads. It is an estimate: it misses stances, gives some to the
wrong actor and mistakes polarity, most often where a text implies rather than says it. Not for judging people, nor as a
fact check; only the two built-in targets have been measured.
"""


def card(reads: Sequence[Read], thresholds: Thresholds, folder: Path, passages: int, compared: Sequence[Guesses]) -> str:
    """The card for the model in ``folder`` as Markdown."""
    by_language, missed = score(reads, thresholds), first_misses(reads, thresholds)
    weights = folder / "model.safetensors"
    return TEXT.format(
        languages=", ".join(sorted(set(by_language) - {"all"})),
        count=len(by_language) - 1,
        megabytes=weights.stat().st_size / 1e6,
        name=fingerprint(folder),
        passages=passages,
        tested=len(reads),
        languages_table=rows("language", by_language),
        tags_table=rows("phenomenon", by_phenomenon(reads, thresholds)),
        confusion_table=confusion_rows(by_language["all"].labelled),
        guesses_table="\n".join(f"| {g.name} | {g.accuracy:.2f} | {g.macro_f1:.2f} |" for g in compared),
        missed=len(missed),
        causes_table=cause_rows(by_tag(missed)),
        calibration=calibration(reads, thresholds),
    )


def by_phenomenon(reads: Sequence[Read], thresholds: Thresholds) -> dict[str, Scores]:
    groups: dict[str, list[Read]] = defaultdict(list)
    for r in reads:
        for tag in r.passage.tags:
            groups[tag].append(r)
    return {tag: score(found, thresholds)["all"] for tag, found in sorted(groups.items())}


def rows(head: str, scores: dict[str, Scores]) -> str:
    lines = [
        f"| {head} | stances | given | pair F1 | triple F1 | label | macro-F1 | false in a passage without |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for key, s in sorted(scores.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        false = f"{s.false_in_empty / s.empty:.2f}" if s.empty else ""
        shares = " | ".join(f"{share:.2f}" for share in (s.pair_f1, s.triple_f1, s.label_accuracy, s.label_f1))
        lines.append(f"| {key} | {s.gold} | {s.found} | {shares} | {false} |")
    return "\n".join(lines)


def confusion_rows(table: Labelled) -> str:
    lines = ["| | " + " | ".join(LABELS) + " |", "|---" * (len(LABELS) + 1) + "|"]
    lines += [f"| {gold} | " + " | ".join(str(table[gold, given]) for given in LABELS) + " |" for gold in LABELS]
    return "\n".join(lines)


def cause_rows(table: dict[str, Counter[Cause]]) -> str:
    lines = ["| phenomenon | " + " | ".join(Cause) + " | all |", "|---" * (len(Cause) + 2) + "|"]
    for tag, counts in table.items():
        lines.append(f"| {tag} | " + " | ".join(str(counts[cause]) for cause in Cause) + f" | {counts.total()} |")
    return "\n".join(lines)


def calibration(reads: Sequence[Read], thresholds: Thresholds) -> str:
    """Expected calibration error, and how often stances of a confidence were right (actor, target and label)."""
    sure, right = judged(reads, thresholds)
    lines = [
        f"Calibration error {calibration_error(sure, right):.3f} (15 bins).",
        "",
        "| confidence | stances | right |",
        "|---|---|---|",
    ]
    for low in range(0, 100, 10):
        inside = (sure >= low / 100) & (sure < (low + 10) / 100)
        if inside.any():
            lines.append(f"| {low}-{low + 10} % | {inside.sum()} | {100 * right[inside].mean():.0f} % |")
    return "\n".join(lines)
