"""Dossiers as JSON: back and forth without loss, byte for byte the same, and within the published schema."""

import json
from pathlib import Path

import pytest
from dossiers import hostile_report, many_reports, three_reports, two_reports
from jsonschema import Draft202012Validator

from crossread.errors import BadDossier
from crossread.records.codec import from_json, read_dossier, schema, to_json
from crossread.records.dossier import Dossier

MADE = {"two": two_reports, "three": three_reports, "many": many_reports, "hostile": hostile_report}


@pytest.fixture(params=MADE, scope="module")
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return MADE[request.param]()


def test_back_and_forth(dossier: Dossier) -> None:
    """What is written is read back equal, and written again byte for byte."""
    written = to_json(dossier)
    assert from_json(written) == dossier
    assert to_json(from_json(written)) == written


def test_every_dossier_fits_the_schema(dossier: Dossier) -> None:
    """The JSON of a dossier is valid by the published JSON Schema."""
    checker = Draft202012Validator(json.loads(schema()))
    assert [e.message for e in checker.iter_errors(json.loads(to_json(dossier)))] == []


def test_the_schema_refuses_what_is_no_dossier() -> None:
    """The schema is not so loose that anything fits: a lost section, a wrong type and a foreign verdict are errors."""
    checker = Draft202012Validator(json.loads(schema()))
    Draft202012Validator.check_schema(json.loads(schema()))
    for spoil in (
        lambda d: d.pop("rows"),
        lambda d: d["reports"][0].update(text=5),
        lambda d: d["rows"][0].update(relation="quite true"),
        lambda d: d["rows"][0]["statements"].append(7),
    ):
        held = json.loads(to_json(two_reports()))
        spoil(held)
        assert not checker.is_valid(held)


def test_the_names_other_programs_rely_on() -> None:
    """The sections and keys that outside readers use are there under their names."""
    held = json.loads(to_json(two_reports()))
    wanted = {
        "reports": {"id", "label", "file", "sha256", "title", "outlet", "published"},
        "actors": {"id", "name", "kind", "country", "sector", "mentions"},
        "quotations": {"id", "report", "kind", "parts", "cue", "speaker", "negated", "stance"},
        "same_quotations": {"id", "quotations", "relation", "diff"},
        "statements": {"id", "report", "anchors", "holder", "polarity", "modality"},
        "rows": {"id", "statements", "relation", "because", "origins"},
        "figures": {"id", "report", "anchor", "min", "max", "approximate", "unit", "measure"},
        "figure_links": {"left", "right", "relation", "because"},
        "dates": {"id", "report", "anchor", "start", "end", "status", "basis"},
        "events": {"id", "type", "mode", "context", "actors", "recipients", "asserted_by", "modality", "anchors"},
        "positions": {"actor", "stance", "issue", "to", "reports", "anchors"},
        "conflicts": {"id", "kind", "passages", "because"},
        "anomalies": {"id", "kind", "reports", "shared", "evidence"},
        "agenda": {"id", "what", "start", "end", "status"},
    }
    missing = {s: keys - set(held[s][0]) for s, keys in wanted.items() if held[s] and keys - set(held[s][0])}
    assert missing == {}
    assert [s for s in wanted if s not in held] == []
    assert set(held["actors"][0]["mentions"][0]) >= {"report", "start", "end", "exact"}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"{", "not JSON"), (b"{}", "not a dossier of this version"), (b'{"id": 5}', r"\$\.id"), (b"\xff", "not JSON")],
)
def test_what_is_no_dossier_is_refused(raw: bytes, reason: str) -> None:
    """Other JSON and broken files are refused with the place of the first thing that does not fit."""
    with pytest.raises(BadDossier, match=reason):
        from_json(raw)


def test_a_page_without_a_dossier_is_refused(tmp_path: Path) -> None:
    """An HTML page of somebody else's has no dossier inside; the refusal names the file."""
    (tmp_path / "page.html").write_text("<html></html>")
    with pytest.raises(BadDossier, match=r"page\.html: no dossier inside"):
        read_dossier(tmp_path / "page.html")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is a refusal, not a crash."""
    with pytest.raises(BadDossier, match="cannot be read"):
        read_dossier(tmp_path / "gone.json")
