"""What a person types into a search: words and "phrases" to find, -words to leave out, and how each store's own language says it."""

import re
import unicodedata

from crossread.errors import CrossreadError

OPEN, CLOSE = "\x02", "\x03"
"""Around each match in a snippet."""

_TERM = re.compile(r'(-?)"([^"]+)"|(-?)(\S+)')
_WORD = re.compile(r"\w+", re.UNICODE)
_ENDINGS = r"ies|ied|e?s|e?d|edly|ing|ingly|ers?|or|ly|e|y|als?|ally|ations?|ions?|ives?|ments?|ness"
_ENDING = re.compile(rf"(?<=\w{{3}})(?:{_ENDINGS})$")
_ACCENTED = re.compile(
    "[\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]"
)  # Latin, Greek and Cyrillic letters that may be made of two


def wanted_and_unwanted(words: str) -> tuple[list[str], list[str]]:
    """Words and phrases to find and to leave out, letters and digits alone. Raises CrossreadError where there is none to find."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in _TERM.finditer(words):
        inside = " ".join(_WORD.findall(match[2] or match[4]))
        if inside:
            (unwanted if match[1] or match[3] else wanted).append(inside)
    if not wanted:
        raise CrossreadError(f"search for {words!r}: give at least one word to look for")
    return wanted, unwanted


def fts5_query(words: str) -> str:
    """Write what a person typed as an FTS5 query in which nothing is an operator by accident."""
    wanted, unwanted = wanted_and_unwanted(words)
    return " ".join(f'"{term}"' for term in wanted) + "".join(f' NOT "{term}"' for term in unwanted)


def without_accents(text: str) -> str:
    """Letters without their accents, character for character, so that places in the text stay what they are."""
    if not _ACCENTED.search(text):
        return text
    return text.translate({ord(c): unicodedata.normalize("NFD", c)[0] for c in set(text) if _ACCENTED.match(c)})


def first_place(text: str, words: str) -> int:
    """Where the first of the words wanted seems to stand in a text without accents, in another form at need; 0 where none does."""
    lowered = text.lower()
    for term in wanted_and_unwanted(words)[0]:
        forms = [_form(word) for word in without_accents(term).lower().split()]
        # a pattern that begins with its letters is found several times as fast as one that begins with \b
        for found in re.finditer(r"\W+".join(forms), lowered):
            if not found.start() or not lowered[found.start() - 1].isalnum():
                return found.start()
    return 0


def _form(word: str) -> str:
    """A pattern for the usual forms of a word: the server's own stems are not asked, a wrong guess costs a millisecond."""
    bare = _ENDING.sub("", word)
    stem = bare[:-1] if len(bare) > 3 and (bare[-1] in "yi" or bare[-1] == bare[-2]) else bare
    return re.escape(stem) + rf"\w?(?:{_ENDINGS})?\b"
