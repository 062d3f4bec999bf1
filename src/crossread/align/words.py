"""How much a word tells in a story: stems, families of words for one thing, and weights that discount the
background cast.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.annotated import Token

_RAREST = 5.0
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_EMPTY = frozenset(
    {
        *("be", "have", "do", "say", "tell", "add", "make", "get", "take", "go"),
        *("come", "also", "more", "most", "very", "much"),
        *("just", "even", "still", "only", "then", "now", "here", "there", "mr", "mrs", "ms", "dr", "one", "other"),
        *("such", "own", "same", "many", "several", "who", "which", "what", "that", "this", "these", "those", "not"),
    }
)
_ENDINGS = (
    "iations", "iation", "iating", "iated", "iates", "iate", "isations", "izations", "isation", "ization",
    "ational", "ations", "ements", "ation", "ement", "ments", "nesses", "ingly", "ition", "ities", "ment", "ness",
    "ions", "ings", "edly", "ance", "ence", "ating", "ated", "ates", "ate", "ists", "ans", "ians", "ian", "ion",
    "ity", "ing", "ers", "ors", "ist", "ish", "ese", "ial", "ive", "ies", "ied", "al", "an", "er", "or", "ed", "es",
    "ly", "ia", "ic", "y", "s", "e", "i", "a",
)  # fmt: skip


@cache
def stem(word: str) -> str:
    """Cut endings off a lower-case word so that "negotiate" and "negotiations", "Russia" and "Russian" meet.

    Coarse on purpose: stems are only ever compared inside one group of reports, where chance meetings are rare.
    """
    word = word.replace("’", "'").removesuffix("'s").replace(".", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def content_words(tokens: Iterable[Token]) -> list[Token]:
    """The tokens that carry content: no function words, no marks, no verb of mere saying or being."""
    return [t for t in tokens if t.pos in CONTENT and t.wordlike and t.lemma.lower() not in _EMPTY]


def story_weights(bags: Sequence[Mapping[str, int]], words: Mapping[str, str]) -> dict[str, float]:
    """Weight of each stem in a story: its rarity in English times its rarity in the story, about 0.2 to 5.

    `bags` holds one bag of stems a statement, `words` a written form of each stem. The story's own factor, log(1 +
    N/df), is what keeps the people who are in every sentence from deciding (probe, 2026: average precision .503 to
    .605).
    """
    count = len(bags)
    df: Counter[str] = Counter(s for bag in bags for s in bag)
    top = math.log(1 + count) or 1.0
    return {s: rarity(words[s]) * math.log(1 + count / n) / top for s, n in df.items()}


def rarity(word: str) -> float:
    """How rare a lower-case word is in English news and web text: 0.2 (the) to 5 (not in the table)."""
    if word[:1].isdigit():
        return 4.0
    rate = _frequencies().get(word)
    return _RAREST if rate is None else min(_RAREST, max(0.2, 8.2 - rate))


@cache
def related(word: str) -> frozenset[str]:
    """The lower-case words that share a family with a dictionary form ("resign": "quit", "resignation",
    "step_down").
    """
    rows = _families()
    return frozenset(w for row in rows.get(word, ()) for w in row if w != word)


def are_related(left: str, right: str) -> bool:
    """Tell whether two dictionary forms are one, have one stem, or share a family."""
    return left == right or stem(left) == stem(right) or right in related(left)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Dictionary forms and their stems, to ask which words are related to any of many: one look-up, not a comparison with each."""

    forms: frozenset[str]
    stems: frozenset[str]

    def holds(self, word: str) -> bool:
        """Tell whether a dictionary form is related to one of these, as `are_related` says."""
        return word in self.forms or stem(word) in self.stems or not related(word).isdisjoint(self.forms)


def vocabulary(words: Iterable[str]) -> Vocabulary:
    """The vocabulary of some dictionary forms."""
    forms = frozenset(words)
    return Vocabulary(forms, frozenset(stem(word) for word in forms))


@cache
def opposites_of(word: str) -> frozenset[str]:
    """The opposites of a dictionary form ("accept": "reject", "refuse")."""
    return frozenset(b for pair in _opposites() if word in pair for b in pair if b != word)


def are_opposites(left: str, right: str) -> bool:
    """Tell whether two dictionary forms are opposites."""
    return left != right and frozenset((left, right)) in _opposites()


@cache
def _opposites() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(line.split()) for name in ("opposites.txt", "opposites-wordnet.txt") for line in _lines(name)
    )


@cache
def _families() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in ("families.txt", "families-news.txt"):
        for row in _lines(name):
            members = tuple(row.split())
            for word in members:
                table[word].append(members)
    return table


@cache
def _frequencies() -> dict[str, float]:
    return {word: float(rate) for word, rate in (line.split() for line in _lines("frequencies.txt"))}


def _lines(name: str) -> list[str]:
    text = files("crossread.align").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def small_words() -> frozenset[str]:
    """Words too small to tell what a thing is about (data/small_words.txt)."""
    lines = files("crossread.align").joinpath("data/small_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
