"""Which attribution goes with which stretch between quotation marks: by sentence, by the words right beside it, by what came before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.extract.quotations import beside
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.marks import Stretch
from crossread.extract.quotations.phrases import noun_phrase
from crossread.extract.quotations.speakers import UNKNOWN, carried, speaker_at, speaker_of
from crossread.extract.quotations.subjects import subject
from crossread.records.said import Speaker

_SPEAKING = frozenset(["speech", "thought", "showing"])
_REACH = 420  # characters between a quotation and a reporting clause beside it


@dataclass(frozen=True, slots=True)
class Paired:
    """A stretch with the attribution that covers or adjoins it (None: there is none) and its speaker. `how` says by which rule."""

    stretch: Stretch
    attribution: Attribution | None
    speaker: Speaker
    how: str


def pair_stretches(
    annotated: Annotated, stretches: Sequence[Stretch], attributions: Sequence[Attribution], *, cast: Cast, cues: Cues
) -> tuple[Paired, ...]:
    """Give each stretch its attribution and speaker, in text order, so that one can lean on the one before."""
    outside = [a for a in attributions if not _inside_any(annotated, a.head, stretches)]
    found: list[Paired] = []
    for index, stretch in enumerate(stretches):
        usable = attributions if stretch.within is not None else outside
        found.append(_pair(annotated, stretches, index, usable, found, cast, cues))
    return tuple(found)


def _pair(
    annotated: Annotated,
    stretches: Sequence[Stretch],
    index: int,
    attributions: Sequence[Attribution],
    before: Sequence[Paired],
    cast: Cast,
    cues: Cues,
) -> Paired:
    """Try the rules in order: the clause beside it, its own sentence, a label, the quotation before it, the subject of its clause."""
    stretch = stretches[index]
    tries: tuple[tuple[str, Callable[[], Attribution | None]], ...] = (
        ("beside", lambda: beside.after(annotated, stretches, index, cues=cues)),
        (
            "colon",
            lambda: (
                beside.before(annotated, stretches, index, cues=cues) if _opens_sentence(annotated, stretch) else None
            ),
        ),
        ("naming", lambda: beside.naming(annotated, stretches, index, cues=cues)),
        ("sentence", lambda: _covering(annotated, stretch, attributions)),
        ("colon", lambda: beside.before(annotated, stretches, index, cues=cues)),
    )
    for how, attempt in tries:
        attribution = attempt()
        if attribution is not None:
            speaker = speaker_of(annotated, cast, attribution)
            if speaker.mention is None and stretch.within is not None:
                speaker = before[stretch.within].speaker
            if speaker.mention is not None or attribution.passive:
                return Paired(stretch, attribution, speaker, how)
    labelled = _label(annotated, stretch, cast)
    if labelled is not None:
        return Paired(stretch, None, labelled, "label")
    if stretch.within is not None:
        return Paired(stretch, None, before[stretch.within].speaker, "nested")
    earlier = _earlier(annotated, stretch, before)
    if earlier is not None:
        return Paired(
            stretch,
            earlier.attribution if earlier.stretch.block == stretch.block else None,
            carried(earlier.speaker),
            "carried",
        )
    return Paired(stretch, None, _clause_subject(annotated, stretch, cast), "clause")


def _opens_sentence(annotated: Annotated, stretch: Stretch) -> bool:
    """Whether a stretch begins like a sentence, with a capital after any bracket or dots."""
    return annotated.report.text[stretch.start : stretch.end].lstrip("([{…. '‘“")[:1].isupper()


def _inside_any(annotated: Annotated, token: int, stretches: Sequence[Stretch]) -> bool:
    start = annotated.tokens[token].start
    return any(s.start <= start < s.end and s.end - s.start > 3 for s in stretches)


def _covering(annotated: Annotated, stretch: Stretch, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds the stretch (or its beginning or end), the innermost one."""
    best: tuple[int, Attribution] | None = None
    for attribution in attributions:
        head = annotated.tokens[attribution.head]
        if stretch.start <= head.start < stretch.end or attribution.sense == "seeming":
            continue
        for first, last in attribution.content:
            start, end = annotated.tokens[first].start, annotated.tokens[last - 1].end
            shared = min(end, stretch.outer_end) - max(start, stretch.outer_start)
            between = annotated.report.text[end : stretch.outer_start] if end <= stretch.outer_start <= end + 2 else "."
            follows = not between.strip(", ") and attribution.frame in ("naming", "object", "clause")
            if follows or (
                shared > 0 and (shared >= 0.5 * min(end - start, stretch.end - stretch.start) or start >= stretch.start)
            ):
                weak = attribution.sense not in _SPEAKING or attribution.source is None
                key = (end - start) + (10_000 if weak else 0)
                if best is None or key < best[0]:
                    best = (key, attribution)
    return best[1] if best else None


def _label(annotated: Annotated, stretch: Stretch, cast: Cast) -> Speaker | None:
    """A name set before the stretch with a colon ("Ada Example: ...") or after it with a dash ("..." – Ada Example)."""
    tokens = annotated.tokens
    block = annotated.report.blocks[stretch.block]
    before = annotated.tokens_in(block.start, stretch.outer_start)
    if before and before[-1].text == ":" and len(before) <= 8:
        named = [t.i for t in before if t.i in cast.actor_of]
        if named:
            return speaker_at(annotated, cast, named[0], (before[0].i, before[-1].i))
    after = annotated.tokens_in(stretch.outer_end, min(block.end, stretch.outer_end + 120))
    if after and after[0].text in ("—", "–", "-", "--", "~") and len(after) > 1 and after[1].i in cast.actor_of:
        end = after[1].i + 1
        while end < len(tokens) and cast.actor_of.get(end) == cast.actor_of[after[1].i]:
            end += 1
        rest = [t for t in after if t.i >= end]
        if not rest or rest[0].text in (",", ".", "("):
            return speaker_at(annotated, cast, after[1].i, (after[1].i, end))
    return None


def _earlier(annotated: Annotated, stretch: Stretch, before: Sequence[Paired]) -> Paired | None:
    """The quotation before this one, if this one carries it on: right after it, or opening the next paragraph."""
    top = [p for p in before if p.stretch.within is None and p.speaker is not UNKNOWN]
    if not top:
        return None
    last = top[-1]
    block = annotated.report.blocks[stretch.block]
    opens_block = not annotated.report.text[block.start : stretch.outer_start].strip()
    if last.stretch.block == stretch.block:
        between = annotated.report.text[last.stretch.outer_end : stretch.outer_start]
        return last if _opens_sentence(annotated, stretch) and len(between) < _REACH else None
    if last.stretch.closing in ("reopened", "runs-on") and stretch.block == last.stretch.block + 1:
        return last
    return last if opens_block and stretch.block - last.stretch.block <= 1 else None


def _clause_subject(annotated: Annotated, stretch: Stretch, cast: Cast) -> Speaker:
    """For a fragment no cue covers: the actor who is the subject of its clause, or whose it is ("his “special plan”")."""
    inside = annotated.tokens_in(stretch.start, stretch.end)
    if not inside:
        return UNKNOWN
    top = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i), inside[0])
    owner = next(
        (c for t in inside for c in annotated.dependents(t.i, "nmod") if c.dep == "nmod:poss" and c.i in cast.actor_of),
        None,
    )
    if owner is not None:
        return speaker_at(annotated, cast, owner.i, (owner.i, owner.i + 1))
    for above in (top, *annotated.ancestors(top.i)):
        if above.pos in ("VERB", "AUX", "ADJ", "NOUN"):
            holder = subject(annotated, above.i)
            if holder is not None and holder.i in cast.actor_of and not inside[0].i <= holder.i <= inside[-1].i:
                sentence = annotated.sentence_of(holder.i)
                return speaker_at(
                    annotated,
                    cast,
                    holder.i,
                    noun_phrase(annotated, holder.i, floor=sentence.first, ceiling=sentence.last),
                )
    return UNKNOWN


def by_attribution(paired: Sequence[Paired]) -> Mapping[int, tuple[Paired, ...]]:
    """The stretches under each cue, by the index of the cue's main word."""
    groups: dict[int, list[Paired]] = {}
    for one in paired:
        if one.attribution is not None:
            groups.setdefault(one.attribution.head, []).append(one)
    return {head: tuple(group) for head, group in groups.items()}
