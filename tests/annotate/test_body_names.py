"""Organisations are told by the words around a name."""

from crossread.annotate.annotated import Name, NameKind, Token
from crossread.annotate.body_names import with_bodies


def given(text: str, *spans: tuple[int, int, NameKind]) -> list[tuple[str, str]]:
    """Names of a text of words after their surroundings have been read."""
    words, tokens, at = text.split(" "), [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "PROPN", "", "dep", 0, 0, ""))
        at += len(word) + 1
    found = with_bodies(tokens, [Name(first, last, kind) for first, last, kind in spans])
    return [(" ".join(words[n.first : n.last]), n.kind) for n in found]


def test_a_noun_for_a_medium_makes_an_organisation() -> None:
    """ "Petra news agency" and "the newspaper Orsova" are publishers, "the London newspaper" leaves London a place."""
    assert given("the Petra news agency said", (1, 2, "PERSON")) == [("Petra", "ORG")]
    assert given("the newspaper Orsova said", (2, 3, "LOC")) == [("Orsova", "ORG")]
    assert given("the London newspaper said", (1, 2, "LOC")) == [("London", "LOC")]
    assert given("the Petra rally said", (1, 2, "PERSON")) == [("Petra", "PERSON")]


def test_letters_in_brackets_behind_a_body_are_its_short_form() -> None:
    """They are an organisation whether the recogniser took them for something else or for nothing."""
    assert given("Harbour Union ( HUb ) struck", (0, 2, "ORG"), (3, 4, "PERSON"))[1] == ("HUb", "ORG")
    assert given("Harbour Union ( HUb ) struck", (0, 2, "ORG")) == [("Harbour Union", "ORG"), ("HUb", "ORG")]
    assert given("Ada Lind ( HU ) struck", (0, 2, "PERSON"), (3, 4, "PERSON"))[1] == ("HU", "PERSON")
    assert given("Harbour Union ( Monday ) struck", (0, 2, "ORG")) == [("Harbour Union", "ORG")]


def test_an_office_takes_both_halves_of_its_field() -> None:
    """ "and" joins two fields of one ministry, but not two bodies nor a body and what follows in small letters."""
    assert given("Ministry of Roads and Ports said", (0, 3, "ORG")) == [("Ministry of Roads and Ports", "ORG")]
    assert given("Ministry of Roads and Harbour Police", (0, 3, "ORG")) == [("Ministry of Roads", "ORG")]
    assert given("Ministry of Roads and others", (0, 3, "ORG")) == [("Ministry of Roads", "ORG")]
    assert given("Friends of Roads and Ports", (0, 3, "ORG")) == [("Friends of Roads", "ORG")]


def test_a_word_beside_a_business_noun_is_an_organisation_everywhere() -> None:
    """ "the company Vasko" and "the Vasko website" tell what Vasko is; a person named so in full, a first name and a place stay."""
    twice = given("the company Vasko grew and Vasko paid", (2, 3, "PERSON"), (5, 6, "PERSON"))
    assert twice == [("Vasko", "ORG"), ("Vasko", "ORG")]
    assert given("the Vasko website said", (1, 2, "LOC")) == [("Vasko", "ORG")]
    person = given("the Vasko project of Dora Vasko", (1, 2, "PERSON"), (4, 6, "PERSON"))
    assert person == [("Vasko", "PERSON"), ("Dora Vasko", "PERSON")]
    assert given("the London airline said", (1, 2, "LOC")) == [("London", "LOC")]
    assert given("the Maria project began", (1, 2, "PERSON")) == [("Maria", "PERSON")]
