"""Searching finds what a reader would expect, newest first, on either server."""

from datetime import date

import pytest

from crossread.errors import CrossreadError
from crossread.keep import search_postgresql
from crossread.keep.reports import keep_reports
from crossread.keep.search import search_reports
from crossread.keep.search_words import fts5_query
from crossread.keep.store import Store
from tests.keep.made_up import made_up

DAYS = [date(2026, 3, day) for day in (1, 2, 3)]


@pytest.fixture
def filled(store: Store) -> Store:
    keep_reports(
        store,
        [
            made_up("Divers searched the old mine.", day=DAYS[1], outlet="Gazette", title="Divers at the mine"),
            made_up("A diver was searching for gold.", day=DAYS[2], outlet="Courier", title="Gold hunt"),
            made_up("The mine was closed to gold seekers; the mine is old.", day=DAYS[0], title="Mine closed"),
            made_up("Nobody said when the search began."),
        ],
    )
    return store


def titles(store: Store, words: str = "", **fields) -> list[str]:
    return [hit.title for hit in search_reports(store, words, **fields)]


def test_stems_newest_first(filled: Store) -> None:
    """ "searches" finds searched and searching; the newest comes first, the undated last."""
    assert titles(filled, "searches") == ["Gold hunt", "Divers at the mine", "Notes from the Harbour"]


def test_all_words_phrases_and_exclusion(filled: Store) -> None:
    """All words are needed, a phrase stands together, -word leaves out."""
    assert titles(filled, "mine gold") == ["Mine closed"]
    assert titles(filled, '"old mine"') == ["Divers at the mine"]
    assert titles(filled, "mine -gold") == ["Divers at the mine"]


def test_fields(filled: Store) -> None:
    """Outlet and days narrow the search, days inclusive; without words everything in the fields is found."""
    assert titles(filled, "search", outlet="Gazette") == ["Divers at the mine"]
    assert titles(filled, since=DAYS[1], until=DAYS[1]) == ["Divers at the mine"]
    assert titles(filled, until=DAYS[0]) == ["Mine closed"]
    assert len(titles(filled)) == 4
    assert titles(filled, limit=1, offset=1) == ["Divers at the mine"]


def test_relevance(filled: Store) -> None:
    """By relevance the report that is about the mine comes before the one that names it once."""
    assert titles(filled, "mine", order="relevance")[0] == "Mine closed"


def test_the_match_is_marked(filled: Store) -> None:
    """The snippet marks the words that were found."""
    (hit,) = search_reports(filled, "seekers")
    assert "\x02seekers\x03" in hit.snippet


def test_accents_make_no_difference(store: Store) -> None:
    """Words are found with and without their accents, and the snippet prints them as the text does."""
    keep_reports(store, [made_up("The mayor opened a café near the Élysée on Monday.", day=DAYS[0], title="Opening")])
    for words in ("cafe", "café", "CAFÉS", '"the elysee"'):
        (hit,) = search_reports(store, words)
        assert "café\x03" in hit.snippet or "Élysée\x03" in hit.snippet


def test_an_or_is_a_word(store: Store) -> None:
    """No word is an operator, on either server; PostgreSQL passes over such small words, and SQLite looks for them."""
    keep_reports(store, [made_up("Gold and silver.", title="Both"), made_up("Gold alone.", title="One")])
    assert titles(store, "gold OR silver") in ([], ["Both"])


def test_rare_and_frequent_words_are_found_alike(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest rows are looked through first on PostgreSQL; what stands behind them is found by the index, in the same order."""
    whole = {words: titles(filled, words) for words in ("search", "mine", "gold -mine", "lantern")}
    monkeypatch.setattr(search_postgresql, "_LOOKED_THROUGH", {"report": 1, "finding": 1})
    assert {words: titles(filled, words) for words in whole} == whole
    assert titles(filled, "search", limit=1, offset=1) == whole["search"][1:2]
    assert titles(filled, "mine", limit=1) == whole["mine"][:1]
    assert titles(filled, "search", outlet="Gazette") == ["Divers at the mine"]


def test_where_not_all_matches_are_compared_it_is_said(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """By relevance PostgreSQL compares the newest matches alone, and the answer says of how many."""
    assert search_reports(filled, "search", order="relevance").ranked is None
    monkeypatch.setattr(search_postgresql, "NEWEST_RANKED", 2)
    found = search_reports(filled, "search", order="relevance")
    if filled.is_sqlite:
        assert (len(found), found.ranked) == (3, None)
    else:
        assert ({hit.title for hit in found}, found.ranked) == ({"Gold hunt", "Divers at the mine"}, (2, 3))


def test_operators_typed_by_accident_are_words() -> None:
    """What FTS5 would read as an operator or a mistake is looked for as it stands."""
    assert fts5_query('AND near* "open quote (x:y)') == '"AND" "near" "open" "quote" "x y"'
    with pytest.raises(CrossreadError, match="at least one word"):
        fts5_query("-only -this")
