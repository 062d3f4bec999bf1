"""The tokenizer: spaCy's English rules plus what news text needs, used alike in training, scoring and annotation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Runs of one mark stand for one token in the UD treebanks ("!!!", "____", "====").
_RUNS = [rf"{mark}{{2,}}" for mark in ("[!?]", "=", r"\*", "_", "~", "-", "<", ">", "#", r"\$", r"\+")]

# What spaCy leaves glued in news: any long dash, "U.S.-led", a dash or word after a closing mark, "dictator”said".
_INFIXES = [
    r"[—–―]",
    r"(?<=\.)-(?=[A-Za-z])",
    r"(?<=[”’\"'\)\]])[-—–](?=\w)",
    r"(?<=\w)[”\"“](?=[\w—–])",
    r"(?<=[a-z])\.(?=[A-Z][a-z])",
    r"(?<=\w{2})[(\[{](?=\w)",  # "report(s)"
    r"(?<=\w)[)\]}](?=[\w,.;:(\[])",
    r"(?<=[)\]}])[(\[{](?=\w)",  # "(one)(two)"
    r"(?<=\d)-(?=[$£€]\d)",  # "$10-$20"
    r"(?<=[a-z])[?!](?=[A-Za-z])",
    r"(?<=[a-z])#(?=\d)",
    r"(?<=\d)(?:x|['’])(?=\d)",  # "3x5", "5'11"
    r"(?<=\d[ap]m)-(?=\d)",  # "9am-5pm"
]

# A dash or stroke before a word, as in lists; "‘’" for quotation marks with nothing between them.
_PREFIXES = [r"[-/](?=[A-Za-z])", r"@(?=\d)", "‘’"]
_SUFFIXES = [
    r"(?<=[a-z]{4})\.[!?]+",  # one token, but not in "the U.S.?"
    r"[!?]+\.+",
    r"(?<=\d)(?:am|pm|AM|PM|k|K|m|M|MM|mm|b|bn|tn|ft|Hz|lbs?|kg|kb|hh)",  # numbers stand apart from their units
    r"(?<=\w{5})-",  # shorter ones are words broken off in speech, which stay whole
    r"(?<=\w)(?:n['’]t|N['’]T)",
    r"(?<=[a-z])`s",
    r"(?<=[A-Z])\+",
]

# Words the treebanks keep whole: at their hyphen, unlike every other compound, 170 of 176 with these prefixes in UD EWT and
# GUM ("co-workers", "anti-war"); telephone numbers, dates in digits, file names, codes ("x3-9890"), decades ("1960's").
_WHOLE = re.compile(
    r"(?:anti|co|counter|cross|e|ex|mid|mini|multi|non|over|post|pre|pro|re|semi|sub)-\w+"
    r"|(?:\d-)?\d{3}[-/]\d{3}-\d{4}|\d{3}-\d{4}|\d{5}-\d{4}|\d{1,2}-\d{1,2}-\d{2,4}"
    r"|[\w.#-]+\.(?:docx?|xlsx?|pdf|ppt|jpe?g|gif|txt|zip)|[a-z]+\d+-\d+|\d*\d0['’]s",
    re.IGNORECASE,
)

_ABBREVIATIONS = ("al.", "Capt.", "Lt.", "Col.", "Cpl.", "Sgt.", "Maj.", "Cmdr.", "Sens.", "Reps.", "Ft.")
_DAYS = ("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.")  # "Sun." may be a newspaper
_SHOUTED = ("DO", "CA", "WO", "DID", "DOES", "IS", "ARE", "WAS", "HAVE", "HAS", "HAD", "COULD", "WOULD", "SHOULD")
_PARTED = {
    "and/or": ("and", "/", "or"), "And/or": ("And", "/", "or"), "wanna": ("wan", "na"), "Wanna": ("Wan", "na"),
    "outta": ("out", "ta"), "dunno": ("du", "n", "no"), **{word + "NT": (word, "NT") for word in _SHOUTED},
}  # fmt: skip
# More often the last mark of a sentence than a part of the word (29 to 18), and more often a bracket than a face.
_NO_EXCEPTIONS = frozenset({"etc.", "):", ")-:"})


def add_news_rules(nlp: Language) -> None:
    """Replace the tokenizer rules of a pipeline by ours, in place."""
    nlp.tokenizer = news_tokenizer(nlp)


def news_tokenizer(nlp: Language) -> Tokenizer:
    """Make the tokenizer of a pipeline with our rules, once: every rule set later would load all 1,300 exceptions anew.

    Source of the rules: the tokens of UD EWT and GUM that spaCy cuts otherwise, and the tokenizer faults
    found in the first probe (probe, 2026).
    """
    return _tokenizer(nlp, _exceptions(nlp))


_Parts = Sequence[Mapping[str | int, str]]
_MOST_SEEN = 50_000  # stretches of text between white space; then those seen are forgotten


class UnhurriedTokenizer:
    """Cuts texts as `news_tokenizer` does; to enter all exceptions beforehand takes as long as to read 2,000 words.

    An exception can only matter where its characters stand in the text, and no text holds more than a few of them.
    """

    def __init__(self, nlp: Language) -> None:
        waiting = _exceptions(nlp)
        spaced = [word for word in waiting if any(c.isspace() for c in word)]  # these are not sought in stretches
        self._tokenizer = _tokenizer(nlp, {word: waiting.pop(word) for word in spaced})
        _spare(self._tokenizer)
        self._waiting, self._longest = waiting, max(map(len, waiting))
        self._seen: set[str] = set()

    def __call__(self, text: str) -> Doc:
        """Cut a text."""
        new = {*text.split()} - self._seen
        if new:
            self._enter(new)
        return self._tokenizer(text)

    def _enter(self, stretches: set[str]) -> None:
        """Enter the exceptions that stand in one of these stretches."""
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen |= stretches
        found: set[str] = set()
        for stretch in stretches:
            if _is_letters(stretch):  # cut nowhere, so it is an exception whole or not at all
                found.add(stretch)
                continue
            size = len(stretch)
            for i in range(size):
                found.update([stretch[i:j] for j in range(i + 1, min(size, i + self._longest) + 1)])
        for word in found & self._waiting.keys():
            self._tokenizer.add_special_case(word, self._waiting.pop(word))


def _exceptions(nlp: Language) -> dict[str, _Parts]:
    """Words cut by no rule, with their parts: spaCy's and ours."""
    whole = {word: (word,) for word in (*_ABBREVIATIONS, *_DAYS)}
    own = {word: [{"ORTH": part} for part in parts] for word, parts in (whole | _PARTED).items()}
    rules = {**nlp.Defaults.tokenizer_exceptions, **own}
    return {word: parts for word, parts in rules.items() if word not in _NO_EXCEPTIONS}


def _tokenizer(nlp: Language, exceptions: Mapping[str, _Parts]) -> Tokenizer:
    defaults = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=exceptions,
        prefix_search=compile_prefix_regex([*_RUNS, *_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *_SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_RUNS, *_INFIXES]).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=defaults.url_match,
    )


def _spare(tokenizer: Tokenizer) -> None:
    """Have a tokenizer look through its rules only for words that are more than letters."""
    prefix, suffix, infixes = tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.infix_finditer
    tokenizer.prefix_search = lambda word: None if _is_letters(word) else prefix(word)
    tokenizer.suffix_search = lambda word: None if _is_letters(word) else suffix(word)
    tokenizer.infix_finditer = lambda word: () if _is_letters(word) else infixes(word)


def _is_letters(word: str) -> bool:
    """Whether a word is plain letters, which no rule cuts; to look through all rules takes half the time of a new word."""
    return word.isascii() and word.isalpha()
