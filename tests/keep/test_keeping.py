"""What is kept comes back as it was: reports, stories, decisions, progress."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from crossread.errors import BadStore, CrossreadError
from crossread.keep.decisions import decide, decisions, keep_decisions
from crossread.keep.dossiers import dossier_files, index_dossier, rebuild
from crossread.keep.progress import begin_plan, done_tasks, finish_plan, put_done
from crossread.keep.reports import keep_reports, read_reports, stored_reports
from crossread.keep.search import search_findings, search_reports
from crossread.keep.store import Store
from crossread.keep.stories import keep_stories, kept_stories, put_changes, story_log
from crossread.records.codec import to_json
from crossread.records.gathered import Story, StoryChange
from tests.keep.made_up import made_up
from tests.tell.dossiers import two_reports

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 2)


def test_a_report_comes_back_as_it_was(store: Store) -> None:
    """Text, blocks, notes and metadata are equal after a round; the same text again is known and stays as first kept."""
    first = made_up("Two boats sank — nobody drowned, “thank heaven”.", day=MARCH, outlet="Gazette")
    kept = keep_reports(store, [first])
    again = keep_reports(store, [first])
    assert (kept.added, again.added, again.known) == ((first.id,), (), (first.id,))
    assert read_reports(store, [first.id, "report-unknown"]) == (first,)


def test_a_nul_character_is_refused(store: Store) -> None:
    """The report is refused by name, the others are kept."""
    from dataclasses import replace

    good = made_up("A quiet day.")
    bad = replace(made_up("A broken day."), text="a\0b", id="report-bad", file="bad.txt")
    kept = keep_reports(store, [bad, good])
    assert [r.file for r in kept.refused] == ["bad.txt"]
    assert kept.added == (good.id,)


def test_stored_reports_are_read_one_at_a_time_oldest_first(store: Store) -> None:
    """The sequence has length, places and slices; undated reports come first, since a day is what puts them later."""
    late, early, undated = made_up("Late.", day=APRIL), made_up("Early.", day=MARCH), made_up("Undated.")
    keep_reports(store, [late, early, undated])
    held = stored_reports(store)
    assert (len(held), held[1], list(held[1:])) == (3, early, [early, late])
    assert list(stored_reports(store, since=APRIL)) == [late]


def test_stories_are_kept_in_place_of_the_earlier_ones(store: Store) -> None:
    """A second bulk run replaces the first; a stream's changes go to a log that stays."""
    one, two = made_up("One.", day=MARCH), made_up("Two.", day=MARCH)
    keep_reports(store, [one, two])
    apart = [Story(f"story-{r.id}", (r.id,), MARCH, MARCH, (), ()) for r in (one, two)]
    keep_stories(store, apart)
    merged = Story("story-both", (one.id, two.id), MARCH, MARCH, ("boats",), ())
    keep_stories(store, [merged])
    assert kept_stories(store) == (merged,)
    assert {h.story for h in search_reports(store)} == {"story-both"}
    change = StoryChange("split", "story-both", two.id, (apart[1].id,), "one story became 2")
    with store.write() as connection:
        put_changes(connection, [change], [Story("story-both", (one.id,), MARCH, MARCH, (), ()), apart[1]])
    assert story_log(store) == (change,)
    assert {s.id for s in kept_stories(store)} == {"story-both", apart[1].id}
    assert kept_stories(store, at_least=2) == ()


def test_decisions_are_added_and_stay(store: Store) -> None:
    """A decision can be taken back by another one, but neither changed nor deleted, not even by hand."""
    first = decide(store, "row-1", "wrong", who="Ada", note="two different boats")
    second = decide(store, "row-1", "withdrawn", who="Ada")
    assert decisions(store, about="row-1") == (first, second)
    for statement in ("UPDATE decision SET who = 'Bob'", "DELETE FROM decision"):
        with pytest.raises(sa.exc.DatabaseError, match="never"), store.write() as connection:
            connection.execute(sa.text(statement))
    assert keep_decisions(store, [first, second]) == 0
    assert decisions(store) == (first, second)


def test_a_decision_needs_a_name_and_a_verdict(store: Store) -> None:
    """Nobody's verdict, and a word that is no verdict, are refused."""
    with pytest.raises(CrossreadError, match="who decides"):
        decide(store, "row-1", "wrong", who=" ")
    with pytest.raises(CrossreadError, match="no verdict"):
        decide(store, "row-1", "perhaps", who="Ada")  # type: ignore[arg-type]


def test_the_index_is_made_again_from_files_and_decisions_stay(store: Store, tmp_path: Path) -> None:
    """Rebuilding gives the same lines as indexing did; a broken file is refused by name; decisions are untouched."""
    held = two_reports()
    file = tmp_path / "story.json"
    file.write_bytes(to_json(held))
    index_dossier(store, held, file=file)
    index_dossier(store, held, file=file)
    before = [(f.id, f.kind, f.words) for f in search_findings(store, limit=1000)]
    assert len(before) >= len(held.statements) + len(held.quotations) > 0
    made = decide(store, held.statements[0].id, "right", who="Ada", dossier=held.id)
    (tmp_path / "broken.json").write_text("{}")
    refused = rebuild(store, [file, tmp_path / "broken.json"])
    assert [(f.id, f.kind, f.words) for f in search_findings(store, limit=1000)] == before
    assert [Path(r.file).name for r in refused] == ["broken.json"]
    assert decisions(store) == (made,)
    assert dossier_files(store, report=held.reports[0].id) == ((held.id, str(file)),)
    assert set(read_reports(store, [r.id for r in held.reports])) == set(held.reports)


def test_a_plan_that_is_not_finished_keeps_others_out(store: Store) -> None:
    """The same plan goes on where it was; another one is refused until the first is finished."""
    begin_plan(store, "plan-a", "{}")
    with store.write() as connection:
        put_done(connection, "plan-a", ["t1", "t2"], "kept", ["", ""])
    begin_plan(store, "plan-a", "{}")
    assert done_tasks(store, "plan-a") == {"t1": ("kept", ""), "t2": ("kept", "")}
    with pytest.raises(BadStore, match="plan-a, which is not finished"):
        begin_plan(store, "plan-b", "{}")
    finish_plan(store, "plan-a", "2 of 2")
    begin_plan(store, "plan-b", "{}")
