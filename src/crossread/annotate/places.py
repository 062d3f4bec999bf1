"""Countries in a report: by name, by people ("the French"), by capital, by a city or province of theirs."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from crossread.annotate.annotated import Annotated

PlaceKind = Literal["country", "demonym", "capital", "part", "region", "organisation"]
_DATELINE = 6
_PREFIXES = frozenset({"pro", "anti", "non", "ex"})
_MADE_BY_OTHERS = frozenset(
    {"made", "born", "backed", "built", "occupied", "held", "trained", "funded", "supplied", "style", "based"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place word in a report: tokens `first` up to `last`, its kind, and the code it gives (None for a regional construct).

    `sector` is told by organisations alone ("Kremlin": RUS, GOV); `members` by names of several states ("Benelux").
    """

    first: int
    last: int
    kind: PlaceKind
    code: str | None
    sector: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Namesake:
    """A name that a country shares with a part of another: the words, the other's code, and what speaks for the one and the other."""

    words: frozenset[str]
    code: str
    signs: frozenset[str]
    country: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Words to codes: `entries` maps the words as printed to kind, country and sector; `by_start` the first two letters to words;
    `groups` names of several states to theirs.
    """

    entries: Mapping[str, tuple[PlaceKind, str | None, str | None]]
    by_start: Mapping[str, tuple[str, ...]]
    namesakes: tuple[Namesake, ...] = ()
    states: frozenset[str] = frozenset()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """Read countries.toml and organisations.toml, and a user's own list in the shape of organisations.toml if one is given.

    Names and capitals come from GeoNames countryInfo (CC BY 4.0). A user's entry wins over ours; those under [countries] are states.
    """
    data = files("crossread.annotate").joinpath("data")
    countries = tomllib.loads(data.joinpath("countries.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[PlaceKind, str | None, str | None]] = {}
    for country in countries["country"]:
        code = country["code"]
        found.update((word, ("part", code, None)) for word in country.get("parts", ()))
        found.update((word, ("demonym", code, None)) for word in _with_plurals(country.get("demonyms", ())))
        found.update((word, ("capital", code, "GOV")) for word in country.get("capitals", ()))
        found.update((word, ("country", code, None)) for word in country["names"])
    for word in (*countries["regions"]["names"], *_with_plurals(countries["regions"]["demonyms"])):
        found[word] = ("region", None, None)
    groups: dict[str, tuple[str, ...]] = {}
    texts = [data.joinpath("organisations.toml").read_text(encoding="utf-8")]
    if extra is not None:
        texts.append(extra.read_text(encoding="utf-8"))
    for text in texts:
        for section, entries in tomllib.loads(text).items():
            kind: PlaceKind = "country" if section == "countries" else "organisation"
            for word, codes in entries.items():
                if " + " in codes:
                    groups[word], found[word] = tuple(codes.split(" + ")), ("region", None, None)
                    continue
                country, _, sector = codes.partition(" ")
                found[word] = (kind, country if country != "---" else None, sector or None)
    starts: dict[str, list[str]] = {}
    for word in sorted(found, key=len, reverse=True):
        starts.setdefault(word[:2], []).append(word)
    namesakes = tuple(
        Namesake(frozenset(one["words"]), one["code"], frozenset(one["signs"]), frozenset(one["country"]))
        for one in countries["namesake"]
    )
    by_start = {start: tuple(words) for start, words in starts.items()}
    return Gazetteer(found, by_start, namesakes, frozenset(countries["states"]["names"]), groups)


def _with_plurals(words: tuple[str, ...] | list[str]) -> list[str]:
    """Demonyms with their plurals ("Syrian", "Syrians"); those in -ese, -ish, -ch and -men have none."""
    plural = [f"{word}s" for word in words if not word.endswith(("s", "ese", "ish", "ch", "sh", "men", "."))]
    return [*words, *plural]


def find_places(annotated: Annotated, *, gazetteer: Gazetteer) -> dict[int, Place]:
    """Token index to the place word it belongs to; the longest word wins, and nothing inside a person's name is a place.

    A name of one word that is a place word is a place, whatever its label, unless the report also has it in a longer person's name.
    A name that two places share goes by its surroundings ("Georgia" in a report about Congress; "Moscow, Idaho").
    """
    found: dict[int, Place] = {}
    persons = frozenset(
        annotated.tokens[i].text
        for name in annotated.names
        if name.kind == "PERSON" and name.last - name.first > 1
        for i in range(name.first, name.last)
    )
    text, tokens = annotated.report.text, annotated.tokens
    ends = {token.end: token.i + 1 for token in tokens}
    at = 0
    while at < len(tokens):
        place = _place_at(text, tokens[at].start, at, ends, gazetteer)
        if place is not None and not _is_whole_name(annotated, place) and _out_of_bounds(annotated, at, persons):
            place = None
        if place is None or _is_dateline(annotated, place):
            at += 1
            continue
        found.update(dict.fromkeys(range(place.first, place.last), place))
        at = place.last
    meant = {place.first: _meant(annotated, place, found, gazetteer) for place in found.values()}
    return {i: meant[place.first] for i, place in found.items()}


def _is_dateline(annotated: Annotated, place: Place) -> bool:
    """Whether a place opens a paragraph as the place it was written in ("OSLO, Norway (AP) —", "Lima — The minister …")."""
    tokens, sentence = annotated.tokens, annotated.sentence_of(place.first)
    opens = sentence.i == 0 or annotated.sentences[sentence.i - 1].block != sentence.block
    before = tokens[sentence.first : place.first]
    if (
        not opens
        or any(token.pos != "PUNCT" and not token.text[:1].isupper() for token in before)
        or len(before) > _DATELINE
    ):
        return False
    for token in tokens[place.last : min(place.last + 6, sentence.last)]:
        if token.text in {"—", "–", "--", "-"}:
            return token.start > tokens[token.i - 1].end
        if token.text == "(":
            return any(after.text == ")" for after in tokens[token.i + 1 : token.i + 5])
        if token.text not in {",", "/", "."} and not token.text[:1].isupper():
            return False
    return False


def _meant(annotated: Annotated, place: Place, found: Mapping[int, Place], gazetteer: Gazetteer) -> Place:
    """The place that a word means here, where two places share its name."""
    tokens = annotated.tokens
    state = found.get(place.last + 1)
    comma = place.last < len(tokens) and tokens[place.last].text == ","
    if comma and state is not None and place.kind in {"capital", "part"} and state.kind == "part":
        own = annotated.span(state.first, state.last).exact
        if own in gazetteer.states and state.code != place.code:
            return replace(place, kind="part", code=state.code, sector=None)
    word = annotated.span(place.first, place.last).exact
    for namesake in gazetteer.namesakes:
        if word in namesake.words:
            signs = sum(token.text in namesake.signs for token in tokens)
            signs += sum(i == other.first and other.code == namesake.code for i, other in found.items())
            country = sum(token.text in namesake.country for token in tokens)
            if signs > country:
                return replace(place, kind="part", code=namesake.code)
    return place


def _place_at(text: str, start: int, first: int, ends: Mapping[int, int], gazetteer: Gazetteer) -> Place | None:
    """The longest place word that begins at a character and ends with a token."""
    for word in gazetteer.by_start.get(text[start : start + 2], ()):
        if text.startswith(word, start):
            last = ends.get(start + len(word)) or ends.get(start + len(word) + 1, 0) * text.startswith(
                ".", start + len(word)
            )
            if last:
                kind, code, sector = gazetteer.entries[word]
                return Place(first, last, kind, code, sector, gazetteer.groups.get(word, ()))
    return None


def _is_whole_name(annotated: Annotated, place: Place) -> bool:
    """Whether a place of several words is all of a name, which then was no person's."""
    name = annotated.name_of.get(place.first)
    return name is not None and place.last - place.first > 1 and (name.first, name.last) == (place.first, place.last)


def _out_of_bounds(annotated: Annotated, at: int, persons: frozenset[str]) -> bool:
    """Tell whether a token is part of a person's name, or a country only as something's side or origin ("anti-Syria", "Iranian-made")."""
    name = annotated.name_of.get(at)
    if (
        name is not None
        and name.kind == "PERSON"
        and (name.last - name.first > 1 or annotated.tokens[at].text in persons)
    ):
        return True
    tokens = annotated.tokens
    if at >= 2 and tokens[at - 1].text == "-" and tokens[at - 2].lower in _PREFIXES:
        return True
    return at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].lower in _MADE_BY_OTHERS
