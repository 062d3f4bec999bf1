"""Whose police, whose government: the country of a participant whose phrase names none, from its sentence or its whole report."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from crossread.annotate.coder import CALLED_BY_RIVALS, Code
from crossread.extract.events.contexts import section
from crossread.extract.events.matching import Match
from crossread.extract.events.scene import Party, Scene

_HOME_SECTORS = frozenset(
    {
        "COP",
        "CVL",
        "OPP",
        "REB",
        "UAF",
        "CRM",
        "EDU",
        "LAB",
        "AGR",
        "MED",
        "REL",
        "SOC",
        "JUD",
        "LEG",
        "PTY",
        "JRN",
        "PRM",
    }
)
_JUDGING = frozenset({"JUD", "LEG"})
_NO_COUNTRY = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_AT_HOME = frozenset({"martial-law", "curfew", "censor"})
_SHARE = 0.6
_MENTIONS = 3


def with_countries(scene: Scene, match: Match) -> Match:
    """Give participants that have a sector and no country the one country their sentence speaks of, else the one the report is about.

    The country of the other side is taken over only inside one state ("President Okello banned Ugandan opposition parties"), never
    between governments, and nobody with a name of his own gets a country from the report as a whole.
    """
    match = _with_partner(scene, match)
    sides = (*match.actors, *match.recipients)
    if all(one.code.country for one in sides):
        return match
    nearby = _countries_near(scene, match)
    report = _main_country(scene)
    home = frozenset(one.code.country or "" for one in match.recipients)
    if match.mode in _AT_HOME and len(home) == 1 and "" not in home:
        report, nearby, sides = None, home, match.actors
    placed = {id(one): _placed(scene, one, sides, nearby, report) for one in (*match.actors, *match.recipients)}
    return replace(
        match,
        actors=tuple(placed[id(one)] for one in match.actors),
        recipients=tuple(placed[id(one)] for one in match.recipients),
    )


def _with_partner(scene: Scene, match: Match) -> Match:
    """An agreement only pointed back to ("this agreement") is with the other country that the sentences before it name, if it is one."""
    own = {one.code.country for one in match.actors}
    if match.recipients or match.type not in {"AGREE", "SUPPORT"} or not own or None in own:
        return match
    named = [token.i for token in section(scene.coder.annotated, match.trigger) if token.i in scene.coder.places]
    others = {code: i for i in reversed(named) for code in _codes(scene, (i,)) if code not in own}
    if len(others) != 1:
        return match
    [(code, head)] = others.items()
    return replace(match, recipients=(Party(head, Code(code, None), None),))


def _placed(scene: Scene, one: Party, sides: tuple[Party, ...], nearby: frozenset[str], report: str | None) -> Party:
    if (
        one.code.country
        or not one.code.sector
        or scene.coder.annotated.tokens[one.head].lemma.lower() in CALLED_BY_RIVALS
    ):
        return one
    if one.code.sector in _JUDGING and any(not other.code.sector and other.code.country in nearby for other in sides):
        return one
    others = [other.code for other in sides if other is not one and other.code.country]
    unnamed = scene.coder.annotated.name_of.get(one.head) is None
    inside = all(code.sector in _HOME_SECTORS for code in others) and (
        unnamed or bool(others) or _speaks_of(scene, nearby)
    )
    domestic = one.code.sector in _HOME_SECTORS or inside
    if report and len(nearby) == 1 and report not in nearby and not others:
        return replace(one, code=replace(one.code, country=report)) if unnamed else one
    alone = unnamed and not {code.country for code in others} & nearby
    if len(nearby) == 1 and (domestic or alone):
        return replace(one, code=replace(one.code, country=next(iter(nearby))))
    if len(nearby) == 0 and report and (one.code.sector in _HOME_SECTORS or unnamed):
        return replace(one, code=replace(one.code, country=report))
    return one


def _speaks_of(scene: Scene, countries: frozenset[str]) -> bool:
    """Whether a report names no other countries than these."""
    return set(_codes(scene, range(len(scene.coder.annotated.tokens)))) <= countries


def _countries_near(scene: Scene, match: Match) -> frozenset[str]:
    """Countries named in the event's sentence, but not in the phrase of whoever is said to report it."""
    annotated = scene.coder.annotated
    telling: set[int] = set()
    low = match.trigger
    for above in annotated.ancestors(match.trigger):
        if annotated.tokens[low].dep in {"ccomp", "parataxis"} or above.lemma in {"say", "report"}:
            telling.update(j for kid in annotated.dependents(above.i, "nsubj") for j in annotated.subtree(kid.i))
        low = above.i
    for kid in annotated.dependents(match.trigger, "parataxis", "ccomp"):
        telling.update(annotated.subtree(kid.i) if kid.lemma in {"say", "report"} else ())
    sentence = annotated.sentence_of(match.trigger)
    return frozenset(_codes(scene, (i for i in range(sentence.first, sentence.last) if i not in telling)))


def _main_country(scene: Scene) -> str | None:
    """The country most of the report's place words name, if at least three do and they are three in five."""
    codes = Counter(_codes(scene, range(len(scene.coder.annotated.tokens))))
    if not codes:
        return None
    code, count = codes.most_common(1)[0]
    return code if count >= _MENTIONS and count >= _SHARE * codes.total() else None


def _codes(scene: Scene, indexes: Iterable[int]) -> list[str]:
    """The states that the place words at some tokens name, one entry a word."""
    found = (scene.coder.places[i] for i in indexes if i in scene.coder.places and scene.coder.places[i].first == i)
    return [place.code for place in found if place.code and place.code not in _NO_COUNTRY and place.sector != "JRN"]
