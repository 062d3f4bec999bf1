"""What is so of one thing and not so of another of its kind is no contradiction."""

from datetime import date

import pytest

from crossread.flow import compare
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools

LEFT = "Corvalle report\n\nThis is what was known in Corvalle at the end of the day. "
RIGHT = "News from Corvalle\n\nThis was known in Corvalle at the end of the day. "
TWO_THINGS = [
    ("The northern road was closed by snow.", "The southern road stayed open."),
    ("Most residents were evacuated.", "Some residents were trapped in their houses."),
    ("The union accepted the offer for drivers.", "The union rejected the offer for cleaners."),
    ("The lower house approved the bill.", "The upper house rejected the bill."),
    ("The bank raised its rate in March.", "The bank cut its rate in September."),
    ("The court refused bail to the elder brother.", "The younger brother was released on bail."),
    ("Holm scored in the first half.", "Holm missed a penalty in the second half."),
    ("Workers at the northern plant went on strike.", "Workers at the southern plant did not strike."),
    ("The airline did not cancel flights to Delmar.", "The airline cancelled flights to Lasko."),
    ("The victim was not known to the police.", "The attacker was known to the police."),
    ("Holm was not injured in the fall.", "Holm was injured in training last month."),
    ("The vaccine was not approved for children.", "The vaccine was approved for adults."),
    ("The rebels released two hostages.", "The rebels refused to release the other hostages."),
    ("She denied the charge of theft.", "She admitted the charge of speeding."),
    ("No survivors were found in the first carriage.", "Two survivors were found in the last carriage."),
]
ONE_THING = [
    ("The northern road was closed by snow.", "The northern road stayed open."),
    ("The union accepted the offer for drivers.", "The union rejected the offer for drivers."),
    ("The airline did not cancel flights to Delmar.", "The airline cancelled flights to Delmar."),
    ("The vaccine was not approved for children.", "The vaccine was approved for children."),
]


def signs_differ(tools: Tools, left: str, right: str) -> bool:
    """Whether two reports that differ in one sentence are said to contradict each other in what is so."""
    day = Metadata(published=date(2024, 5, 16))
    texts = ((LEFT + left, "A.txt"), (RIGHT + right, "B.txt"))
    found = compare([text_report(text.encode(), file=name, metadata=day) for text, name in texts], tools=tools)
    return any(conflict.kind == "polarity" for conflict in found.conflicts)


@pytest.mark.parametrize(("left", "right"), TWO_THINGS)
def test_two_things_of_one_kind(tools: Tools, left: str, right: str) -> None:
    """Other roads, halves, charges, passengers: both can be so."""
    assert not signs_differ(tools, left, right)


@pytest.mark.parametrize(("left", "right"), ONE_THING)
def test_one_thing_told_alike(tools: Tools, left: str, right: str) -> None:
    """The same words on the thing leave the contradiction standing."""
    assert signs_differ(tools, left, right)
