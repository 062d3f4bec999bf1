"""Datelines: a block of their own, and the day of publication where they tell one in full."""

from datetime import date

import pytest

from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report

REST = "The dam above the town held through the night, although water ran over its crest."


def report(opening: str) -> Report:
    text = f"Dam Holds Through the Night\n\n{opening}{REST}\n\nEngineers opened both gates by noon.\n"
    return text_report(text.encode(), file="dam.txt", metadata=Metadata())


@pytest.mark.parametrize(
    "opening",
    [
        "OSLEN (Northwire) - ",
        "OSLEN — ",
        "OSLEN, Norland, May 5 (Northwire) – ",
        "OSLEN, 5 May 2021 - ",
        "ST. OLAV, N.D. (AP) -- ",
        "OSLEN/NEW VALE (Northwire) - ",
        "Oslen (CNN) ",
        "(CNN) ",
        "Oct 24 (Northwire) - ",
        "OSLEN—",
    ],
)
def test_a_dateline_is_a_block_of_its_own(opening: str) -> None:
    """Place, day and agency before the dash are a byline, and the paragraph begins with its sentence."""
    read = report(opening)
    assert [(b.kind, read.text[b.start : b.end]) for b in read.blocks[1:3]] == [
        ("byline", opening.strip()),
        ("paragraph", REST),
    ]


@pytest.mark.parametrize(
    "opening",
    ["Oslen’s mayor (Lib.) - ", "FILE - ", "Rep. Ada Moe (R-Ark.) said that ", "Well — ", "A man — ", "UPDATE: "],
)
def test_what_only_looks_like_one_stays(opening: str) -> None:
    """A dash or a bracket after ordinary words opens no report."""
    assert all(b.kind != "byline" for b in report(opening).blocks)


def test_a_full_day_in_the_dateline_is_that_of_publication() -> None:
    """A day with its year counts where nothing else tells one, and a note says what was read; without a year it does not."""
    assert report("OSLEN, 4 March 2020 - ").published == date(2020, 3, 4)
    read = report("OSLEN, March 4, 2020 (Northwire) - ")
    assert read.published == date(2020, 3, 4)
    assert "2020-03-04" in read.notes[0].detail
    assert report("OSLEN, March 4 (Northwire) - ").published is None


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("Nov 29 (Meridian) — ", "Meridian"),
        ("PORT OSLEN, Nov 29 (Meridian) - ", "Meridian"),
        ("OSLEN, Nov 29 - ", None),
        ("OSLEN - ", None),
        ("Rep. Ada Moe (Lib.) said ", None),
    ],
)
def test_the_agency_that_signs_is_the_outlet(opening: str, outlet: str | None) -> None:
    """Where nothing else names an outlet, it is the name in brackets before the dash, and a note says where it stands."""
    read = report(opening)
    assert read.outlet == outlet
    assert [read.text[note.start : note.end] for note in read.notes] == ([opening.strip()] if outlet else [])
