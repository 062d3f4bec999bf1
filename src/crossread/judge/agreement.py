"""Turns alignments into rows: for each matter the relation of its prints, with every reason, both passages, and how
sure.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from crossread.align.matters import Alignment, Link
from crossread.align.word_diff import fold_word
from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.judge.done_and_denied import find_denied_acts
from crossread.judge.findings import Finding, FoundPair, remark
from crossread.judge.material import Material, gather_material
from crossread.judge.opposed_claims import find_opposed_claims
from crossread.judge.outcomes import find_outcomes
from crossread.judge.rules import compare_statements
from crossread.records.judged import Confidence, Reason, Relation, Row, Share
from crossread.records.names import content_id
from crossread.records.said import Quotation, SameQuotation
from crossread.records.told import Figure, Statement, When

ORDER: tuple[Relation, ...] = (
    "contradicts", "pulls-apart", "update", "stance", "compatible", "detail", "wording", "different-measure", "same",
)  # fmt: skip
"""The first relation in this order that a rule gave is the row's; docs/explanation/judgement.md says why."""

SURE, LIKELY = 0.8, 0.5
"""Scores from which an alignment is called sure and likely; how many of each are right on groups left out of the fit stands
in bench/results/told-left-out.md."""
_REASONS = 12
_EACH_WITH_EACH = 8  # statements of a row up to which every good link is compared: any row of four reports
_SMALL = 6  # statements of a row in which every likely link is compared
_PARTNERS = 3


def judge_rows(
    annotated: Sequence[Annotated],
    statements: Sequence[Sequence[Statement]],
    alignments: Sequence[Alignment],
    *,
    casts: Sequence[Cast],
    quotations: Sequence[Sequence[Quotation]],
    same_quotations: Sequence[SameQuotation],
    figures: Sequence[Sequence[Figure]],
    dates: Sequence[Sequence[When]],
) -> tuple[Row, ...]:
    """Make a row of every alignment and of every statement told by one report alone, in the order the first report
    tells.

    All sequences are in the order of the reports. Two statements that tell opposite outcomes of one event (deaths
    here, "no damage" there) become one row that pulls apart, though they share no words.
    """
    material = gather_material(annotated, casts, statements, quotations, figures, dates)
    rows = [_shared_row(material, alignment, same_quotations) for alignment in alignments]
    told = {s for alignment in alignments for s in alignment.statements}
    row_of = {s: n for n, row in enumerate(rows) for s in row.statements}
    beside = (
        find_outcomes(material, alignments, told=told),
        find_denied_acts(material, row_of=row_of),
        find_opposed_claims(material, row_of=row_of),
    )
    for outcome in chain(*beside):
        row = next((r for r in rows if {outcome.left, outcome.right} & set(r.statements)), None)
        if row is None:
            rows.append(_outcome_row(material, outcome))
        else:
            rows[rows.index(row)] = _with_outcome(material, row, outcome)
        told |= {outcome.left, outcome.right}
    for found in statements:
        rows += [_single_row(s) for s in found if s.id not in told]
    return tuple(sorted(rows, key=lambda row: min(material.order[s] for s in row.statements)))


def _shared_row(material: Material, alignment: Alignment, same_quotations: Sequence[SameQuotation]) -> Row:
    findings: list[Finding] = []
    best_links = _best_links(material, alignment)
    compared = _nearest(best_links) if len(alignment.statements) > _EACH_WITH_EACH else best_links
    for link in compared:
        left, right = material.statements[link.left], material.statements[link.right]
        findings += _quotation_findings(material, left, right, same_quotations)
        findings += compare_statements(material, left, right, score=link.score)
    if len(compared) < len(best_links):
        detail = f"{len(compared)} of {len(best_links)} pairs compared: each statement with the {_PARTNERS} nearest it"
        left, right = material.statements[compared[0].left], material.statements[compared[0].right]
        findings.append(remark("same", "nearest-compared", material.lead(left), material.lead(right), detail))
    best = max(link.score for link in alignment.links)
    relation: Relation = next((r for r in ORDER if any(f.relation == r for f in findings)), "same")
    confidence = confidence_of(best)
    if confidence == "unsure" and relation in ("same", "detail", "wording"):
        relation = "not-comparable"
    return _row(material, alignment.statements, relation, findings, confidence, alignment.shares)


def _best_links(material: Material, alignment: Alignment) -> list[Link]:
    """The links worth comparing: the best that one of their two statements has in the other's report, and in a small matter the
    likely ones (a headline has its best partner in the other headline, its figures in the sentence below).
    """
    report = {s: material.statements[s].report for s in alignment.statements}
    best: dict[tuple[str, str], float] = {}
    for link in alignment.links:
        for end in ((link.left, report[link.right]), (link.right, report[link.left])):
            best[end] = max(best.get(end, 0.0), link.score)
    small = len(alignment.statements) <= _SMALL
    return [
        k
        for k in alignment.links
        if k.score >= min(best[k.left, report[k.right]], best[k.right, report[k.left]]) or (small and k.score >= LIKELY)
    ]


def _nearest(links: Sequence[Link]) -> list[Link]:
    """The surest links of each statement, `_PARTNERS` of them: a matter told by a hundred reports has thousands."""
    taken: Counter[str] = Counter()
    kept = []
    for link in sorted(links, key=lambda k: (-k.score, k.left, k.right)):
        if min(taken[link.left], taken[link.right]) < _PARTNERS:
            taken[link.left] += 1
            taken[link.right] += 1
            kept.append(link)
    return kept


def _quotation_findings(
    material: Material, left: Statement, right: Statement, same_quotations: Sequence[SameQuotation]
) -> list[Finding]:
    """What the comparison of quotations found about the two utterances these statements belong to."""
    if left.quotation is None or right.quotation is None:
        return []
    for same in same_quotations:
        if left.quotation in same.quotations and right.quotation in same.quotations:
            if _folded(material, left) == _folded(material, right):
                detail = "one utterance, the same words here"
                return [remark("same", "quotation-identical", material.lead(left), material.lead(right), detail)]
            relation: Relation = "wording" if same.relation in ("wording-differs", "quoted-reported") else "same"
            detail = f"one utterance: {same.relation}"
            return [remark(relation, f"quotation-{same.relation}", material.lead(left), material.lead(right), detail)]
    return []


def _folded(material: Material, statement: Statement) -> list[str]:
    return [fold_word(token.text) for token in material.tokens(statement)]


def _outcome_row(material: Material, pair: FoundPair) -> Row:
    ids = tuple(sorted((pair.left, pair.right), key=material.order.__getitem__))
    return _row(material, ids, pair.finding.relation, [pair.finding], pair.finding.confidence, ())


def _with_outcome(material: Material, row: Row, pair: FoundPair) -> Row:
    """A row that already tells of the harm takes in the statement of another report that denies it."""
    ids = sorted({*row.statements, pair.left, pair.right}, key=material.order.__getitem__)
    relation = min(row.relation, pair.finding.relation, key=lambda r: ORDER.index(r) if r in ORDER else len(ORDER))
    reports = tuple(dict.fromkeys(material.statements[i].report for i in ids))
    because = tuple(dict.fromkeys((pair.finding.reason, *row.because)))[:_REASONS]
    return replace(
        row, id=content_id("row", *ids), statements=tuple(ids), reports=reports, relation=relation, because=because
    )


def _single_row(statement: Statement) -> Row:
    name = content_id("row", statement.id)
    return Row(name, (statement.id,), (statement.report,), "same", (), "unknown", "sure", ())


def _row(
    material: Material,
    ids: Sequence[str],
    relation: Relation,
    findings: Sequence[Finding],
    confidence: Confidence,
    shares: Sequence[Share],
) -> Row:
    reports = tuple(dict.fromkeys(material.statements[i].report for i in ids))
    return Row(
        content_id("row", *ids), tuple(ids), reports, relation, _reasons(findings), "unknown", confidence, tuple(shares)
    )


def _reasons(findings: Sequence[Finding]) -> tuple[Reason, ...]:
    """The reasons, those of the strongest relation first, each once."""
    ranked = sorted(findings, key=lambda f: ORDER.index(f.relation) if f.relation in ORDER else len(ORDER))
    return tuple(dict.fromkeys(f.reason for f in ranked))[:_REASONS]


def confidence_of(score: float) -> Confidence:
    """The word for an alignment's score."""
    if score >= SURE:
        return "sure"
    return "likely" if score >= LIKELY else "unsure"
