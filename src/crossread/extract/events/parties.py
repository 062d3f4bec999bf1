"""Who stands behind the phrase heads of an event: their codes and actors, pronouns and what is joined to them included."""

from collections.abc import Iterable

from crossread.annotate.coder import Code
from crossread.annotate.joint_phrases import several_codes
from crossread.annotate.phrase_codes import phrase_code
from crossread.extract.arguments import surface_subjects
from crossread.extract.events.joined_parties import all_joined
from crossread.extract.events.scene import Party, Scene

_POLITICS = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP", None})
_BODIES = frozenset(
    {"committee", "subcommittee", "panel", "team", "office", "department", "staff", "group", "commission"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"})


def party(scene: Scene, head: int) -> Party:
    """Who a phrase head is: the code of the person's record first, else that of the phrase itself."""
    known = scene.met.get(head)
    if known is None:
        known = scene.met[head] = _party(scene, head)
    return known


def _party(scene: Scene, head: int) -> Party:
    actor_id = scene.first_persons.get(head) or scene.cast.actor_of.get(head)
    actor = scene.cast.actor(actor_id) if actor_id else None
    code = phrase_code(scene.coder, head)
    holder = _holder(scene, head) if not code.told else None
    if holder is not None and (actor is None or not actor.sector):
        return Party(head, party(scene, holder).code, None)
    if actor is None or code.region:
        return Party(head, code, actor_id)
    if actor.kind == "person" and _says_otherwise(scene, head, code, actor.sector):
        return Party(head, code, None)
    if actor.kind == "person":
        code = Code(actor.country or code.country, actor.sector or code.sector)
    else:
        code = Code(code.country or actor.country, code.sector or actor.sector)
    return Party(head, code, actor_id)


def _holder(scene: Scene, head: int) -> int | None:
    """Whose committee or team a body is, by "whose", "his" or a name before it ("the senator, whose committee …")."""
    annotated = scene.coder.annotated
    if annotated.tokens[head].lemma.lower() not in _BODIES:
        return None
    for kid in annotated.dependents(head, "nmod:poss"):
        if kid.lower != "whose":
            return kid.i
        clause = next((up for up in annotated.ancestors(head) if up.dep == "acl:relcl"), None)
        return clause.head if clause is not None else None
    return None


def _says_otherwise(scene: Scene, head: int, code: Code, sector: str | None) -> bool:
    """Whether a common noun says what its actor is not ("the judge", taken for the accused): then the link is not believed.

    One politician may be of a government, a parliament, a party and an opposition by turns.
    """
    if scene.coder.annotated.tokens[head].pos != "NOUN" or code.sector is None or sector is None:
        return False
    return code.sector != sector and not {code.sector, sector} <= _POLITICS


def parties(scene: Scene, heads: Iterable[int]) -> tuple[Party, ...]:
    """The participants behind phrase heads and all that is joined to them; those nothing is known of are left out."""
    found: list[Party] = []
    for head in dict.fromkeys(one for given in heads for one in all_joined(scene, given)):
        if scene.coder.annotated.tokens[head].pos not in _NOMINAL and head not in scene.coder.places:
            continue
        several = several_codes(scene.coder, head)
        found += [Party(head, code, None) for code in several] if several else [party(scene, meant(scene, head))]
    return tuple(one for one in found if one.known)


def meant(scene: Scene, head: int) -> int:
    """For a pronoun that names nobody yet, inside what somebody says, the speaker ("Japan said it had halted aid")."""
    annotated = scene.coder.annotated
    token = annotated.tokens[head]
    if (
        token.lower not in {"it", "they", "he", "she", "we"}
        or head in scene.first_persons
        or head in scene.cast.actor_of
    ):
        return head
    verb = annotated.tokens[token.head]
    for above in annotated.ancestors(verb.i):
        if (
            any(kid.i == verb.i or verb.i in annotated.subtree(kid.i) for kid in annotated.dependents(above.i, "ccomp"))
            and above.pos == "VERB"
        ):
            subjects = [j for j in surface_subjects(annotated, above.i) if j != head]
            return subjects[0] if subjects and _may_mean(scene, token.lower, subjects[0]) else head
    return head


def _may_mean(scene: Scene, pronoun: str, speaker: int) -> bool:
    """Whether a pronoun may stand for a speaker: "it" for no person, "he" and "she" for nobody but one."""
    actor_id = scene.cast.actor_of.get(speaker)
    actor = scene.cast.actor(actor_id) if actor_id else None
    person = actor is not None and actor.kind == "person"
    if pronoun == "it":
        return not person and scene.coder.annotated.tokens[speaker].tag != "NNS"
    return person or pronoun not in {"he", "she"}
