"""Whether two statements fill the same slots (who, what, on what it hangs): the tests that come before a clash of values."""

from crossread.align.words import Vocabulary, are_related, stem, vocabulary
from crossread.annotate.annotated import Annotated, Token
from crossread.judge.dates import dates_clash, with_reach
from crossread.judge.material import Material
from crossread.records.said import Actor, ActorKind
from crossread.records.text import Anchor
from crossread.records.told import Argument, Figure, Statement, When

_DOERS = ("subject", "agent")
_FREE_CASES = frozenset({"", "on", "in", "at"})
_PRONOUNS = {"he": "masculine", "him": "masculine", "she": "feminine", "her": "feminine"}
_EMPTY_LINKS = frozenset({"be", "have", "do"})


def figures_of(material: Material, statement: Statement) -> list[Figure]:
    """The figures inside a statement."""
    return [material.figures[i] for i in statement.figures if i in material.figures]


def dates_of(material: Material, statement: Statement) -> list[When]:
    """The dates inside a statement, "weeks ago" with the days it can mean at the widest."""
    written = material.annotated[statement.report].report.published
    return [with_reach(material.dates[i], written=written) for i in statement.dates if i in material.dates]


def days_apart(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether both statements are dated and no date of one meets a date of the other."""
    lefts, rights = dates_of(material, left), dates_of(material, right)
    return bool(lefts and rights) and all(dates_clash(a, b) for a in lefts for b in rights)


def places_apart(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether both statements name a place and it is not the same word."""
    if left.place is None or right.place is None:
        return False
    a, b = (_words(material, s.report, s.place) for s in (left, right) if s.place)
    return not a & b


def parties_apart(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether somebody else does it, or has it done to them: two different named actors in one role."""
    roles = [role_meets(material, left, right, doing=doing) for doing in (True, False)]
    return False in roles and True not in roles and not _one_age(material, left, right)


def other_person_does(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether two people, known to be two, each do it: what a number says of one it does not say of the other."""
    if role_meets(material, left, right, doing=True) is not False:
        return False
    doers = [(s.report, a) for s in (left, right) for a in s.arguments if a.role in _DOERS]
    known = [_actor_of(material, report, a) for report, a in doers]
    return all(actor is not None and actor.kind == "person" for actor in known)


def other_object(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether it is done to two things of two nouns ("received a life sentence", "did not receive the death penalty")."""
    heads = [
        [head_of(material.annotated[s.report], a.anchor) for a in s.arguments if a.role == "object"]
        for s in (left, right)
    ]
    nouns = [[t.lemma.lower() for t in found if t.pos == "NOUN" and t.lower != "one"] for found in heads]
    return all(nouns) and not any(are_related(a, b) for a in nouns[0] for b in nouns[1])


def one_birthday(material: Material, one: Figure, other: Figure) -> bool:
    """Tell whether two ages are a year apart in reports that may be of two days: a birthday may lie between."""
    if one.kind != "age" or other.kind != "age" or one.min is None or other.min is None:
        return False
    days = [material.annotated[f.report].report.published for f in (one, other)]
    return abs(one.min - other.min) <= 1 and (None in days or days[0] != days[1])


def parties_meet(material: Material, left: Statement, right: Statement) -> bool:
    """Tell whether one actor, or one noun, fills the same role in both, or somebody of one age is spoken of in both."""
    return _one_age(material, left, right) or any(
        role_meets(material, left, right, doing=doing) for doing in (True, False)
    )


def _one_age(material: Material, left: Statement, right: Statement) -> bool:
    ages = [{f.min for f in figures_of(material, s) if f.kind == "age"} for s in (left, right)]
    return not ages[0].isdisjoint(ages[1])


def role_meets(material: Material, left: Statement, right: Statement, *, doing: bool) -> bool | None:
    """Whether the doers, or those it is done to, are the same: False for two named actors that cannot be one, None where it
    is not to be told.
    """
    lefts, rights = ([a for a in s.arguments if a.role in (_DOERS if doing else ("object",))] for s in (left, right))
    verdicts = [_argument_meets(material, left.report, a, right.report, b) for a in lefts for b in rights]
    if True in verdicts:
        return True
    return False if verdicts and all(v is False for v in verdicts) else None


def _argument_meets(material: Material, report: str, one: Argument, other: str, two: Argument) -> bool | None:
    a, b = _named_head(material.annotated[report], one.anchor), _named_head(material.annotated[other], two.anchor)
    if _actors_at(material, report, a) & _actors_at(material, other, b):
        return True
    if a.pos in ("NOUN", "PROPN") and b.pos in ("NOUN", "PROPN") and are_related(a.lemma.lower(), b.lemma.lower()):
        return True
    sexes = {_sex_of(material, report, a, one.actor), _sex_of(material, other, b, two.actor)}
    if sexes >= {"feminine", "masculine"}:
        return False
    x, y = _actor_of(material, report, one), _actor_of(material, other, two)
    if x is None or y is None or x.kind != y.kind or not _can_be_told_apart(a, b, x.kind):
        return None
    return None if _folded(x.name) & _folded(y.name) else False


def _can_be_told_apart(one: Token, other: Token, kind: ActorKind) -> bool:
    """Tell whether two words both name somebody, by a name or, of people, by a pronoun: what "he" has, another has not."""
    named = [t.pos == "PROPN" or (kind == "person" and t.lower in _PRONOUNS) for t in (one, other)]
    return all(named)


def _named_head(annotated: Annotated, anchor: Anchor) -> Token:
    """The word an argument hangs on; for "who" and "which" the noun they stand for."""
    head = head_of(annotated, anchor)
    clause = annotated.tokens[head.head]
    return annotated.tokens[clause.head] if head.tag in ("WP", "WDT") and clause.dep.startswith("acl") else head


def _actor_of(material: Material, report: str, argument: Argument) -> Actor | None:
    """The actor of an argument, "who" and "which" looked through."""
    head = _named_head(material.annotated[report], argument.anchor)
    return material.actor(report, argument.actor or material.casts[report].actor_of.get(head.i))


def _sex_of(material: Material, report: str, head: Token, actor: str | None) -> str:
    """A person's sex as a pronoun or the report tells it, else "unknown"."""
    return _PRONOUNS.get(head.lower) or (material.casts[report].genders.get(actor, "unknown") if actor else "unknown")


def _actors_at(material: Material, report: str, head: Token) -> set[str]:
    """The actors a noun stands for: its own, and that of the name put beside it ("his brother Tomas")."""
    actor_of = material.casts[report].actor_of
    beside = material.annotated[report].dependents(head.i, "appos")
    return {actor_of[t.i] for t in (head, *beside) if t.i in actor_of}


def _folded(name: str) -> set[str]:
    return {w.lower().strip(".,'’") for w in name.split()}


def head_of(annotated: Annotated, anchor: Anchor) -> Token:
    """The word of a passage on which its other words hang: the first whose head lies outside."""
    tokens = annotated.tokens_in(anchor.start, anchor.end)
    own = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in own or t.head == t.i), tokens[0])


def same_slot(material: Material, left: tuple[str, Anchor], right: tuple[str, Anchor]) -> bool:
    """Tell whether two passages (report id, anchor) hang on words that can stand for one thing, by the same preposition.

    Parsers often hang a phrase on the noun before it, so the next verb above counts as well.
    """
    (ones, case), (twos, other) = (_slot(material.annotated[report], anchor) for report, anchor in (left, right))
    if case != other and not {case, other} <= _FREE_CASES:
        return False
    return any(are_related(a, b) for a in ones for b in twos)


def _slot(annotated: Annotated, anchor: Anchor) -> tuple[frozenset[str], str]:
    """Dictionary forms of the word a passage hangs on and of the next verb above, and its preposition."""
    tokens = annotated.tokens_in(anchor.start, anchor.end)
    if not tokens:
        return frozenset(), ""
    head = head_of(annotated, anchor)
    case = next((t.lower for t in annotated.dependents(head.i, "case")), "")
    above = list(annotated.ancestors(head.i))
    chosen = [*above[:1], *[t for t in above if t.pos == "VERB"][:1]]
    return frozenset(t.lemma.lower() for t in chosen) - _EMPTY_LINKS, case


def same_measure(material: Material, left: tuple[str, Anchor], right: tuple[str, Anchor]) -> bool:
    """Tell whether two passages hang on nouns of one thing in one degree or kind: "the highest level since …" in both."""
    ones, twos = (_described(material.annotated[report], anchor) for report, anchor in (left, right))
    return ones is not None and twos is not None and are_related(ones[0], twos[0]) and bool(ones[1] & twos[1])


def _described(annotated: Annotated, anchor: Anchor) -> tuple[str, set[str]] | None:
    """The noun above a passage with its adjectives, None where it hangs on something else."""
    tokens = annotated.tokens_in(anchor.start, anchor.end)
    above = list(annotated.ancestors(head_of(annotated, anchor).i))[:1] if tokens else []
    if not above or above[0].pos != "NOUN":
        return None
    return above[0].lemma.lower(), {t.lower for t in annotated.dependents(above[0].i, "amod")}


def shared_words(material: Material, left: Statement, right: Statement) -> float:
    """Share of the shorter statement's content words, numbers aside, that the other has too, by stem or family."""
    lefts, rights = material.once(_content, left), material.once(_content, right)
    (shorter, _), (_, known) = sorted((lefts, rights), key=lambda words: len(words[0]))
    if not shorter:
        return 0.0
    return sum([known.holds(word) for word in shorter]) / len(shorter)


def _content(material: Material, statement: Statement) -> tuple[list[str], Vocabulary]:
    """Dictionary forms of a statement's content words but numbers, in order, and as a vocabulary."""
    lemmas = [t.lemma.lower() for t in material.words(statement).content if t.pos != "NUM"]
    return lemmas, vocabulary(lemmas)


def same_act(left: Statement, right: Statement) -> bool:
    """Tell whether two predicates can stand for one thing, are told with one tense and one commitment."""
    if not are_related(left.lemma, right.lemma):
        return False
    return same_commitment(left, right)


def same_commitment(left: Statement, right: Statement) -> bool:
    """Tell whether both are told as fact, as plan, as possibility: one modality, and tenses that do not exclude each other.

    Past and present may stand for one fact (a past clause beside a present one); the future does not mix with either.
    """
    modalities = {left.modality, right.modality}
    if len(modalities) == 2 and not modalities <= {"asserted", "reported"}:
        return False
    return left.polarity == right.polarity and (left.tense == "future") == (right.tense == "future")


def _words(material: Material, report: str, anchor: Anchor) -> set[str]:
    return {stem(t.lower) for t in material.annotated[report].tokens_in(anchor.start, anchor.end)}
