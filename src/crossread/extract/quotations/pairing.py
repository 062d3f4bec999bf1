"""Which attribution goes with which stretch between quotation marks: by sentence, by the words right beside it, by what came before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.extract.quotations import beside
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.cues import Cues, load_cues
from crossread.extract.quotations.marks import Stretch
from crossread.extract.quotations.phrases import noun_phrase
from crossread.extract.quotations.speakers import UNKNOWN, carried, speaker_at, speaker_of
from crossread.extract.quotations.subjects import subject
from crossread.records.said import Speaker

_SPEAKING = frozenset(["speech", "thought", "showing"])
_REACH = 420  # characters between a quotation and a reporting clause beside it
_LEADING = frozenset(["clause", "naming"])
_GOING_ON = frozenset(["add", "continue", "go-on"])
_FIRST_PERSON = frozenset(["i", "we"])


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
    opens = beside.opens_sentence(annotated, stretch) or beside.said_right_before(annotated, stretch, cues=cues)
    tries: tuple[tuple[str, Callable[[], Attribution | None]], ...] = (
        ("naming", lambda: None if opens else beside.naming(annotated, stretches, index, cues=cues)),
        ("sentence", lambda: None if opens else _leading(annotated, stretch, attributions)),
        ("beside", lambda: beside.after(annotated, stretches, index, cues=cues)),
        ("colon", lambda: beside.before(annotated, stretches, index, cues=cues) if opens else None),
        ("naming", lambda: beside.naming(annotated, stretches, index, cues=cues)),
        ("sentence", lambda: _covering(annotated, stretch, attributions)),
        ("colon", lambda: beside.before(annotated, stretches, index, cues=cues)),
        ("governed", lambda: beside.governing(annotated, stretches, index, cues=cues)),
    )
    for how, attempt in tries:
        attribution = attempt()
        if attribution is not None:
            speaker = _speaker(annotated, cast, attribution, stretch, before)
            speaker = _taken_up(cast, attribution, speaker, stretch, before)
            if speaker.mention is not None or attribution.passive:
                return Paired(stretch, attribution, speaker, how)
    labelled = _label(annotated, stretch, cast)
    if labelled is not None:
        return Paired(stretch, None, labelled, "label")
    if stretch.within is not None:
        return Paired(stretch, None, before[stretch.within].speaker, "nested")
    earlier = _earlier(annotated, stretch, before, cast)
    if earlier is not None:
        return Paired(
            stretch,
            earlier.attribution if earlier.stretch.block == stretch.block else None,
            carried(earlier.speaker),
            "carried",
        )
    guessed = UNKNOWN if _stands_alone(annotated, stretch) else _clause_subject(annotated, stretch, cast)
    if guessed.mention is not None and any(s.start <= guessed.mention.start < s.end for s in stretches):
        guessed = UNKNOWN
    return Paired(stretch, None, guessed, "clause")


def _stands_alone(annotated: Annotated, stretch: Stretch) -> bool:
    """Whether a stretch is a sentence of its own and no part of the narrator's."""
    before = annotated.report.text[annotated.report.blocks[stretch.block].start : stretch.outer_start].rstrip()
    return beside.opens_sentence(annotated, stretch) and before[-1:] in ("", ".", "!", "?", "”", '"')


def _speaker(
    annotated: Annotated, cast: Cast, attribution: Attribution, stretch: Stretch, before: Sequence[Paired]
) -> Speaker:
    """The speaker an attribution names; within another quotation "I" is whoever speaks there, and so is who is not named."""
    speaker = speaker_of(annotated, cast, attribution)
    if stretch.within is None:
        return speaker
    holder = before[stretch.within].speaker
    said_by = annotated.tokens[attribution.source_head].lower if attribution.source_head is not None else ""
    if speaker.mention is None:
        return holder
    return Speaker(holder.actor, speaker.mention, "pronoun") if said_by in _FIRST_PERSON else speaker


def _taken_up(
    cast: Cast,
    attribution: Attribution,
    speaker: Speaker,
    stretch: Stretch,
    before: Sequence[Paired],
) -> Speaker:
    """Who spoke last, where an office named here for the first time adds something ("...," the chief executive added)."""
    office = cast.actor(speaker.actor) if speaker.known_by == "unnamed" and speaker.actor is not None else None
    last = next((p for p in reversed(before) if p.stretch.within is None), None)
    if office is None or last is None or attribution.lexeme not in _GOING_ON or stretch.block - last.stretch.block > 1:
        return speaker
    person = cast.actor(last.speaker.actor) if last.speaker.actor is not None else None
    new = speaker.mention is not None and min(m.start for m in office.mentions) >= speaker.mention.start
    sexes = {cast.genders.get(office.id), cast.genders.get(person.id)} - {"unknown", None} if person else set()
    definite = speaker.mention is not None and speaker.mention.exact.lower().startswith("the ")
    if person is None or person.kind != "person" or person.id in cast.unnamed or office.kind != "person":
        return speaker
    return Speaker(person.id, speaker.mention, "role") if new and definite and len(sexes) < 2 else speaker


def _leading(annotated: Annotated, stretch: Stretch, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution of saying or naming whose cue leads up to a fragment in its own sentence and whose content holds it."""
    saying = [a for a in attributions if a.sense == "speech" and a.frame in _LEADING and a.source is not None]
    found = _covering(annotated, stretch, saying)
    if found is None or annotated.tokens[found.head].start > stretch.start:
        return None
    last = annotated.tokens[found.content[-1][1] - 1].end
    return found if found.frame == "naming" or last >= stretch.end - 1 else None


def _inside_any(annotated: Annotated, token: int, stretches: Sequence[Stretch]) -> bool:
    start = annotated.tokens[token].start
    return any(s.start <= start < s.end and s.end - s.start > 3 for s in stretches)


def _covering(annotated: Annotated, stretch: Stretch, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds the stretch (or its beginning or end), the innermost one."""
    best: tuple[int, Attribution] | None = None
    clauses = [a for a in attributions if a.frame in ("clause", "inserted") and a.sense == "speech" and a.source]
    for attribution in attributions:
        head = annotated.tokens[attribution.head]
        if stretch.start <= head.start < stretch.end or attribution.sense == "seeming":
            continue
        told = _tells_no_words(attribution) and any(
            a.content[0][0] <= attribution.head < a.content[-1][1] and a.head != attribution.head for a in clauses
        )
        for first, last in attribution.content:
            start, end = annotated.tokens[first].start, annotated.tokens[last - 1].end
            shared = min(end, stretch.outer_end) - max(start, stretch.outer_start)
            between = annotated.report.text[end : stretch.outer_start] if end <= stretch.outer_start <= end + 2 else "."
            follows = not between.strip(", ") and attribution.frame in ("naming", "object", "clause")
            if follows or (
                shared > 0 and (shared >= 0.5 * min(end - start, stretch.end - stretch.start) or start >= stretch.start)
            ):
                weak = attribution.sense not in _SPEAKING or attribution.source is None or told
                key = (end - start) + (10_000 if weak else 0)
                if best is None or key < best[0]:
                    best = (key, attribution)
    return best[1] if best else None


def _tells_no_words(attribution: Attribution) -> bool:
    """Whether a cue inside reported speech leaves the words to who speaks: what is thought, shown or promised there."""
    return attribution.sense != "speech" or attribution.frame in (
        "intending",
        "directing",
        "noun",
        "adjective",
        "object",
    )


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
    signs = [t for t in after[1:] if t.lower != "the"]
    if signs and after[0].text in ("—", "–", "-", "--", "~") and signs[0].i in cast.actor_of:
        end = signs[0].i + 1
        while end < len(tokens) and cast.actor_of.get(end) == cast.actor_of[signs[0].i]:
            end += 1
        rest = [t for t in after if t.i >= end]
        if not rest or rest[0].text in (",", ".", "("):
            return speaker_at(annotated, cast, signs[0].i, (after[1].i, end))
    return _headline_teller(annotated, stretch, cast)


def _headline_teller(annotated: Annotated, stretch: Stretch, cast: Cast) -> Speaker | None:
    """Who tells in a headline that opens with a quotation and a colon (“It just fell”: shoppers describe the collapse)."""
    block = annotated.report.blocks[stretch.block]
    after = annotated.tokens_in(stretch.outer_end, block.end)
    if block.kind not in ("headline", "heading") or len(after) < 3 or after[0].text != ":":
        return None
    verb = next((t for t in after if t.pos == "VERB"), None)
    holder = subject(annotated, verb.i) if verb is not None and load_cues().reports(verb.lemma.lower()) else None
    if holder is None or holder.i <= after[0].i:
        return None
    span = noun_phrase(annotated, holder.i, floor=after[1].i, ceiling=after[-1].i + 1)
    return speaker_at(annotated, cast, holder.i, span)


def _earlier(annotated: Annotated, stretch: Stretch, before: Sequence[Paired], cast: Cast) -> Paired | None:
    """The quotation before this one, if this one carries it on: right after it, or opening the next paragraph.

    What was only guessed from the clause around it is not carried on, and nothing is over the words of a sentence about somebody else.
    """
    top = [p for p in before if p.stretch.within is None and p.speaker is not UNKNOWN]
    if not top or top[-1].how == "clause":
        return None
    last = top[-1]
    block = annotated.report.blocks[stretch.block]
    opens_block = not annotated.report.text[block.start : stretch.outer_start].strip()
    if last.stretch.block == stretch.block:
        between = annotated.report.text[last.stretch.outer_end : stretch.outer_start]
        near = beside.opens_sentence(annotated, stretch) and len(between) < _REACH
        return last if near and not _about_another(annotated, last, stretch, cast) else None
    if last.stretch.closing in ("reopened", "runs-on") and stretch.block == last.stretch.block + 1:
        return last
    return last if opens_block and stretch.block - last.stretch.block <= 1 else None


def _about_another(annotated: Annotated, last: Paired, stretch: Stretch, cast: Cast) -> bool:
    """Whether a whole sentence between two stretches has somebody else for its subject."""
    gap = annotated.tokens_in(last.stretch.outer_end, stretch.outer_start)
    first = gap[0].sentence if gap else -1
    return any(
        t.sentence != first and t.dep.startswith("nsubj") and cast.actor_of.get(t.i) not in (None, last.speaker.actor)
        for t in gap
    )


def _clause_subject(annotated: Annotated, stretch: Stretch, cast: Cast) -> Speaker:
    """For a fragment no cue covers: the actor who is the subject of its clause, or whose it is ("his “special plan”")."""
    inside = annotated.tokens_in(stretch.start, stretch.end)
    if not inside:
        return UNKNOWN
    top = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i), inside[0])
    owner = next(
        (
            c
            for t in inside
            for c in annotated.dependents(t.i, "nmod")
            if c.dep == "nmod:poss" and c.i < inside[0].i and c.i in cast.actor_of
        ),
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
