"""Whose words the words of a report are: the innermost quotation that each of them lies in."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.statements.words import is_mark
from crossread.records.said import Quotation


def zones_of(annotated: Annotated, quotations: Sequence[Quotation]) -> dict[int, int]:
    """Token index to the innermost direct or indirect quotation it lies in; partial ones and terms stay in their
    clause.
    """
    zone_of: dict[int, int] = {}
    nested = sorted(range(len(quotations)), key=lambda n: -sum(p.end - p.start for p in quotations[n].parts))
    for n in nested:
        quotation = quotations[n]
        inside = [t for part in quotation.parts for t in annotated.tokens_in(part.start, part.end)]
        reported = quotation.kind == "indirect" and not _is_woven_in(annotated, quotation)
        whole = quotation.kind == "partial" and _is_said_whole(annotated, quotation, inside)
        if quotation.kind == "direct" or whole or (reported and _is_clause(annotated, inside)):
            zone_of.update({t.i: n for t in (*inside, *_hearsay_word(annotated, quotation))})
    return zone_of


def _is_woven_in(annotated: Annotated, quotation: Quotation) -> bool:
    """Tell whether reported words are woven into the narrator's clause by a relative ("what the union called a disgrace",
    "who, he said, were hiding"): cut out, they would leave two fragments.
    """
    cue, mention = quotation.cue, quotation.speaker.mention
    if cue is None or quotation.parts[0].start < cue.end:
        return False
    opens = mention.start if mention is not None and mention.end <= cue.start else cue.start
    tokens = annotated.tokens_in(opens, cue.end)
    if not tokens or tokens[0].i == annotated.sentence_of(tokens[0].i).first:
        return False
    before = annotated.tokens[tokens[0].i - 1]
    if before.text == "," and before.i > 0:
        before = annotated.tokens[before.i - 1]
    return before.tag in ("WP", "WDT")


def _is_clause(annotated: Annotated, tokens: Sequence[Token]) -> bool:
    """Tell whether reported words make a clause ("that she would stay"): no bare nominal ("the plan a mistake") and no
    infinitive, which says nothing without the verb before it ("refused to negotiate", "urged both sides to return").
    """
    own = {t.i for t in tokens}
    tops = [t for t in tokens if t.pos != "PUNCT" and (t.head not in own or t.head == t.i)]
    if any(t.dep == "xcomp" and any(kid.tag == "TO" for kid in annotated.dependents(t.i)) for t in tops):
        return False
    return any(t.pos in ("VERB", "AUX") or any(annotated.dependents(t.i, "cop", "nsubj", "expl")) for t in tops)


def _is_said_whole(annotated: Annotated, quotation: Quotation, inside: Sequence[Token]) -> bool:
    """Tell whether words in marks, though built into the narrator's sentence, are all that its verb of saying takes ("warned on his
    page that “the cost would be high”").
    """
    cue, own = quotation.cue, {t.i for t in inside}
    if cue is None or len(quotation.parts) > 1:
        return False
    tops = [t for t in inside if t.dep == "ccomp" and t.head not in own]
    if len(tops) != 1 or not cue.start <= annotated.tokens[tops[0].head].start < cue.end:
        return False
    rest = [annotated.tokens[i] for i in annotated.subtree(tops[0].i) if i not in own]
    return all(is_mark(t) or t.dep == "mark" for t in rest) and _is_clause(annotated, inside)


def _hearsay_word(annotated: Annotated, quotation: Quotation) -> list[Token]:
    """The adverb of hearsay that stands inside what it holds in doubt ("the man *reportedly* fled")."""
    cue = quotation.cue
    if cue is None or quotation.kind != "indirect" or len(quotation.parts) < 2:
        return []
    within = quotation.parts[0].end <= cue.start and cue.end <= quotation.parts[-1].start
    return [t for t in annotated.tokens_in(cue.start, cue.end) if within and t.pos == "ADV"]
