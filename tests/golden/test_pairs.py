"""Pairs of reports with marked conflicts: the marks stand where they say, and the scorer counts them as it says."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bench.told_newsroom import ACCEPTED, PARTS, Marks, main, read_marks, score
from crossread.flow import compare
from crossread.read.sources import read_sources
from crossread.records.dossier import Dossier
from crossread.records.judged import Confidence, Conflict, ConflictKind
from crossread.tools import Tools

FOLDER = Path(__file__).parent / "pairs"
PAIRS = sorted(p.name for p in FOLDER.iterdir() if p.is_dir())

_A = "Mill burns down\n\nNine people were hurt on Monday. The mill had been built in 1902. Its owner wept.\n"
_B = "Mill lost in fire\n\nEleven people were injured on Monday. The mill, a century old, was empty.\n"
_MARKS = (
    'part = "tuning"\nconflicts = [["number", "Nine people", "Eleven people"], ["outcome", "Its owner wept", "was empty"]]\n'
    'agree = [["hurt", "injured"]]\ninnocent = [["one age", "in 1902", "a century old"]]\n'
)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_marked_stretch_stands_exactly_once_in_its_report(pair: str) -> None:
    """Marks are anchors: they cannot point to two places, and every kind is one the scorer knows."""
    marks = read_marks(FOLDER / pair, read_sources(sorted((FOLDER / pair).glob("*.txt"))).reports)
    assert marks.part in PARTS
    assert {mark.kind for mark in marks.conflicts} <= set(ACCEPTED)
    assert len(marks.conflicts) >= 3 and len(marks.agree) >= 3 and len(marks.innocent) >= 3


def test_thirteen_pairs_are_held_out() -> None:
    """Seven pairs to work on, seven never looked into, six that came later, and six at the last, again never looked into."""
    parts = [tomllib.loads((FOLDER / pair / "marks.toml").read_text(encoding="utf-8"))["part"] for pair in PAIRS]
    assert sorted(parts) == ["fresh"] * 6 + ["held out"] * 7 + ["last"] * 6 + ["tuning"] * 7


def test_of_pairs_held_out_nothing_but_sums_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for what was missed in them is told which parts are open, before anything is read."""
    monkeypatch.setattr("sys.argv", ["told_newsroom", "last"])
    with pytest.raises(SystemExit, match="only the sums"):
        main()


@pytest.fixture
def mill(tmp_path: Path, tools: Tools) -> tuple[Dossier, Marks]:
    """Two short reports, their marks, and a dossier from which all findings are taken out."""
    for name, text in (("A.txt", _A), ("B.txt", _B), ("marks.toml", _MARKS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    reports = read_sources([tmp_path / "A.txt", tmp_path / "B.txt"]).reports
    dossier = compare(reports, tools=tools)
    bare = replace(dossier, conflicts=(), rows=(), figure_links=(), event_clashes=(), same_quotations=())
    return bare, read_marks(tmp_path, reports)


def _conflict(dossier: Dossier, kind: ConflictKind, left: str, right: str, confidence: Confidence) -> Conflict:
    anchors = [
        report.anchor(report.text.index(words), report.text.index(words) + len(words))
        for report, words in zip(dossier.reports, (left, right), strict=True)
    ]
    return Conflict(f"{kind} {left}", kind, tuple(anchors), (), confidence, "")


def test_nothing_found_is_counted_as_apart(mill: tuple[Dossier, Marks]) -> None:
    """Marked conflicts without any row are apart, and nothing is cried."""
    counts = score("mill", *mill)
    assert counts.conflicts == {("number", "apart"): 1, ("outcome", "apart"): 1}
    assert (counts.agree_found, counts.flagged, counts.other) == (0, 0, 0)


def test_a_conflict_counts_by_its_words_and_kind(mill: tuple[Dossier, Marks]) -> None:
    """Of the right kind it is found, unsure is told apart, of another kind it is a miss and no false alarm."""
    dossier, marks = mill
    found = (
        _conflict(dossier, "time", "Nine", "Eleven", "sure"),
        _conflict(dossier, "polarity", "wept", "empty", "unsure"),
    )
    counts = score("mill", replace(dossier, conflicts=found), marks)
    assert counts.conflicts == {("number", "apart"): 1, ("outcome", "unsure"): 1}
    assert (counts.flagged, counts.other) == (0, 0)
    right = score("mill", replace(dossier, conflicts=(_conflict(dossier, "value", "Nine", "Eleven", "sure"),)), marks)
    assert right.conflicts["number", "sure"] == 1


def test_false_alarms_are_told_apart(mill: tuple[Dossier, Marks]) -> None:
    """A conflict over an innocent pair is flagged, any other that is not marked is listed as other."""
    dossier, marks = mill
    cried = (
        _conflict(dossier, "time", "1902", "a century old", "unsure"),
        _conflict(dossier, "place", "The mill", "on Monday", "likely"),
    )
    counts = score("mill", replace(dossier, conflicts=cried), marks)
    assert (counts.flagged, counts.flagged_unsure, counts.other, counts.other_unsure) == (1, 1, 1, 0)
    assert any("other conflict, place" in line for line in counts.lines)


def test_marks_that_do_not_stand_there_are_refused(tmp_path: Path, mill: tuple[Dossier, Marks]) -> None:
    """The error names the words and how often they stand."""
    (tmp_path / "marks.toml").write_text(_MARKS.replace("Nine people", "Ten people"), encoding="utf-8")
    with pytest.raises(ValueError, match="“Ten people” stands 0 times in report A"):
        read_marks(tmp_path, mill[0].reports)
