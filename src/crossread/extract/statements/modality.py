"""Whether a clause tells something as so, as possible, ahead, wanted, supposed, asked or heard."""

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.extract.statements.clauses import Clause
from crossread.extract.statements.predicate import lemma_of
from crossread.extract.statements.words import word_section
from crossread.records.said import Quotation
from crossread.records.told import Modality


def modality_of(
    annotated: Annotated, clause: Clause, head: Token, sentence: Sentence, quotation: Quotation | None
) -> Modality:
    table = word_section("modality")
    lowered = [annotated.tokens[i].lower for i in clause.tokens]
    line = " " + " ".join(lowered) + " "
    near = {t.lower for t in annotated.dependents(head.i, "aux", "advmod", "mark", "cop")} | {head.lower}
    if annotated.tokens[sentence.last - 1].text == "?" or (
        annotated.tokens[sentence.last - 1].text in '”"' and "?" in lowered
    ):
        return "asked"
    if not table["conditional"].isdisjoint(lowered) and any(
        t.lower in table["conditional"]
        for i in clause.tokens
        for t in annotated.dependents(i, "mark")
        if t.i in clause.tokens
    ):
        return "conditional"
    if near & table["reported"] or _is_hearsay(annotated, head):
        return "reported"
    if near & table["future"] or any(f" {phrase} " in line for phrase in table["future_phrases"]):
        return "future"
    if near & table["possible"]:
        return "possible"
    if near & table["would"]:
        return "future" if is_backshifted(annotated, head, quotation) else "conditional"
    if lemma_of(annotated, head) in table["wanted"] or near & {"must", "should", "ought"}:
        return "wanted"
    if not table["reported"].isdisjoint(lowered):
        return "reported"
    return "asserted"


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
