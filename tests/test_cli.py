"""The command line: its contract, its exit status, and one line for what cannot be read."""

import json
from pathlib import Path

import pytest

from stance.cli import main, printable

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def test_jsonl_follows_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(SEED), "--format", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert found["article"]["source"] == str(SEED)
    assert (found["article"]["language"], found["article"]["date"]) == ("de", "2024-12")
    text = SEED.read_text("utf-8")
    assert found["stances"]
    for stance in found["stances"]:
        assert stance["target"] in {"nato_membership", "ceasefire_forces"} and stance["label"] in {"favor", "against", "neutral"}
        assert -1 <= stance["score"] <= 1 and 0 <= stance["confidence"] <= 1
        assert stance["actor"] in {actor["name"] for actor in found["actors"]}
        for e in stance["evidence"]:
            assert text[e["start"] : e["end"]] == e["text"]


def test_unreadable_files_are_named_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2\3" * 50)
    files = [str(tmp_path / name) for name in ("empty.txt", "binary.txt", "missing.txt")]
    assert main(["analyze", *files, str(SEED), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert [line.split(" ")[0] for line in err.splitlines()] == files


def test_the_table_names_actor_label_and_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(SEED)]) == 0
    assert "Olaf Scholz" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["analyze"], ["analyze", "x", "--format", "xml"], ["read", "x"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_a_missing_model_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(SEED), "--model", str(tmp_path)]) == 1
    assert "No usable model" in capsys.readouterr().err


def test_no_file_name_steers_a_terminal() -> None:
    assert printable("a\x1b[31mb\nc\u202ed") == "a [31mb c d"
