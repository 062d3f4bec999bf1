"""One person of two nations: "the Brazilian striker Edson Prado" here, "Edson Prado, the Argentinian" there."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.records.judged import Reason
from crossread.records.said import Actor
from crossread.records.text import Anchor

_REACH = 60  # characters beside a name
_BEFORE = re.compile(r"(?<![-–\w])([A-Z]\w+)(?:\s[a-z][a-z-]+){1,2}\s$")
_AFTER = re.compile(r",\s(?:the|an?)\s([A-Z]\w+)(?=[\s,.;](?!-))")


def find_nationalities(annotated: Sequence[Annotated], casts: Sequence[Cast]) -> tuple[Reason, ...]:
    """Find people whom two reports call people of two countries, right beside the name; a report that gives two says nothing."""
    told = [_nations(one, cast) for one, cast in zip(annotated, casts, strict=True)]
    found = []
    for left, right in combinations(told, 2):
        for actor in sorted(left.keys() & right.keys()):
            (code, one), (other_code, other) = left[actor], right[actor]
            if code != other_code:
                detail = f"“{one.exact}” in one, “{other.exact}” in the other"
                found.append(Reason("nationality-differs", one, other, detail))
    return tuple(found)


def _nations(one: Annotated, cast: Cast) -> dict[str, tuple[str, Anchor]]:
    """The country of each person for whom a report gives one, with the word for it and the name."""
    found: dict[str, list[tuple[str, Anchor]]] = {}
    for actor in cast.actors:
        if actor.kind == "person":
            for told in _beside(one, actor):
                found.setdefault(actor.id, []).append(told)
    return {actor: told[0] for actor, told in found.items() if len({code for code, _ in told}) == 1}


def _beside(one: Annotated, actor: Actor) -> Iterator[tuple[str, Anchor]]:
    text = one.report.text
    for mention in actor.mentions:
        if mention.report != one.report.id or mention.form not in ("name", "short-name"):
            continue
        before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        after = _AFTER.match(text, mention.end)
        for match in (before, after):
            code = _codes().get(match[1]) if match else None
            if match and code and not _does(one, match):
                yield code, one.report.anchor(min(match.start(1), mention.start), max(match.end(1), mention.end))


def _does(one: Annotated, match: re.Match[str]) -> bool:
    """Tell whether a verb in the past stands between the word and the name ("The Brazilian champion beat Prado"): it is of another."""
    words = one.tokens_in(match.start(), match.end())
    return any(t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP") for t in words)


@cache
def _codes() -> Mapping[str, str]:
    """Words for the people of one country by its code (annotate/data/countries.toml)."""
    place = files("crossread.annotate") / "data" / "countries.toml"
    countries = tomllib.loads(place.read_text(encoding="utf-8"))["country"]
    return {word: country["code"] for country in countries for word in country.get("demonyms", ())}
