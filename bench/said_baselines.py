"""What others would find: a plain rule for quotations and said-clauses, and textacy's direct_quotations on our own parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.polnear import Article, Attributed, Offsets
from crossread.annotate.pipeline import Annotator

_QUOTED = re.compile(r"[“\"]([^”\"\n]{3,900})[”\"]")
_NAME = r"(?:(?:[A-Z][\w.’'-]+ ?){1,4}|[Hh]e|[Ss]he|[Tt]hey)"
_VERB = r"(?:said|says|told|added|wrote|asked|tweeted|stated|claimed|announced|noted|argued)"
_AFTER = re.compile(rf"\s*(?:(?P<s1>{_NAME})\s*(?P<c1>{_VERB})|(?P<c2>{_VERB})\s+(?P<s2>{_NAME}))")
_THAT = re.compile(rf"(?P<s>{_NAME})\s*(?P<c>{_VERB})\s+(?:that\s+)?(?P<content>[^“”\".\n]{{10,300}})[.\n]")


def plain_rules(text: str) -> tuple[Attributed, ...]:
    """Quotation marks by pattern with the said-clause right after them, and "X said that ..." up to the full stop."""
    found = []
    for match in _QUOTED.finditer(text):
        clause = _AFTER.match(text, match.end())
        source: Offsets = ()
        cue: Offsets = ()
        if clause:
            which = "1" if clause.group("c1") else "2"
            source, cue = (clause.span("s" + which),), (clause.span("c" + which),)
        found.append(Attributed(source, cue, (match.span(1),)))
    for match in _THAT.finditer(text):
        found.append(Attributed((match.span("s"),), (match.span("c"),), (match.span("content"),)))
    return tuple(found)


def textacy_rules(articles: Sequence[Article], annotate: Annotator) -> list[tuple[Attributed, ...]] | None:
    """Textacy's direct quotations over our pipeline; None where textacy is not installed (it is no dependency of ours)."""
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    nlp = annotate.nlp  # type: ignore[attr-defined]  # the very pipeline our own figures use
    outputs = []
    for article in articles:
        found = []
        offset = 0
        for paragraph in article.text.split("\n"):
            if paragraph.strip():
                found += _in_paragraph(direct_quotations, nlp(paragraph), offset)
            offset += len(paragraph) + 1
        outputs.append(tuple(found))
    return outputs


def _in_paragraph(direct_quotations: object, doc: object, offset: int) -> list[Attributed]:
    """Textacy's triples of one paragraph; it raises on an odd number of marks, which finds nothing."""
    try:
        triples = list(direct_quotations(doc))  # type: ignore[operator]
    except (ValueError, IndexError):
        return []
    return [
        Attributed(
            tuple((offset + t.idx, offset + t.idx + len(t)) for t in triple.speaker),
            tuple((offset + t.idx, offset + t.idx + len(t)) for t in triple.cue),
            ((offset + triple.content.start_char, offset + triple.content.end_char),),
        )
        for triple in triples
    ]
