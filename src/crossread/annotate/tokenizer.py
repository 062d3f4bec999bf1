"""The tokenizer: spaCy's English rules plus what news text needs, used alike in training, scoring and annotation."""

from __future__ import annotations

from spacy.language import Language
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

_ABBREVIATIONS = ("etc.", "al.", "Capt.", "Lt.", "Col.", "Cpl.", "Sgt.", "Maj.", "Cmdr.", "Sens.", "Reps.")


def add_news_rules(nlp: Language) -> None:
    """Replace the tokenizer rules of a pipeline by ours, in place.

    Source of the rules: the tokens of UD EWT and GUM that spaCy cuts otherwise, and the tokenizer faults
    found in the first probe (probe, 2026).
    """
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *_RUNS, *_INFIXES]).finditer
    for word in _ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
