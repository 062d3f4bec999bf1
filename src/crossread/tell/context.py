"""The clause around a few words: a passage such as "six" says nothing until one reads of what."""

from dataclasses import dataclass

from crossread.records.text import Anchor
from crossread.tell.lookup import Lookup, one_line

_MOST = 140


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before and after a passage in the statement that holds it, as printed; cut with "…" where it is long."""

    before: str
    after: str


def context_of(look: Lookup, passage: Anchor) -> Context:
    """The words around a passage in the shortest statement that holds it; none where no statement holds more than it."""
    holders = [
        anchor
        for statement in look.dossier.statements
        if statement.report == passage.report
        for anchor in statement.anchors
        if anchor.start <= passage.start and passage.end <= anchor.end
    ]
    held = min(holders, key=lambda a: (a.end - a.start, a.start), default=passage)
    before, after = held.exact[: passage.start - held.start], held.exact[passage.end - held.start :]
    return Context(_last(before), _first(after))


def _last(words: str) -> str:
    """The end of the words, from a blank on, at most `_MOST` characters."""
    return words if len(words) <= _MOST else "…" + words[-_MOST:].partition(" ")[2]


def _first(words: str) -> str:
    """The beginning of the words, up to a blank, at most `_MOST` characters."""
    return words if len(words) <= _MOST else words[:_MOST].rpartition(" ")[0] + "…"


def marked(look: Lookup, passage: Anchor) -> str:
    """A passage in its clause on one line, itself between brackets: "the council voted [six] to three"; alone, without them."""
    context = context_of(look, passage)
    if not context.before and not context.after:
        return one_line(passage.exact)
    return one_line(f"{context.before}[{passage.exact}]{context.after}")
