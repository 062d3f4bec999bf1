"""Codes for a cast: every actor's country and sector from its name, its titles and the phrases that speak of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.annotated import Annotated
from crossread.annotate.cast import Cast
from crossread.annotate.coder import CALLED_BY_RIVALS, NOTHING, Code, Coder, make_coder
from crossread.annotate.phrase_codes import phrase_code
from crossread.records.said import Actor
from crossread.records.text import Anchor

_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "presidency"})
_BEFORE = frozenset(
    {"The", "Former", "Vice", "Deputy", "Then", "Mr.", "Mrs.", "Ms.", "His", "Her", "Republican", "Democratic"}
)
_RANKS = frozenset(
    {
        "retired",
        "ret",
        "general",
        "gen",
        "lieutenant",
        "lt",
        "colonel",
        "col",
        "admiral",
        "adm",
        "major",
        "maj",
        "brigadier",
        "captain",
    }
)
_NO_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG"})
_JOINING = frozenset({"and", "or", ",", "&"})
_BESIDE_OFFICE = frozenset({"ELI", "PTY", "CVL"})
_OFFICES = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "PTY", "SPY"})


def code_cast(annotated: Annotated, cast: Cast, *, coder: Coder | None = None) -> Cast:
    """Fill in `country` and `sector` of a cast's actors; None where the report does not tell.

    A title beside the name counts first, then the phrases of all mentions, the most frequent code winning. Somebody who is called
    "former" in one place and holds an office in another holds it. An office without a country takes that of the report's own
    institutions where these are of one country only ("the White House": "the senator").
    """
    coder = coder or make_coder(annotated)
    seats = _seats(coder)
    home = _home(seats, coder)
    governing = frozenset(annotated.tokens[t.i - 1].end for t in annotated.tokens if t.i and t.lower in _GOVERNMENTS)
    return replace(cast, actors=tuple([_coded(coder, actor, home, seats, governing) for actor in cast.actors]))


def _coded(
    coder: Coder, actor: Actor, home: str | None, seats: Sequence[tuple[int, str]], governing: frozenset[int]
) -> Actor:
    """An actor with its country and sector; `governing` are the places where a word before "government" or the like ends."""
    at = [(anchor, _code_at(coder, anchor)) for anchor in _anchors(coder, actor)]
    codes = [code for anchor, code in at if code.told]
    if actor.kind == "person":
        named = frozenset(mention.anchor for mention in actor.mentions if mention.form in {"name", "short-name"})
        codes = _of_person(actor, [(anchor, code) for anchor, code in at if code.told], named)
    if actor.kind == "person" and _governs(actor, governing):
        codes = [
            *(Code(code.country, "GOV" if code.sector == "ELI" else code.sector) for code in codes),
            Code(None, "GOV"),
        ]
    country = _most([code.country for code in codes])
    sector = _sector(actor, codes)
    if _is_rival(actor):
        return replace(actor, country=country, sector=sector)
    if country is None and sector in {*_OFFICES, "ELI"} and home and not _beside_others(coder, actor, home, seats):
        country = home
    return replace(actor, country=country, sector=sector)


def _of_person(actor: Actor, told: list[tuple[Anchor, Code]], named: frozenset[Anchor]) -> list[Code]:
    """What counts of the codes told of a person: any sector before a bare country, an office before a rank, and no "President" before
    the name where the title says that it is that of a body of no known sector ("Lakes for Life president").
    """
    told = [(anchor, code) for anchor, code in told if code.sector] or told
    if any(code.sector in {"GOV", "ELI", "LEG"} for _, code in told):
        told = [(anchor, code) for anchor, code in told if code.sector != "MIL" or not _is_rank(anchor, named)]
    presides = [title for title in actor.titles if _presides_a_body(title.exact)]
    if presides and not any(anchor in presides and code.sector for anchor, code in told):
        told = [(anchor, code) for anchor, code in told if code.sector != "GOV" or anchor not in named]
    return [code for _, code in told]


def _presides_a_body(title: str) -> bool:
    """Whether a title is "president" behind a name of more than one word ("Lakes for Life president")."""
    *before, last = title.split()
    return last.lower() == "president" and sum(word[:1].isupper() for word in before if word not in _BEFORE) > 1


def _is_rank(anchor: Anchor, named: frozenset[Anchor]) -> bool:
    """Whether the words are a military rank alone, or a name that one stands before."""
    return anchor in named or set(anchor.exact.lower().replace(".", "").split()) <= _RANKS


def _is_rival(actor: Actor) -> bool:
    """Whether an actor is called what a report calls rulers of other countries: its own country is not theirs."""
    words = {word.lower() for words in (actor.name, *(title.exact for title in actor.titles)) for word in words.split()}
    return bool(words & CALLED_BY_RIVALS)


def _beside_others(coder: Coder, actor: Actor, home: str, seats: Sequence[tuple[int, str]]) -> bool:
    """Whether the sentences that speak of an actor name institutions of other countries more often than of the report's own."""
    spans = (coder.annotated.tokens_in(mention.anchor.start, mention.anchor.end)[:1] for mention in actor.mentions)
    sentences = {token.sentence for inside in spans for token in inside}
    near = [code for i, code in seats if coder.annotated.tokens[i].sentence in sentences]
    return 2 * near.count(home) < len(near)


def _governs(actor: Actor, governing: frozenset[int]) -> bool:
    """Whether a government goes by the person's name ("the Okello administration")."""
    return any(mention.end in governing and mention.form != "pronoun" for mention in actor.mentions)


def _anchors(coder: Coder, actor: Actor) -> list[Anchor]:
    """Where an actor's code may be read: its titles, and its mentions but for pronouns.

    Of a person, words that belong to another are left out: what is joined by "and" ("Iranian officials and Okello"), and what stands
    before a name that only modifies a noun ("conservative Okello supporters").
    """
    found = [*actor.titles, *(mention.anchor for mention in actor.mentions if mention.form != "pronoun")]
    if actor.kind != "person":
        return found
    return [
        anchor
        for anchor in found
        if not _of_another(coder, anchor) and not _of_several(coder, anchor) and not _of_then(coder, anchor)
    ]


def _of_then(coder: Coder, anchor: Anchor) -> bool:
    """Whether words say what somebody was at the time that is told of ("then-candidate")."""
    inside = coder.annotated.tokens_in(anchor.start, anchor.end)
    if not inside or inside[0].i < 2:
        return False
    tokens = coder.annotated.tokens
    at = inside[0].i - 1 - (tokens[inside[0].i - 1].text == "-")
    return inside[0].pos == "NOUN" and tokens[at].lower == "then"


def _of_several(coder: Coder, anchor: Anchor) -> bool:
    """Whether words taken for one person's are those of several ("many residents")."""
    inside = coder.annotated.tokens_in(anchor.start, anchor.end)
    return bool(inside) and inside[-1].tag == "NNS" and inside[-1].pos == "NOUN"


def _of_another(coder: Coder, anchor: Anchor) -> bool:
    """Whether words beside a person's name say what somebody else is."""
    tokens = coder.annotated.tokens
    inside = coder.annotated.tokens_in(anchor.start, anchor.end)
    if not inside:
        return True
    if inside[-1].lower in _JOINING:
        return True
    last = inside[-1].i + 1
    name = coder.annotated.name_of.get(last)
    last = name.last if name is not None and name.kind == "PERSON" else last
    after = tokens[last] if last < len(tokens) else None
    return (
        after is not None
        and after.pos == "NOUN"
        and after.sentence == inside[-1].sentence
        and any(token.head == after.i for token in tokens[inside[-1].i : last])
    )


def _sector(actor: Actor, codes: list[Code]) -> str | None:
    """The most frequent sector; a person's office beats "former", the party and what anybody is; the bare place beats nothing."""
    told = [code.sector for code in codes if code.sector]
    if actor.kind == "place":
        return _most(told) if told and len(told) * 2 > len(codes) else None
    held = [sector for sector in told if sector in _OFFICES - {"PTY"}]
    if held and actor.kind == "person":
        told = [sector for sector in told if sector not in _BESIDE_OFFICE]
    return _most(told)


def _most(values: Sequence[str | None]) -> str | None:
    told = [value for value in values if value]
    return Counter(told).most_common(1)[0][0] if told else None


def _code_at(coder: Coder, anchor: Anchor) -> Code:
    """The code of the phrase at an anchor, by the head of its words."""
    inside = coder.annotated.tokens_in(anchor.start, anchor.end)
    if not inside:
        return NOTHING
    spans = {token.i for token in inside}
    head = next((token.i for token in inside if token.head not in spans or token.head == token.i), inside[0].i)
    return phrase_code(coder, head)


def _home(seats: Sequence[tuple[int, str]], coder: Coder) -> str | None:
    """The one country whose institutions the report names ("Kremlin", "Congress"), at least twice and four times in five; None where
    it speaks as often of another country's people and places, whose officials it may call by office alone.
    """
    counts = Counter(code for _, code in seats)
    code, count = counts.most_common(1)[0] if counts else ("", 0)
    named = Counter(
        place.code for i, place in coder.places.items() if i == place.first and place.code not in _NO_STATES
    )
    rival = max((n for other, n in named.items() if other and other != code), default=0)
    return code if count >= 2 and count >= 0.8 * counts.total() and named[code] >= rival else None


def _seats(coder: Coder) -> list[tuple[int, str]]:
    """Where the report names an institution of one state, and which state's."""
    return [
        (i, place.code)
        for i, place in coder.places.items()
        if i == place.first
        and place.kind == "organisation"
        and place.code
        and len(place.code) == 3
        and place.code not in _NO_STATES
        and place.sector in _OFFICES
    ]
