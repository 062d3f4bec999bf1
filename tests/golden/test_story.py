"""The example story, with the weights that ship: what we planted in it is found, and nothing is claimed that is not there."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import pytest

from crossread.records.codec import from_json, to_json
from crossread.records.dossier import Dossier
from crossread.records.text import Anchor
from crossread.records.verify import verify

PLANTED = json.loads((files("crossread.examples") / "planted.json").read_text("utf-8"))


def place(dossier: Dossier, label: str, words: str) -> Anchor:
    report = next(r for r in dossier.reports if r.label == label)
    assert report.text.count(words) == 1, f"{words!r} must stand once in {label}"
    start = report.text.index(words)
    return report.anchor(start, start + len(words))


def touches(left: Anchor, right: Anchor) -> bool:
    return left.report == right.report and left.start < right.end and right.start < left.end


def statements_at(dossier: Dossier, anchor: Anchor) -> set[str]:
    return {s.id for s in dossier.statements if any(touches(a, anchor) for a in s.anchors)}


def actor_name(dossier: Dossier, actor: str | None) -> str:
    return next((a.name for a in dossier.actors if a.id == actor), "nobody")


def ids(held: list[dict[str, object]], key: str) -> list[str]:
    return [str(h[key]) for h in held]


def test_every_line_holds(story_dossier: Dossier) -> None:
    """Anchors, counts and references hold, and the JSON comes back as it went."""
    assert verify(story_dossier) == ()
    assert from_json(to_json(story_dossier)) == story_dossier


@pytest.mark.parametrize("planted", PLANTED["quotations"], ids=lambda p: p["parts"][0][1][:30])
def test_a_planted_quotation_has_its_speaker(story_dossier: Dossier, planted: dict[str, object]) -> None:
    """The words are one record with its parts, the right speaker, and how the speaker is known."""
    wanted = [place(story_dossier, *part) for part in planted["parts"]]
    found = [
        q for q in story_dossier.quotations if q.kind != "indirect" and any(touches(p, wanted[0]) for p in q.parts)
    ]
    assert len(found) == 1
    assert [any(touches(p, w) for p in found[0].parts) for w in wanted] == [True] * len(wanted)
    assert actor_name(story_dossier, found[0].speaker.actor) == planted["speaker"]
    assert found[0].speaker.known_by in planted["known_by"]


@pytest.mark.parametrize("planted", PLANTED["same_quotations"], ids=ids(PLANTED["same_quotations"], "relation"))
def test_one_utterance_in_two_prints(story_dossier: Dossier, planted: dict[str, object]) -> None:
    """Both prints are tied together with the right relation; a difference in wording shows both sides."""
    wanted = [place(story_dossier, *p) for p in planted["prints"]]
    by_id = {q.id: q for q in story_dossier.quotations}
    found = [
        same
        for same in story_dossier.same_quotations
        if all(any(touches(p, w) for q in same.quotations for p in by_id[q].parts) for w in wanted)
    ]
    assert [same.relation for same in found] == [planted["relation"]]
    if planted["relation"] == "wording-differs":
        steps = found[0].diff[0].parts
        left = " ".join(s.left.exact for s in steps if s.op == "only-left" and s.left)
        right = " ".join(s.right.exact for s in steps if s.op == "only-right" and s.right)
        assert sorted([left, right]) == ["far too late", "only at the last moment"]


def _figures(dossier: Dossier, planted: list[str]) -> set[str]:
    wanted = place(dossier, *planted)
    return {f.id for f in dossier.figures if touches(f.anchor, wanted)}


@pytest.mark.parametrize("planted", PLANTED["figure_links"], ids=ids(PLANTED["figure_links"], "relation"))
def test_figures_are_compared(story_dossier: Dossier, planted: dict[str, object]) -> None:
    """34 against 43 is a conflict; 212 and more than 200 go together."""
    left, right = _figures(story_dossier, planted["left"]), _figures(story_dossier, planted["right"])
    linked = [
        link.relation
        for link in story_dossier.figure_links
        if (link.left in left and link.right in right) or (link.left in right and link.right in left)
    ]
    assert linked == [planted["relation"]]


def test_the_only_conflicts_are_those_planted(story_dossier: Dossier) -> None:
    """One value conflict, and at most the two wordings of one quotation; every conflict says why and what would settle it."""
    values = [c for c in story_dossier.conflicts if c.kind != "wording"]
    assert [sorted(p.exact for p in c.passages) for c in values] == [["34 passengers", "43 passengers"]]
    assert all(c.because and c.settle for c in story_dossier.conflicts)
    assert sum(c.kind == "wording" for c in story_dossier.conflicts) <= 1


@pytest.mark.parametrize("pair", PLANTED["not_in_conflict"], ids=lambda p: f"{p[0][1]} / {p[1][1]}")
def test_look_alikes_are_no_conflict(story_dossier: Dossier, pair: list[list[str]]) -> None:
    """Taken to hospital is not hurt; a rounding is not another count."""
    left, right = (place(story_dossier, *p) for p in pair)
    for conflict in story_dossier.conflicts:
        assert not (
            any(touches(p, left) for p in conflict.passages) and any(touches(p, right) for p in conflict.passages)
        )


@pytest.mark.parametrize("planted", PLANTED["dates"], ids=lambda p: f"{p['anchor'][0]} {p['anchor'][1]}")
def test_days_are_counted_from_the_report(story_dossier: Dossier, planted: dict[str, object]) -> None:
    """A weekday is the one at or before the report's day; a month and day without year say that the year is inferred."""
    label, words = planted["anchor"]
    report = next(r for r in story_dossier.reports if r.label == label)
    start = report.text.index(words)
    found = [d for d in story_dossier.dates if d.report == report.id and d.anchor.start <= start < d.anchor.end]
    assert [(d.start, d.status) for d in found] == [(date.fromisoformat(planted["start"]), planted["status"])]


def test_a_date_without_antecedent_stays_open(story_dossier: Dossier) -> None:
    """“On the same day” in C leans on no day, and gets none."""
    wanted = place(story_dossier, "C", "the same day")
    (found,) = [d for d in story_dossier.dates if touches(d.anchor, wanted)]
    assert (found.start, found.status) == (None, "unresolved")


def test_what_lies_ahead_has_its_day(story_dossier: Dossier) -> None:
    """The hearing on 14 October stands on the agenda for each report that dates it."""
    labels = {r.id: r.label for r in story_dossier.reports}
    found = {(labels[a.report], a.start.isoformat()) for a in story_dossier.agenda if a.start and a.status == "day"}
    assert found >= {tuple(p) for p in PLANTED["agenda"]}


@pytest.mark.parametrize("pair", PLANTED["told_by_both"], ids=lambda p: p[0][1][:40])
def test_what_both_tell_stands_in_one_row(story_dossier: Dossier, pair: list[list[str]]) -> None:
    """One matter in two wordings is one row."""
    left, right = (statements_at(story_dossier, place(story_dossier, *p)) for p in pair)
    assert any(left & set(row.statements) and right & set(row.statements) for row in story_dossier.rows)


def test_silence_is_shown(story_dossier: Dossier) -> None:
    """C does not tell the death: no row that tells it has C in it."""
    silent = PLANTED["silent"][0]
    label = next(r.id for r in story_dossier.reports if r.label == silent["report"])
    told = statements_at(story_dossier, place(story_dossier, *silent["matter"]))
    assert told
    assert not any(told & set(row.statements) and label in row.reports for row in story_dossier.rows)


def test_the_shared_slip_is_found_and_marked_shared(story_dossier: Dossier) -> None:
    """A and B both call the minister in office a former one; C does not."""
    labels = {r.id: r.label for r in story_dossier.reports}
    found = [a for a in story_dossier.anomalies if a.kind == "title-inconsistent"]
    assert any({labels[r] for r in a.reports} == {"A", "B"} and a.shared for a in found)
    assert not any(labels[r] == "C" for a in found for r in a.reports)


def test_agency_copy_is_seen(story_dossier: Dossier) -> None:
    """B and C share a sentence and credit one agency: their agreement is not independent."""
    labels = {r.id: r.label for r in story_dossier.reports}
    (origin,) = [o for o in story_dossier.origins if {labels[o.left], labels[o.right]} == {"B", "C"}]
    assert origin.relation in ("common-source", "echoed", "copy")
    words = PLANTED["copied"]["words"]
    row = next(
        r
        for r in story_dossier.rows
        if {labels[i] for i in r.reports} >= {"B", "C"}
        and statements_at(story_dossier, place(story_dossier, "B", words)) & set(r.statements)
    )
    assert row.origins != "independent"


def _conditional(dossier: Dossier) -> Iterator[str]:
    for planted in PLANTED["conditional"]:
        wanted = place(dossier, *planted)
        report = next(r for r in dossier.reports if r.id == wanted.report)
        sentence = report.text.rfind(". ", 0, wanted.start) + 2
        yield from (
            s.modality
            for s in dossier.statements
            if any(a.report == report.id and sentence <= a.start <= wanted.end for a in s.anchors)
        )


def test_the_offer_hangs_on_its_condition(story_dossier: Dossier) -> None:
    """“if the families ask for it”: the offer is told as conditional, not as done."""
    assert "conditional" in set(_conditional(story_dossier))


def test_no_place_is_named_twice(story_dossier: Dossier) -> None:
    """An actor's mentions are places, each once."""
    doubled = [a.name for a in story_dossier.actors if len(set(a.mentions)) != len(a.mentions)]
    assert doubled == []
