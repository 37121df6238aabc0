"""The command line: its contract, its exit status, and one line for what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config

from stance.cli import main, printable
from stance.cli.serve import APP, SETTINGS, command_line

SEED = min((Path(__file__).parents[1] / "seeds").glob("*.txt"))


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


def test_every_article_of_a_file_of_records_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(
        '{"title": "One", "text": "It rains."}\n{"title": "Two", "text": ""}\n{"title": "Three", "text": "It snows."}\n'
    )
    assert main(["analyze", str(records), "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["article"]["title"] for line in out.splitlines()] == ["One", "Three"]
    assert err.startswith(f"{records}:2 has no text")


def test_the_table_names_actor_label_and_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(SEED)]) == 0
    assert "Olaf Scholz" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["analyze"], ["analyze", "x", "--format", "xml"], ["read", "x"], ["batch", "x"], ["batch", "--out", "x"],
        ["batch", "x", "--out", "y", "--engine", "spark"], ["batch", "x", "--out", "y", "--workers", "0"], ["serve", "--port", "70000"],
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_a_missing_model_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", str(SEED), "--model", str(tmp_path)]) == 1
    assert main(["batch", str(SEED), "--out", str(tmp_path / "out"), "--model", "nobody/no-such-model"]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("No usable model") and second.startswith("nobody/no-such-model is no folder") and "--download" in second


@pytest.mark.parametrize("given", ["missing.txt", "nothing-*.txt", "nosuchprotocol://host/file"])
def test_a_batch_of_nothing_is_one_sentence(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", given, "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith(given)


def test_serving_is_closed_and_silent_by_default() -> None:
    given = dict(part.removeprefix("--").split("=") for part in command_line("127.0.0.1", 8501) if part.startswith("--"))
    assert given == {
        "server.address": "127.0.0.1",
        "server.port": "8501",
        "server.headless": "true",
        "server.enableXsrfProtection": "true",
        "server.enableCORS": "true",
        "server.fileWatcherType": "none",
        "server.maxUploadSize": "20",
        "browser.gatherUsageStats": "false",
        "client.showErrorDetails": "none",
    }


def test_streamlit_knows_every_setting_it_is_given() -> None:
    assert SETTINGS.keys() <= config.get_config_options().keys()


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "stance", "--help"], capture_output=True, text=True, cwd=APP.parent, check=True)
    assert all(command in done.stdout for command in ("analyze", "batch", "serve"))


def test_no_file_name_steers_a_terminal() -> None:
    assert printable("a\x1b[31mb\nc\u202ed") == "a [31mb c d"


def test_a_reader_that_stops_early_gets_no_traceback() -> None:
    command = [sys.executable, "-m", "stance", "analyze", *[str(SEED)] * 3, "--format", "table"]
    with subprocess.Popen(command, cwd=APP.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout and run.stderr
        run.stdout.close()
        assert "Traceback" not in run.stderr.read()
    assert run.returncode == 1
