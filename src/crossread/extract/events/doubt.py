"""When the doer is uncertain: a verb and a doer that do not agree in number, a pronoun that cannot mean the actor it was given.

A wrong doer costs more than an event that is missed, so such an event is dropped with its reason.
"""

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.arguments import is_passive
from crossread.extract.events.matching import Match
from crossread.extract.events.parties import Party, Scene

_PLURAL_TOO = frozenset(
    {"police", "staff", "media", "government", "team", "council", "family", "army", "public", "couple", "party", "crew",
     "company", "committee", "military", "navy", "majority", "number", "group", "rest", "half", "handful", "union", "press",
     "none", "any", "some", "all", "most", "data", "force", "court", "cabinet", "opposition", "parliament", "administration"}
)  # fmt: skip
_SINGULAR = frozenset({"he", "she", "it", "this", "that"})
_PLURAL = frozenset({"i", "we", "you", "they", "these", "those"})
_THINGS = frozenset({"it", "its", "itself"})
_ONE_PERSON = frozenset({"he", "she", "him", "her", "his", "hers"})
_SEVERAL = frozenset({"they", "them", "their"})


def doubtful_doer(scene: Scene, match: Match) -> str | None:
    """Why the doer of a match may be somebody else, None where nothing speaks against it."""
    for one in match.actors:
        token = scene.coder.annotated.tokens[one.head]
        if not _can_mean(scene, token, one):
            return f'the doer is uncertain: "{token.text}" does not fit who it was taken for'
    if len(match.actors) == 1 and not _agrees(scene.coder.annotated, match.trigger, match.actors[0].head):
        return "the doer is uncertain: the verb does not agree with it in number"
    return None


def _can_mean(scene: Scene, token: Token, one: Party) -> bool:
    """Whether a pronoun may stand for its actor: "it" for no person, "he" and "she" for a person only, "they" for no single person."""
    actor = scene.cast.actor(one.actor) if one.actor else None
    if actor is None or token.pos != "PRON":
        return True
    kind = actor.kind
    if token.lower in _THINGS:
        return kind != "person"
    if token.lower in _ONE_PERSON:
        return kind not in {"organisation", "place", "group"}
    return token.lower not in _SEVERAL or kind != "person"


def _agrees(annotated: Annotated, trigger: int, doer: int) -> bool:
    """Whether a finite present verb agrees with its doer; anything else is believed."""
    verb, token = annotated.tokens[trigger], annotated.tokens[doer]
    if verb.pos != "VERB" or verb.tag not in {"VBP", "VBZ"} or is_passive(annotated, trigger):
        return True
    if any(True for _ in annotated.dependents(trigger, "aux")) or any(True for _ in annotated.dependents(doer, "conj")):
        return True
    if verb.tag == "VBZ":
        return token.lower not in _PLURAL
    if token.lower in _SINGULAR:
        return False
    return token.tag != "NN" or token.lemma.lower() in _PLURAL_TOO or _is_quantity(annotated, doer)


def _is_quantity(annotated: Annotated, doer: int) -> bool:
    """Whether a singular noun counts others ("a handful of senators back the bill")."""
    return any(
        kid.lower == "of" for part in annotated.dependents(doer, "nmod") for kid in annotated.dependents(part.i, "case")
    )
