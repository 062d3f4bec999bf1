"""Quotation marks as they are printed: curly, straight, mixed, single, guillemets, nested, unclosed, running over paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from crossread.extract.quotations.single_marks import pair_singles
from crossread.records.text import Block, Report

Closing = Literal["closed", "reopened", "runs-on", "unclosed", "set-off"]

# Two single marks or two backticks in a row stand for one double mark in wire copy and treebank text.
_DOUBLE = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»]")
_OPENING_GLYPHS = frozenset(["“", "„", "‟", "«", "``", "‘‘"])
_CLOSING_GLYPHS = frozenset(["”", "»", "’’"])
_BEFORE_OPENING = frozenset("([{—–-/‘'“\"…:,")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/’'”\"…")
_FEET_AND_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_SENTENCE_END = re.compile(r"[.!?…]['’”\")]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between one pair of marks: characters `start` to `end` without the marks, `outer_start` to `outer_end` with them.

    `closing` tells how it ends: at its mark; at the paragraph's end with the next one reopening, or running on without a mark;
    unclosed (its end is then a sentence's or the paragraph's); or set off as a block with no marks at all.
    `within` is the index of the stretch that holds this one, `block` that of the report's block.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    closing: Closing
    within: int | None


@dataclass(frozen=True, slots=True)
class StrayMark:
    """A mark that pairs with no other, and why it was passed over."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: Literal["open", "close", "either"]


def find_stretches(report: Report) -> tuple[tuple[Stretch, ...], tuple[StrayMark, ...]]:
    """Pair the quotation marks of a report, block by block, so that an odd mark never reaches beyond its paragraph.

    Returns the stretches in order of their start (an outer one before those within it) and the marks that pair with none.
    """
    found: list[Stretch] = []
    strays: list[StrayMark] = []
    open_before = False
    for number, block in enumerate(report.blocks):
        following = report.blocks[number + 1] if number + 1 < len(report.blocks) else None
        stretches, lost, open_before = _in_block(
            report.text, block, number, following=following, open_before=open_before
        )
        found.extend(stretches)
        strays.extend(lost)
    return _nested(found), tuple(strays)


def _in_block(
    text: str, block: Block, number: int, *, following: Block | None, open_before: bool
) -> tuple[list[Stretch], list[StrayMark], bool]:
    """The stretches and stray marks of one block, and whether it ends inside a quotation that the next block carries on."""
    pairs, unopened, unclosed = _pair(_marks(text, block))
    found = [_stretch(text, a.start, a.end, b.start, b.end, number, "closed") for a, b in pairs]
    strays = []
    for position, mark in enumerate(unopened):
        if open_before and position == 0 and all(mark.end <= a.start for a, _ in pairs):
            found.append(_stretch(text, block.start, block.start, mark.start, mark.end, number, "closed"))
        else:
            strays.append(StrayMark(mark.start, mark.end, "closes nothing"))
    runs_on = False
    for mark in unclosed:
        end, closing = _where_it_ends(text, block, mark, unclosed, pairs, following=following)
        runs_on = runs_on or closing == "runs-on"
        found.append(_stretch(text, mark.start, mark.end, end, end, number, closing))
    doubles = [(s.outer_start, s.outer_end) for s in found]
    for a, b in pair_singles(text, block.start, block.end, doubles=doubles):
        found.append(_stretch(text, a, a + 1, b, b + 1, number, "closed"))
    whole = [s for s in found if s.start < s.end]
    if block.kind == "quotation" and not any(_covers(s, block) for s in whole):
        whole.append(_stretch(text, block.start, block.start, block.end, block.end, number, "set-off"))
    return whole, strays, runs_on


def _covers(stretch: Stretch, block: Block) -> bool:
    """Whether a stretch fills most of its block, so that the block needs no second reading as a set-off quotation."""
    return 2 * (stretch.end - stretch.start) > block.end - block.start


def _marks(text: str, block: Block) -> Iterator[_Mark]:
    """The double marks and guillemets of a block with the side they seem to be on."""
    for match in _DOUBLE.finditer(text, block.start, block.end):
        start, end = match.span()
        if _FEET_AND_INCHES.search(text, max(block.start, start - 8), start):
            continue
        before = text[start - 1] if start > block.start else ""
        after = text[end] if end < block.end else ""
        yield _Mark(start, end, _side(match.group(), before, after))


def _side(glyph: str, before: str, after: str) -> Literal["open", "close", "either"]:
    """Tell an opening from a closing mark by its neighbours first, since glyphs are often the wrong way round."""
    free_before = not before or before.isspace()
    free_after = not after or after.isspace()
    opens = (free_before or before in _BEFORE_OPENING) and not free_after
    closes = (free_after or after in _AFTER_CLOSING) and not free_before
    if opens != closes:
        return "open" if opens else "close"
    if glyph in _OPENING_GLYPHS:
        return "open"
    if glyph in _CLOSING_GLYPHS:
        return "close"
    if not after or not before:
        return "close" if not after else "open"
    return "either"


def _pair(marks: Iterable[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark], list[_Mark]]:
    """Match each closing mark with the latest open one; what is left over on either side comes back as it is."""
    pairs: list[tuple[_Mark, _Mark]] = []
    unopened: list[_Mark] = []
    waiting: list[_Mark] = []
    for mark in marks:
        if mark.side == "open" or (mark.side == "either" and not waiting):
            waiting.append(mark)
        elif waiting:
            pairs.append((waiting.pop(), mark))
        else:
            unopened.append(mark)
    return pairs, unopened, waiting


def _where_it_ends(
    text: str,
    block: Block,
    mark: _Mark,
    unclosed: list[_Mark],
    pairs: list[tuple[_Mark, _Mark]],
    *,
    following: Block | None,
) -> tuple[int, Closing]:
    """Where a stretch without closing mark ends, and how: never beyond its paragraph."""
    if mark is unclosed[-1] and following is not None:
        next_text = text[following.start : following.end]
        first = _DOUBLE.search(next_text)
        if first and first.start() == 0 and first.group() not in _CLOSING_GLYPHS:
            if text[mark.start : block.end].count(".") or mark.start == block.start:
                return block.end, "reopened"
        elif (
            first
            and _side(first.group(), next_text[first.start() - 1], next_text[first.end() : first.end() + 1]) == "close"
        ):
            return block.end, "runs-on"
    later = [m.start for m in unclosed if m.start > mark.start] + [a.start for a, _ in pairs if a.start > mark.start]
    limit = min(later, default=block.end)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, mark.end, limit)]
    if not ends:
        return limit, "unclosed"
    # Opened in mid-sentence: to the end of that sentence. Opened at a sentence's start: to the last sentence before the next mark.
    opens_sentence = mark.start == block.start or text[mark.end : mark.end + 1].isupper()
    return (ends[-1] if opens_sentence else ends[0]), "unclosed"


def _stretch(
    text: str, outer_start: int, start: int, end: int, outer_end: int, block: int, closing: Closing
) -> Stretch:
    """A stretch with the white space at its inner edges left out."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    right = len(inner) - len(inner.rstrip())
    return Stretch(start + left, max(start + left, end - right), outer_start, outer_end, block, closing, None)


def _nested(found: list[Stretch]) -> tuple[Stretch, ...]:
    """Put the stretches in order and tell each which one holds it."""
    ordered = sorted(found, key=lambda s: (s.outer_start, -s.outer_end))
    holders: list[int] = []
    nested = []
    for index, stretch in enumerate(ordered):
        while holders and ordered[holders[-1]].outer_end <= stretch.outer_start:
            holders.pop()
        inside = holders[-1] if holders and ordered[holders[-1]].outer_end >= stretch.outer_end else None
        nested.append(
            Stretch(
                stretch.start,
                stretch.end,
                stretch.outer_start,
                stretch.outer_end,
                stretch.block,
                stretch.closing,
                inside,
            )
        )
        holders.append(index)
    return tuple(nested)
