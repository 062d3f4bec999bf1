"""The tokenizer on news."""

import pytest
import spacy

from crossread.annotate.tokenizer import UnhurriedTokenizer, add_news_rules


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    made = spacy.blank("en")
    add_news_rules(made)
    return made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S.-led force", ["the", "U.S.", "-", "led", "force"]),
        ("a “dictator”—a man", ["a", "“", "dictator", "”", "—", "a", "man"]),
        ("Capt. Example", ["Capt.", "Example"]),
        ("what?! ____ ====", ["what", "?!", "____", "===="]),
        ("it cost $3.2bn, 40%", ["it", "cost", "$", "3.2", "bn", ",", "40", "%"]),
        ("They don’t know", ["They", "do", "n’t", "know"]),
        ("it closes at 7:30pm.", ["it", "closes", "at", "7:30", "pm", "."]),
        ("the report(s) of 11-20-2000", ["the", "report", "(", "s", ")", "of", "11-20-2000"]),
        (
            "(the first)(second) plan.doc)(See",
            ["(", "the", "first", ")", "(", "second", ")", "plan.doc", ")", "(", "See"],
        ),
        ("is that true.? In the U.S.?", ["is", "that", "true", ".?", "In", "the", "U.S.", "?"]),
        ("-reports from the 1960's", ["-", "reports", "from", "the", "1960's"]),
        ("x3-9890, plan.doc, food etc.", ["x3-9890", ",", "plan.doc", ",", "food", "etc", "."]),
        ("I DON'T wanna", ["I", "DO", "N'T", "wan", "na"]),
    ],
)
def test_words(nlp: spacy.language.Language, text: str, words: list[str]) -> None:
    """Dashes after full stops and quotation marks, runs of marks and abbreviations are cut as the treebanks do."""
    assert [token.text for token in nlp(text)] == words


def test_every_character_is_kept(nlp: spacy.language.Language) -> None:
    """Tokens and the space between them give the text back."""
    text = "“No—never,” said A. Example;  the U.S.-backed plan… failed!!"
    assert "".join(token.text_with_ws for token in nlp(text)) == text


def test_unhurried_tokenizer_cuts_alike(nlp: spacy.language.Language) -> None:
    """Exceptions entered when a text first holds them give the same words and norms, also in a text that held others."""
    unhurried = UnhurriedTokenizer(spacy.blank("en"))
    texts = [
        "I DON'T wanna (Capt. Example's)",
        "He'll say “we'd've”; she said and/or at 9 a.m. :-)",
        "gonna do it, don’t\n they?",
    ]
    for text in [*texts, *texts]:
        ours = [(token.text, token.norm_, token.whitespace_) for token in unhurried(text)]
        assert ours == [(token.text, token.norm_, token.whitespace_) for token in nlp.make_doc(text)]
