"""Whether a clause tells something as so, as possible, ahead, wanted, supposed, asked or heard."""

from itertools import takewhile

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.extract.statements.clauses import Clause
from crossread.extract.statements.predicate import helped_by, lemma_of
from crossread.extract.statements.words import word_section
from crossread.records.said import Quotation
from crossread.records.told import Modality

_NOUN_ROLES = frozenset({"nsubj", "obj", "iobj", "obl"})


def modality_of(
    annotated: Annotated, clause: Clause, head: Token, sentence: Sentence, quotation: Quotation | None
) -> Modality:
    """By the sentence's mark, the clause's conditions, and the words that help or stand at its predicate."""
    table = word_section("modality")
    lowered = [annotated.tokens[i].lower for i in clause.tokens]
    helped = helped_by(annotated, head)
    helpers = [*annotated.dependents(helped.i, "aux")] if helped is not None else []
    near = {t.lower for t in (*annotated.dependents(head.i, "aux", "advmod", "mark", "cop"), *helpers)} | {head.lower}
    if annotated.tokens[sentence.last - 1].text == "?" or (
        annotated.tokens[sentence.last - 1].text in '”"' and "?" in lowered
    ):
        return "asked"
    if not table["conditional"].isdisjoint(lowered) and _is_supposed(annotated, clause):
        return "conditional"
    if near & table["reported"] or _is_hearsay(annotated, head):
        return "reported"
    if near & table["future"] or _looks_ahead(annotated, clause, head, lowered):
        return "future"
    if near & table["possible"]:
        return "possible"
    if near & table["would"]:
        return "future" if is_backshifted(annotated, helped or head, quotation) else "conditional"
    if lemma_of(annotated, head) in table["wanted"] or near & {"must", "should", "ought"}:
        return "wanted"
    if not table["reported"].isdisjoint(lowered):
        return "reported"
    return "asserted"


def _is_supposed(annotated: Annotated, clause: Clause) -> bool:
    """Whether a condition in the clause bears on all it tells, not only on a noun in it ("a fee that falls due if they leave");
    "as if" compares and "even if" grants.
    """
    own = frozenset(clause.tokens)
    for i in clause.tokens:
        for mark in annotated.dependents(i, "mark"):
            granted = mark.i > 0 and annotated.tokens[mark.i - 1].lower in ("as", "even")
            if mark.i in own and mark.lower in word_section("modality")["conditional"] and not granted:
                way = [annotated.tokens[i], *annotated.ancestors(i)]
                if not any(t.dep.startswith("acl") for t in takewhile(lambda t: t.i != clause.head, way)):
                    return True
    return False


def _looks_ahead(annotated: Annotated, clause: Clause, head: Token, lowered: list[str]) -> bool:
    """Whether a phrase like "set to" leads to the predicate or is it; one that ends in "to" needs a verb behind it ("due to speak",
    not "due to rain"; "going to vote", not "going to Oslo").
    """
    line = f" {' '.join(lowered)} "
    for phrase in word_section("modality")["future_phrases"]:
        if f" {phrase} " not in line:
            continue
        words = phrase.split()
        for at in range(len(lowered) - len(words) + 1):
            if lowered[at : at + len(words)] != words:
                continue
            token, last = annotated.tokens[clause.tokens[at]], clause.tokens[at + len(words) - 1]
            after = annotated.tokens[last + 1 : last + 3]
            if words[-1] == "to" and not any(t.tag == "VB" for t in after):
                continue
            below = token.head == head.i and token.dep.partition(":")[0] not in _NOUN_ROLES
            if token.i == head.i or below or head.head == token.i:
                return True
    return False


def is_backshifted(annotated: Annotated, head: Token, quotation: Quotation | None) -> bool:
    """Whether "would" stands for the "will" that was spoken ("said the army would come"): in reported speech, without "have" and
    with no condition beside it.
    """
    if quotation is None or quotation.kind != "indirect":
        return False
    helpers = {t.lower for t in annotated.dependents(head.i, "aux")}
    if not helpers & word_section("modality")["would"] or helpers & {"have", "'ve", "’ve"}:
        return False
    conditions = word_section("modality")["conditional"]
    beside = annotated.words(annotated.sentence_of(head.i))
    return not any(t.lower in conditions for t in beside)


def _is_hearsay(annotated: Annotated, head: Token) -> bool:
    """Tell a passive that nobody stands for: "is said to be divided"."""
    below = {t.dep for t in annotated.dependents(head.i)}
    return head.lemma.lower() in word_section("modality")["said_to"] and {"aux:pass", "xcomp"} <= below
