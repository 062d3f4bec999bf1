"""Reports that are one text are found, told by kind, and grouped; reports of one event in other words are not."""

from datetime import date, timedelta

import pytest

from crossread.errors import MissingExtra
from crossread.gather import candidates
from crossread.gather.near_duplicates import find_near_duplicates, group_duplicates, same_text
from crossread.gather.versions import changes_over_time
from crossread.records.gathered import NearDuplicate
from tests.gather.reports import FLOOD, FLOOD_TOLD_AGAIN, long_report, report

DAY = date(2026, 3, 2)
TEXT = long_report("Oberau")

pytest.importorskip("rensa", reason="rensa is not installed (extra: streams)")


def kinds(*reports) -> list[str]:
    return [pair.kind for pair in find_near_duplicates(reports)]


def test_the_same_words_in_another_layout_are_exact() -> None:
    """White space and case do not make another report."""
    assert kinds(report(TEXT), report(tuple(p.upper() for p in TEXT))) == ["exact"]


def test_a_new_headline_over_the_same_paragraphs_is_a_wire_copy() -> None:
    """Another outlet's headline and a line of its own change nothing in the paragraphs."""
    copy = ("Roads and Schools Must Wait", *TEXT[1:], "Our reporter in the town added nothing.")
    assert kinds(report(TEXT, outlet="Agency"), report(copy, outlet="Paper")) == ["wire-copy"]


def test_a_part_is_trimmed() -> None:
    """A report cut after its first paragraphs is found although it shares less than half of all runs."""
    assert kinds(report(TEXT), report(TEXT[:4])) == ["trimmed"]


def test_words_changed_here_and_there_are_light_editing() -> None:
    """One word changed in each paragraph leaves the text the same and the paragraphs different."""
    assert kinds(report(TEXT), report(tuple(p.replace("papers", "letters") for p in TEXT))) == ["lightly-edited"]


def test_a_later_print_of_one_outlet_is_an_updated_version() -> None:
    """The same outlet's changed print is a version, the earlier one on the left, and the latest leads its group."""
    old = report(TEXT, day=DAY, outlet="Paper")
    new = report((*TEXT, "The council met again and put the plan off once more."), day=date(2026, 3, 3), outlet="Paper")
    (pair,) = find_near_duplicates([new, old])
    assert (pair.kind, pair.left, pair.right) == ("updated-version", old.id, new.id)
    (group,) = group_duplicates([new, old], [pair])
    assert (group.lead, set(group.reports)) == (new.id, {old.id, new.id})


def test_one_event_in_two_tellings_is_no_duplicate() -> None:
    """Two reports of one event in words of their own are not one text."""
    assert kinds(report(FLOOD), report(FLOOD_TOLD_AGAIN)) == []


def test_short_texts_count_only_when_equal() -> None:
    """A headline repeated inside a report is not a trimmed copy of it."""
    assert kinds(report(TEXT), report((TEXT[0],))) == []


def test_without_copies_the_fullest_print_leads() -> None:
    """Where nothing says which print is later, the fullest one stands for the group."""
    whole, cut = report(TEXT), report(TEXT[:4])
    (group,) = group_duplicates([cut, whole], find_near_duplicates([cut, whole]))
    assert group.lead == whole.id


def test_datasketch_finds_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fallback library proposes pairs of which the exact comparison keeps the same ones."""
    pytest.importorskip("datasketch", reason="datasketch is not installed")
    reports = [report(TEXT), report(TEXT[:4]), report(long_report("Karlshof")), report(FLOOD)]
    expected = find_near_duplicates(reports)
    monkeypatch.setattr(candidates, "find_spec", lambda name: name == "datasketch")
    assert find_near_duplicates(reports) == expected


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a MinHash library the error says what to install."""
    monkeypatch.setattr(candidates, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"crossread\[streams\]"):
        find_near_duplicates([report(TEXT)])


def test_changes_over_time_are_anchored() -> None:
    """Between two versions every added or removed word has its place, and the equal parts are the rest."""
    old = report(TEXT, day=DAY)
    new = report((*TEXT[:2], TEXT[2].replace("papers", "secret papers"), *TEXT[3:]), day=date(2026, 3, 3))
    (diff,) = changes_over_time([new, old])
    assert (diff.left, diff.right) == (old.id, new.id)
    added = [p.right.exact for p in diff.parts if p.op == "only-right"]
    assert added == ["secret"]
    assert all(old.holds(p.left) for p in diff.parts if p.left)
    assert all(new.holds(p.right) for p in diff.parts if p.right)


def test_the_earliest_print_stands_for_the_same_text_alone() -> None:
    """Copies of copies come to the earliest print; a text held in a longer one, or printed again months later, does not."""

    def pair(left: str, right: str, jaccard: float = 0.9) -> NearDuplicate:
        return NearDuplicate(f"{left}-{right}", left, right, "wire-copy", jaccard, 0.95, "")

    day = date(2026, 3, 2)
    days = {
        "a": day,
        "b": day + timedelta(days=1),
        "c": day + timedelta(days=2),
        "roundup": day,
        "d": day,
        "d later": day + timedelta(days=90),
    }
    pairs = [pair("b", "c"), pair("a", "b"), pair("a", "roundup", 0.2), pair("d", "d later")]
    assert same_text(pairs, days, within=timedelta(days=10)) == {"b": "a", "c": "a"}
