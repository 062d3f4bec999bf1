"""Countries, capitals and organisations in a report, and the codes of phrases."""

from pathlib import Path

import pytest

from crossread.annotate.annotated import Annotated, Name, Sentence, Token
from crossread.annotate.coder import make_coder
from crossread.annotate.phrase_codes import phrase_code
from crossread.annotate.places import find_places, load_gazetteer
from crossread.records.text import Block, Report


def built(words: list[tuple[str, str, str, int]], names: tuple[Name, ...] = ()) -> Annotated:
    """An annotated sentence from word, part of speech, relation and head."""
    text = " ".join(word for word, _, _, _ in words)
    report = Report(
        "r", "A", text, "a", "0" * 64, "t", None, None, None, None, "en", (Block("paragraph", 0, len(text)),), ()
    )
    tokens, at = [], 0
    for i, (word, pos, dep, head) in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, "", dep, head, 0, ""))
        at += len(word) + 1
    return Annotated(report, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text), 0, "paragraph"),), names)


@pytest.mark.parametrize(
    ("word", "kind", "code"),
    [
        ("Norway", "country", "NOR"),
        ("Norwegian", "demonym", "NOR"),
        ("Oslo", "capital", "NOR"),
        ("Kremlin", "organisation", "RUS"),
        ("Europe", "region", None),
    ],
)
def test_word_has_kind_and_code(word: str, kind: str, code: str | None) -> None:
    """A country, its people, its capital and its seat of power give its code; a region gives none."""
    place = find_places(built([(word, "PROPN", "root", 0)]), gazetteer=load_gazetteer())[0]
    assert (kind, code) == (place.kind, place.code)


def test_person_is_no_place() -> None:
    """A country's name inside a person's is not a country."""
    annotated = built([("Paris", "PROPN", "root", 0), ("Jordan", "PROPN", "flat", 0)], (Name(0, 2, "PERSON"),))
    assert find_places(annotated, gazetteer=load_gazetteer()) == {}


def test_side_is_no_origin() -> None:
    """ "Anti-Syrian" and "Iranian-made" do not make anybody Syrian or Iranian."""
    words = [
        ("anti", "ADJ", "amod", 3),
        ("-", "PUNCT", "punct", 3),
        ("Syrian", "ADJ", "amod", 3),
        ("rally", "NOUN", "root", 3),
    ]
    assert find_places(built(words), gazetteer=load_gazetteer()) == {}


def test_users_entry_wins(tmp_path: Path) -> None:
    """A user's own actor list is read beside ours and wins."""
    (tmp_path / "mine.toml").write_text('[mine]\n"River Front" = "MLI REB"\n', encoding="utf-8")
    words = [("River", "PROPN", "compound", 1), ("Front", "PROPN", "root", 1)]
    annotated = built(words, (Name(0, 2, "ORG"),))
    coder = make_coder(annotated, gazetteer=load_gazetteer(tmp_path / "mine.toml"))
    assert phrase_code(coder, 1).printed() == "MLI REB"


def test_phrase_takes_country_and_sector() -> None:
    """ "Swedish police" is SWE COP; a word nobody knows is nothing."""
    annotated = built([("Swedish", "ADJ", "amod", 1), ("police", "NOUN", "root", 1)])
    assert phrase_code(make_coder(annotated), 1).printed() == "SWE COP"
    assert not phrase_code(make_coder(built([("table", "NOUN", "root", 0)])), 0).told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Georgia Senate Republicans", "USA"),
        ("Georgia and Tbilisi", "GEO"),
        ("Georgia", "GEO"),
        ("Moscow , Idaho", "USA"),
    ],
)
def test_a_name_of_two_places_goes_by_its_surroundings(text: str, code: str) -> None:
    """ "Georgia" beside the Senate is the state, and a city before a state's name is not the capital of the same name."""
    words = [(word, "PUNCT" if word == "," else "PROPN", "root", 0) for word in text.split()]
    assert find_places(built(words), gazetteer=load_gazetteer())[0].code == code


def test_dateline_is_no_participant() -> None:
    """The place a report was written in is not taken for anybody."""
    words = [
        (word, "PROPN" if word[0].isalpha() else "PUNCT", "root", 0)
        for word in ["Oslo", "(", "AP", ")", "—", "Police", "met"]
    ]
    assert 0 not in find_places(built(words), gazetteer=load_gazetteer())


def test_presidents_of_bodies_are_no_government() -> None:
    """The president of an organisation that is no state's has no sector; a country's president is of its government."""
    words = [("Acme", "PROPN", "compound", 1), ("President", "PROPN", "nmod:desc", 2), ("Okello", "PROPN", "root", 2)]
    names = (Name(0, 1, "ORG"), Name(2, 3, "PERSON"))
    assert phrase_code(make_coder(built(words, names)), 2).sector is None
    words[0] = ("Kenyan", "ADJ", "amod", 2)
    assert phrase_code(make_coder(built(words, names[1:])), 2).sector == "GOV"


def test_kin_do_not_take_a_country() -> None:
    """A son of immigrants is not of the country they came from."""
    words = [
        ("son", "NOUN", "root", 0),
        ("of", "ADP", "case", 3),
        ("Cuban", "ADJ", "amod", 3),
        ("immigrants", "NOUN", "nmod", 0),
    ]
    assert phrase_code(make_coder(built(words)), 0).country is None
