"""Clauses: what is cut, what stays whole, and that every word stands in exactly one."""

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.extract.statements.clauses import Clause, split_clauses
from crossread.extract.statements.spans import spans_of
from crossread.records.text import Block, Report


def parse(*lines: str) -> Annotated:
    """A parsed sentence from lines of "word POS TAG relation head", heads counted from 1, 0 for the root."""
    tokens, text = [], ""
    for i, line in enumerate(lines):
        word, pos, tag, dep, head = line.split()
        start = len(text) + (1 if text and word not in ",." else 0)
        text = text.ljust(start) + word
        at = int(head) - 1 if int(head) else i
        tokens.append(Token(i, start, start + len(word), word, word.lower(), pos, tag, dep, at, 0, ""))
    report = Report(
        "r", "A", text, "r.txt", "", "", None, None, None, None, "en", (Block("paragraph", 0, len(text)),), ()
    )
    return Annotated(report, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text), 0, "paragraph"),), ())


def told(annotated: Annotated, clauses: tuple[Clause, ...]) -> list[str]:
    """The words of each clause as printed."""
    return [" … ".join(annotated.span(*span).exact for span in spans_of(annotated, c.tokens)) for c in clauses]


TWO_ACTS = parse(
    "Rescuers NOUN NNS nsubj 2", "reached VERB VBD root 0", "the DET DT det 4", "village NOUN NN obj 2", "and CCONJ CC cc 7",
    "engineers NOUN NNS nsubj 7", "reopened VERB VBD conj 2", "the DET DT det 9", "bridge NOUN NN obj 7", ". PUNCT . punct 2",
)  # fmt: skip
CONDITION = parse(
    "The DET DT det 2", "club NOUN NN nsubj 4", "will AUX MD aux 4", "sell VERB VB root 0", "him PRON PRP obj 4",
    ", PUNCT , punct 9", "if SCONJ IN mark 9", "he PRON PRP nsubj 9", "asks VERB VBZ advcl 4", "to PART TO mark 11",
    "go VERB VB xcomp 9", ". PUNCT . punct 4",
)  # fmt: skip
RESULT = parse(
    "The DET DT det 2", "dam NOUN NN nsubj 3", "broke VERB VBD root 0", ", PUNCT , punct 5", "flooding VERB VBG advcl 3",
    "three NUM CD nummod 7", "villages NOUN NNS obj 5", "downstream ADV RB advmod 5", ". PUNCT . punct 3",
)  # fmt: skip


def test_conjuncts_with_their_own_subject_are_two_clauses() -> None:
    """Two acts of two actors are told apart."""
    clauses = split_clauses(TWO_ACTS, TWO_ACTS.sentences[0], zone_of={})
    assert told(TWO_ACTS, clauses) == ["Rescuers reached the village", "engineers reopened the bridge"]


def test_a_condition_stays_with_its_main_clause() -> None:
    """Cut off, "the club will sell him" would state what is only supposed."""
    clauses = split_clauses(CONDITION, CONDITION.sentences[0], zone_of={})
    assert told(CONDITION, clauses) == ["The club will sell him, if he asks to go"]


SUPPOSED = parse(
    "Tariffs NOUN NNS nsubj 2", "rise VERB VBP root 0", "if SCONJ IN mark 5", "they PRON PRP nsubj 5", "refuse VERB VBP advcl 2",
    "our DET PRP$ nmod:poss 7", "offer NOUN NN obj 5", "and CCONJ CC cc 9", "keep VERB VBP conj 5", "all DET DT det 12",
    "old ADJ JJ amod 12", "duties NOUN NNS obj 9", ". PUNCT . punct 2",
)  # fmt: skip


def test_both_halves_of_a_condition_stay() -> None:
    """ "keep all old duties" is supposed as well."""
    clauses = split_clauses(SUPPOSED, SUPPOSED.sentences[0], zone_of={})
    assert told(SUPPOSED, clauses) == ["Tariffs rise if they refuse our offer and keep all old duties"]


def test_a_participle_after_a_comma_is_a_clause() -> None:
    """What follows from the main act is a statement of its own, hanging on it."""
    clauses = split_clauses(RESULT, RESULT.sentences[0], zone_of={})
    assert told(RESULT, clauses) == ["The dam broke", "flooding three villages downstream"]
    assert clauses[1].parent == 0


def test_no_clause_crosses_the_edge_of_a_quotation() -> None:
    """Words of a quotation are never in one clause with the narrator's."""
    zone = dict.fromkeys(range(5, 9), 0)
    clauses = split_clauses(TWO_ACTS, TWO_ACTS.sentences[0], zone_of=zone)
    assert all(len({zone.get(i, -1) for i in c.tokens}) == 1 for c in clauses)


def test_every_word_stands_in_exactly_one_clause() -> None:
    """Clauses tile the sentence."""
    for annotated in (TWO_ACTS, CONDITION, RESULT):
        clauses = split_clauses(annotated, annotated.sentences[0], zone_of={})
        assert sorted(i for c in clauses for i in c.tokens) == list(range(len(annotated.tokens)))
