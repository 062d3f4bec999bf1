"""Acts that exclude each other, values that rise here and fall there, counts told by the rest, tolls that fall."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.dossier import Dossier
from crossread.tools import Tools


def read(tools: Tools, left: str, right: str, *, days: tuple[int, int] = (3, 3)) -> Dossier:
    """The dossier of two short reports of two days of March under two headlines."""
    texts = (f"Dam burst in Veldra\n\n{left}\n", f"Valley under water\n\n{right}\n")
    return compare(
        [
            text_report(t.encode(), file=f"{n}.txt", metadata=Metadata(published=date(2026, 3, day)))
            for n, (t, day) in enumerate(zip(texts, days, strict=True))
        ],
        tools=tools,
    )


def kinds(dossier: Dossier) -> list[str]:
    """The kinds of conflict reported."""
    return [c.kind for c in dossier.conflicts]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The treasurer, Jon Maas, resigned on Friday.", "Jon Maas, who kept the books, was dismissed on Friday.", ["polarity"]),
        ("The treasurer, Jon Maas, resigned on Friday.", "Jon Maas, who kept the books, was not dismissed on Friday.", []),
        ("The treasurer, Jon Maas, resigned on Friday.", "Jon Maas, who kept the books, could be dismissed on Friday.", []),
        ("The treasurer, Jon Maas, resigned on Friday.", "Jon Maas, the treasurer, quit on Friday.", []),
        ("The baker, Jon Maas, died on Friday.", "Jon Maas is survived by his wife.", []),
        ("The treasurer, Jon Maas, resigned on Friday.", "Jon Maas said that Paul Ogden was dismissed on Friday.", []),
    ],
)  # fmt: skip
def test_one_of_two_acts_can_have_happened_to_a_person(
    tools: Tools, left: str, right: str, expected: list[str]
) -> None:
    """Told as fact of the same person, wherever it stands."""
    assert kinds(read(tools, left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Revenue rose 3 percent to 2.31 billion crowns.", "Sales fell by three per cent to 2.31 billion crowns.", ["polarity"]),
        ("Revenue rose 3 percent to 2.31 billion crowns.", "Sales climbed by three per cent to 2.31 billion crowns.", []),
        ("Revenue rose 3 percent in March.", "Costs fell by three per cent in March.", []),
    ],
)  # fmt: skip
def test_one_number_up_and_down(tools: Tools, left: str, right: str, expected: list[str]) -> None:
    """Two numbers in common, or one thing that moves; one number alone may be of two things."""
    assert kinds(read(tools, left, right)) == expected


@pytest.mark.parametrize(("rest", "expected"), [("three", ["value"]), ("six", [])])
def test_all_but_some_of_a_total_is_a_count(tools: Tools, rest: str, expected: list[str]) -> None:
    """All but six of fourteen are eight."""
    left = "The disease has reached eight of the country's 14 districts, the ministry said."
    assert (
        kinds(read(tools, left, f"All but {rest} of the 14 districts are now affected, the ministry said.")) == expected
    )


@pytest.mark.parametrize(("numbers", "expected"), [((9, 7), ["value"]), ((7, 9), [])])
def test_a_toll_may_grow_by_the_next_day_and_does_not_fall(
    tools: Tools, numbers: tuple[int, int], expected: list[str]
) -> None:
    """The report of the later day has the lower number."""
    left = f"The flood in the Veldra valley killed {numbers[0]} workers, the agency said."
    right = f"At least one dam burst; {numbers[1]} workers died in the Veldra valley in the flood."
    found = [c for c in read(tools, left, right, days=(3, 4)).conflicts if c.kind == "value"]
    assert [c.kind for c in found] == expected


def test_a_crowd_and_spectators_are_counted_as_one_thing(tools: Tools) -> None:
    """A noun for all who came stands for their number."""
    left = "Orvik won the final in front of 31,000 spectators."
    assert kinds(read(tools, left, "The final was watched by a crowd of 28,500.")) == ["value"]


def test_what_lies_ahead_is_not_background(tools: Tools) -> None:
    """A month to come beside a number does not make it a thing of the past."""
    left = "Kelmark will send 200 soldiers to the border mission in Tarsia in May."
    assert kinds(read(tools, left, "Kelmark will send 350 troops to the border mission in Tarsia in May.")) == ["value"]


def test_a_day_of_the_calendar_ahead_counts_in_a_report_of_no_day(tools: Tools) -> None:
    """Ahead is then what the words say."""
    left = "Orvik Town beat Tarn on Wednesday. Orvik will meet Porto Vell in the final on 26 May 2018."
    right = "Orvik Town won on Wednesday. Orvik will meet Porto Vell in the final on 27 May 2018."
    texts = (f"Orvik reach final\n\n{left}\n", f"Late goal for Orvik\n\n{right}\n")
    reports = [text_report(t.encode(), file=f"{n}.txt", metadata=Metadata()) for n, t in enumerate(texts)]
    assert "time" in kinds(compare(reports, tools=tools))


def test_a_denied_act_is_printed_with_its_subject(tools: Tools) -> None:
    """Who was hurt belongs to the passage."""
    found = read(
        tools, "Nobody was hurt when a flare was thrown in Orvik.", "A steward was injured by a flare in Orvik."
    ).conflicts
    assert any("A steward was injured" in a.exact for c in found for a in c.passages)
