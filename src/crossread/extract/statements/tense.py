"""The tense of a clause, from its verb group."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.voice import is_contracted_perfect
from crossread.records.told import Tense


def tense_of(annotated: Annotated, head: Token) -> Tense:
    """From the verb group: "will" makes a future; else the finite auxiliary or the verb itself tells."""
    group = [*annotated.dependents(head.i, "aux", "cop"), head]
    if any(t.lower in ("will", "shall", "wo", "'ll", "’ll") for t in group):
        return "future"
    for token in group:
        if "Tense=Past" in token.morph and ("VerbForm=Fin" in token.morph or token.tag == "VBD"):
            return "past"
        if "Tense=Pres" in token.morph and ("VerbForm=Fin" in token.morph or token.tag in ("VBZ", "VBP")):
            has_done = token.lemma == "have" and head.tag in ("VBN", "VBD") and token.i != head.i
            has_done = has_done or is_contracted_perfect(annotated, head.i)
            return "past" if has_done else "present"
    helpers = {t.lower for t in group if t.i != head.i}
    if any(t.tag == "MD" for t in group):  # "could be approved" says nothing of when, "could have been" that it is past
        return "past" if helpers & {"have", "'ve", "’ve"} else "unknown"
    if head.tag == "VBN":
        return "past"
    return "unknown"
