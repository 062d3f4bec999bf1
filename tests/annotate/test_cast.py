"""The cast of a report: names in all their forms, titles, roles, pronouns, and actors without a name."""

from collections.abc import Callable

import pytest

from crossread.annotate.cast import Cast, find_cast
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.said import Actor
from crossread.tools import Tools

Read = Callable[..., Cast]


@pytest.fixture
def read(tools: Tools) -> Read:
    """Find the cast of paragraphs under a headline."""

    def run(*paragraphs: str) -> Cast:
        text = "\n\n".join(("A story about the harbour", *paragraphs))
        return find_cast(tools.annotate(text_report(text.encode(), file="cast.txt", metadata=Metadata())))

    return run


def named(cast: Cast, name: str) -> Actor:
    [actor] = [a for a in cast.actors if a.name == name]
    return actor


def forms(actor: Actor) -> list[tuple[str, str]]:
    return [(m.exact, m.form) for m in actor.mentions]


def test_full_name_short_name_pronoun_and_role(read: Read) -> None:
    """One person under full name, family name, office and pronoun is one actor, with the office as a title."""
    cast = read(
        "Finance Minister Anna Lindqvist spoke on Monday. Lindqvist said she was content.",
        "The minister left at noon.",
    )
    actor = named(cast, "Anna Lindqvist")
    assert forms(actor) == [
        ("Anna Lindqvist", "name"),
        ("Lindqvist", "short-name"),
        ("she", "pronoun"),
        ("The minister", "role"),
    ]
    assert [title.exact for title in actor.titles] == ["Finance Minister"]
    assert cast.genders[actor.id] == "feminine"


def test_two_people_of_one_family(read: Read) -> None:
    """Two first names make two people; a courtesy title tells whose family name it is."""
    cast = read("Anna Holm met Peter Holm in Porto.", "Mr. Holm stayed, and Ms. Holm left.")
    assert ("Holm", "short-name") in forms(named(cast, "Peter Holm"))
    assert ("Holm", "short-name") in forms(named(cast, "Anna Holm"))
    assert len([a for a in cast.actors if a.kind == "person" and "Holm" in a.name]) == 2


def test_pronoun_keeps_to_the_sex_the_text_tells(read: Read) -> None:
    """A pronoun never goes to a person the text shows to be of the other sex, even if named last."""
    cast = read("Maria Costa met James Reed on Monday. She left at noon.")
    assert ("She", "pronoun") in forms(named(cast, "Maria Costa"))
    assert ("She", "pronoun") not in forms(named(cast, "James Reed"))


def test_subject_and_object_of_one_verb_are_two(read: Read) -> None:
    """The pronoun beside a name under one verb is somebody else."""
    cast = read("James Reed was angry. Peter Holm blamed him for the delay.")
    assert ("him", "pronoun") in forms(named(cast, "James Reed"))


def test_office_of_somebody_else_is_no_title(read: Read) -> None:
    """An adviser to a president is not looked up as the president."""
    cast = read("Peter Holm, an adviser to the president, spoke first.", "The president was away.")
    assert ("The president", "role") not in forms(named(cast, "Peter Holm"))


def test_acronym_is_a_form_of_the_name(read: Read) -> None:
    """A body and its acronym are one actor."""
    cast = read("The World Trade Organization met in Geneva.", "The WTO gave no reason.")
    assert ("WTO", "acronym") in forms(named(cast, "World Trade Organization"))


def test_unnamed_actors_are_kept_apart_from_named_ones(read: Read) -> None:
    """A source without a name is an actor under the words printed, listed as unnamed."""
    cast = read("A senior official said the pier was safe.")
    actor = named(cast, "senior official")
    assert actor.id in cast.unnamed


def test_name_inside_a_role_phrase_is_not_its_head(read: Read) -> None:
    """In "the Holm campaign said" the campaign acts, not the person."""
    cast = read("Peter Holm runs for mayor. The Holm campaign said it had the votes.")
    campaign = [a for a in cast.actors if "campaign" in a.name]
    assert len(campaign) == 1
    assert all("campaign" not in m.exact for m in named(cast, "Peter Holm").mentions)


def test_a_name_between_commas_belongs_to_the_role_before_it(read: Read) -> None:
    """ "Its director, Ada Example," speaks of one person twice: by role and by name."""
    cast = read("The museum will close. Its director, Anna Lindqvist, said on Monday that nobody had paid.")
    assert ("its director", "role") in [(w.lower(), form) for w, form in forms(named(cast, "Anna Lindqvist"))]


def test_age_stands_for_the_person_whose_age_is_told(read: Read) -> None:
    """ "The 43-year-old" is the one whom the report gives that age."""
    cast = read("Peter Lund, 43, met Karl Berg, 51, on Monday. The 43-year-old said that he was glad of it.")
    assert any("43-year-old" in words for words, _ in forms(named(cast, "Peter Lund")))


def test_a_bare_family_name_goes_to_the_one_the_sentence_was_about(read: Read) -> None:
    """Of two people of one name the subject is meant, not the one named last."""
    cast = read("George Marsh is accused of robbing Helen Marsh at her home. Marsh said he had never been there.")
    assert "Marsh" in [words for words, _ in forms(named(cast, "George Marsh"))]
