"""A person called "former" holder of an office whom the same text treats as holding it: a slip, and a telling one if shared."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.cast import Cast
from crossread.records.said import Actor
from crossread.records.text import Anchor


@dataclass(frozen=True, slots=True)
class TitleSlip:
    """One person in one report: where the text says the office is over, and where it takes it as held."""

    actor: str
    name: str
    office: str
    former: Anchor
    held: tuple[Anchor, ...]


def find_title_slips(annotated: Annotated, cast: Cast) -> tuple[TitleSlip, ...]:
    """Find the persons of a report who are out of an office in one place and in it in another.

    In office: "the NAME administration", or "the COUNTRY OFFICE" without "former" in a sentence that names the person (or
    right after one), where nobody else in the text holds that office for that country. A bare "President NAME" is no
    evidence: former presidents keep the style.
    """
    slips: list[TitleSlip] = []
    if frozenset(_words()["former"]).isdisjoint([token.lower for token in annotated.tokens]):
        return ()
    for actor in cast.actors:
        if actor.kind != "person":
            continue
        former = next(_called_former(annotated, actor), None)
        if former is None:
            continue
        office, anchor = former
        held = [*_administrations(annotated, actor), *_office_mentions(annotated, cast, actor, office)]
        if held:
            slips.append(TitleSlip(actor.id, actor.name, office, anchor, tuple(held)))
    return tuple(slips)


def _called_former(annotated: Annotated, actor: Actor) -> Iterator[tuple[str, Anchor]]:
    """Where "former OFFICE" stands right before a name of the actor."""
    words = _words()
    for mention in actor.mentions:
        if mention.form not in ("name", "short-name"):
            continue
        inside = annotated.tokens_in(mention.start, mention.end)
        if not inside:
            continue
        first = inside[0].i
        lead = annotated.tokens[max(annotated.sentence_of(first).first, first - 4) : inside[-1].i + 1]
        for n, token in enumerate(lead):
            if token.lower not in words["former"]:
                continue
            office = next((t.lower for t in lead[n + 1 :] if t.lower in words["offices"]), None)
            if office and not any(t.text in ",;" for t in lead[n:]):
                yield office, annotated.span(token.i, inside[-1].i + 1)


def _administrations(annotated: Annotated, actor: Actor) -> Iterator[Anchor]:
    """ "the NAME administration" with no "former" or "first" before it."""
    last = actor.name.split()[-1].lower()
    tokens = annotated.tokens
    for token in tokens[1:]:
        if token.lower in _words()["in_office"] and tokens[token.i - 1].lower == last:
            first = token.i - 2 if token.i >= 2 and tokens[token.i - 2].pos in ("DET", "ADJ") else token.i - 1
            before = {t.lower for t in tokens[max(0, first - 1) : token.i]}
            if not before & {"former", "first", "previous", "past", "last", "old"}:
                yield annotated.span(first, token.i + 1)


def _office_mentions(annotated: Annotated, cast: Cast, actor: Actor, office: str) -> Iterator[Anchor]:
    """ "the COUNTRY OFFICE" near a name of the actor, where no other person in the text has that office and country."""
    for token in annotated.tokens:
        if token.lower != office or token.i < 2:
            continue
        country, article = annotated.tokens[token.i - 1], annotated.tokens[token.i - 2]
        if article.lower != "the" or not country.text[:1].isupper() or _named_after(annotated, token):
            continue
        if not _names_near(annotated, actor, token) or _other_holder(annotated, cast, actor, office, country):
            continue
        yield annotated.span(article.i, token.i + 1)


def _named_after(annotated: Annotated, office: Token) -> bool:
    after = annotated.tokens[office.i + 1 : office.i + 2]
    return bool(after) and (after[0].i in annotated.name_of or after[0].pos == "PROPN")


def _names_near(annotated: Annotated, actor: Actor, token: Token) -> bool:
    """Tell whether the actor is named in the sentence, before the token."""
    sentence = annotated.sentence_of(token.i)
    return any(m.form in ("name", "short-name") and sentence.start <= m.start < token.start for m in actor.mentions)


def _other_holder(annotated: Annotated, cast: Cast, actor: Actor, office: str, country: Token) -> bool:
    """Tell whether somebody else in the text is titled with the office and could hold it for that country."""
    for other in cast.actors:
        if other.id == actor.id or other.kind != "person":
            continue
        for title in _titles(annotated, other):
            if office not in title or title & set(_words()["former"]):
                continue
            stated = {w for w in title if w not in _words()["offices"] and w not in ("the", "of", "and", "mr")}
            if not stated or country.lower.replace(".", "") in {w.replace(".", "") for w in stated}:
                return True
    return False


def _titles(annotated: Annotated, actor: Actor) -> Iterator[frozenset[str]]:
    """The words of the up to three tokens before each name of an actor, and of the titles that the cast found."""
    for anchor in actor.titles:
        yield frozenset(anchor.exact.lower().split())
    for mention in actor.mentions:
        inside = annotated.tokens_in(mention.start, mention.end)
        if inside and mention.form in ("name", "short-name"):
            before = annotated.tokens[max(0, inside[0].i - 3) : inside[-1].i + 1]
            yield frozenset(t.lower for t in before if t.text not in ',;.“”"')


@cache
def _words() -> dict[str, Sequence[str]]:
    table: dict[str, Sequence[str]] = tomllib.loads(
        files("crossread.judge").joinpath("data/titles.toml").read_text(encoding="utf-8")
    )
    return table
