"""Reporting clauses right beside a quotation, found by their words where the parse does not tie them to it."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.quotations.attribution import Attribution
from crossread.extract.quotations.beside_narration import (
    between_other_marks,
    first_sentence,
    last_sentence,
    narration,
    next_start,
    reach_of,
    stands_within,
)
from crossread.extract.quotations.beside_source import has_case, quoted_by
from crossread.extract.quotations.cues import Cues
from crossread.extract.quotations.marks import Stretch
from crossread.extract.quotations.phrases import DAYS, noun_phrase, passive

_INTRODUCES = (",", ":", "—", "–", "-")
_FRAGMENT = 3  # words from which a fragment is more than a term
_NAMED_AS = 9  # tokens from the verb to "as"
_SETTING = frozenset(["be", "have", "do", "go", "make", "take", "get", "come"])
_TIMES = frozenset(["when", "while", "after", "before", "until", "since"])
_MAIN_VERB = 12  # words after the stretch within which the main verb of its clause stands


def after(annotated: Annotated, stretches: Sequence[Stretch], index: int, *, cues: Cues) -> Attribution | None:
    """The clause that follows a quotation: "...," she said; "...," said the head of the agency. None after a full stop inside the marks."""
    stretch = stretches[index]
    text = annotated.report.text
    spoken = text[stretch.start : stretch.end].rstrip("’'”\"")
    last, following = spoken[-1:], text[stretch.outer_end : stretch.outer_end + 1]
    if last == "." and following not in (",",):
        return None
    zone = narration(annotated, stretch.outer_end, next_start(annotated, stretches, index))
    marked = last in ",?!…—-" or following in (",", "—", "–")
    if not zone or zone[0].pos == "CCONJ" or (not marked and not _opens_clause(zone[0])):
        return None
    clause = first_sentence(zone)
    called = _as_called(clause, cues)
    if called is not None:
        return quoted_by(annotated, called, stretch, clause, cues)
    if clause[0].lemma in ("be", "come"):
        return _as_noun(annotated, clause, stretch, cues)
    if not opens_sentence(annotated, stretch) and _reports_on(clause, cues):
        return None
    verbs = [
        t
        for t in clause
        if t.tag != "VBG"
        and _reports(annotated, t, cues)
        and not between_other_marks(t, stretches, stretch)
        and not _set_under(clause, t)
    ]
    if not verbs:
        verbs = _any_verb(annotated, clause) if last == "," else []
    if not verbs or (not marked and zone[0].pos == "VERB" and verbs[0] is not zone[0]):
        return None
    return quoted_by(annotated, verbs[0], stretch, clause, cues)


def opens_sentence(annotated: Annotated, stretch: Stretch) -> bool:
    """Whether a stretch begins like a sentence, with a capital after any bracket or dots."""
    return annotated.report.text[stretch.start : stretch.end].lstrip("([{…. '‘“")[:1].isupper()


def _opens_clause(token: Token) -> bool:
    """Whether a word right after an unmarked end can open the reporting clause: a name, a personal pronoun, a verb."""
    return (token.pos in ("PROPN", "VERB") or token.tag == "PRP") and token.lower not in DAYS


def _as_called(clause: Sequence[Token], cues: Cues) -> Token | None:
    """The verb of "..., as the staff call them" and "..., as he put it" right after a stretch."""
    words = [t for t in clause[:_NAMED_AS] if t.pos != "PUNCT"]
    if len(words) < 3 or words[0].lower != "as":
        return None
    verb = next((t for t in words[1:] if t.pos == "VERB"), None)
    lemma = verb.lemma.lower() if verb is not None else ""
    return verb if lemma == "put" or cues.naming.get(lemma) == "speech" else None


def _as_noun(annotated: Annotated, clause: Sequence[Token], stretch: Stretch, cues: Cues) -> Attribution | None:
    """The noun that says what a quotation was: “...” was the verdict of the regulator, “...” came the reply from the town hall."""
    noun = next((t for t in clause[1:_NAMED_AS] if t.pos == "NOUN" and t.lemma in cues.noun), None)
    inside = annotated.tokens_in(stretch.start, stretch.end)
    if noun is None or not inside:
        return None
    holders = annotated.dependents(noun.i, "nmod", "nmod:poss", "obl")
    holder = next((c for c in holders if c.dep == "nmod:poss" or has_case(annotated, c, "of", "from", "by")), None)
    if holder is None:
        return None
    limits = (clause[1].i, noun.i) if holder.i < noun.i else (noun.i + 1, clause[-1].i + 1)
    source = noun_phrase(annotated, holder.i, floor=limits[0], ceiling=limits[1])
    content = ((inside[0].i, inside[-1].i + 1),)
    sense = cues.noun[noun.lemma]
    return Attribution(noun.i, (noun.i, noun.i + 1), source, holder.i, content, "quoted", sense, False, noun.lemma)


def _reports_on(clause: Sequence[Token], cues: Cues) -> bool:
    """Whether what follows a fragment goes on to report something else (“…,” saying that), and so is not about the fragment."""
    first = next((t for t in clause if t.pos != "PUNCT"), None)
    return first is not None and first.tag == "VBG" and cues.reports(first.lemma.lower())


def _set_under(clause: Sequence[Token], verb: Token) -> bool:
    """Whether a conjunction of time stands between the stretch and a verb ("..." on Sunday, when the mayor said)."""
    return any(t.lower in _TIMES and t.i < verb.i for t in clause)


def _any_verb(annotated: Annotated, clause: Sequence[Token]) -> list[Token]:
    """The main verb of a clause after a comma within the marks that opens with a person: any verb reports there ("...," she beamed)."""
    words = [t for t in clause if t.pos != "PUNCT"]
    if not words or not (words[0].i in annotated.name_of or words[0].tag == "PRP" or words[0].pos in ("DET", "VERB")):
        return []
    main = [t for t in words[:_MAIN_VERB] if t.pos == "VERB" and t.tag in ("VBD", "VBZ") and t.lemma not in _SETTING]
    if not main and 1 < len(words) < _MAIN_VERB and words[-1].lower.endswith("ed"):
        main = [words[-1]]  # a rare verb that was taken for a noun
    return main[:1] if main and not any(c.i > main[0].i for c in annotated.dependents(main[0].i, "obj")) else []


def before(annotated: Annotated, stretches: Sequence[Stretch], index: int, *, cues: Cues) -> Attribution | None:
    """The clause that leads up to a quotation: she said, "..."; she added: "..."; also when the quotation opens the next paragraph."""
    stretch = stretches[index]
    start = max(
        [
            reach_of(annotated, stretches, stretch)[0],
            *(s.outer_end for s in stretches if s.block == stretch.block and s.outer_end <= stretch.outer_start),
        ]
    )
    zone = list(annotated.tokens_in(start, stretch.outer_start))
    if not zone and stretch.within is None:
        return _before_paragraph(annotated, stretches, index, cues=cues)
    sentence = last_sentence(zone)
    if not sentence or (sentence[-1].text not in _INTRODUCES and not _reports(annotated, sentence[-1], cues)):
        return None
    verbs = [t for t in sentence if _reports(annotated, t, cues)] or announcing(sentence)
    return quoted_by(annotated, _nearest_saying(verbs, cues), stretch, sentence, cues) if verbs else None


def said_right_before(annotated: Annotated, stretch: Stretch, *, cues: Cues) -> bool:
    """Whether a verb of saying and a comma or colon stand right before a stretch (a thing that, she said, “we do not know”)."""
    before = annotated.tokens_in(max(0, stretch.outer_start - 40), stretch.outer_start)[-2:]
    return len(before) == 2 and before[1].text in (",", ":") and _reports(annotated, before[0], cues)


def _nearest_saying(verbs: Sequence[Token], cues: Cues) -> Token:
    """The last verb of saying, over one of thought in a clause of its own ("recalled the moment she saw it: ...")."""
    saying = [t for t in verbs if cues.beside_quotation(t.lemma.lower()) == "speech"]
    loose = verbs[-1].dep.startswith(("acl", "advcl"))
    return saying[-1] if saying and loose else verbs[-1]


def announcing(sentence: Sequence[Token]) -> list[Token]:
    """The main verb of a clause that ends with a colon: whatever it says, the colon makes it report what follows."""
    if sentence[-1].text != ":":
        return []
    return [
        t
        for t in sentence
        if t.pos == "VERB"
        and t.tag in ("VBD", "VBZ", "VBP")
        and (t.head == t.i or t.dep in ("root", "ROOT", "conj", "parataxis"))
    ]


def naming(annotated: Annotated, stretches: Sequence[Stretch], index: int, *, cues: Cues) -> Attribution | None:
    """The verb that gives somebody's name for something right before a fragment: called it "...", dismissed the plan as "..."."""
    stretch = stretches[index]
    low, _ = reach_of(annotated, stretches, stretch)
    zone = last_sentence(list(annotated.tokens_in(low, stretch.outer_start)))
    if not zone:
        return None
    verb: Token | None = zone[-1]
    after_as = zone[-1].lower == "as"
    if after_as:
        verb = next((t for t in reversed(zone[-_NAMED_AS:-1]) if t.pos == "VERB"), None)
    if (
        verb is None
        or verb.pos != "VERB"
        or passive(annotated, verb.i)
        or between_other_marks(verb, stretches, stretch)
    ):
        return None
    lemma = verb.lemma.lower()
    reports = cues.naming.get(lemma) == "speech" or (
        after_as and (cues.object.get(lemma) == "speech" or lemma in cues.naming)
    )
    return quoted_by(annotated, verb, stretch, zone, cues) if reports else None


def governing(annotated: Annotated, stretches: Sequence[Stretch], index: int, *, cues: Cues) -> Attribution | None:
    """The verb of saying that a fragment hangs on somewhere in its sentence ("asked anyone who “saw it” to call"), told before it."""
    stretch = stretches[index]
    inside = annotated.tokens_in(stretch.start, stretch.end)
    low, _ = reach_of(annotated, stretches, stretch)
    if not inside or stretch.within is not None or opens_sentence(annotated, stretch):
        return None
    top = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i), inside[0])
    term = len([t for t in inside if t.pos != "PUNCT"]) < _FRAGMENT
    for above in annotated.ancestors(top.i):
        lemma = above.lemma.lower()
        saying = "speech" in (cues.clause.get(lemma), cues.directing.get(lemma)) or (cues.reports(lemma) and not term)
        if above.dep.startswith("advcl") and annotated.tokens[above.head].i < above.i and not saying:
            return None
        if above.pos == "VERB" and low <= above.start < stretch.start and saying:
            zone = annotated.words(annotated.sentence_of(above.i))
            return None if passive(annotated, above.i) else quoted_by(annotated, above, stretch, zone, cues)
    return None


def _before_paragraph(
    annotated: Annotated, stretches: Sequence[Stretch], index: int, *, cues: Cues
) -> Attribution | None:
    """The last sentence of the paragraph before, if it announces what follows with a colon or a hanging verb of saying."""
    stretch = stretches[index]
    if stretch.block == 0:
        return None
    block = annotated.report.blocks[stretch.block - 1]
    zone = last_sentence(list(annotated.tokens_in(block.start, block.end)), final=True)
    if not zone or block.kind in ("headline", "heading", "caption", "byline"):
        return None
    verbs = [t for t in zone if _reports(annotated, t, cues) and not stands_within(t, stretches)] or announcing(zone)
    whole = stretch.outer_end - stretch.outer_start > 0.8 * (
        annotated.report.blocks[stretch.block].end - stretch.outer_start
    )
    announces = (
        zone[-1].text == ":"
        or (whole and verbs and _leaves_open(annotated, verbs[-1]))
        or (verbs and verbs[-1] is zone[-1])
        or (zone[-1].text == "," and len(verbs) > 0)
    )
    return quoted_by(annotated, verbs[-1], stretch, zone, cues) if verbs and announces else None


def _leaves_open(annotated: Annotated, verb: Token) -> bool:
    """Whether a main verb of saying stands without saying what ("noted in a letter.")."""
    main = verb.head == verb.i or verb.dep in ("root", "ROOT")
    return main and not any(c.i > verb.i for c in annotated.dependents(verb.i, "ccomp", "xcomp", "obj", "parataxis"))


def _reports(annotated: Annotated, token: Token, cues: Cues) -> bool:
    """Whether a verb can report a quotation beside it: a verb of saying, not one that describes a noun."""
    if token.pos not in ("VERB", "AUX") or token.lemma in _SETTING:
        return False
    if token.dep in ("amod", "compound") and not (token.i and token.i - 1 in annotated.name_of):
        return False
    lemma = token.lemma.lower()
    if lemma not in cues.clause and any(True for _ in annotated.dependents(token.i, "xcomp")):
        return False
    sense = cues.beside_quotation(lemma)
    return sense in ("speech", "thought", "showing") and not (
        token.tag == "VB" and token.dep == "xcomp" and sense == "thought"
    )
