"""The tokenizer: spaCy's English rules plus what news text needs, used alike in training, scoring and annotation."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Runs of one mark stand for one token in the UD treebanks ("!!!", "____", "====").
_RUNS = [r"[!?]{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"~{2,}", r"-{2,}", r"<{2,}", r">{2,}", r"#{2,}", r"\${2,}"]

# What spaCy leaves glued in news: any long dash, "U.S.-led", a dash or word after a closing mark, "dictator”said".
_INFIXES = [
    r"[—–―]",
    r"(?<=\.)-(?=[A-Za-z])",
    r"(?<=[”’\"'\)\]])[-—–](?=\w)",
    r"(?<=\w)[”\"“](?=[\w—–])",
    r"(?<=[a-z])\.(?=[A-Z][a-z])",
]

# Words the treebanks keep whole at their hyphen, unlike every other compound: 170 of 176 with these prefixes in UD EWT and
# GUM ("co-workers", "anti-war"), telephone numbers, and "and/or" the other way round.
_WHOLE = re.compile(
    r"(?:anti|co|counter|cross|e|ex|mid|mini|multi|non|over|post|pre|pro|re|semi|sub)-\w+"
    r"|(?:\d-)?\d{3}-\d{3}-\d{4}|\d{3}-\d{4}|\d{5}-\d{4}",
    re.IGNORECASE,
)

_ABBREVIATIONS = ("etc.", "al.", "Capt.", "Lt.", "Col.", "Cpl.", "Sgt.", "Maj.", "Cmdr.", "Sens.", "Reps.", "Ft.")
_DAYS = ("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.")  # "Sun." may be a newspaper
_PARTED = {"and/or": ("and", "/", "or"), "And/or": ("And", "/", "or")}


def add_news_rules(nlp: Language) -> None:
    """Replace the tokenizer rules of a pipeline by ours, in place."""
    nlp.tokenizer = news_tokenizer(nlp)


def news_tokenizer(nlp: Language) -> Tokenizer:
    """Make the tokenizer of a pipeline with our rules, once: every rule set later would load all 1,300 exceptions anew.

    Source of the rules: the tokens of UD EWT and GUM that spaCy cuts otherwise, and the tokenizer faults
    found in the first probe (probe, 2026).
    """
    defaults = nlp.Defaults
    whole = {word: (word,) for word in (*_ABBREVIATIONS, *_DAYS)}
    own = {word: [{"ORTH": part} for part in parts] for word, parts in (whole | _PARTED).items()}
    return Tokenizer(
        nlp.vocab,
        rules={**defaults.tokenizer_exceptions, **own},
        prefix_search=compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_RUNS, *_INFIXES]).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=defaults.url_match,
    )
