"""Going through a dossier: short names for people, anchors however deep, counts that leave out none."""

import json

from dossiers import two_reports

from crossread.records.codec import to_json
from crossread.records.walk import SECTIONS, anchors_in, count, find_record, records_of, short_names


def test_short_names_lead_to_their_record() -> None:
    """Every record is found by its short name and by its id."""
    dossier = two_reports()
    for full, short in short_names(dossier).items():
        assert find_record(dossier, short) == find_record(dossier, full)
        assert find_record(dossier, short)[1].id == full


def test_letters_are_one_to_a_section() -> None:
    """No two sections share a letter."""
    assert len(set(SECTIONS.values())) == len(SECTIONS)


def test_what_is_not_there_is_none() -> None:
    """A name that no record has gives None."""
    assert find_record(two_reports(), "r999") is None


def test_anchors_are_all_found() -> None:
    """As many anchors as the JSON has objects with report, start, end and exact."""

    def places(held: object) -> int:
        if isinstance(held, dict):
            return ({"report", "start", "end", "exact"} <= set(held)) + sum(map(places, held.values()))
        return sum(map(places, held)) if isinstance(held, list) else 0

    dossier = two_reports()
    assert sum(1 for _ in anchors_in(dossier)) == places(json.loads(to_json(dossier))) == dossier.counts.anchors


def test_counts_are_lengths() -> None:
    """Every count of a section is the number of its records."""
    dossier = two_reports()
    held = count(dossier)
    assert all(getattr(held, s) == len(records_of(dossier, s)) for s in SECTIONS if hasattr(held, s))
    assert held.rows_shared == sum(len(r.reports) > 1 for r in dossier.rows)
