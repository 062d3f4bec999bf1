"""The event lexicon: every pattern's own example is coded as the pattern's file says it is."""

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.actor_codes import code_cast
from crossread.extract.events import find_events
from crossread.extract.events.patterns import Pattern, PatternError, load_lexicon
from crossread.records.text import Block, Report
from crossread.records.told import Event
from crossread.tools import Tools

PATTERNS = {pattern.id: pattern for kind in load_lexicon().types.values() for pattern in kind.patterns}


def one_block(text: str) -> Report:
    """A report of one paragraph."""
    return Report(
        "r",
        "A",
        text,
        "a.txt",
        "0" * 64,
        text[:30],
        None,
        None,
        None,
        None,
        "en",
        (Block("paragraph", 0, len(text)),),
        (),
    )


def coded(text: str, tools: Tools) -> tuple[Event, ...]:
    """The events of a text that stands alone."""
    annotated = tools.annotate(one_block(text))
    return find_events(annotated, cast=code_cast(annotated, find_cast(annotated)), quotations=(), dates=())


def printed(event: Event) -> str:
    """An event as the type files write it: TYPE mode: ACTORS > RECIPIENTS."""
    head = f"{event.type} {event.mode}" if event.mode else event.type
    return f"{head}: {' + '.join(event.actors)} > {' + '.join(event.recipients)}".rstrip(" >")


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_example_is_coded(pattern: Pattern, tools: Tools) -> None:
    """A pattern's example gives the type, mode, actor and recipient that its file expects."""
    assert pattern.expect.rstrip(" >") in [printed(event) for event in coded(pattern.example, tools)]


@pytest.mark.parametrize(
    "text",
    [
        "Spain beat Italy in the final after a late goal by the striker.",
        "The senator attacked the governor over the budget.",
        "Strong winds killed two people in Portugal.",
        "Stocks rallied and the index retreated before the close.",
        "The minister did not meet the Peruvian ambassador.",
        "Did Norway agree to send doctors?",
        "The plan strikes a balance between work and rest.",
    ],
)
def test_word_sense_traps_give_no_assault_or_meeting(text: str, tools: Tools) -> None:
    """Sport, politics in figures of speech, weather, markets, negation and questions are no events of force, protest or talks."""
    assert not {event.type for event in coded(text, tools)} & {"ASSAULT", "PROTEST", "CONSULT", "RETREAT", "AGREE"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("If Chile attacks Peru, the council will meet.", "if"),
        ("The Danish minister is ready to resign.", "offers"),
        ("Reportedly, Mali arrested two French journalists.", "reportedly"),
        ("Kenya threatened to expel the Somali ambassador.", "threatens"),
        ("Ghana demanded an apology from Togo.", "demands"),
        ("Egyptian troops withdrew from Sudan.", "did"),
    ],
)
def test_modality_is_told_apart(text: str, modality: str, tools: Tools) -> None:
    """An act that is supposed, offered, hedged, threatened or demanded is never coded as done."""
    assert modality in {event.modality for event in coded(text, tools)}
    assert modality == "did" or "did" not in {event.modality for event in coded(text, tools)}


def test_offer_to_resign_is_no_resignation(tools: Tools) -> None:
    """A conditional offer to resign is CONCEDE, never RETREAT."""
    types = {
        event.type for event in coded("The Danish prime minister is ready to resign if the parliament wants it.", tools)
    }
    assert "CONCEDE" in types
    assert "RETREAT" not in types


def test_accusation_is_one_event(tools: Tools) -> None:
    """What somebody is accused of is not coded beside the accusation."""
    found = coded("Kenya accused Somalia of attacking a village.", tools)
    assert [event.type for event in found] == ["ACCUSE"]


def test_region_is_named_as_uncoded(tools: Tools) -> None:
    """A regional construct stays uncoded, and the event's rule says so."""
    found = coded("Nigeria urged Europe to send aid.", tools)
    assert [(event.type, event.recipients) for event in found] == [("REQUEST", ())]
    assert "Europe (regional construct)" in found[0].rule


def test_unknown_key_is_named(tmp_path) -> None:
    """A key that the coder does not know is refused with the file and the pattern's name."""
    (tmp_path / "agree.toml").write_text(
        'type = "AGREE"\nabout = "x"\n[[pattern]]\nid = "odd"\nverbs = ["nod"]\ncolour = "red"\nexample = "x"\nexpect = "y"\n',
        encoding="utf-8",
    )
    with pytest.raises(PatternError, match=r"agree\.toml, pattern odd.*colour"):
        load_lexicon(tmp_path)
