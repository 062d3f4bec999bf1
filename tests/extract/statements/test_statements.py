"""Statements: who stands for them, what is denied, supposed, ahead, who does what, and that no word stands in two."""

from dataclasses import replace
from itertools import pairwise

import pytest

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.annotate.cast import Cast
from crossread.extract.statements import NARRATOR, find_statements
from crossread.records.said import Quotation, Speaker
from crossread.records.text import BlockKind, Report
from crossread.records.told import Statement


def parse(*lines: str, kind: BlockKind = "paragraph") -> Annotated:
    """A parsed sentence from lines of "word lemma POS TAG relation head [morph]", heads counted from 1, 0 for the root."""
    tokens: list[Token] = []
    text = ""
    for i, line in enumerate(lines):
        word, lemma, pos, tag, dep, head, *morph = line.split()
        start = len(text) + (1 if text and word not in ",." else 0)
        text = text.ljust(start) + word
        at = int(head) - 1 if int(head) else i
        tokens.append(Token(i, start, start + len(word), word, lemma, pos, tag, dep, at, 0, (morph or [""])[0]))
    report = Report("r", "A", text, "r.txt", "", "", None, None, None, None, "en", (), ())
    return Annotated(report, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text), 0, kind),), ())


def cast(**actor_of: str) -> Cast:
    """A cast in which words name actors: `w3="actor-x"` for the word with index 3."""
    return Cast("r", (), {int(k[1:]): v for k, v in actor_of.items()}, {}, {}, frozenset())


def told(annotated: Annotated, *quotations: Quotation, actors: Cast | None = None) -> tuple[Statement, ...]:
    """The statements of a report of one sentence."""
    return find_statements(annotated, cast=actors or cast(), quotations=quotations, figures=(), dates=())


PASSIVE = parse(
    "The the DET DT det 2", "ferry ferry NOUN NN nsubj:pass 4", "was be AUX VBD aux:pass 4 Tense=Past|VerbForm=Fin",
    "towed tow VERB VBN root 0", "by by ADP IN case 6", "tugs tug NOUN NNS obl:agent 4", ". . PUNCT . punct 4",
)  # fmt: skip
DENIED = parse(
    "The the DET DT det 2", "bank bank NOUN NN nsubj 5", "did do AUX VBD aux 5 Tense=Past|VerbForm=Fin", "not not PART RB advmod 5",
    "close close VERB VB root 0", ". . PUNCT . punct 5",
)  # fmt: skip
AHEAD = parse(
    "Schools school NOUN NNS nsubj 3", "will will AUX MD aux 3 VerbForm=Fin", "reopen reopen VERB VB root 0", "soon soon ADV RB advmod 3",
    ". . PUNCT . punct 3",
)  # fmt: skip
SAID = parse(
    "She she PRON PRP nsubj 2", "said say VERB VBD root 0 Tense=Past|VerbForm=Fin", "the the DET DT det 4", "road road NOUN NN nsubj 6",
    "was be AUX VBD cop 6 Tense=Past|VerbForm=Fin", "safe safe ADJ JJ ccomp 2", ". . PUNCT . punct 2",
)  # fmt: skip
REFUSED = parse(
    "She she PRON PRP nsubj 2", "refused refuse VERB VBD root 0 Tense=Past|VerbForm=Fin", "to to PART TO mark 4",
    "sell sell VERB VB xcomp 2", "the the DET DT det 6", "farm farm NOUN NN obj 4", ". . PUNCT . punct 2",
)  # fmt: skip
SCOLDED = parse(
    "He he PRON PRP nsubj 2", "blamed blame VERB VBD root 0 Tense=Past|VerbForm=Fin", "the the DET DT det 4", "fog fog NOUN NN obj 2",
    "and and CCONJ CC cc 6", "said say VERB VBD conj 2 Tense=Past|VerbForm=Fin", "that that SCONJ IN mark 9",
    "nobody nobody PRON NN nsubj 9",
    "slept sleep VERB VBD ccomp 6 Tense=Past|VerbForm=Fin", ". . PUNCT . punct 2",
)  # fmt: skip
PARTICLE = parse(
    "Talks talk NOUN NNS nsubj 2", "broke break VERB VBD root 0 Tense=Past|VerbForm=Fin", "down down ADP RP compound:prt 2",
    ". . PUNCT . punct 2",
)  # fmt: skip

DOUBTED = parse(
    "She she PRON PRP nsubj 2", "doubted doubt VERB VBD root 0 Tense=Past|VerbForm=Fin", "the the DET DT det 4", "map map NOUN NN obj 2",
    "and and CCONJ CC cc 7", "nobody nobody PRON NN nsubj 7", "slept sleep VERB VBD conj 2 Tense=Past|VerbForm=Fin", ". . PUNCT . punct 2",
)  # fmt: skip
TOLD = parse(
    "She she PRON PRP nsubj 2", "told tell VERB VBD root 0 Tense=Past|VerbForm=Fin", "reporters reporter NOUN NNS iobj 2",
    "in in ADP IN case 5", "Porto Porto PROPN NNP obl 2", "the the DET DT det 7", "road road NOUN NN nsubj 9",
    "was be AUX VBD cop 9 Tense=Past|VerbForm=Fin", "safe safe ADJ JJ ccomp 2", ". . PUNCT . punct 2",
)  # fmt: skip
WOVEN = parse(
    "Divers diver NOUN NNS nsubj 2", "found find VERB VBD root 0 Tense=Past|VerbForm=Fin", "what what PRON WP obj 5",
    "owners owner NOUN NNS nsubj 5", "called call VERB VBD ccomp 2 Tense=Past|VerbForm=Fin", "the the DET DT det 8",
    "oldest old ADJ JJS amod 8", "boat boat NOUN NN nsubj 9", "afloat afloat VERB VBD ccomp 5", ". . PUNCT . punct 2",
)  # fmt: skip
THANKS = parse("Thank thank VERB VBP root 0", "you you PRON PRP obj 1", ". . PUNCT . punct 1")

PROMISED = parse(
    "He he PRON PRP nsubj 2", "said say VERB VBD root 0 Tense=Past|VerbForm=Fin", "the the DET DT det 4", "bank bank NOUN NN nsubj 6",
    "would would AUX MD aux 6 VerbForm=Fin", "pay pay VERB VB ccomp 2 VerbForm=Inf", ". . PUNCT . punct 2",
)  # fmt: skip


def reported(annotated: Annotated, first: int, last: int, cue: int, speaker: str | None) -> Quotation:
    """Reported words from one token to another, with the reporting verb and the speaker."""
    mention = annotated.span(0, 1)
    return Quotation(
        "q", "r", "indirect", (annotated.span(first, last),), annotated.span(cue, cue + 1), Speaker(speaker, mention, "pronoun"),
        False, None, None, None, None, None,
    )  # fmt: skip


def test_a_passive_has_its_object_and_agent() -> None:
    """Who is towed and who tows are told apart whatever the voice."""
    (statement,) = told(PASSIVE, actors=cast(w1="ferry", w5="tugs"))
    assert {(a.role, a.actor) for a in statement.arguments} == {("object", "ferry"), ("agent", "tugs")}
    assert (statement.lemma, statement.tense, statement.polarity) == ("tow", "past", "affirmed")


def test_a_negation_on_the_predicate_denies_the_statement() -> None:
    """ "did not close" is negated and asserted."""
    (statement,) = told(DENIED)
    assert (statement.polarity, statement.modality) == ("negated", "asserted")


def test_what_is_ahead_is_future() -> None:
    """ "will reopen" is no fact yet."""
    (statement,) = told(AHEAD)
    assert (statement.modality, statement.tense) == ("future", "future")


def test_would_in_reported_speech_is_the_will_that_was_spoken() -> None:
    """ "said the bank would pay" tells what is ahead, as "will pay" does; between quotation marks "would" stays conditional."""
    (statement,) = told(PROMISED, reported(PROMISED, 2, 6, 1, "actor-he"))
    assert (statement.modality, statement.tense) == ("future", "future")
    (printed,) = told(PROMISED, replace(reported(PROMISED, 2, 6, 1, "actor-he"), kind="direct"))
    assert printed.modality == "conditional"


def test_a_bare_reporting_frame_is_the_holder_not_a_statement() -> None:
    """ "She said" tells nothing by itself: the road's safety is told, and she stands for it."""
    statements = told(SAID, reported(SAID, 2, 6, 1, "actor-she"))
    assert [s.anchors[0].exact for s in statements] == ["the road was safe"]
    assert statements[0].holder == (NARRATOR, "actor-she")
    assert statements[0].quotation == "q"


def test_a_frame_with_only_a_listener_is_no_statement_either() -> None:
    """ "She told reporters" tells nothing; "She told reporters in Porto" tells where, and stays."""
    alone = replace(TOLD, tokens=tuple(replace(t, dep="nmod", head=2) if t.i == 4 else t for t in TOLD.tokens))
    assert [s.anchors[0].exact for s in told(alone, reported(alone, 5, 9, 1, "actor-she"))] == ["the road was safe"]
    kept = [s.anchors[0].exact for s in told(TOLD, reported(TOLD, 5, 9, 1, "actor-she"))]
    assert kept == ["She told reporters in Porto", "the road was safe"]


def test_words_woven_in_by_a_relative_are_not_cut_out() -> None:
    """ "what owners called the oldest boat afloat" stays with its clause: cut out, "what owners" would be left."""
    quotation = replace(
        reported(WOVEN, 5, 9, 4, "actor-owners"), speaker=Speaker("actor-owners", WOVEN.span(3, 4), "name")
    )
    assert [s.anchors[0].exact for s in told(WOVEN, quotation)] == [
        "Divers found what owners called the oldest boat afloat"
    ]


def test_a_word_or_two_that_name_nothing_are_no_statement() -> None:
    """ "Thank you" tells nothing that could be compared."""
    assert told(THANKS) == ()


def test_a_question_of_the_report_itself_tells_nothing() -> None:
    """A question that the narrator puts is no statement; one that a speaker puts is."""
    asked = replace(SAID, tokens=(*SAID.tokens[:-1], replace(SAID.tokens[-1], text="?")))
    assert told(asked) == ()
    assert len(told(asked, reported(asked, 2, 7, 1, "actor-she"))) == 1


def test_a_section_heading_tells_nothing_but_a_second_headline_does() -> None:
    """A heading right under the headline tells something; one further down only names what follows."""
    heading = replace(SAID, sentences=(replace(SAID.sentences[0], kind="heading", block=9),))
    deck = replace(SAID, sentences=(replace(SAID.sentences[0], kind="heading", block=1),))
    assert told(heading) == ()
    assert len(told(deck)) == 1


def test_an_infinitive_stays_with_the_verb_that_reports_it() -> None:
    """ "to sell the farm" is told by nobody: what is told is that she refused to."""
    statements = told(REFUSED, reported(REFUSED, 2, 6, 1, "actor-she"))
    assert [s.anchors[0].exact for s in statements] == ["She refused to sell the farm"]


def test_a_whole_clause_inside_built_in_words_is_the_speakers() -> None:
    """Marks that open in the narrator's clause and hold a second one: the first stays the narrator's, the second is the speaker's."""
    statements = told(DOUBTED, replace(reported(DOUBTED, 2, 7, 1, "actor-she"), kind="partial"))
    assert [(s.anchors[0].exact, s.holder[-1]) for s in statements] == [
        ("She doubted the map", NARRATOR),
        ("nobody slept", "actor-she"),
    ]


def test_a_trailing_cue_and_a_leading_that_are_no_part_of_what_is_told() -> None:
    """The narrator's clause ends before "and said", the reported one begins behind "that"."""
    statements = told(SCOLDED, reported(SCOLDED, 6, 9, 5, "actor-he"))
    assert [s.anchors[0].exact for s in statements] == ["He blamed the fog", "nobody slept"]


def test_an_unknown_speaker_is_named_unknown() -> None:
    """A speaker the text does not tell is no narrator and no guess."""
    assert told(SAID, reported(SAID, 2, 6, 1, None))[0].holder == (NARRATOR, "unknown")


def test_a_particle_belongs_to_its_verb() -> None:
    """ "broke down" is not "broke"."""
    assert told(PARTICLE)[0].lemma == "break_down"


def test_bylines_tell_nothing() -> None:
    """A byline gives no statement."""
    byline = parse("By by ADP IN case 2", "Ann Ann PROPN NNP root 0", kind="byline")
    assert told(byline) == ()


@pytest.mark.parametrize("annotated", [PASSIVE, DENIED, AHEAD, SAID, REFUSED, SCOLDED, PARTICLE])
def test_every_anchor_holds_and_none_overlap(annotated: Annotated) -> None:
    """Statements stand where they say, and no word stands in two."""
    anchors = [a for s in told(annotated) for a in s.anchors]
    assert anchors and all(annotated.report.holds(a) for a in anchors)
    spans = sorted((a.start, a.end) for a in anchors)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
