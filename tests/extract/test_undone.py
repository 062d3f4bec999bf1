"""Acts that nobody is told to have done are never coded as done, and words of wish or denial nearby do not hide what was done."""

import tomllib
from pathlib import Path

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.actor_codes import code_cast
from crossread.extract.events.find import code_events
from crossread.records.text import Block, Report
from crossread.records.told import Event
from crossread.tools import Tools

LISTED = tomllib.loads(Path(__file__).with_name("undone.toml").read_text(encoding="utf-8"))
ACTS = {
    "ASSAULT",
    "COERCE",
    "SANCTION",
    "RETREAT",
    "CONSULT",
    "CONCEDE",
    "AID",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "AGREE",
    "SUPPORT",
}
DONE = {"did", "says"}


def events_of(text: str, tools: Tools) -> tuple[Event, ...]:
    """The events of one sentence that stands alone."""
    report = Report(
        "r", "A", text, "a.txt", "0" * 64, "", None, None, None, None, "en", (Block("paragraph", 0, len(text)),), ()
    )
    annotated = tools.annotate(report)
    cast = code_cast(annotated, find_cast(annotated))
    return code_events(annotated, cast=cast, quotations=(), dates=())[0]


@pytest.mark.parametrize("text", LISTED["undone"])
def test_what_is_planned_feared_denied_or_supposed_is_not_told_as_done(text: str, tools: Tools) -> None:
    """No act that is planned, wanted, feared, alleged, supposed, denied or asked about is coded as done."""
    assert [event for event in events_of(text, tools) if event.type in ACTS and event.modality in DONE] == []


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LISTED["done"].items() for text in texts])
def test_what_was_done_is_told_as_done(kind: str, text: str, tools: Tools) -> None:
    """An act that was done is coded as done though the sentence also speaks of plans, wishes or failures."""
    assert any(event.type == kind and event.modality in DONE for event in events_of(text, tools))
