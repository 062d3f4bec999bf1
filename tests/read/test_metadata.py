"""What is known about a report beside its text: every form of meta.json, and the ways in which one can be wrong."""

import json
from datetime import date
from pathlib import Path

import pytest

from crossread.errors import UnreadableInput
from crossread.read.metadata import Metadata, beside, day

KNOWN = Metadata(outlet="Valley Post", published=date(2024, 5, 6))
ENTRY = {"outlet": "Valley Post", "date": "2024-05-06"}


@pytest.mark.parametrize(
    "held",
    [
        ENTRY,
        {"file": "a.txt", **ENTRY},
        {"a.txt": ENTRY, "b.txt": {"outlet": "Other"}},
        [{"file": "b.txt", "outlet": "Other"}, {"file": "a.txt", **ENTRY}],
        {"source": " Valley Post ", "published": "2024-05-06T21:15:00+02:00"},
        {"infosource": "Valley Post", "versioncreated": "2024-05-06T21:15:00Z", "tags": ["dam"]},
    ],
)
def test_every_form_is_understood(tmp_path: Path, held: object) -> None:
    """One object, a list with "file", or an object keyed by file name; instants give their day."""
    (tmp_path / "meta.json").write_text(json.dumps(held))
    assert beside(tmp_path / "a.txt") == KNOWN


@pytest.mark.parametrize("held", [[], {}, {"b.txt": ENTRY}, {"file": "b.txt", **ENTRY}, [ENTRY, "a.txt"], "text", None])
def test_nothing_said_is_a_legal_state(tmp_path: Path, held: object) -> None:
    """A meta.json that does not speak of the file leaves all unknown."""
    (tmp_path / "meta.json").write_text(json.dumps(held))
    assert beside(tmp_path / "a.txt") == Metadata()


def test_no_file_beside_it(tmp_path: Path) -> None:
    """Without meta.json nothing is known."""
    assert beside(tmp_path / "a.txt") == Metadata()


def test_an_empty_date_is_unknown(tmp_path: Path) -> None:
    """An empty string says nothing, as archives that lack the day print it."""
    (tmp_path / "meta.json").write_text(json.dumps({"outlet": "Valley Post", "date": ""}))
    assert beside(tmp_path / "a.txt") == Metadata(outlet="Valley Post")


@pytest.mark.parametrize(
    ("held", "reason"),
    [("{", "is not JSON"), ('{"date": "last week"}', "“last week”.*no day"), ('{"date": "2024-02-30"}', "no day")],
)
def test_a_wrong_file_is_named_and_not_passed_over(tmp_path: Path, held: str, reason: str) -> None:
    """Broken JSON and a date that is none are said, with the report they belong to, rather than lost."""
    (tmp_path / "meta.json").write_text(held)
    with pytest.raises(UnreadableInput, match=reason) as refusal:
        beside(tmp_path / "a.txt")
    assert refusal.value.file == str(tmp_path / "a.txt")
    assert "meta.json" in refusal.value.reason


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-06", date(2024, 5, 6)),
        (" 2024-05-06T23:59:00Z", date(2024, 5, 6)),
        ("20240506", date(2024, 5, 6)),
        ("2024-05", None),
        ("May 6", None),
        ("", None),
    ],
)
def test_days(value: str, expected: date | None) -> None:
    """ISO days and instants are days; months and prose are not."""
    assert day(value) == expected


def test_over_fills_gaps_only() -> None:
    """What is said goes before what is found; what is not said is taken from it."""
    assert Metadata(outlet="Post").over(KNOWN) == Metadata(outlet="Post", published=date(2024, 5, 6))
