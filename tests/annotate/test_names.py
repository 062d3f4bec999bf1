"""Names after the recogniser: cut, corrected by lists, made consistent over the report."""

from collections.abc import Mapping

import pytest
import spacy
from spacy.tokens import Doc, Span

from crossread.annotate.annotated import NameKind, Sentence, Token
from crossread.annotate.blocks import Prepared
from crossread.annotate.names import find_names
from crossread.records.text import Block, BlockKind

Line = tuple[str, Mapping[tuple[int, int], str], BlockKind]


def names(*lines: Line, extra: Mapping[str, NameKind] | None = None) -> list[tuple[str, str]]:
    """Names of a report of one-sentence blocks; words with a capital are proper nouns, spans are what was recognised."""
    vocab = spacy.blank("en").vocab
    blocks, tokens, sentences, at = [], [], [], 0
    for number, (text, spans, kind) in enumerate(lines):
        words = text.split(" ")
        doc = Doc(vocab, words=words)
        doc.set_ents([Span(doc, a, b, label=label) for (a, b), label in spans.items()])
        first, start = len(tokens), at
        for word in words:
            i = len(tokens)
            pos = "PROPN" if word[:1].isupper() else "X"
            tokens.append(Token(i, at, at + len(word), word, word, pos, "NNP", "dep", first, number, ""))
            at += len(word) + 1
        block = Block(kind, start, at - 1)
        blocks.append(Prepared(block, number, doc, tuple(words), tuple(t.start for t in tokens[first:])))
        sentences.append(Sentence(number, first, len(tokens), start, at - 1, number, kind))
    found = find_names(blocks, tokens, sentences, extra=extra or {})
    return [(" ".join(t.text for t in tokens[n.first : n.last]), n.kind) for n in found]


def line(text: str, kind: BlockKind = "paragraph", **spans: tuple[int, int]) -> Line:
    return text, {span: label for label, span in spans.items()}, kind


def test_title_article_and_possessive_are_cut() -> None:
    """Offices before a person, an article before a body and a possessive after either are no part of the name."""
    assert names(line("Prime Minister Ada Example 's plan", PERSON=(0, 5))) == [("Ada Example", "PERSON")]
    assert names(line("the Harbour Trust said", ORG=(0, 3))) == [("Harbour Trust", "ORG")]


def test_an_office_alone_names_nobody() -> None:
    """ "Minister" by itself is dropped."""
    assert names(line("Then Minister spoke", PERSON=(1, 2))) == []


def test_lists_find_what_was_missed_and_correct_what_was_wrong() -> None:
    """A listed country, people or body is found without help, and a wrong kind gives way to the list."""
    assert names(line("rain fell in Portugal")) == [("Portugal", "LOC")]
    assert names(line("they left Portugal", PERSON=(2, 3))) == [("Portugal", "LOC")]
    assert names(line("the United Nations said", ORG=(2, 3))) == [("United Nations", "ORG")]
    assert names(line("two Portuguese boats")) == [("Portuguese", "NORP")]


def test_a_longer_name_keeps_its_place() -> None:
    """The country inside the name of a bank stays inside it."""
    assert names(line("the Bank of Portugal said", ORG=(1, 4))) == [("Bank of Portugal", "ORG")]


def test_family_name_is_a_person_everywhere() -> None:
    """A person named in full is the same kind by family name alone, found or not."""
    found = names(
        line("Ada Example spoke", PERSON=(0, 2)), line("later Example left", ORG=(1, 2)), line("and Example too")
    )
    assert found == [("Ada Example", "PERSON"), ("Example", "PERSON"), ("Example", "PERSON")]


def test_commoner_kind_wins() -> None:
    """A form found with two kinds gets the one found more often."""
    found = names(
        line("for Brightwater now", ORG=(1, 2)),
        line("at Brightwater now", ORG=(1, 2)),
        line("in Brightwater now", PERSON=(1, 2)),
    )
    assert [kind for _, kind in found] == ["ORG"] * 3


def test_headline_word_written_small_in_the_text_is_no_name() -> None:
    """A capitalised headline word that the text writes in small letters is not taken for a name."""
    assert names(line("Tensions Escalate", "headline", PERSON=(1, 2)), line("as tensions escalate")) == []


def test_storms_are_events() -> None:
    """A hurricane's name is an event, whatever was recognised."""
    assert names(line("after Hurricane Ada hit", PERSON=(1, 3))) == [("Hurricane Ada", "EVENT")]


def test_listed_first_name_before_a_proper_noun_is_a_person() -> None:
    """A person nobody recognised is found by a listed first name."""
    assert names(line("signed by Deborah Quillfeather today")) == [("Deborah Quillfeather", "PERSON")]


@pytest.mark.parametrize("kind", ["ORG", "WORK"])
def test_names_of_the_user_come_first(kind: NameKind) -> None:
    """A name given by the caller is found wherever it stands and overrules the recogniser."""
    assert names(line("the Night Ferry sank", PERSON=(2, 3)), extra={"Night Ferry": kind}) == [("Night Ferry", kind)]


def test_places_written_small_behind_a_preposition() -> None:
    """Posts write places small: of one word behind a preposition, of several anywhere; common words are none."""
    assert names(line("we stayed in vietnam")) == [("vietnam", "LOC")]
    assert names(line("we loved san francisco a lot")) == [("san francisco", "LOC")]
    assert names(line("we stuffed vietnam")) == []
    assert names(line("good at reading")) == []


def test_a_listed_place_that_ends_like_a_body_stays_a_place() -> None:
    """ "West Bank" is no bank."""
    assert names(line("on the West Bank today", LOC=(2, 4))) == [("West Bank", "LOC")]


def test_a_name_that_ends_in_a_noun_for_places_is_a_place() -> None:
    """ "Grey Water Bridges" is one for all the recogniser says; a person with a first name and a body "of" a place are not."""
    assert names(line("near Grey Water Bridges today", ORG=(1, 4))) == [("Grey Water Bridges", "LOC")]
    assert names(line("said Maria Lake today", PERSON=(1, 3))) == [("Maria Lake", "PERSON")]
    assert names(line("the Friends of Grey River met", ORG=(1, 5))) == [("Friends of Grey River", "ORG")]
