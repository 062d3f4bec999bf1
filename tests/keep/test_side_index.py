"""The side index finds what the store's own search finds, takes in what is new once, and is made again when it is lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("tantivy", reason="tantivy is not installed (extra: search)")

from crossread.errors import BadStore, CrossreadError
from crossread.keep.reports import keep_reports
from crossread.keep.search import search_reports
from crossread.keep.side_index import SideIndex, catch_up, held_numbers, open_side_index, search_side
from crossread.keep.store import Store
from tests.keep.made_up import made_up

DAYS = [date(2026, 3, day) for day in (1, 2, 3)]
REPORTS = [
    made_up("Divers searched the old mine.", day=DAYS[1], outlet="Gazette", title="Divers at the mine"),
    made_up("A diver was searching for gold in Orléans.", day=DAYS[2], outlet="Courier", title="Gold hunt"),
    made_up("The mine was closed to gold seekers; the mine is old.", day=DAYS[0], title="Mine closed"),
    made_up("Nobody said when the search began."),
]


@pytest.fixture
def filled(store: Store) -> Store:
    keep_reports(store, REPORTS)
    return store


@pytest.fixture
def side(filled: Store, tmp_path: Path) -> SideIndex:
    made = open_side_index(tmp_path / "index")
    assert catch_up(made, filled) == len(REPORTS)
    return made


def test_the_same_hits_as_the_store(filled: Store, side: SideIndex) -> None:
    """Stems, phrases, exclusion, accents, outlet and days: the same reports in the same order, newest first."""
    for words, fields in (
        ("searches", {}),
        ("mine gold", {}),
        ('"old mine"', {}),
        ("mine -gold", {}),
        ("search", {"outlet": "Gazette"}),
        ("harbour", {"since": DAYS[1], "until": DAYS[1]}),
        ("harbour", {"until": DAYS[0]}),
        ("harbour", {"since": DAYS[2]}),
        ("harbour", {"limit": 2, "offset": 1}),
    ):
        here = [hit.report for hit in search_side(side, filled, words, order="newest", **fields)]
        there = [hit.report for hit in search_reports(filled, words, **fields)]
        assert here == there
        assert here, words


def test_relevance_accents_and_the_marked_match(filled: Store, side: SideIndex) -> None:
    """The report about the mine comes first; an accent makes no difference; the match is marked as the store marks it."""
    assert search_side(side, filled, "mine")[0].title == "Mine closed"
    assert search_side(side, filled, "orleans")[0].title == "Gold hunt"
    assert "\x02seekers\x03" in search_side(side, filled, "seekers")[0].snippet


def test_what_is_new_is_taken_in_once(filled: Store, side: SideIndex) -> None:
    """A later report is not found before the index catches up, then once; catching up again does nothing."""
    keep_reports(filled, [made_up("A lantern hung in the mine.", day=DAYS[0], title="The lantern")])
    assert not search_side(side, filled, "lantern")
    assert catch_up(side, filled) == 1
    assert [hit.title for hit in search_side(side, filled, "lantern")] == ["The lantern"]
    assert catch_up(side, filled) == 0


def test_a_note_that_was_lost_doubles_nothing(filled: Store, side: SideIndex) -> None:
    """Killed between the index and the note of what it holds, the next run takes the same reports in again, each still once."""
    (side.folder / "held.npy").unlink()
    assert catch_up(side, filled) == len(REPORTS)
    assert len(search_side(side, filled, "harbour")) == len(REPORTS)


def test_a_lost_index_is_made_again(filled: Store, side: SideIndex, tmp_path: Path) -> None:
    """The folder is deleted; the index made anew finds the same."""
    before = search_side(side, filled, "mine")
    shutil.rmtree(side.folder)
    again = open_side_index(tmp_path / "index")
    assert catch_up(again, filled) == len(REPORTS)
    assert search_side(again, filled, "mine") == before
    assert len(held_numbers(again)) == len(REPORTS)


def test_errors_say_what_to_do(side: SideIndex, filled: Store, tmp_path: Path) -> None:
    """A folder of something else and a query without words are refused with the next step."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "meta.json").write_text("{}")
    with pytest.raises(BadStore, match="delete the folder"):
        open_side_index(tmp_path / "other")
    with pytest.raises(CrossreadError, match="at least one word"):
        search_side(side, filled, "-mine")
