"""Who and what takes part in what a clause tells: the predicate's arguments with the actors they name, and a subject it shares."""

from collections.abc import Sequence

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.extract.arguments import surface_subjects
from crossread.extract.statements.clauses import Clause
from crossread.extract.statements.words import is_mark
from crossread.extract.voice import is_passive
from crossread.records.told import Argument, ArgumentRole

_ROLES: dict[str, ArgumentRole] = {
    "nsubj": "subject",
    "nsubj:pass": "object",
    "csubj": "subject",
    "csubj:pass": "object",
    "obj": "object",
    "iobj": "indirect-object",
    "obl:agent": "agent",
    "obl": "oblique",
    "ccomp": "complement",
    "xcomp": "complement",
}
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_LOOSE = ("acl", "acl:relcl", "appos", "parataxis")  # what is said beside a noun, no part of its name
_HANGING = frozenset({"conj", "advcl", "parataxis", "xcomp", "dep"})
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})
_DEEPEST = 4


def participants(
    annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause], cast: Cast
) -> tuple[Argument, ...]:
    """The arguments of a clause's predicate, in order; a relative pronoun stands for the noun it goes back to, and a clause without
    subject or agent has the one it shares with what it hangs on.
    """
    own = frozenset(clause.tokens)
    found = []
    for role, child, tokens in _told(annotated, head, own):
        noun = _antecedent(annotated, child)
        if noun is not None:
            found.append(_noun_argument(annotated, role, noun, own, cast))
        else:
            found.append(Argument(role, annotated.span_of(tokens), _actor(child, tokens, cast)))
    roles = {a.role for a in found}
    passive = "agent" in roles and "object" not in roles  # "… and was convicted by a jury"
    if passive or not roles & {"subject", "agent"}:
        shared = _shared(annotated, clause, head, clauses, cast)
        if shared is not None and not any(a.role == shared.role for a in found):
            found.insert(0, shared)
    return tuple(found)


def _told(annotated: Annotated, head: Token, own: frozenset[int]) -> list[tuple[ArgumentRole, Token, list[int]]]:
    """What hangs on a predicate within its clause: role, head word, words. Of a name and what the parser made a second subject
    behind a comma ("Borex, the chipmaker, said") the name is the subject.
    """
    found: list[tuple[ArgumentRole, Token, list[int]]] = []
    for child in annotated.dependents(head.i):
        role = _role_of(annotated, head, child)
        if role is None or child.i not in own:
            continue
        tokens = _words(annotated, [i for i in annotated.subtree(child.i) if i in own])
        if not tokens:
            continue
        if found and child.dep.startswith("nsubj") and _names_before(annotated, found[-1], tokens[0]):
            found[-1] = (role, *found[-1][1:])
        else:
            found.append((role, child, tokens))
    return found


def _role_of(annotated: Annotated, head: Token, child: Token) -> ArgumentRole | None:
    role = _ROLES.get(child.dep) or _ROLES.get(child.dep.partition(":")[0])
    if child.dep.startswith("csubj") and child.i > head.i:
        return "complement"  # "it is likely that they left"
    by = role == "oblique" and any(t.lower == "by" for t in annotated.dependents(child.i, "case"))
    if by and any(annotated.dependents(head.i, "nsubj:pass", "aux:pass")):
        return "agent"
    return role


def _names_before(annotated: Annotated, before: tuple[ArgumentRole, Token, list[int]], first: int) -> bool:
    """Whether a bare name or a subject ends right before a comma and what follows it."""
    _, child, tokens = before
    if tokens[-1] != first - 2 or annotated.tokens[first - 1].text != "," or annotated.tokens[first].pos != "DET":
        return False
    bare = child.pos == "PROPN" and child.dep.startswith("obl") and not any(annotated.dependents(child.i, "case"))
    return bare or child.dep.startswith("nsubj")


def _words(annotated: Annotated, tokens: Sequence[int]) -> list[int]:
    """Tokens without the commas and dashes at either end, and without marks of quotation around all or with no partner."""
    found = list(tokens)
    while found and _is_comma(annotated.tokens[found[0]]):
        del found[0]
    while found and _is_comma(annotated.tokens[found[-1]]):
        del found[-1]
    while len(found) > 1 and all(annotated.tokens[i].text in _QUOTES for i in (found[0], found[-1])):
        found = found[1:-1]
    if sum(annotated.tokens[i].text in _QUOTES for i in found) % 2:
        found = found[annotated.tokens[found[0]].text in _QUOTES :]
        found = found[:-1] if found and annotated.tokens[found[-1]].text in _QUOTES else found
    return found


def _is_comma(token: Token) -> bool:
    return is_mark(token) and token.text not in _QUOTES and token.text not in "()[]"


def _antecedent(annotated: Annotated, pronoun: Token) -> int | None:
    """The noun that a relative pronoun goes back to: what the nearest relative clause around it describes."""
    if pronoun.lower not in _RELATIVE or pronoun.tag not in ("WP", "WDT"):
        return None
    above = next((t for t in annotated.ancestors(pronoun.i) if t.dep.startswith("acl") and t.head != t.i), None)
    return above.head if above is not None and _names(annotated.tokens[above.head]) else None


def _names(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def _noun_argument(annotated: Annotated, role: ArgumentRole, noun: int, own: frozenset[int], cast: Cast) -> Argument:
    """A noun outside the clause as its argument, without what is said beside it."""
    led = {t.i for t in annotated.dependents(noun, "case", "cc", "mark")}
    around = [i for i in annotated.subtree(noun, without=_LOOSE) if i not in own and i not in led]
    tokens = _words(annotated, around) or [noun]
    return Argument(role, annotated.span_of(tokens), _actor(annotated.tokens[noun], tokens, cast))


def _shared(
    annotated: Annotated, clause: Clause, head: Token, clauses: Sequence[Clause], cast: Cast
) -> Argument | None:
    """The subject a clause shares: a participle's noun, an apposition's, that of the clause which a conjunct or participle hangs on
    (in a passive what is acted on).
    """
    own = frozenset(clause.tokens)
    suffered = head.tag == "VBN" and head.pos == "VERB" and is_passive(annotated, head.i)
    role: ArgumentRole = "object" if suffered else "subject"
    if head.dep.partition(":")[0] in ("acl", "appos") and head.head != head.i:
        return _noun_argument(annotated, role, head.head, own, cast) if _names(annotated.tokens[head.head]) else None
    inside = next((i for i in clause.tokens if i < head.i and annotated.tokens[i].dep.startswith("nsubj")), None)
    if inside is not None and annotated.tokens[inside].head == head.head:
        return _noun_argument(annotated, role, inside, frozenset(), cast)  # "he said, referring to …" in one clause
    if clause.parent is None:
        return None
    same = clauses[clause.parent].zone == clause.zone
    if head.dep.startswith("conj") or (head.dep.partition(":")[0] in _HANGING and same):
        noun = _subject_above(annotated, clause, clauses)
        if noun is not None:
            return _noun_argument(annotated, role, noun, own, cast)
    if clause.zone < 0 <= clauses[clause.parent].zone:
        narrated = _narrated_before(annotated, clause, clauses)
        return None if narrated is None else _noun_argument(annotated, role, narrated, frozenset(), cast)
    if not _is_open(annotated, head):
        return None
    kept = _kept_from(annotated, head)
    if kept is not None:
        return _noun_argument(annotated, role, kept, frozenset(), cast)
    first = next((i for i in surface_subjects(annotated, head.i) if i not in own), None)
    return None if first is None else _noun_argument(annotated, role, first, own, cast)


def _narrated_before(annotated: Annotated, clause: Clause, clauses: Sequence[Clause]) -> int | None:
    """The subject of the narrator's words right before, for narration that the parse hangs on reported words ("Lund said he would
    stay, *but declined to say more*", "…, *citing the cost*").
    """
    for before in reversed(clauses):
        if before.zone >= 0 or before.head > clause.head:
            continue
        subjects = [i for i in before.tokens if annotated.tokens[i].dep.startswith("nsubj") and i < clause.head]
        if subjects:
            noun = _antecedent(annotated, annotated.tokens[subjects[0]])
            return subjects[0] if noun is None else noun
    return None


def _is_open(annotated: Annotated, head: Token) -> bool:
    """Whether a verb form waits for a subject: a participle, or an infinitive with "to" (an imperative has none)."""
    if head.pos != "VERB" or any(annotated.dependents(head.i, "aux")):
        return False
    return head.tag in ("VBG", "VBN") or (head.tag == "VB" and any(t.tag == "TO" for t in annotated.dependents(head.i)))


def _kept_from(annotated: Annotated, head: Token) -> int | None:
    """Who is "accused *of doing*" or "kept *from doing*" something: the object of the verb above."""
    led = {t.lower for t in annotated.dependents(head.i, "mark", "case")}
    if head.tag != "VBG" or not led & {"of", "from"} or annotated.tokens[head.head].pos != "VERB":
        return None
    return next((t.i for t in annotated.dependents(head.head, "obj") if t.i < head.i), None)


def _subject_above(annotated: Annotated, clause: Clause, clauses: Sequence[Clause], depth: int = 0) -> int | None:
    """The noun that is subject of the clause this one hangs on, or of the clause that one hangs on."""
    if clause.parent is None or depth > _DEEPEST:
        return None
    above = clauses[clause.parent]
    for child in annotated.dependents(above.head, "nsubj"):
        noun = _antecedent(annotated, child)
        if noun is not None or child.i in above.tokens:
            return child.i if noun is None else noun
    top = annotated.tokens[above.head]
    if top.dep.partition(":")[0] in ("acl", "appos") and top.head != top.i:
        return top.head
    hangs = top.dep.partition(":")[0] in _HANGING and above.zone == clause.zone
    return _subject_above(annotated, above, clauses, depth + 1) if hangs else None


def _actor(head: Token, tokens: Sequence[int], cast: Cast) -> str | None:
    """The actor an argument names: its head's, else that of the first word in it that stands for one."""
    if head.i in cast.actor_of:
        return cast.actor_of[head.i]
    return next((cast.actor_of[i] for i in tokens if i in cast.actor_of), None)
