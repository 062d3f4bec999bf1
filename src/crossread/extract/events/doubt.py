"""When the doer is uncertain: a verb and a doer that do not agree in number, a pronoun that cannot mean the actor it was given.

A wrong doer costs more than an event that is missed, so such an event is dropped with its reason.
"""

from dataclasses import replace

from crossread.annotate.annotated import Annotated, Token
from crossread.extract.events.matching import Match
from crossread.extract.events.scene import Party, Scene
from crossread.extract.voice import is_passive

_PLURAL_TOO = frozenset(
    {"police", "staff", "media", "government", "team", "council", "family", "army", "public", "couple", "party", "crew",
     "company", "committee", "military", "navy", "majority", "number", "group", "rest", "half", "handful", "union", "press",
     "none", "any", "some", "all", "most", "data", "force", "court", "cabinet", "opposition", "parliament", "administration"}
)  # fmt: skip
_OPENING = frozenset(
    {"after", "as", "when", "while", "because", "since", "before", "until", "although", "though", "if", "unless"}
)
_MODIFYING = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "flat", "nmod"})
_WITH_THE = frozenset({"Congo", "Gambia", "Sudan", "Ukraine", "Lebanon", "Vatican", "Yemen"})
_COUNTED = frozenset({"two", "three", "four", "both", "pair", "duo", "trio"})
_SINGULAR = frozenset({"he", "she", "it", "this", "that"})
_PLURAL = frozenset({"i", "we", "you", "they", "these", "those"})
_THINGS = frozenset({"it", "its", "itself"})
_ONE_PERSON = frozenset({"he", "she", "him", "her", "his", "hers"})
_SEVERAL = frozenset({"they", "them", "their"})


def doubtful_doer(scene: Scene, match: Match) -> str | None:
    """Why the doer of a match may be somebody else, None where nothing speaks against it."""
    annotated = scene.coder.annotated
    for one in (*match.actors, *match.recipients):
        token = annotated.tokens[one.head]
        if token.dep.startswith("nsubj") and _acts_on_itself(scene, match.trigger, token, one):
            return f'the doer is uncertain: "{token.text}" cannot be whom its own clause names as another'
    for one in match.actors:
        token = annotated.tokens[one.head]
        if not _can_mean(scene, token, one):
            return f'the doer is uncertain: "{token.text}" does not fit who it was taken for'
        if _has_rival(scene, token, one):
            return f'the doer is uncertain: somebody else is named between "{token.text}" and who it was taken for'
        if _is_thing_relative(annotated, match.trigger, token):
            return 'the doer is uncertain: a clause with "that" or "which" does not describe a person'
        if _is_person_of_no_role(scene, one):
            return f'the doer is uncertain: the report does not tell what "{token.text}" is'
        if _is_of_a_country(scene, token, one):
            return f'the doer is uncertain: "{token.text}" was taken for a country that only modifies a noun'
    if match.actors and _borrows_subject(annotated, match.trigger):
        return "the doer is uncertain: the clause has a finite verb and no subject of its own"
    if len(match.actors) == 1 and not _agrees(annotated, match.trigger, match.actors[0].head):
        return "the doer is uncertain: the verb does not agree with it in number"
    return None


def without_doubtful(scene: Scene, match: Match) -> Match:
    """The match without those recipients that are pronouns which cannot mean who they were taken for."""
    tokens = scene.coder.annotated.tokens
    kept = tuple(one for one in match.recipients if _can_mean(scene, tokens[one.head], one))
    return replace(match, recipients=kept)


def _can_mean(scene: Scene, token: Token, one: Party) -> bool:
    """Whether a pronoun may stand for its actor: "it" for no person, "he" and "she" for a person only, "they" for no single person."""
    actor = scene.cast.actor(one.actor) if one.actor else None
    if actor is not None and token.lower in _COUNTED:
        return actor.kind != "person"
    if actor is None or token.pos != "PRON":
        return True
    if token.lower in _THINGS:
        return actor.kind != "person"
    if token.lower in _ONE_PERSON:
        return actor.kind not in {"organisation", "place", "group"}
    return token.lower not in _SEVERAL or actor.kind != "person"


def _acts_on_itself(scene: Scene, trigger: int, token: Token, one: Party) -> bool:
    """Whether a pronoun was taken for somebody whom the same verb has by name as its object ("he welcomed Okello": not Okello)."""
    if token.pos != "PRON" or one.actor is None:
        return False
    objects = (kid for kid in scene.coder.annotated.dependents(trigger, "obj") if kid.pos != "PRON")
    return any(scene.cast.actor_of.get(kid.i) == one.actor for kid in objects)


def _is_person_of_no_role(scene: Scene, one: Party) -> bool:
    """Whether a doer is a person known by country alone: without a role nobody acts for it."""
    actor = scene.cast.actor(one.actor) if one.actor else None
    place = scene.coder.places.get(one.head)
    return one.code.sector is None and actor is not None and actor.kind == "person" and place is None


def _is_of_a_country(scene: Scene, token: Token, one: Party) -> bool:
    """Whether a doer is a country only by a word that describes a noun: "it" after "the Swedish Treaty Office", "the Peru inquiries"."""
    annotated = scene.coder.annotated
    actor = scene.cast.actor(one.actor) if one.actor else None
    if token.lower in _THINGS | _SEVERAL and actor is not None and actor.kind == "place":
        before = [mention.anchor for mention in actor.mentions if mention.anchor.end <= token.start]
        inside = annotated.tokens_in(before[-1].start, before[-1].end) if before else ()
        return bool(inside) and inside[-1].dep in _MODIFYING
    place = scene.coder.places.get(token.i)
    if place is None or place.kind != "country" or place.last - place.first > 1 or place.first == 0:
        return False
    opened = annotated.tokens[place.first - 1].lower == "the"
    return opened and not token.text.isupper() and not token.text.endswith((".", "s")) and token.text not in _WITH_THE


def _borrows_subject(annotated: Annotated, trigger: int) -> bool:
    """Whether a finite verb of an adverbial clause stands without a subject: then its real one was lost ("after U.S. kills general")."""
    token = annotated.tokens[trigger]
    if token.pos != "VERB" or token.tag not in {"VBD", "VBZ", "VBP"} or token.dep != "advcl":
        return False
    if is_passive(annotated, trigger) or any(True for _ in annotated.dependents(trigger, "nsubj", "csubj")):
        return False
    between = annotated.tokens[min(token.head, trigger) + 1 : max(token.head, trigger)]
    return any(word.dep in {"mark", "case"} and word.lower in _OPENING for word in between)


def _has_rival(scene: Scene, token: Token, one: Party) -> bool:
    """Whether the person named last before "he" or "she" is another than its actor.

    The subject of the sentence before is believed all the same when the pronoun opens its own sentence as subject.
    """
    if one.actor is None or token.lower not in _ONE_PERSON:
        return False
    annotated = scene.coder.annotated
    first = annotated.sentence_of(token.i).first
    since = annotated.sentences[max(0, token.sentence - 1)].first
    named = [i for i in range(since, token.i) if _is_named_person(scene, i)]
    if not named or scene.cast.actor_of[named[-1]] == one.actor:
        return False
    if any(i >= first for i in named):
        return True
    opens = token.dep == "nsubj" and annotated.tokens[token.head].dep in {"root", "ccomp", "parataxis"}
    subjects = [
        i
        for i in named
        if annotated.tokens[i].dep == "nsubj" and annotated.tokens[annotated.tokens[i].head].dep == "root"
    ]
    return not (opens and subjects and scene.cast.actor_of[subjects[0]] == one.actor)


def _is_named_person(scene: Scene, i: int) -> bool:
    """Whether a token heads a mention of a person that is no pronoun."""
    actor_id = scene.cast.actor_of.get(i)
    if actor_id is None or scene.coder.annotated.tokens[i].pos == "PRON":
        return False
    actor = scene.cast.actor(actor_id)
    return actor is not None and actor.kind == "person"


def _is_thing_relative(annotated: Annotated, trigger: int, doer: Token) -> bool:
    """Whether a clause opened by "that" or "which" was taken to describe a person's name."""
    token = annotated.tokens[trigger]
    name = annotated.name_of.get(doer.i)
    if token.dep != "acl:relcl" or token.head != doer.i or name is None or name.kind != "PERSON":
        return False
    return any(kid.lower in {"that", "which"} for kid in annotated.dependents(trigger, "nsubj"))


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
