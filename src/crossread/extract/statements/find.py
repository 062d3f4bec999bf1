"""Makes the statements of a report from its clauses."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TypeVar

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.annotate.cast import Cast
from crossread.extract.statements.clauses import Clause, split_clauses
from crossread.extract.statements.frames import is_frame
from crossread.extract.statements.modality import is_backshifted, modality_of
from crossread.extract.statements.participants import participants
from crossread.extract.statements.polarity import polarity_of
from crossread.extract.statements.predicate import helped_by, lemma_of, predicate_of
from crossread.extract.statements.spans import spans_of
from crossread.extract.statements.tense import tense_of
from crossread.extract.statements.words import is_mark
from crossread.extract.statements.zones import zones_of
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.text import Anchor
from crossread.records.told import Figure, Modality, Polarity, Statement, Tense, When

F = TypeVar("F", Figure, When)
NARRATOR = "narrator"
_FEWEST_WORDS = 3
_SKIPPED_BLOCKS = ("byline",)
_DECK = 2  # a heading among the first blocks is a second headline; further down it only names what follows


def find_statements(
    annotated: Annotated,
    *,
    cast: Cast,
    quotations: Sequence[Quotation],
    figures: Sequence[Figure],
    dates: Sequence[When],
) -> tuple[Statement, ...]:
    """Find a report's statements in order; together they tile what its sentences tell.

    A reporting frame ("he told reporters on Monday") is not a statement: it is the holder of what it introduces. Bylines and
    section headings are passed over.
    """
    zone_of = zones_of(annotated, quotations)
    counted, dated = _by_sentence(annotated, figures), _by_sentence(annotated, dates)
    apart = [quotations[zone] for zone in sorted(set(zone_of.values()))]
    found = []
    for sentence in annotated.sentences:
        if sentence.kind in _SKIPPED_BLOCKS or (sentence.kind == "heading" and sentence.block > _DECK):
            continue
        clauses = split_clauses(annotated, sentence, zone_of=zone_of)
        beside = [quotations[zone] for zone in {clause.zone for clause in clauses if clause.zone >= 0}]
        cued = [q for q in apart if q.cue is not None and sentence.start <= q.cue.start < sentence.end]
        for clause in clauses:
            if clause.zone < 0 and is_frame(annotated, clause, beside=beside, cued=cued):
                continue
            if _says_nothing(annotated, clause) or (clause.zone < 0 and _asks(annotated, sentence)):
                continue
            held = counted.get(sentence.i, ()), dated.get(sentence.i, ())
            statement = _make(annotated, sentence, clause, clauses, cast, quotations, *held)
            if statement is not None:
                found.append(statement)
    return tuple(found)


def _by_sentence(annotated: Annotated, found: Sequence[F]) -> Mapping[int, Sequence[F]]:
    """Figures or dates by the number of the sentence they begin in: no statement reaches beyond its own."""
    starts = [sentence.start for sentence in annotated.sentences]
    by_sentence: dict[int, list[F]] = {}
    for one in found:
        number = annotated.sentences[max(0, bisect_right(starts, one.anchor.start) - 1)].i
        by_sentence.setdefault(number, []).append(one)
    return by_sentence


def _says_nothing(annotated: Annotated, clause: Clause) -> bool:
    """Tell a clause of a word or two that names nothing ("Thank you", "Right", "he hopes")."""
    words = [annotated.tokens[i] for i in clause.tokens if not is_mark(annotated.tokens[i])]
    telling = sum(t.pos == "VERB" for t in words)
    return (
        len(words) < _FEWEST_WORDS and telling < 2 and not any(t.pos in ("NOUN", "PROPN", "NUM", "ADJ") for t in words)
    )


def _asks(annotated: Annotated, sentence: Sentence) -> bool:
    """Tell a question of the report's own, which tells nothing ("Who is behind the attack?")."""
    return sentence.kind == "paragraph" and annotated.tokens[sentence.last - 1].text == "?"


def _make(
    annotated: Annotated,
    sentence: Sentence,
    clause: Clause,
    clauses: Sequence[Clause],
    cast: Cast,
    quotations: Sequence[Quotation],
    figures: Sequence[Figure],
    dates: Sequence[When],
) -> Statement | None:
    spans = spans_of(
        annotated, clause.tokens, cues=_cues_around(annotated, clause, clauses, quotations), head=clause.head
    )
    if not spans:
        return None
    anchors = tuple(annotated.span(first, last) for first, last in spans)
    head = predicate_of(annotated, clause)
    quotation = quotations[clause.zone] if clause.zone >= 0 else _quoted_whole(clause, anchors, quotations)
    report = annotated.report.id
    places = [span for a in anchors for span in (a.start, a.end)]
    return Statement(
        content_id("statement", report, *places),
        report,
        anchors,
        _holder(quotation, quotations),
        annotated.span(head.i, head.i + 1),
        lemma_of(annotated, head),
        participants(annotated, clause, head, clauses, cast),
        _polarity(annotated, clause, head, clauses),
        _modality(annotated, clause, head, clauses, sentence, quotation),
        _tense(annotated, clause, head, clauses, quotation),
        _place(annotated, clause),
        None if quotation is None else quotation.id,
        tuple(f.id for f in figures if _inside(f.anchor, anchors)),
        tuple(d.id for d in dates if _inside(d.anchor, anchors)),
        sentence.block,
    )


def _polarity(annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause]) -> Polarity:
    """Its own, or the denial shared over "or" ("did not hear the case *or set a date*")."""
    helped = helped_by(annotated, head)
    joined = any(t.lower in ("or", "nor") for t in annotated.dependents(head.i, "cc"))
    if helped is not None and joined and (above := _above(clause, clauses)) is not None:
        return polarity_of(annotated, above, helped)
    return polarity_of(annotated, clause, head)


def _modality(
    annotated: Annotated,
    clause: Clause,
    head: Token,
    clauses: Sequence[Clause],
    sentence: Sentence,
    quotation: Quotation | None,
) -> Modality:
    """Its own; a participle is as possible or as far ahead as what it hangs on ("could fall, *killing* many")."""
    own = modality_of(annotated, clause, head, sentence, quotation)
    above = _finite_above(annotated, clause, head, clauses)
    if own != "asserted" or above is None:
        return own
    shared = modality_of(annotated, above, predicate_of(annotated, above), sentence, quotation)
    return shared if shared in ("future", "possible", "conditional") else own


def _tense(
    annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause], quotation: Quotation | None
) -> Tense:
    """Its own; a participle's or a joined bare verb's is that of the verb it hangs on."""
    helped = helped_by(annotated, head)
    if is_backshifted(annotated, helped or head, quotation):
        return "future"
    own = tense_of(annotated, helped or head)
    above = _finite_above(annotated, clause, head, clauses) if own == "unknown" else None
    if own == "unknown" and above is None and _is_bare_participle(annotated, head) and head.head in clause.tokens:
        return tense_of(annotated, annotated.tokens[head.head])  # "he said, referring to …" in one clause
    if above is None:
        return own
    finite = predicate_of(annotated, above)
    return "future" if is_backshifted(annotated, finite, quotation) else tense_of(annotated, finite)


def _finite_above(annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause]) -> Clause | None:
    """For a bare participle the first clause above it that is none; None for other verbs."""
    seen: set[int] = set()
    above: Clause | None = None
    while _is_bare_participle(annotated, head) and clause.head not in seen:
        seen.add(clause.head)
        above = _above(clause, clauses)
        if above is None:
            return None
        clause, head = above, predicate_of(annotated, above)
    return above


def _above(clause: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that a clause hangs on, where both are one speaker's."""
    above = clauses[clause.parent] if clause.parent is not None else None
    return above if above is not None and above.zone == clause.zone else None


def _is_bare_participle(annotated: Annotated, head: Token) -> bool:
    return head.tag == "VBG" and not any(annotated.dependents(head.i, "aux", "cop"))


def _quoted_whole(clause: Clause, anchors: Sequence[Anchor], quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation built into the narrator's sentence that holds a whole clause ("… and the plan is edited"): its words are the
    speaker's own, while the clause that leads into the marks stays the narrator's.
    """
    start, end = anchors[0].start, anchors[-1].end
    for quotation in quotations if clause.parent is not None else ():
        if quotation.kind == "partial" and any(p.start <= start and end <= p.end for p in quotation.parts):
            return quotation
    return None


def _cues_around(
    annotated: Annotated, clause: Clause, clauses: Sequence[Clause], quotations: Sequence[Quotation]
) -> list[Anchor]:
    """The cues of the sentence's other zones, save one that is the clause's own predicate."""
    head = annotated.tokens[clause.head]
    cues = [quotations[c.zone].cue for c in clauses if c.zone >= 0 and c.zone != clause.zone]
    return [cue for cue in cues if cue is not None and not cue.start <= head.start < cue.end]


def _holder(quotation: Quotation | None, quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """Who stands for it, from the outside in: the narrator, then each speaker down to the innermost quotation."""
    by_id = {q.id: q for q in quotations} if quotation is not None else {}
    chain: list[str] = []
    while quotation is not None and len(chain) < 5:
        chain.insert(0, quotation.speaker.actor or "unknown")
        quotation = by_id.get(quotation.within) if quotation.within else None
    return (NARRATOR, *chain)


def _place(annotated: Annotated, clause: Clause) -> Anchor | None:
    """The first place name in the clause that hangs on a preposition of place."""
    own = frozenset(clause.tokens)
    for i in clause.tokens:
        name = annotated.name_of.get(i)
        if (
            name is None
            or name.kind != "LOC"
            or name.first != i
            or not all(t in own for t in range(name.first, name.last))
        ):
            continue
        cases = {t.lower for j in range(name.first, name.last) for t in annotated.dependents(j, "case")}
        if cases & {"in", "at", "near", "outside", "from", "to", "over", "across", "off", "around"}:
            return annotated.span(name.first, name.last)
    return None


def _inside(anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    if anchor.start < anchors[0].start or anchor.end > anchors[-1].end:  # anchors lie in order: most are settled here
        return False
    return any(a.start <= anchor.start and anchor.end <= a.end for a in anchors)
