"""Lemmas: table first, rules second, nothing invented."""

import pytest

from crossread.annotate.lemmas import load


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("said", "VBD", "say"), ("blamed", "VBD", "blame"), ("reiterated", "VBD", "reiterate"), ("praised", "VBN", "praise"),
        ("underscores", "VBZ", "underscore"), ("denies", "VBZ", "deny"), ("stopped", "VBD", "stop"), ("calling", "VBG", "call"),
        ("tying", "VBG", "tie"), ("led", "VBN", "lead"), ("watches", "VBZ", "watch"), ("flooding", "VBG", "flood"),
        ("levied", "VBN", "levy"), ("is", "VBZ", "be"), ("’s", "VBZ", "be"), ("googled", "VBD", "google"),
    ],
)  # fmt: skip
def test_verbs(word: str, tag: str, lemma: str) -> None:
    """Verb forms, regular, irregular and new, come back to their dictionary form."""
    assert load().of(word, "VERB", tag) == lemma


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("talks", "talk"), ("countries", "country"), ("men", "man"), ("children", "child"), ("crises", "crisis")],
)
def test_plural_nouns(word: str, lemma: str) -> None:
    """Plurals come back to the singular."""
    assert load().of(word, "NOUN", "NNS") == lemma


def test_a_name_keeps_its_form() -> None:
    """Proper nouns are never changed."""
    assert load().of("Rivers", "PROPN", "NNPS") == "Rivers"


def test_comparatives() -> None:
    """Comparatives and superlatives come back to the positive, unknown ones stay."""
    assert [load().of(w, "ADJ", t) for w, t in (("bigger", "JJR"), ("easiest", "JJS"), ("zogger", "JJR"))] == [
        "big",
        "easy",
        "zogger",
    ]


def test_pronouns_by_tag() -> None:
    """ "her" is "she" as an object; its possessive keeps the treebanks' lemma."""
    assert load().of("her", "PRON", "PRP") == "she"
