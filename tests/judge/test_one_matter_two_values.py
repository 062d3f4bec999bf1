"""Values of one matter told in other words: lone sums, hours of the day, nationalities, nouns for one thing."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools

DAY = Metadata(published=date(2026, 3, 3))


def read(tools: Tools, left: str, right: str, *, known: Metadata = DAY) -> Dossier:
    """The dossier of two short reports of one day under two headlines."""
    texts = (f"Fire guts paint works\n\n{left}\n", f"Paint factory burns\n\n{right}\n")
    return compare([text_report(t.encode(), file=f"{n}.txt", metadata=known) for n, t in enumerate(texts)], tools=tools)


def found(dossier: Dossier) -> list[tuple[str, str]]:
    """Kind of each conflict and how sure it is."""
    return [(c.kind, c.confidence) for c in dossier.conflicts]


def test_the_only_sum_of_either_is_compared_though_told_in_other_words(tools: Tools) -> None:
    """Unsure, since noun and verb differ; estimates near each other are none."""
    left = "Bosses at Veltria Rail offered the union 4 percent more pay."
    assert found(read(tools, left, "Bosses at Veltria Rail put 5 per cent more pay to the union.")) == [
        ("value", "unsure")
    ]
    assert not found(read(tools, left, "Bosses at Veltria Rail put about 4.5 per cent more pay to the union."))


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("The alarm was raised at 4.15am by a watchman.", "A watchman raised the alarm shortly after 5 a.m.", ["time"]),
        ("The alarm was raised at 4.15am by a watchman.", "A watchman raised the alarm shortly after 4 a.m.", []),
        ("The alarm was raised at 4.15am by a watchman.", "A watchman raised the alarm at about 4:30 a.m.", []),
        ("The alarm was raised at 4.15am GMT by a watchman.", "A watchman raised the alarm at 5.40 a.m.", []),
        ("The alarm was raised before 5am by a watchman.", "A watchman raised the alarm at 4.10 a.m.", []),
    ],
)
def test_two_hours_of_one_act(tools: Tools, left: str, right: str, kinds: list[str]) -> None:
    """Hours conflict beyond what "about" and "shortly after" allow, without a zone or a mere bound."""
    assert [kind for kind, _ in found(read(tools, left, right))] == kinds


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("Brazilian striker Edson Prado scored.", "Edson Prado, the Argentinian, scored.", ["name"]),
        ("Brazilian striker Edson Prado scored.", "Edson Prado, the Brazilian, scored.", []),
        ("Brazilian striker Edson Prado scored.", "Edson Prado scored against the Argentinian side.", []),
        ("Brazilian striker Edson Prado scored.", "Edson Prado, an Argentinian-born striker, scored.", []),
    ],
)
def test_one_person_of_two_nations(tools: Tools, left: str, right: str, kinds: list[str]) -> None:
    """Only where the word stands right beside the name."""
    assert [kind for kind, _ in found(read(tools, left, right))] == kinds


def test_soldiers_and_troops_are_counted_as_one_thing(tools: Tools) -> None:
    """Another noun for the same thing is the same thing counted."""
    left = "Kelmark will send 200 soldiers to the border mission in Tarsia."
    assert found(read(tools, left, "Kelmark will send 350 troops to the border mission in Tarsia."))[0][0] == "value"


@pytest.mark.parametrize("days", [(date(2026, 3, 3), date(2026, 3, 4)), (None, None)])
def test_a_year_of_age_may_lie_between_near_copies_of_two_days(
    tools: Tools, days: tuple[date | None, date | None]
) -> None:
    """On one day it may not."""
    texts = [
        f"Baker wins prize\n\nNora Whelan, a baker aged {n}, was given the town's prize for bread on Monday.\n"
        for n in (61, 62)
    ]
    reports = [
        text_report(t.encode(), file=f"{n}.txt", metadata=Metadata(published=day))
        for n, (t, day) in enumerate(zip(texts, days, strict=True))
    ]
    assert not compare(reports, tools=tools).conflicts
