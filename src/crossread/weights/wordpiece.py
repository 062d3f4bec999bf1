"""WordPiece in plain Python: text to the piece numbers of an uncased BERT vocabulary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_UNKNOWN = "[UNK]"
_LONGEST = 100


class WordPiece:
    """Splits text by a vocabulary of pieces, greedily from the left; pieces inside a word begin with "##".

    Matches the reference tokenizer of BERT uncased (Devlin et al. 2019): small letters, no accents, marks apart.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._number = {piece: n for n, piece in enumerate(vocabulary)}
        self._unknown = self._number[_UNKNOWN]
        self._seen: dict[str, list[int]] = {}

    def pieces(self, text: str) -> list[int]:
        """Give the piece numbers of a text, without marks for its beginning and end."""
        found: list[int] = []
        for run in text.split(" "):  # the same runs of letters come again and again
            numbers = self._seen.get(run)
            if numbers is None:
                numbers = self._seen[run] = [number for word in _words(run) for number in self._split(word)]
            found += numbers
        return found

    def _split(self, word: str) -> list[int]:
        if len(word) > _LONGEST:
            return [self._unknown]
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                number = self._number.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return [number for number in found if number is not None]


def _words(text: str) -> Iterator[str]:
    """Yield words and single marks in small letters without accents."""
    word: list[str] = []
    for letter in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(letter)
        if category == "Mn" or (category[0] == "C" and letter not in "\t\n\r") or letter == "\ufffd":
            continue
        apart = _is_mark(letter, category)
        if letter.isspace() or apart:
            if word:
                yield "".join(word)
                word = []
            if apart:
                yield letter
        else:
            word.append(letter)
    if word:
        yield "".join(word)


def _is_mark(letter: str, category: str) -> bool:
    """Say whether a letter stands alone: punctuation, ASCII symbols, Chinese characters."""
    return category[0] == "P" or letter in "$+<=>^`|~" or "\u4e00" <= letter <= "\u9fff"
