"""What a report tells, clause by clause: who stands for it, the predicate with its arguments, polarity, modality,
tense.
"""

from collections.abc import Mapping, Sequence

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.annotate.cast import Cast
from crossread.extract.clause_spans import spans_of
from crossread.extract.clauses import Clause, is_mark, split_clauses, word_section
from crossread.extract.reporting_frames import is_frame
from crossread.records.names import content_id
from crossread.records.said import Quotation
from crossread.records.text import Anchor
from crossread.records.told import Argument, ArgumentRole, Figure, Modality, Polarity, Statement, Tense, When

NARRATOR = "narrator"
_NEVER = frozenset({"no", "neither", "not", "never"})
_ROLES: dict[str, ArgumentRole] = {
    "nsubj": "subject",
    "nsubj:pass": "object",
    "obj": "object",
    "iobj": "indirect-object",
    "obl:agent": "agent",
    "obl": "oblique",
    "ccomp": "complement",
    "xcomp": "complement",
}
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
    zone_of = _zones(annotated, quotations)
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
            statement = _make(annotated, sentence, clause, clauses, cast, quotations, figures, dates)
            if statement is not None:
                found.append(statement)
    return tuple(found)


def _zones(annotated: Annotated, quotations: Sequence[Quotation]) -> dict[int, int]:
    """Token index to the innermost direct or indirect quotation it lies in; partial ones and terms stay in their
    clause.
    """
    zone_of: dict[int, int] = {}
    nested = sorted(range(len(quotations)), key=lambda n: -sum(p.end - p.start for p in quotations[n].parts))
    for n in nested:
        inside = [t for part in quotations[n].parts for t in annotated.tokens_in(part.start, part.end)]
        reported = quotations[n].kind == "indirect" and not _is_woven_in(annotated, quotations[n])
        if quotations[n].kind == "direct" or (reported and _is_clause(annotated, inside)):
            zone_of.update({t.i: n for t in inside})
    return zone_of


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


def _is_woven_in(annotated: Annotated, quotation: Quotation) -> bool:
    """Tell whether reported words are woven into the narrator's clause by a relative ("what the union called a disgrace",
    "who, he said, were hiding"): cut out, they would leave two fragments.
    """
    cue, mention = quotation.cue, quotation.speaker.mention
    if cue is None or quotation.parts[0].start < cue.end:
        return False
    opens = mention.start if mention is not None and mention.end <= cue.start else cue.start
    tokens = annotated.tokens_in(opens, cue.end)
    if not tokens or tokens[0].i == annotated.sentence_of(tokens[0].i).first:
        return False
    before = annotated.tokens[tokens[0].i - 1]
    if before.text == "," and before.i > 0:
        before = annotated.tokens[before.i - 1]
    return before.tag in ("WP", "WDT")


def _is_clause(annotated: Annotated, tokens: Sequence[Token]) -> bool:
    """Tell whether reported words make a clause ("that she would stay"): no bare nominal ("the plan a mistake") and no
    infinitive, which says nothing without the verb before it ("refused to negotiate", "urged both sides to return").
    """
    own = {t.i for t in tokens}
    tops = [t for t in tokens if t.pos != "PUNCT" and (t.head not in own or t.head == t.i)]
    if any(t.dep == "xcomp" and any(kid.tag == "TO" for kid in annotated.dependents(t.i)) for t in tops):
        return False
    return any(t.pos in ("VERB", "AUX") or any(annotated.dependents(t.i, "cop", "nsubj", "expl")) for t in tops)


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
    spans = spans_of(annotated, clause.tokens, cues=_cues_around(annotated, clause, clauses, quotations))
    if not spans:
        return None
    anchors = tuple(annotated.span(first, last) for first, last in spans)
    head = _predicate(annotated, clause)
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
        _arguments(annotated, clause, head, clauses, cast),
        _polarity(annotated, clause, head),
        _modality(annotated, clause, head, sentence, quotation),
        "future" if _is_backshifted(annotated, head, quotation) else _tense(annotated, head),
        _place(annotated, clause),
        None if quotation is None else quotation.id,
        tuple(f.id for f in figures if _inside(f.anchor, anchors)),
        tuple(d.id for d in dates if _inside(d.anchor, anchors)),
        sentence.block,
    )


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


def lemma_of(annotated: Annotated, head: Token) -> str:
    """A predicate's dictionary form, its particle joined on ("step_down"); a copula's is that of what it links."""
    lemma = head.lemma.lower()
    for child in annotated.dependents(head.i, "compound"):
        if child.dep == "compound:prt":
            return f"{lemma}_{child.lower}"
    return lemma


def _predicate(annotated: Annotated, clause: Clause) -> Token:
    """The clause's head; if that is a name or mark in a headline, the first verb of the clause instead."""
    head = annotated.tokens[clause.head]
    if head.pos in ("VERB", "AUX", "ADJ", "NOUN") and head.i in clause.tokens:
        return head
    verbs = [annotated.tokens[i] for i in clause.tokens if annotated.tokens[i].pos == "VERB"]
    return verbs[0] if verbs else (head if head.i in clause.tokens else annotated.tokens[clause.tokens[0]])


def _holder(quotation: Quotation | None, quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """Who stands for it, from the outside in: the narrator, then each speaker down to the innermost quotation."""
    by_id = {q.id: q for q in quotations} if quotation is not None else {}
    chain: list[str] = []
    while quotation is not None and len(chain) < 5:
        chain.insert(0, quotation.speaker.actor or "unknown")
        quotation = by_id.get(quotation.within) if quotation.within else None
    return (NARRATOR, *chain)


def _arguments(
    annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause], cast: Cast
) -> tuple[Argument, ...]:
    own = frozenset(clause.tokens)
    found = []
    for child in annotated.dependents(head.i):
        role = _ROLES.get(child.dep) or _ROLES.get(child.dep.partition(":")[0])
        if role is None or child.i not in own:
            continue
        tokens = [i for i in annotated.subtree(child.i) if i in own]
        by = role == "oblique" and any(t.lower == "by" for t in annotated.dependents(child.i, "case"))
        if by and any(annotated.dependents(head.i, "nsubj:pass", "aux:pass")):
            role = "agent"
        found.append(Argument(role, annotated.span_of(tokens), _actor(annotated, child, tokens, cast)))
    if not any(a.role in ("subject", "agent") for a in found):
        inherited = _inherited_subject(annotated, clause, clauses, cast)
        if inherited is not None:
            found.insert(0, inherited)
    return tuple(found)


def _inherited_subject(annotated: Annotated, clause: Clause, clauses: Sequence[Clause], cast: Cast) -> Argument | None:
    """The subject a clause shares with the one it hangs on: a conjunct's, a participle's, a relative's antecedent."""
    head = annotated.tokens[clause.head]
    if head.dep.startswith("acl") and head.head != head.i:
        noun = annotated.tokens[head.head]
        return Argument("subject", annotated.span(noun.i, noun.i + 1), cast.actor_of.get(noun.i))
    if clause.parent is None or head.dep.partition(":")[0] not in ("conj", "advcl", "parataxis"):
        return None
    above = clauses[clause.parent]
    for child in annotated.dependents(above.head, "nsubj"):
        tokens = [i for i in annotated.subtree(child.i) if i in above.tokens]
        if tokens:
            return Argument("subject", annotated.span_of(tokens), _actor(annotated, child, tokens, cast))
    return None


def _actor(annotated: Annotated, head: Token, tokens: Sequence[int], cast: Cast) -> str | None:
    """The actor an argument names: its head's, else that of the first word in it that stands for one."""
    del annotated
    if head.i in cast.actor_of:
        return cast.actor_of[head.i]
    return next((cast.actor_of[i] for i in tokens if i in cast.actor_of), None)


def _polarity(annotated: Annotated, clause: Clause, head: Token) -> Polarity:
    """Negated when a negative word stands on the predicate, its auxiliary, or a subject or object of it."""
    words = word_section("negation")["words"]
    lowers = [annotated.tokens[i].lower for i in clause.tokens]
    if words.isdisjoint(lowers) and _NEVER.isdisjoint(lowers):
        return "affirmed"
    lowered = " ".join(lowers)
    if any(phrase in lowered for phrase in word_section("negation")["harmless"]):
        return "affirmed"
    own = frozenset(clause.tokens)
    for child in annotated.dependents(head.i):
        if child.i not in own:
            continue
        if child.lower in words and child.dep.partition(":")[0] in (
            "advmod",
            "nsubj",
            "obj",
            "cc",
            "det",
            "aux",
            "discourse",
        ):
            return "negated"
        if child.dep.partition(":")[0] in ("nsubj", "obj", "obl", "xcomp"):
            near = annotated.dependents(child.i, "det", "advmod")
            if any(t.lower in _NEVER and t.i in own for t in near):
                return "negated"
    if any(t.lower in ("no", "not") for t in annotated.dependents(head.i, "det", "advmod") if t.i in own):
        return "negated"
    return "affirmed"


def _modality(
    annotated: Annotated, clause: Clause, head: Token, sentence: Sentence, quotation: Quotation | None
) -> Modality:
    table = word_section("modality")
    lowered = [annotated.tokens[i].lower for i in clause.tokens]
    line = " " + " ".join(lowered) + " "
    near = {t.lower for t in annotated.dependents(head.i, "aux", "advmod", "mark", "cop")} | {head.lower}
    if annotated.tokens[sentence.last - 1].text == "?" or (
        annotated.tokens[sentence.last - 1].text in '”"' and "?" in lowered
    ):
        return "asked"
    if not table["conditional"].isdisjoint(lowered) and any(
        t.lower in table["conditional"]
        for i in clause.tokens
        for t in annotated.dependents(i, "mark")
        if t.i in clause.tokens
    ):
        return "conditional"
    if near & table["reported"] or _is_hearsay(annotated, head):
        return "reported"
    if near & table["future"] or any(f" {phrase} " in line for phrase in table["future_phrases"]):
        return "future"
    if near & table["possible"]:
        return "possible"
    if near & table["would"]:
        return "future" if _is_backshifted(annotated, head, quotation) else "conditional"
    if lemma_of(annotated, head) in table["wanted"] or near & {"must", "should", "ought"}:
        return "wanted"
    if not table["reported"].isdisjoint(lowered):
        return "reported"
    return "asserted"


def _is_backshifted(annotated: Annotated, head: Token, quotation: Quotation | None) -> bool:
    """Whether "would" stands for the "will" that was spoken ("said the army would come"): in reported speech, without "have" and
    with no condition beside it.
    """
    if quotation is None or quotation.kind != "indirect":
        return False
    helpers = {t.lower for t in annotated.dependents(head.i, "aux")}
    if not helpers & word_section("modality")["would"] or helpers & {"have", "'ve", "’ve"}:
        return False
    conditions = word_section("modality")["conditional"]
    beside = annotated.words(annotated.sentence_of(head.i))
    return not any(t.lower in conditions for t in beside)


def _is_hearsay(annotated: Annotated, head: Token) -> bool:
    """Tell a passive that nobody stands for: "is said to be divided"."""
    below = {t.dep for t in annotated.dependents(head.i)}
    return head.lemma.lower() in word_section("modality")["said_to"] and {"aux:pass", "xcomp"} <= below


def _tense(annotated: Annotated, head: Token) -> Tense:
    """From the verb group: "will" makes a future; else the finite auxiliary or the verb itself tells."""
    group = [*annotated.dependents(head.i, "aux", "cop"), head]
    if any(t.lower in ("will", "shall", "wo", "'ll", "’ll") for t in group):
        return "future"
    for token in group:
        if "Tense=Past" in token.morph and ("VerbForm=Fin" in token.morph or token.tag == "VBD"):
            return "past"
        if "Tense=Pres" in token.morph and ("VerbForm=Fin" in token.morph or token.tag in ("VBZ", "VBP")):
            has_done = token.lemma == "have" and head.tag == "VBN"
            return "past" if has_done else "present"
    if head.tag == "VBN":
        return "past"
    return "unknown"


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


def statements_by_id(statements: Sequence[Sequence[Statement]]) -> Mapping[str, Statement]:
    """All statements of a group by id."""
    return {s.id: s for one in statements for s in one}
