"""Bad input, end to end: each gets one clear line naming file and reason, the rest goes on, and the exit code says how."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Call = Callable[..., object]

ONE = (
    "Dam Holds Through the Night\n\nThe dam above Ostrava Mill held through the night, mayor Ilse Brandt said on Monday.\n\n"
    "“We had a plan, and we kept to it,” Brandt said. Some 400 people had left their homes.\n"
)
TWO = (
    "Town Sleeps While River Rises\n\nAbout 400 people left their homes below the dam, the fire service said on Monday.\n\n"
    "Mayor Ilse Brandt said the dam had held. “We had a plan, and we kept to it.”\n"
)
OTHER = (
    "Champions Lose Final in Extra Time\n\nThe Harriers beat the Wanderers 3-2 after extra time on Saturday.\n\n"
    "Striker Ben Okafor scored twice. “I closed my eyes and hit it,” Okafor said.\n"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE)
    (folder / "b.txt").write_text(TWO)
    return folder


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary data"),
    "line.txt": (b"word " * 1_048_576, "characters, and a report may have"),
    "page.html": (b"<html><body><ul><li><a href='/a'>One</a></li></ul></body></html>", "no article found"),
    "item.json": (b'{"type": "picture"}', "no news body"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone(call: Call, tmp_path: Path, name: str) -> None:
    """Nothing could be read: exit 3, one line with file and reason, nothing on stdout, no traceback."""
    raw, reason = BAD[name]
    (tmp_path / name).write_bytes(raw)
    done = call("read", tmp_path / name)
    assert done.code == 3
    assert done.out == ""
    (line,) = [line for line in done.err.splitlines() if str(tmp_path / name) in line]
    assert reason in line
    assert "Traceback" not in done.err


def test_one_bad_file_among_good_ones(call: Call, good: Path, tmp_path: Path) -> None:
    """A folder with bad files: the good ones are compared and written, the bad ones are named, exit 3."""
    for name, (raw, _) in BAD.items():
        (good / name).write_bytes(raw)
    out = tmp_path / "out.json"
    done = call("read", good, "-o", out)
    assert done.code == 3
    held = json.loads(out.read_text())
    assert [r["label"] for r in held["reports"]] == ["A", "B"]
    assert sorted(Path(r["file"]).name for r in held["refused"]) == sorted(BAD)
    assert all(
        any(name in line and reason in line for line in done.err.splitlines()) for name, (_, reason) in BAD.items()
    )


def test_a_wrong_encoding_is_read_with_a_note(call: Call, good: Path) -> None:
    """A Windows-1252 file is read with its marks, and the report's note says it was a guess."""
    (good / "b.txt").write_bytes(TWO.encode("cp1252"))
    done = call("read", good, "--json")
    held = json.loads(done.out)
    assert done.code == 0
    assert "“We had a plan" in held["reports"][1]["text"]
    assert "cp1252" in held["reports"][1]["notes"][0]["detail"]


def test_the_same_file_twice_is_said_and_counted_once(call: Call, good: Path) -> None:
    """A report given twice is not two reports; that is no failure."""
    done = call("read", good / "a.txt", good / "b.txt", good / "a.txt", "--json")
    assert done.code == 0
    assert len(json.loads(done.out)["reports"]) == 2
    assert "the same words as report A" in done.err
    assert "counted once" in done.err


def test_one_report_only_is_a_dossier_of_one(call: Call, good: Path) -> None:
    """One report gives its own findings, without comparison, conflict or link to another."""
    done = call("read", good / "a.txt", "--json")
    held = json.loads(done.out)
    assert done.code == 0
    assert held["counts"]["rows_shared"] == 0
    assert held["quotations"]
    assert [held[s] for s in ("same_quotations", "figure_links", "conflicts", "origins")] == [[], [], [], []]
    assert call("read", good / "a.txt").code == 0


def test_reports_of_different_events_are_not_forced_together(call: Call, good: Path) -> None:
    """A flood and a football match: that they share almost nothing is said, and nothing is aligned."""
    (good / "b.txt").write_text(OTHER)
    done = call("read", good)
    assert done.code == 0
    assert "share almost nothing" in done.out + done.err
    held = json.loads(call("read", good, "--json").out)
    assert held["counts"]["rows_shared"] == 0
    assert held["conflicts"] == []


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["read"], "Missing argument"),
        (["read", "A", "--date", "yesterday"], "'yesterday' is no day"),
        (["read", "A", "--date", "Q=2024-05-06"], "names report Q"),
        (["read", "A", "-o", "out.docx"], "an output ends in"),
        (["read", "A", "-o", "nowhere/out.json"], "there is no folder"),
        (["nonsense"], "No such command"),
        (["A", "A"], "is a file, not a command. Reports are read by: crossread read"),
        (["https://example.org/report"], "is an address, not a command"),
        (["read", "A", "--nonsense"], "No such option"),
    ],
)
def test_misuse_is_exit_2(call: Call, good: Path, args: list[str], reason: str) -> None:
    """A wrong call is refused before any work, with what is wrong."""
    done = call(*(str(good / "a.txt") if a == "A" else a for a in args))
    assert (done.code, done.out) == (2, "")
    assert reason in " ".join(done.err.replace("│", " ").split())


def test_missing_weights_are_exit_4(call: Call, good: Path) -> None:
    """A pipeline that is not installed: exit 4, and the next step."""
    done = call("read", good, "--spacy", "xx_no_such_pipeline")
    assert done.code == 4
    assert "xx_no_such_pipeline" in done.err
    assert "pip install" in done.err


def test_offline_refuses_addresses(call: Call, good: Path) -> None:
    """With --offline an address is named and refused; the files go on."""
    done = call("read", good, "http://127.0.0.1:9/page", "--offline")
    assert done.code == 3
    assert "--offline refuses" in done.err


@pytest.mark.parametrize("command", ["show", "verify", "export"])
def test_what_is_no_dossier_is_exit_3(call: Call, tmp_path: Path, command: str) -> None:
    """A file that holds no dossier is refused with its name by every command that reads one."""
    (tmp_path / "x.json").write_text('{"id": 5}')
    done = call(command, tmp_path / "x.json", *(["--to", "json"] if command == "export" else []))
    assert done.code == 3
    assert "x.json" in done.err


def test_no_command_prints_the_help(call: Call) -> None:
    """`crossread` alone says what there is."""
    assert "verify" in call().out + call().err
    assert call("--version").out.startswith("crossread ")
