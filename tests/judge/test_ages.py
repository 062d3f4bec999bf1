"""One person at two ages."""

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools


def read(tools: Tools, left: str, right: str) -> Dossier:
    """The dossier of two short reports of one trial."""
    opening = ("Baker jailed for arson\n\n", "Arson: baker goes to prison\n\n")
    return compare(
        [
            text_report((o + t).encode(), file=f"{n}.txt", metadata=Metadata())
            for n, (o, t) in enumerate(zip(opening, (left, right), strict=True))
        ],
        tools=tools,
    )


def ages(dossier: Dossier) -> list[list[str]]:
    """The numbers in the passages that stand against each other, by whatever rule."""
    return [["".join(filter(str.isdigit, a.exact)) for a in c.passages] for c in dossier.conflicts if c.kind == "value"]


@pytest.mark.parametrize(
    "other",
    [
        "Nora Whelan, 63, wept.",
        "The 63-year-old baker Nora Whelan wept.",
        "Nora Whelan (63) wept.",
        "Nora Whelan came alone. Whelan, 63, wept.",
    ],
)
def test_two_ages_of_one_person_are_a_conflict(tools: Tools, other: str) -> None:
    """However the age stands beside the name."""
    assert ages(read(tools, "Nora Whelan, 61, was calm on Monday.", other)) == [["61", "63"]]


@pytest.mark.parametrize(
    "other",
    [
        "Nora Whelan, 62, wept.",
        "Nora Whelan, 61, wept.",
        "Ruth Amsel, 63, wept.",
        "Nora Whelan, 12 years in trade, wept.",
    ],
)
def test_a_birthday_and_another_person_are_none(tools: Tools, other: str) -> None:
    """One year between two counts, or two people, is no conflict."""
    found = read(tools, "Nora Whelan, 61, was calm on Monday.", other).conflicts
    assert not any(reason.rule == "ages-differ" for conflict in found for reason in conflict.because)


def test_what_is_denied_in_one_report_is_never_the_same(tools: Tools) -> None:
    """An appeal that one will lodge and others will not pulls apart at the least."""
    dossier = read(
        tools, "State prosecutor Lucie Mala said she would appeal.", "Prosecutors will not appeal, a spokesman said."
    )
    assert all(row.relation != "same" for row in dossier.rows if len(row.reports) > 1)
