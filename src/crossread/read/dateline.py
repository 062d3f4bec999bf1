"""The dateline that opens a report ("OSLO, May 5 (Reuters) –"): where, when and by which agency it was filed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from crossread.records.text import Block

_DASH = r"(?:\s+[-–—―]{1,2}-?\s+|\s*(?:—|―|--)\s*)"
_AGENCY = r"\([A-Z][\w .,&/’'-]{1,40}\)"
_SIGN = r"\([A-Z]{2,6}(?:\s[A-Z][a-z]+)?\)"  # a sign needs no dash after it: "(CNN) The court …"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?:19|20)\d\d)?,?"
_CAPITALS = r"(?!FILE\b)[A-Z][A-Z.'’ -]*[A-Z.]"
_NAMED = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}"
_STATE = r"(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?){0,2}"
_DATELINES = tuple(
    re.compile(rf"(?:{form})(?=[A-Z0-9$£€\"“‘'])")
    for form in (
        rf"{_CAPITALS}{_STATE}(?:/{_CAPITALS}{_STATE})?(?:,?\s+{_DAY})?(?:\s+{_AGENCY})?{_DASH}",
        rf"{_NAMED}{_STATE}(?:,?\s+{_DAY})?\s+{_AGENCY}{_DASH}",
        rf"(?:{_NAMED}{_STATE}\s+)?{_SIGN}\s+",
        rf"(?:{_DAY}\s+)?{_AGENCY}{_DASH}",
    )
)
_SIGNED = re.compile(rf"\((?P<agency>{_AGENCY[2:-2]})\)[\s–—―-]*$")
_LONGEST = 90
_SHORTEST_REST = 40
_FIRST_PARAGRAPHS = 2


def cut_dateline(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Make the dateline of one of a report's first two paragraphs a byline of its own, its dash included.

    It is no part of the sentence behind it. It is known by a place in capitals or an agency's sign, then a dash.
    """
    end = next((end for block in _openings(blocks) if (end := _end(text, block)) is not None), None)
    cut: list[Block] = []
    for block in blocks:
        if end is not None and block.start < end < block.end:
            stop = block.start + len(text[block.start : end].rstrip())
            cut += [Block("byline", block.start, stop), replace(block, start=end)]
        else:
            cut.append(block)
    return tuple(cut)


def signed_dateline(text: str, blocks: Sequence[Block]) -> tuple[str, Block] | None:
    """The agency that signs a report's dateline in brackets ("OSLO, May 5 (Reuters) –"), and that byline; None without one."""
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind == "byline" and (m := _SIGNED.search(line)) and any(d.match(f"{line} A") for d in _DATELINES):
            return m["agency"], block
    return None


def _openings(blocks: Sequence[Block]) -> Iterator[Block]:
    return islice((block for block in blocks if block.kind == "paragraph"), _FIRST_PARAGRAPHS)


def _end(text: str, block: Block) -> int | None:
    """Where the block's dateline ends, if it opens with one and enough follows."""
    for pattern in _DATELINES:
        m = pattern.match(text, block.start, block.end)
        if m and m.end() - m.start() <= _LONGEST and block.end - m.end() >= _SHORTEST_REST:
            return m.end()
    return None
