"""Find the statements of several reports that tell one matter, with each kind of evidence's share; leave the rest
alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.align.candidates import Pair, candidate_pairs
from crossread.align.matters import Alignment, join_pairs, mutual_pairs
from crossread.align.profiles import Encode, Story, make_story
from crossread.align.scoring import Weights, load_weights, score_pairs
from crossread.annotate.annotated import Annotated
from crossread.records.said import Quotation, SameQuotation
from crossread.records.told import Figure, Statement, When


@dataclass(frozen=True, slots=True)
class Aligned:
    """The matters several reports tell, and how many pairs of statements with a telling word in common were not compared, since each
    statement of a large group is compared with the nearest alone.
    """

    matters: tuple[Alignment, ...]
    uncompared: int


def align_statements(
    annotated: Sequence[Annotated],
    statements: Sequence[Sequence[Statement]],
    *,
    quotations: Sequence[Sequence[Quotation]],
    same_quotations: Sequence[SameQuotation],
    figures: Sequence[Sequence[Figure]],
    dates: Sequence[Sequence[When]],
    encode: Encode | None = None,
    weights: Weights | None = None,
) -> Aligned:
    """Align the statements of all reports of a group; each alignment is one matter told by at least two reports.

    Every pair of statements of two reports gets a score from mixed evidence (see align/features.py); a pair is
    linked when its score passes and one of the two has no better partner in the other's report. Links are then
    joined, the surest first, while the whole stays alike. Statements told by one report alone are in no alignment.
    The work per statement is bounded, so it grows with the number of statements, not of pairs.
    """
    rule = weights or load_weights()
    story = make_story(
        annotated,
        statements,
        quotations=quotations,
        same_quotations=same_quotations,
        figures=figures,
        dates=dates,
        encode=encode,
    )
    candidates = candidate_pairs(story)
    return Aligned(align_story(story, rule, candidates.pairs), candidates.left_out)


def align_story(story: Story, rule: Weights, pairs: Sequence[Pair] | None = None) -> tuple[Alignment, ...]:
    """Align the statements of a story by given weights; what `align_statements` does once the story is made."""
    scored = score_pairs(story, rule, pairs)
    return join_pairs(story, mutual_pairs(story, scored.of, rule), scored, rule)
