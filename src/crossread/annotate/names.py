"""Names of a report: what the recogniser found in each block, cut to our guideline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crossread.annotate.annotated import Name, NameKind, Sentence, Token
from crossread.annotate.blocks import Prepared
from crossread.annotate.labels import name_kind


def find_names(
    blocks: Iterable[Prepared],
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    *,
    extra: Mapping[str, NameKind],
) -> tuple[Name, ...]:
    """Give the names of a report in order, without overlaps."""
    found: list[Name] = []
    base = 0
    for prepared in blocks:
        for span in prepared.doc.ents:
            kind = name_kind(span.label_)
            if kind is not None:
                found.append(Name(base + span.start, base + span.end, kind))
        base += len(prepared.doc)
    return tuple(found)
