"""Who takes part in what a clause tells, and how it is told: shared subjects, shared helpers, hearsay, whole words in marks."""

import pytest

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.annotate.cast import Cast
from crossread.extract.statements import NARRATOR, find_statements
from crossread.records.said import Quotation, QuotationKind, Speaker
from crossread.records.text import Report
from crossread.records.told import Statement

_MARKS = (",", ".", "”")


def parse(*lines: str) -> Annotated:
    """A parsed sentence from lines of "word lemma POS TAG relation head [morph]", heads counted from 1, 0 for the root."""
    tokens: list[Token] = []
    text = ""
    for i, line in enumerate(lines):
        word, lemma, pos, tag, dep, head, *morph = line.split()
        start = len(text) + (1 if text and word not in _MARKS and not text.endswith("“") else 0)
        text = text.ljust(start) + word
        at = int(head) - 1 if int(head) else i
        tokens.append(Token(i, start, start + len(word), word, lemma, pos, tag, dep, at, 0, (morph or [""])[0]))
    report = Report("r", "A", text, "r.txt", "", "", None, None, None, None, "en", (), ())
    return Annotated(report, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text), 0, "paragraph"),), ())


def told(annotated: Annotated, *quotations: Quotation, **actor_of: str) -> tuple[Statement, ...]:
    """The statements of a report of one sentence; `w3="x"`: word 3 stands for an actor."""
    cast = Cast("r", (), {int(k[1:]): v for k, v in actor_of.items()}, {}, {}, frozenset())
    return find_statements(annotated, cast=cast, quotations=quotations, figures=(), dates=())


def quotation(
    annotated: Annotated, kind: QuotationKind, parts: list[tuple[int, int]], cue: int, speaker: str | None
) -> Quotation:
    spans = tuple(annotated.span(*part) for part in parts)
    mention = Speaker(speaker, annotated.span(0, 1) if speaker else None, "name" if speaker else "unknown")
    return Quotation("q", "r", kind, spans, annotated.span(cue, cue + 1), mention, False, None, None, None, None, None)


def roles(statement: Statement) -> list[tuple[str, str]]:
    return [(a.role, a.anchor.exact) for a in statement.arguments]


PAST = "Tense=Past|VerbForm=Fin"
STORM = parse(
    "Storms storm NOUN NNS nsubj 2", f"hit hit VERB VBD root 0 {PAST}", "the the DET DT det 4", "coast coast NOUN NN obj 2",
    ", , PUNCT , punct 6", "killing kill VERB VBG advcl 2", "twelve twelve NUM CD nummod 9", "old old ADJ JJ amod 9",
    "men man NOUN NNS obj 6",
    "and and CCONJ CC cc 11", "leaving leave VERB VBG conj 6", "whole whole ADJ JJ amod 14",
    "river river NOUN NN compound 14",
    "towns town NOUN NNS obj 11", "dark dark ADJ JJ xcomp 11", ". . PUNCT . punct 2",
)  # fmt: skip
SIGNED = parse(
    "The the DET DT det 2", "deal deal NOUN NN nsubj 9", ", , PUNCT , punct 6", "which which PRON WDT nsubj:pass 6",
    f"was be AUX VBD aux:pass 6 {PAST}", "signed sign VERB VBN acl:relcl 2", "yesterday yesterday NOUN NN obl 6",
    ", , PUNCT , punct 6",
    f"failed fail VERB VBD root 0 {PAST}", ". . PUNCT . punct 9",
)  # fmt: skip
BESIDE = parse(
    "He he PRON PRP nsubj 2", f"met meet VERB VBD root 0 {PAST}", "with with ADP IN case 4", "Ann Ann PROPN NNP obl 2",
    ", , PUNCT , punct 7",
    "a a DET DT det 7", "nurse nurse NOUN NN appos 4", "trained train VERB VBN acl 7", "in in ADP IN case 11",
    "far far ADJ JJ amod 11",
    "Porto Porto PROPN NNP obl 8", ". . PUNCT . punct 2",
)  # fmt: skip
CLOSES = parse(
    "Banks bank NOUN NNS nsubj 3", "will will AUX MD aux 3 VerbForm=Fin", "close close VERB VB root 0",
    "forty forty NUM CD nummod 5",
    "branches branch NOUN NNS obj 3", "and and CCONJ CC cc 7", "cut cut VERB VB conj 3", "five five NUM CD nummod 9",
    "hundred hundred NUM CD nummod 10",
    "jobs job NOUN NNS obj 7", ". . PUNCT . punct 3",
)  # fmt: skip
HEARD = parse(
    "Courts court NOUN NNS nsubj 4", f"did do AUX VBD aux 4 {PAST}", "not not PART RB advmod 4", "hear hear VERB VB root 0",
    "the the DET DT det 6", "case case NOUN NN obj 4", "or or CCONJ CC cc 8", "set set VERB VB conj 4", "a a DET DT det 11",
    "new new ADJ JJ amod 11",
    "date date NOUN NN obj 8", ". . PUNCT . punct 4",
)  # fmt: skip
FLED = parse(
    "The the DET DT det 2", "man man NOUN NN nsubj 4", "reportedly reportedly ADV RB advmod 4",
    f"fled flee VERB VBD root 0 {PAST}", ". . PUNCT . punct 4",
)  # fmt: skip
WARNED = parse(
    "Ann Ann PROPN NNP nsubj 2", f"warned warn VERB VBD root 0 {PAST}", "that that SCONJ IN mark 7", "“ “ PUNCT `` punct 7",
    "costs cost NOUN NNS nsubj 7",
    f"were be AUX VBD cop 7 {PAST}", "high high ADJ JJ ccomp 2", ". . PUNCT . punct 7", "” ” PUNCT '' punct 7",
)  # fmt: skip
LED = parse(
    "He he PRON PRP nsubj 3", "’s ’s AUX VBZ aux 3 Tense=Pres|VerbForm=Fin", "led lead VERB VBN root 0",
    "the the DET DT det 5", "party party NOUN NN obj 3",
    ". . PUNCT . punct 3",
)  # fmt: skip
SAFE = parse(
    "Roads road NOUN NNS nsubj 5", "are be AUX VBP cop 5 Tense=Pres|VerbForm=Fin", "no no ADV RB advmod 4",
    "longer long ADV RBR advmod 5",
    "safe safe ADJ JJ root 0", ". . PUNCT . punct 5",
)  # fmt: skip


def test_participles_share_subject_and_tense_down_the_line() -> None:
    """The storms kill and leave, in the past in which they hit."""
    _, killing, leaving = told(STORM, w0="storms")
    for statement in (killing, leaving):
        assert statement.arguments[0].actor == "storms"
        assert statement.tense == "past"


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    """ "which was signed" is told of the deal, and nobody else signs it."""
    signed = next(s for s in told(SIGNED, w1="deal") if s.lemma == "sign")
    assert roles(signed)[0] == ("object", "The deal")
    assert signed.arguments[0].actor == "deal"
    assert "subject" not in {a.role for a in signed.arguments}


def test_an_apposition_is_told_of_the_noun_it_stands_beside() -> None:
    """ "a nurse trained in Porto" is said of Ann, without the preposition before her name."""
    beside = next(s for s in told(BESIDE, w3="ann") if s.lemma == "nurse")
    assert [(a.role, a.anchor.exact, a.actor) for a in beside.arguments] == [("subject", "Ann", "ann")]


def test_a_joined_bare_verb_shares_the_helper() -> None:
    """ "will close … and cut" tells two things ahead; "did not hear … or set" denies two."""
    assert [(s.lemma, s.modality, s.tense) for s in told(CLOSES)] == [
        ("close", "future", "future"),
        ("cut", "future", "future"),
    ]
    assert [(s.lemma, s.polarity, s.tense) for s in told(HEARD)] == [
        ("hear", "negated", "past"),
        ("set", "negated", "past"),
    ]


def test_hearsay_stays_with_what_it_holds_in_doubt() -> None:
    """ "The man reportedly fled" is one statement, nobody named stands for it, and its verb is not lost."""
    (statement,) = told(FLED, quotation(FLED, "indirect", [(0, 2), (3, 4)], 2, None))
    assert [a.exact for a in statement.anchors] == ["The man reportedly fled"]
    assert (statement.holder, statement.modality) == ((NARRATOR, "unknown"), "reported")


def test_all_that_a_verb_of_saying_takes_is_the_speakers() -> None:
    """Marks around the whole clause behind "warned that": Ann stands for it, and the frame is no statement."""
    (statement,) = told(WARNED, quotation(WARNED, "partial", [(4, 8)], 1, "actor-ann"))
    assert (statement.anchors[0].exact, statement.holder) == ("costs were high", (NARRATOR, "actor-ann"))


def test_a_shortened_perfect_is_past() -> None:
    """ "He's led" is "has led"."""
    assert told(LED)[0].tense == "past"


def test_no_longer_denies() -> None:
    """ "no longer safe" is not safe."""
    assert told(SAFE)[0].polarity == "negated"


NEITHER = parse(
    "Neither neither CCONJ CC cc:preconj 2", "Ann Ann PROPN NNP nsubj 5", "nor nor CCONJ CC cc 4", "Bo Bo PROPN NNP conj 2",
    f"came come VERB VBD root 0 {PAST}", ". . PUNCT . punct 5",
)  # fmt: skip
YET = parse(
    "Ann Ann PROPN NNP nsubj 2", "has have VERB VBZ root 0 Tense=Pres|VerbForm=Fin", "yet yet ADV RB advmod 2",
    "to to PART TO mark 5",
    "speak speak VERB VB xcomp 2", ". . PUNCT . punct 2",
)  # fmt: skip
MUST = parse(
    "Laws law NOUN NNS nsubj:pass 4", "must must AUX MD aux 4 VerbForm=Fin", "be be AUX VB aux:pass 4",
    "changed change VERB VBN root 0",
    ". . PUNCT . punct 4",
)  # fmt: skip
CONVICTED = parse(
    "Rudd Rudd PROPN NNP nsubj 3", f"had have AUX VBD aux 3 {PAST}", "denied deny VERB VBN root 0", "all all DET DT det 5",
    "counts count NOUN NNS obj 3",
    "but but CCONJ CC cc 8", f"was be AUX VBD aux:pass 8 {PAST}", "convicted convict VERB VBN conj 3",
    "by by ADP IN case 11", "a a DET DT det 11",
    "jury jury NOUN NN obl 8", ". . PUNCT . punct 3",
)  # fmt: skip


BOREX = parse(
    "Borex Borex PROPN NNP obl 6", ", , PUNCT , punct 4", "the the DET DT det 4", "chipmaker chipmaker NOUN NN nsubj 6",
    ", , PUNCT , punct 4", f"cut cut VERB VBD root 0 {PAST}", "jobs job NOUN NNS obj 6", ". . PUNCT . punct 6",
)  # fmt: skip


def test_a_name_before_a_comma_is_the_subject_not_what_describes_it() -> None:
    """ "Borex, the chipmaker, cut jobs": Borex cuts them, whatever the parser made of the name."""
    (statement,) = told(BOREX, w0="borex", w3="chipmaker")
    assert [(a.role, a.anchor.exact, a.actor) for a in statement.arguments] == [
        ("subject", "Borex", "borex"),
        ("object", "jobs", None),
    ]


CITED = parse(
    "Lund Lund PROPN NNP nsubj 2", f"said say VERB VBD root 0 {PAST}", "firms firm NOUN NNS nsubj 5",
    "would would AUX MD aux 5", "close close VERB VB ccomp 2",
    ", , PUNCT , punct 7", "citing cite VERB VBG advcl 5", "much much ADV RB advmod 9", "higher high ADJ JJR amod 10",
    "costs cost NOUN NNS obj 7",
    ". . PUNCT . punct 2",
)  # fmt: skip
ACCUSED = parse(
    "They they PRON PRP nsubj 2", f"accused accuse VERB VBD root 0 {PAST}", "Bo Bo PROPN NNP obj 2", "of of SCONJ IN mark 5",
    "lying lie VERB VBG advcl 2",
    "about about ADP IN case 7", "money money NOUN NN obl 5", ". . PUNCT . punct 2",
)  # fmt: skip


def test_narration_that_hangs_on_reported_words_is_the_narrators_subjects() -> None:
    """ "Lund said firms would close, citing costs": Lund cites them, in the narrator's own words."""
    spoken = quotation(CITED, "indirect", [(2, 5)], 1, "actor-lund")
    citing = next(s for s in told(CITED, spoken, w0="lund", w2="firms") if s.lemma == "cite")
    assert (citing.holder, citing.arguments[0].role, citing.arguments[0].actor) == ((NARRATOR,), "subject", "lund")


def test_who_is_accused_of_doing_does_it() -> None:
    """ "They accused Bo of lying": where the lie is a statement of its own, Bo is its subject."""
    lying = told(ACCUSED, quotation(ACCUSED, "indirect", [(3, 7)], 1, "actor-they"), w0="they", w2="bo")
    assert [a.actor for s in lying if s.lemma == "lie" for a in s.arguments if a.role == "subject"] == ["bo"]


def test_neither_and_has_yet_to_deny() -> None:
    """ "Neither Ann nor Bo came", "has yet to speak"."""
    assert told(NEITHER)[0].polarity == "negated"
    assert told(YET)[0].polarity == "negated"


def test_a_passive_behind_a_modal_is_not_past() -> None:
    """ "must be changed" has not come about."""
    assert told(MUST)[0].tense == "unknown"


def test_a_joined_passive_shares_whom_it_is_done_to() -> None:
    """ "… but was convicted by a jury": Rudd is convicted, the jury convicts."""
    _, convicted = told(CONVICTED, w0="rudd", w10="jury")
    assert {(a.role, a.actor) for a in convicted.arguments} == {("object", "rudd"), ("agent", "jury")}


def granted(word: str) -> Annotated:
    """ "They won WORD if rain fell." """
    return parse(
        "They they PRON PRP nsubj 2", f"won win VERB VBD root 0 {PAST}", f"{word} {word} ADV RB advmod 6",
        "if if SCONJ IN mark 6",
        "rain rain NOUN NN nsubj 6", f"fell fall VERB VBD advcl 2 {PAST}", ". . PUNCT . punct 2",
    )  # fmt: skip


def test_what_even_if_grants_is_no_condition() -> None:
    """ "They won even if rain fell" tells that they won; "only if rain fell" supposes it."""
    assert [told(granted(word))[0].modality for word in ("even", "only")] == ["asserted", "conditional"]


DUE = [
    ("rain rain NOUN NN obl 3", "asserted"),
    ("speak speak VERB VB xcomp 4", "future"),
]


@pytest.mark.parametrize(("line", "modality"), DUE)
def test_due_to_looks_ahead_only_before_a_verb(line: str, modality: str) -> None:
    """ "is late due to rain" has come about; "is due to speak" has not."""
    if modality == "future":
        sentence = parse(
            "Ann Ann PROPN NNP nsubj 3", "is be AUX VBZ cop 3 Tense=Pres|VerbForm=Fin", "due due ADJ JJ root 0",
            "to to PART TO mark 5", line.replace("xcomp 4", "xcomp 3"), ". . PUNCT . punct 3",
        )  # fmt: skip
    else:
        sentence = parse(
            "Ann Ann PROPN NNP nsubj 3", "is be AUX VBZ cop 3 Tense=Pres|VerbForm=Fin", "late late ADJ JJ root 0",
            "due due ADP IN case 6", "to to ADP IN fixed 4", line, ". . PUNCT . punct 3",
        )  # fmt: skip
    assert told(sentence)[0].modality == modality
