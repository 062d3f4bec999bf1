"""What coding an actor's phrase needs (the report, its places, the lexicon), and which words of the report belong to the phrase."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crossread.annotate.annotated import Annotated, Token
from crossread.annotate.places import Gazetteer, Place, find_places, load_gazetteer
from crossread.annotate.sector_words import SectorWords, load_sectors

_RUN = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})
CALLED_BY_RIVALS = frozenset({"regime", "dictator", "strongman", "despot", "tyrant"})
LINKS = ("of", "in", "from", "for", "to", "at", "near")


@dataclass(frozen=True, slots=True)
class Code:
    """An actor's country and sector, each None where the words do not tell; `region` names a construct that is not coded.

    `near` says that the country is only that of a city the thing is called after or stands in: enough for what is attacked, not for a doer.
    """

    country: str | None
    sector: str | None
    region: str | None = None
    near: bool = field(default=False, compare=False)

    @property
    def told(self) -> bool:
        """Whether anything is known."""
        return self.country is not None or self.sector is not None

    def printed(self) -> str:
        """As PLOVER's users write it: "FRA GOV", "FRA", and "--- COP" where the country is not told."""
        return " ".join(part for part in (self.country or "---", self.sector) if part)


NOTHING = Code(None, None)


@dataclass(frozen=True, slots=True)
class Coder:
    """What is needed to code the phrases of one report: the report, its place words and the lexicon."""

    annotated: Annotated
    places: Mapping[int, Place]
    words: SectorWords
    surnames: frozenset[str] = frozenset()


def make_coder(annotated: Annotated, *, gazetteer: Gazetteer | None = None) -> Coder:
    """Prepare a report for coding; `gazetteer` is ours unless the user brings one."""
    gazetteer = gazetteer or load_gazetteer()
    return Coder(annotated, find_places(annotated, gazetteer=gazetteer), load_sectors(), _surnames(annotated))


def _surnames(annotated: Annotated) -> frozenset[str]:
    """The last words of the full names of people: "Mr. King" is no monarch where the report has his full name."""
    people = (name for name in annotated.names if name.kind == "PERSON" and name.last - name.first > 1)
    return frozenset(annotated.tokens[name.last - 1].text for name in people)


def run_of(coder: Coder, head: int) -> range:
    """The words that stand together around a head: to the left adjectives, nouns, possessives; to the right the rest of a name."""
    annotated, tokens = coder.annotated, coder.annotated.tokens
    sentence = annotated.sentence_of(head)
    name = annotated.name_of.get(head)
    first, last = (name.first, name.last) if name else (head, head + 1)
    while last < sentence.last and tokens[last].dep == "flat" and first <= tokens[last].head < last:
        last += 1
    while first > sentence.first and _joins_left(tokens, first):
        first -= 1
    return range(first, last)


def _joins_left(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether the word before a phrase still belongs to it."""
    token, after = tokens[first - 1], tokens[first]
    if token.pos in _RUN or token.lower in {"'s", "’s", "'", "’", "former", "ex", "then"}:
        return True
    if token.tag in {"VBN", "VBG"}:
        return token.dep in {"amod", "compound"} and token.head >= after.i
    if token.text in {"and", "/"}:
        return (
            first >= 2
            and after.pos in {"ADJ", "PROPN"}
            and after.tag in {"JJ", "NNP"}
            and _people(after)
            and _people(tokens[first - 2])
        )
    return token.text == "-"


def _people(token: Token) -> bool:
    """Whether a word looks like an adjective of people, which may be joined to another before one noun."""
    return token.text[:1].isupper() and (
        token.tag == "JJ"
        or token.text.endswith(("ian", "an", "ese", "ish", "i"))
        or token.text in {"US", "U.S.", "UN", "EU"}
    )


def nouns_after(coder: Coder, head: int, cases: tuple[str, ...]) -> Iterator[int]:
    """Heads of the nouns that a phrase governs by one of the prepositions, those by the first preposition first."""
    annotated = coder.annotated
    kids = list(annotated.dependents(head, "nmod"))
    kids += [
        kid
        for part in annotated.dependents(head, "nmod:desc", "flat", "appos")
        for kid in annotated.dependents(part.i, "nmod")
    ]
    for case in cases:
        for kid in kids:
            if (kid.dep == "nmod:poss" and case == "of") or any(
                mark.lower == case for mark in annotated.dependents(kid.i, "case")
            ):
                yield kid.i
