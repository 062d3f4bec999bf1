"""One name in two spellings: letters exchanged or changed in a person's name, one word changed in a long official name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from crossread.align.words import stem
from crossread.annotate.annotated import Annotated
from crossread.records.judged import Reason
from crossread.records.text import Anchor

_SHORTEST = 5
_VOWELS = "aeiouy"
_SHORTEST_FIRST = 3
_LONG_WORD = 7  # shorter ones are mostly a country and its adjective ("China", "Chinese")
_FEWEST_WORDS = 3
_TERSE = ("headline", "heading", "byline")
_OFFICIAL = re.compile(r"[A-Z][\w'’-]*[a-z](?:\s+(?:(?:of|for|the|and|on|to|in)\s+)*[A-Z][\w'’-]*[a-z]){2,}")
_OPENERS = frozenset(
    {"the", "a", "an", "in", "on", "at", "but", "and", "for", "under", "while", "when", "as", "his", "her"}
)
_LIKE = (
    ("tre", "ter"),
    ("ph", "f"), ("sch", "sh"), ("tch", "ch"), ("kh", "k"), ("gh", "g"), ("ck", "k"), ("our", "or"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "i"), ("ie", "i"), ("ay", "ai"), ("ey", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("z", "s"), ("q", "k"),
    ("c", "k"), ("x", "ks"), ("h", ""), ("or", "er"),
)  # fmt: skip
Named = dict[tuple[str, str], tuple[Anchor, Anchor]]


def find_spellings(annotated: Sequence[Annotated]) -> tuple[Reason, ...]:
    """Find names that two reports spell differently, neither printing the other's spelling.

    Two neighbouring letters exchanged ("Merton", "Metron"); one letter more, less or other in the first or the last name
    of a person whose other name is the same; one word of a long official name in another form ("Nutrition",
    "Nutritional"). Spellings that are two ways to write one sound are transliterations and left alone.
    """
    words = [dict(_name_words(one)) for one in annotated]
    letters = [_by_letters(found) for found in words]
    people = [_people(one) for one in annotated]
    officials = [_officials(one) for one in annotated]
    found: list[Reason] = []
    for i, j in combinations(range(len(annotated)), 2):
        texts = annotated[i].report.text, annotated[j].report.text
        swapped = list(_swapped_words(words[i], words[j], letters[i], letters[j], texts))
        found += swapped
        found += _people_differ(people[i], people[j], texts)
        found += _officials_differ(officials[i], officials[j], texts)
    return tuple(dict.fromkeys(found))


def _by_letters(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their letters without order."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault("".join(sorted(word)), []).append(word)
    return found


def _swapped_words(
    lefts: Mapping[str, tuple[Anchor, str]],
    rights: Mapping[str, tuple[Anchor, str]],
    left_letters: Mapping[str, Sequence[str]],
    right_letters: Mapping[str, Sequence[str]],
    texts: tuple[str, str],
) -> Iterator[Reason]:
    """Words of names with two neighbouring letters exchanged; where both give a first name it must be the same."""
    shared = left_letters.keys() & right_letters.keys()
    alike = [(a, b) for letters in shared for a in left_letters[letters] for b in right_letters[letters] if a != b]
    place = {word: n for n, word in enumerate(lefts)} if alike else {}
    for word, other in sorted(alike, key=lambda pair: place[pair[0]]):
        anchor, first = lefts[word]
        there, its_first = rights[other]
        same_first = not first or not its_first or first == its_first
        if same_first and _swapped(word, other) and not one_sound(word, other) and _fresh(word, other, texts):
            yield Reason("spelling-differs", anchor, there, f"{word} in one, {other} in the other")


def _name_words(one: Annotated) -> Iterator[tuple[str, tuple[Anchor, str]]]:
    """Each long word of a person's or organisation's name, with its first place and the word before it in the name."""
    for name in reversed(one.names):
        if name.kind not in ("PERSON", "ORG"):
            continue
        for i in range(name.first, name.last):
            token = one.tokens[i]
            if len(token.text) >= _SHORTEST and token.text.isalpha() and token.text[0].isupper():
                first = one.tokens[i - 1].text if i > name.first else ""
                yield token.text, (one.span(i, i + 1), first)


def _swapped(left: str, right: str) -> bool:
    """Tell whether two words differ by one exchange of neighbouring letters."""
    apart = [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1


def _fresh(left: str, right: str, texts: tuple[str, str]) -> bool:
    """Tell whether neither report prints the other's spelling anywhere."""
    return right not in texts[0] and left not in texts[1]


def _people(one: Annotated) -> Named:
    """First and last name of each person named in full, with the places of both words."""
    found: Named = {}
    for name in one.names:
        if name.kind != "PERSON" or name.last - name.first < 2:
            continue
        if one.sentence_of(name.first).kind in _TERSE:
            continue
        first, last = one.tokens[name.first], one.tokens[name.last - 1]
        if all(t.text.isalpha() and t.text.istitle() for t in (first, last)):
            ends = one.span(name.first, name.first + 1), one.span(name.last - 1, name.last)
            found.setdefault((first.text, last.text), ends)
    return found


def _people_differ(lefts: Named, rights: Named, texts: tuple[str, str]) -> Iterator[Reason]:
    for (first, last), (first_place, last_place) in lefts.items():
        for (its_first, its_last), (its_first_place, its_last_place) in rights.items():
            if last == its_last and min(len(first), len(its_first)) >= _SHORTEST_FIRST:
                family = [n for names in (lefts, rights) for n in names if n[1] == last]
                pair, places = (first, its_first), (first_place, its_first_place)
                if len(family) > 2:
                    continue
            elif first == its_first and min(len(last), len(its_last)) >= _SHORTEST:
                pair, places = (last, its_last), (last_place, its_last_place)
            else:
                continue
            if _one_letter(*pair) and not one_sound(*pair) and _fresh(*pair, texts):
                detail = f"{first} {last} in one, {its_first} {its_last} in the other"
                yield Reason("spelling-differs", *places, detail)


def _one_letter(left: str, right: str) -> bool:
    """Tell whether one letter is more, less or other: not at the end, where pet names and endings differ, and not a vowel
    for a vowel, as transliterations have it.
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    if start == 0 or start >= min(len(left), len(right)):
        return False
    if len(left) == len(right):
        vowels = left[start] in _VOWELS and right[start] in _VOWELS
        return (not vowels and left[start + 1 :] == right[start + 1 :]) or (
            len(left) < _SHORTEST and _swapped(left, right)
        )
    shorter, longer = sorted((left, right), key=len)
    return shorter[start:] == longer[start + 1 :]


def one_sound(left: str, right: str) -> bool:
    """Tell whether two spellings are two ways to write one sound (Mohammed, Mohamed; Sergey, Sergei; Harbour, Harbor)."""
    return _sound(left) == _sound(right)


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    for written, heard in _LIKE:
        plain = plain.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", plain).rstrip("aeiou")


def _officials(one: Annotated) -> list[tuple[tuple[str, ...], Anchor]]:
    """Runs of three and more words in capitals, as official names are written, outside headlines."""
    found = []
    for sentence in one.sentences:
        if sentence.kind in _TERSE:
            continue
        for match in _OFFICIAL.finditer(one.report.text, sentence.start, sentence.end):
            parts = list(re.finditer(r"\S+", match.group()))
            owners = [n for n, p in enumerate(parts[:-1]) if p.group().endswith(("'s", "’s"))]
            parts = parts[owners[-1] + 1 if owners else 0 :]
            while parts and parts[0].group().lower() in _OPENERS:
                parts = parts[1:]
            kinds = {one.name_of[t.i].kind for t in one.tokens_in(*match.span()) if t.i in one.name_of}
            if len(parts) >= _FEWEST_WORDS and "PERSON" not in kinds:
                words = tuple(re.sub(r"['’]s?$", "", p.group()) for p in parts)
                found.append((words, one.report.anchor(match.start() + parts[0].start(), match.end())))
    return found


def _officials_differ(
    lefts: Sequence[tuple[tuple[str, ...], Anchor]],
    rights: Sequence[tuple[tuple[str, ...], Anchor]],
    texts: tuple[str, str],
) -> Iterator[Reason]:
    """Long official names that are one but for one word, which has another ending."""
    seen: set[tuple[str, str]] = set()
    for words, place in lefts:
        for others, there in rights:
            if len(words) != len(others):
                continue
            apart = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
            if len(apart) != 1 or apart[0] in seen:
                continue
            seen.add(apart[0])
            a, b = apart[0]
            if _one_word(a, b) and _fresh(" ".join(words), " ".join(others), texts):
                yield Reason("name-differs", place, there, f"{' '.join(words)} in one, {' '.join(others)} in the other")


def _one_word(left: str, right: str) -> bool:
    """Tell whether two words are forms of one, neither a plural nor another spelling of the other."""
    a, b = left.lower(), right.lower()
    if min(len(a), len(b)) < _LONG_WORD or a.rstrip("s") == b.rstrip("s") or one_sound(a, b):
        return False
    return stem(a) == stem(b) or a.startswith(b) or b.startswith(a)
