"""Something odd inside reports: titles at odds, slips, dates that hang in the air, text printed twice. Shared ones are one anomaly."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.annotate.annotated import Annotated, Sentence
from crossread.annotate.cast import Cast
from crossread.judge.defects import find_defects
from crossread.judge.edits import find_edits
from crossread.judge.folded_words import fold_words
from crossread.judge.material import Material, gather_material
from crossread.judge.near_copies import compare_words
from crossread.judge.titles import TitleSlip, find_title_slips
from crossread.records.judged import Anomaly, AnomalyKind
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.text import Anchor
from crossread.records.told import Figure, When

_ANTECEDENT = re.compile(
    r"(?i)\b(?:the same (?:day|night|evening|week|month|year)|that (?:day|night|evening|week)|the (?:next|following) (?:day|night|week)"
    r"|the day (?:before|after)|a day (?:earlier|later)|the previous (?:day|night|week))\b"
)
_PLACED = ("day", "part-of-day", "weekend")
_DEICTIC = ("ambiguous", "inferred-year", "unresolved")
_LONG = 8
_ALIKE = 0.85


def find_anomalies(
    annotated: Sequence[Annotated],
    casts: Sequence[Cast],
    dates: Sequence[Sequence[When]],
    *,
    quotations: Sequence[Sequence[Quotation]],
    figures: Sequence[Sequence[Figure]],
) -> tuple[Anomaly, ...]:
    """Find what is odd in the reports, in order of kind and place; nothing is repaired.

    A title slip about one person, or a defect in the same words, in several reports is one anomaly marked shared: no fact
    behind the reports would produce it twice (a conjunctive error).
    """
    material = gather_material(annotated, casts, [()] * len(annotated), quotations, figures, dates)
    found = [*_titles(annotated, casts), *_defects(annotated), *_antecedents(annotated, dates)]
    found += _undated(annotated, dates)
    for one in annotated:
        found += [*_repeated(one), *_within(material, one)]
    return tuple(found)


def _anomaly(kind: AnomalyKind, evidence: Sequence[Anchor], detail: str) -> Anomaly:
    reports = tuple(dict.fromkeys(a.report for a in evidence))
    places = [str(v) for a in evidence for v in (a.report, a.start, a.end)]
    return Anomaly(content_id("anomaly", kind, *places), kind, reports, len(reports) > 1, tuple(evidence), detail)


def _titles(annotated: Sequence[Annotated], casts: Sequence[Cast]) -> Iterator[Anomaly]:
    slips: dict[tuple[str, str], list[TitleSlip]] = defaultdict(list)
    for one, cast in zip(annotated, casts, strict=True):
        for slip in find_title_slips(one, cast):
            slips[slip.actor, slip.office].append(slip)
    for (_, office), together in slips.items():
        evidence = [a for slip in together for a in (slip.former, *slip.held)]
        name = max((slip.name for slip in together), key=len)
        yield _anomaly(
            "title-inconsistent", evidence, f"{name} is called former {office} and treated as the one in office"
        )


def _defects(annotated: Sequence[Annotated]) -> Iterator[Anomaly]:
    """Defects in the same words in several reports are one, shared."""
    together: dict[str, list[tuple[Anchor, str]]] = defaultdict(list)
    for one in annotated:
        for defect in find_defects(one):
            together[_folded(defect.anchor.exact)].append((defect.anchor, defect.detail))
    for places in together.values():
        shared = len({anchor.report for anchor, _ in places}) > 1
        for group in [places] if shared else [[place] for place in places]:
            yield _anomaly("text-defect", [anchor for anchor, _ in group], group[0][1])


def _antecedents(annotated: Sequence[Annotated], dates: Sequence[Sequence[When]]) -> Iterator[Anomaly]:
    """ "The same day" with no day before it in the report."""
    for one, found in zip(annotated, dates, strict=True):
        if one.report.published is not None and not found:
            continue
        for match in _ANTECEDENT.finditer(one.report.text):
            if one.report.text[: match.start()].count("“") > one.report.text[: match.start()].count("”"):
                continue
            before = [d for d in found if d.anchor.end <= match.start() and _gives_day(d)]
            known = any(d.start and d.anchor.start <= match.start() < d.anchor.end and before for d in found)
            if not before and not known:
                anchor = one.report.anchor(match.start(), match.end())
                yield _anomaly("date-without-antecedent", [anchor], "no day is named before it in this report")


def _gives_day(when: When) -> bool:
    return when.precision in _PLACED and when.status not in ("duration", "vague", "recurring", "quoted")


def _undated(annotated: Sequence[Annotated], dates: Sequence[Sequence[When]]) -> Iterator[Anomaly]:
    """Reports without a day of publication in which times hang on that day; all of them are one anomaly."""
    evidence = []
    for one, found in zip(annotated, dates, strict=True):
        if one.report.published is None:
            evidence += [d.anchor for d in found if d.status in _DEICTIC][:3]
    if evidence:
        yield _anomaly("no-publication-date", evidence, "the report's own day is unknown, and these times hang on it")


def _repeated(one: Annotated) -> Iterator[Anomaly]:
    """A sentence of eight words or more that the report prints twice."""
    first: dict[str, Sentence] = {}
    for sentence in one.sentences:
        text = one.report.text[sentence.start : sentence.end]
        key = _folded(text)
        if len(key.split()) < _LONG:
            continue
        if key in first:
            before = first[key]
            evidence = [one.report.anchor(before.start, before.end), one.report.anchor(sentence.start, sentence.end)]
            yield _anomaly("repeated-text", evidence, "the same sentence is printed twice")
        first.setdefault(key, sentence)


def _within(material: Material, one: Annotated) -> Iterator[Anomaly]:
    """Two nearly equal sentences of one report that cannot both be right."""
    sentences = [tuple(t for t in one.words(s) if t.wordlike) for s in one.sentences if s.kind == "paragraph"]
    bags = [frozenset(t.lower for t in words) for words in sentences]
    for i, left in enumerate(sentences):
        if len(left) < _LONG:
            continue
        for j in range(i + 1, len(sentences)):
            both = _ALIKE * (len(bags[i]) + len(bags[j]))
            if 2 * min(len(bags[i]), len(bags[j])) < both or 2 * len(bags[i] & bags[j]) < both:
                continue
            right = sentences[j]
            folded = fold_words(left), fold_words(right)
            near = None if bags[i] == bags[j] else compare_words(*folded, least=_ALIKE)
            if near is None:
                continue
            for finding in find_edits(material, one.report.id, one.report.id, left, right, near.steps()):
                reason = finding.reason
                if finding.kind and reason.left and reason.right:
                    detail = f"two sentences of this report are at odds: {reason.detail}"
                    yield _anomaly("contradiction-within", [reason.left, reason.right], detail)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
