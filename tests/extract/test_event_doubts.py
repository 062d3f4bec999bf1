"""Events that are left out, and why: an uncertain doer, attacks made of words, acts that nobody is told to have done."""

import pytest

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.annotate.cast import Cast, find_cast
from crossread.annotate.coder import Code, Coder
from crossread.annotate.sector_words import load_sectors
from crossread.extract.actor_codes import code_cast
from crossread.extract.events.doubt import doubtful_doer
from crossread.extract.events.find import code_events
from crossread.extract.events.matching import Match
from crossread.extract.events.patterns import load_lexicon
from crossread.extract.events.scene import Party, Scene
from crossread.extract.events.traps import trap
from crossread.records.said import Actor
from crossread.records.text import Block, Report
from crossread.records.told import Event
from crossread.tools import Tools


def one_block(text: str) -> Report:
    """A report of one paragraph."""
    blocks = (Block("paragraph", 0, len(text)),)
    return Report("r", "A", text, "a.txt", "0" * 64, text[:30], None, None, None, None, "en", blocks, ())


def coded(text: str, tools: Tools) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events of a text that stands alone, and the reasons of those left out."""
    annotated = tools.annotate(one_block(text))
    cast = code_cast(annotated, find_cast(annotated))
    events, dropped = code_events(annotated, cast=cast, quotations=(), dates=())
    return events, tuple(one.reason for one in dropped)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Peruvian police refrained from using tear gas on students.", "kept from"),
        ("The Kenyan president shall be removed by parliament.", "a rule"),
        ("It was unclear where the Danish minister would be detained.", "an open question"),
        ("The speech by the senator included attacks on the Norwegian minister.", "figurative"),
        ("“Would Chile arrest the Peruvian ambassador?”", "asked"),
        ("The court has not decided whether to arrest the Danish minister.", "an open question"),
        ("None of the Danish senators we asked have sued the minister.", "negated"),
        ("It is vital that the Danish minister be arrested.", "only"),
        ("When a Danish minister resigns, parliament votes.", "generic"),
        ("Norway stopped short of imposing sanctions on Peru.", "negated"),
        (
            "A storm, a flood and a landslide hit the coast. Norway declared a state of emergency.",
            "an emergency declared",
        ),
    ],
)
def test_what_nobody_did_is_dropped_with_its_reason(text: str, reason: str, tools: Tools) -> None:
    """Acts kept from, laid down by a rule, asked, or made with words alone are named among the dropped."""
    events, reasons = coded(text, tools)
    assert not {event.type for event in events} & {"ASSAULT", "COERCE", "SANCTION"}
    assert any(one.startswith(reason) for one in reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Danish senators demanded that the Norwegian minister resign.",
        "Kenya threatened to end the treaty and to cut aid to Uganda.",
        "Mali will wait until Niger releases the soldiers.",
        "Congress could impose sanctions on Norway if the talks fail.",
    ],
)
def test_demanded_threatened_and_supposed_acts_are_not_done(text: str, tools: Tools) -> None:
    """No act that is demanded, threatened, awaited or supposed is told as done."""
    done = {event.type for event in coded(text, tools)[0] if event.modality == "did"}
    assert not done & {"RETREAT", "SANCTION", "COERCE"}


def person(actor_id: str, name: str) -> Actor:
    """A person of a government."""
    return Actor(actor_id, name, "person", "KEN", "GOV", (), (), ())


def scene_of(words: list[tuple[str, str, str, str, int]], actor_of: dict[int, str]) -> Scene:
    """One sentence from word, part of speech, tag, relation and head, with Okello (a) and Berg (b) as its cast."""
    report = one_block(" ".join(word for word, _, _, _, _ in words))
    tokens, at = [], 0
    for i, (word, pos, tag, dep, head) in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, tag, dep, head, 0, ""))
        at += len(word) + 1
    sentences = (Sentence(0, 0, len(tokens), 0, len(report.text), 0, "paragraph"),)
    annotated = Annotated(report, tuple(tokens), sentences, ())
    cast = Cast("r", (person("a", "Okello"), person("b", "Berg")), actor_of, {}, {}, frozenset())
    return Scene(Coder(annotated, {}, load_sectors()), cast, {})


def match_of(trigger: int, head: int, actor: str) -> Match:
    """A match with one doer."""
    pattern = load_lexicon().types["ACCUSE"].patterns[0]
    return Match(trigger, None, pattern, "ACCUSE", None, (Party(head, Code("KEN", "GOV"), actor),), (), ())


TOLD = [("Okello", "PROPN", "NNP", "nsubj", 1), ("told", "VERB", "VBD", "root", 1), ("Berg", "PROPN", "NNP", "obj", 1)]
HE_SUED = [("he", "PRON", "PRP", "nsubj", 4), ("sued", "VERB", "VBD", "ccomp", 1)]


@pytest.mark.parametrize(("actor", "doubtful"), [("a", True), ("b", False)])
def test_pronoun_with_a_rival_is_doubtful(actor: str, doubtful: bool) -> None:
    """ "He" taken for somebody is believed only if nobody else is named in between."""
    scene = scene_of([*TOLD, *HE_SUED], {0: "a", 2: "b", 3: actor})
    assert (doubtful_doer(scene, match_of(4, 3, actor)) is not None) == doubtful


@pytest.mark.parametrize(("pronoun", "doubtful"), [("it", True), ("they", True), ("she", False)])
def test_pronoun_must_fit_its_actor(pronoun: str, doubtful: bool) -> None:
    """ "It" and "they" are no one person."""
    words = [(pronoun, "PRON", "PRP", "nsubj", 1), ("sued", "VERB", "VBD", "root", 1)]
    assert (doubtful_doer(scene_of(words, {0: "a"}), match_of(1, 0, "a")) is not None) == doubtful


@pytest.mark.parametrize(("noun", "doubtful"), [("minister", True), ("police", False)])
def test_verb_must_agree_with_its_doer(noun: str, doubtful: bool) -> None:
    """A plural verb with a singular doer is a slip of the parser, unless the noun may be plural."""
    words = [(noun, "NOUN", "NN", "nsubj", 1), ("accuse", "VERB", "VBP", "root", 1)]
    found = Match(
        1,
        None,
        load_lexicon().types["ACCUSE"].patterns[0],
        "ACCUSE",
        None,
        (Party(0, Code("KEN", "GOV"), None),),
        (),
        (),
    )
    assert (doubtful_doer(scene_of(words, {}), found) is not None) == doubtful


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Kenyan President Ada Okello criticized the plan.", "GOV"),
        ("Ada Okello, president of the Lund University in Kenya, criticized the plan.", "EDU"),
        ("Kenyan company president Ada Okello criticized the plan.", "BUS"),
        ("Republican Gov. Ada Okello of Oregon criticized the plan.", "GOV"),
    ],
)
def test_whose_president_decides_the_sector(text: str, sector: str, tools: Tools) -> None:
    """A president is of a government only where no other body is named; an office goes before the party."""
    events, _ = coded(text, tools)
    assert [event.actors[0].split()[-1] for event in events] == [sector]


def test_an_attack_gives_its_doer_to_the_killing(tools: Tools) -> None:
    """Whoever orders an airstrike stands as the doer of what it did."""
    events, _ = coded("Kenya launched an airstrike that killed two Ugandan soldiers.", tools)
    assert all(event.actors == ("KEN MIL",) for event in events if event.type == "ASSAULT")
    assert any(event.recipients == ("UGA MIL",) for event in events)


NAMED = [
    ("the", "DET", "DT", "det", 3),
    ("Hillside", "PROPN", "NNP", "compound", 3),
    ("Organized", "PROPN", "NNP", "compound", 3),
    ("Protest", "PROPN", "NNP", "nsubj", 4),
    ("ended", "VERB", "VBD", "root", 4),
    ("quietly", "ADV", "RB", "advmod", 4),
    ("today", "NOUN", "NN", "obl:unmarked", 4),
]
HEADLINE = [
    ("Oslo", "PROPN", "NNP", "compound", 1),
    ("Protest", "PROPN", "NNP", "nsubj", 2),
    ("Ends", "VERB", "VBZ", "root", 2),
]


@pytest.mark.parametrize(("words", "trigger", "named"), [(NAMED, 3, True), (HEADLINE, 1, False)])
def test_an_event_word_inside_a_name_is_none(
    words: list[tuple[str, str, str, str, int]], trigger: int, named: bool
) -> None:
    """ "The Hillside Organized Protest" names a place; in a headline every noun is capitalised."""
    annotated = scene_of(words, {}).coder.annotated
    assert (trap(annotated, match_of(trigger, trigger, "a")) == "part of a name") == named
