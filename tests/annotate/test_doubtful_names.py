"""Names their form speaks against are dropped, and spans that run past a name's edge are cut."""

from crossread.annotate.annotated import Name, NameKind, Token
from crossread.annotate.doubtful_names import believable


def kept(text: str, *spans: tuple[int, int, NameKind], tags: str = "") -> list[tuple[str, str]]:
    """What is left of names in a text of words; `tags` names the part of speech of each word, PROPN where it gives none."""
    words, parts = text.split(" "), tags.split()
    tokens, at = [], 0
    for i, word in enumerate(words):
        pos = parts[i] if i < len(parts) else "PROPN"
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, "", "dep", 0, 0, ""))
        at += len(word) + 1
    found = [Name(first, last, kind) for first, last, kind in spans]
    return [(" ".join(words[n.first : n.last]), n.kind) for n in believable(tokens, found)]


def test_a_common_word_is_no_name_unless_the_tagger_says_so() -> None:
    """A capitalised adverb or noun is dropped, a proper noun that is not in the list of common words stays."""
    assert kept("Quite right", (0, 1, "ORG"), tags="ADV ADJ") == []
    assert kept("Corvalle said", (0, 1, "PERSON")) == [("Corvalle", "PERSON")]
    assert kept("ICE said", (0, 1, "ORG"), tags="NOUN VERB") == [("ICE", "ORG")]


def test_a_family_name_that_is_a_word_stays_where_the_report_names_the_person_in_full() -> None:
    """ "Winter" alone is no person; after "Ada Winter", or behind a title, it is one."""
    assert kept("Winter came", (0, 1, "PERSON")) == []
    both = kept("Ada Winter left and Winter returned", (0, 2, "PERSON"), (4, 5, "PERSON"))
    assert both == [("Ada Winter", "PERSON"), ("Winter", "PERSON")]
    assert kept("Judge Winter ruled", (1, 2, "PERSON")) == [("Winter", "PERSON")]


def test_a_roman_numeral_is_nobody() -> None:
    """A chapter's number is neither a person nor a place."""
    assert kept("Part VII follows", (1, 2, "PERSON")) == []


def test_a_person_ends_at_a_spaced_dash_and_begins_at_the_name() -> None:
    """The job after a dash, a preposition and a greeting before the name are cut off."""
    assert kept("Ada Lind - Analyst", (0, 4, "PERSON")) == [("Ada Lind", "PERSON")]
    assert kept("spoke for Ada Lind", (1, 4, "PERSON")) == [("Ada Lind", "PERSON")]
    assert kept("Welcome Orsolya Lind", (0, 3, "PERSON"), tags="VERB") == [("Orsolya Lind", "PERSON")]


def test_a_name_before_inc_is_a_company() -> None:
    """The company's form belongs to its name, with or without a comma."""
    assert kept("Corvalle , Inc. said", (0, 1, "PERSON")) == [("Corvalle , Inc.", "ORG")]
    assert kept("Corvalle Ltd said", (0, 1, "PERSON")) == [("Corvalle Ltd", "ORG")]


def test_a_planet_and_a_remark_in_brackets_are_no_persons() -> None:
    """ "Venus" is nobody unless the report names somebody so in full; "(Laughter.)" is a remark, "(Corvalle)" may be a name."""
    assert kept("below Venus rose", (1, 2, "PERSON")) == []
    assert kept("Venus Lind won", (0, 2, "PERSON")) == [("Venus Lind", "PERSON")]
    assert kept("( Laughter . )", (1, 2, "PERSON")) == []
    assert kept("( Corvalle )", (1, 2, "PERSON")) == [("Corvalle", "PERSON")]
