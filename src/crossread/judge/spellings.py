"""One name in two spellings: two letters changed places in one report. Other spellings may be transliterations and are left alone."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from crossread.annotate.annotated import Annotated
from crossread.records.judged import Reason
from crossread.records.text import Anchor

_SHORTEST = 5


def find_spellings(annotated: Sequence[Annotated]) -> tuple[Reason, ...]:
    """Find names that two reports spell with two neighbouring letters exchanged ("Merton", "Metron").

    Neither report may print the other's spelling, and where both give a first name it must be the same.
    """
    words = [dict(_name_words(one)) for one in annotated]
    found = []
    for (one, lefts), (two, rights) in combinations(zip(annotated, words, strict=True), 2):
        by_letters: dict[str, list[str]] = {}
        for word in rights:
            by_letters.setdefault("".join(sorted(word)), []).append(word)
        for word, (anchor, first) in lefts.items():
            for other in by_letters.get("".join(sorted(word)), ()):
                there, its_first = rights[other]
                same_first = not first or not its_first or first == its_first
                fresh = other not in one.report.text and word not in two.report.text
                if same_first and fresh and _swapped(word, other):
                    found.append(Reason("spelling-differs", anchor, there, f"{word} in one, {other} in the other"))
    return tuple(found)


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
