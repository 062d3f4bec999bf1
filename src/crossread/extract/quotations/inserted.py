"""Reporting clauses set into or after what they report: "..., she said", "..., said Ada Example, ...", "as he put it"."""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution, Span
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.extents import trim_end
from crossread.extract.quotations.phrases import is_close_quote, noun_phrase, verb_group

_BREAKS = frozenset([",", "—", "–", "?", "!", "(", "-"])
_OCCASIONS = frozenset(["when", "asked", "pressed", "questioned", "challenged", "quizzed", "speaking", "once", "after"])
_NOT_CONTENT = frozenset(
    ["according", "while", "when", "as", "after", "before", "who", "which", "where", "referring", "citing"]
)


def inserted(annotated: Annotated, verb: Token, *, cues: Cues) -> Attribution | None:
    """The attribution of a verb that stands with its subject after a comma, the reported words before it and perhaps after it."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(verb.i)
    sense = cues.beside_quotation(verb.lemma.lower())
    holder = next((c for c in annotated.dependents(verb.i) if c.dep.partition(":")[0] == "nsubj"), None)
    if sense is None or holder is None or holder.lower in ("who", "which", "that") or verb.tag == "VBG":
        return None
    if verb.lemma.lower() not in cues.clause and any(
        c.i > verb.i for c in annotated.dependents(verb.i, "xcomp", "obj", "ccomp")
    ):
        return None
    group = verb_group(annotated, verb.i)
    if holder.i < verb.i:
        source = noun_phrase(annotated, holder.i, floor=_floor(annotated, holder.i), ceiling=group[0])
        start = source[0]
    else:
        source = noun_phrase(annotated, holder.i, floor=group[1], ceiling=sentence.last)
        start = group[0]
    if start - 1 <= sentence.first or not (tokens[start - 1].text in _BREAKS or is_close_quote(tokens[start - 1])):
        return None
    before = (sentence.first, trim_end(annotated, sentence.first, start))
    while before[0] < before[1] and tokens[before[0]].pos == "PUNCT" and tokens[before[0]].text in (",", "—", "–", "."):
        before = (before[0] + 1, before[1])
    if before[1] - before[0] < 2:
        return None
    after = _after(annotated, max(group[1], source[1]), sentence.last)
    if tokens[before[0]].lower in _OCCASIONS:
        content: tuple[Span, ...] = (after,) if after else ()
    elif after is None and not _is_clause(annotated, before):
        return None
    else:
        content = (before, after) if after else (before,)
    if not content:
        return None
    return Attribution(verb.i, group, source, holder.i, content, "inserted", sense, False, verb.lemma.lower())


def _is_clause(annotated: Annotated, span: Span) -> bool:
    """Whether the words before an inserted clause are a clause or a quotation, and not just where or when something was said."""
    tokens = annotated.tokens[span[0] : span[1]]
    if (
        tokens[0].pos in ("ADP", "SCONJ")
        and tokens[0].lower not in ("if", "that")
        and not any(is_close_quote(t) for t in tokens[-2:])
    ):
        main = [t for t in tokens if t.tag in ("VBD", "VBZ", "VBP", "MD")]
        return len(main) > 1
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VB") for t in tokens) or any(
        is_close_quote(t) for t in tokens[-2:]
    )


def _floor(annotated: Annotated, i: int) -> int:
    """The nearest break before a subject that may open a reporting clause: its noun phrase must not reach over it."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(i)
    at = i
    while at > sentence.first and tokens[at - 1].text not in _BREAKS and not is_close_quote(tokens[at - 1]):
        at -= 1
    return at


def _after(annotated: Annotated, start: int, end: int) -> Span | None:
    """What is reported after the inserted clause, when a comma takes the sentence up again."""
    tokens = annotated.tokens
    comma = next((i for i in range(start, min(start + 16, end)) if tokens[i].text in (",", "—", "–")), None)
    if comma is None or comma + 1 >= end:
        return None
    first = tokens[comma + 1]
    if (
        first.lower in _NOT_CONTENT
        or first.tag == "VBG"
        or (first.pos == "ADV" and tokens[min(comma + 2, end - 1)].tag == "VBG")
    ):
        return None
    last = trim_end(annotated, comma + 1, end)
    return (comma + 1, last) if last - comma - 1 >= 2 else None
