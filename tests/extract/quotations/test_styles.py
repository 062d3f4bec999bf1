"""Quotations in the styles reports come in: scare quotes, fragments, nested ones, headlines, answers, verdicts, carried speakers."""

from collections.abc import Callable

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.quotations import find_quotations
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.said import Quotation
from crossread.tools import Tools

Said = tuple[str, str, str, str]
Read = Callable[..., list[Said]]


@pytest.fixture
def read(tools: Tools) -> Read:
    """Read paragraphs and give (kind, words, cue, speaker) of each quotation; the speaker by name, else by its mention, else empty."""

    def run(*paragraphs: str, kinds: tuple[str, ...] = ("direct", "partial", "term")) -> list[Said]:
        report = text_report("\n\n".join(paragraphs).encode(), file="town.txt", metadata=Metadata())
        annotated = tools.annotate(report)
        cast = find_cast(annotated)
        names = {actor.id: actor.name for actor in cast.actors}

        def speaker(q: Quotation) -> str:
            mention = q.speaker.mention.exact if q.speaker.mention is not None else ""
            return names.get(q.speaker.actor or "", mention)

        found = [q for q in find_quotations(annotated, cast=cast) if q.kind in kinds]
        return [(q.kind, q.parts[0].exact, q.cue.exact if q.cue else "", speaker(q)) for q in found]

    return run


HEAD = "Harbour plan divides the town"


def test_scare_quotes_are_nobodys(read: Read) -> None:
    """Single words between marks that no cue brings in are terms without a speaker, whoever is the subject of the sentence."""
    found = read(HEAD, "Anna Lindqvist opened a “library” without books. Most of the “stock” was given by neighbours.")
    assert [(kind, speaker) for kind, _, _, speaker in found] == [("term", ""), ("term", "")]


def test_a_slogan_keeps_no_speaker_from_the_sentence(read: Read) -> None:
    """A slogan introduced as such is a term, even under a verb of saying."""
    [(kind, _, _, speaker)] = read(HEAD, "Anna Lindqvist promised a change under the slogan “Ships first”.")
    assert (kind, speaker) == ("term", "")


def test_what_somebody_calls_it_is_theirs(read: Read) -> None:
    """A word that somebody named calls something by is that person's, before or after the word."""
    found = read(
        HEAD, "Anna Lindqvist went back to what she called “the big table”. The “movers”, as the staff call them, left."
    )
    assert [(kind, cue) for kind, _, cue, _ in found] == [("partial", "called"), ("partial", "call")]
    assert [speaker for *_, speaker in found] == ["Anna Lindqvist", "staff"]


def test_a_fragment_keeps_the_cue_that_leads_up_to_it(read: Read) -> None:
    """A fragment inside a reported clause belongs to its cue, not to the clause that comments on it afterwards."""
    found = read(HEAD, "Peter Holm claimed the letters did not speak for “all the members,” a point the board denied.")
    assert [(cue, speaker) for _, _, cue, speaker in found] == [("claimed", "Peter Holm")]


def test_inside_reported_speech_the_words_are_the_speakers(read: Read) -> None:
    """What a report is said to show, in quotation marks, is told by who speaks."""
    found = read(HEAD, "Peter Holm said that the survey shows the quay is “ready to go”.")
    assert [(cue, speaker) for _, _, cue, speaker in found] == [("said", "Peter Holm")]


def test_nested_quotation_has_its_own_speaker(read: Read) -> None:
    """A quotation within a quotation goes to whom its own clause names; "I" there is who speaks outside."""
    found = read(HEAD, "“My brother said, ‘Sell the boat,’ and I said, ‘Never again,’” Anna Lindqvist told the court.")
    assert [(words, speaker) for _, words, _, speaker in found][1:] == [
        ("Sell the boat,", "My brother"),
        ("Never again,", "Anna Lindqvist"),
    ]


def test_told_in_a_headline_is_a_passive(read: Read) -> None:
    """A town that is told something in a headline does not say it."""
    found = read("Flooded town told help is ‘days away’", "The pumps are late, the council said.")
    assert [(words, speaker) for _, words, _, speaker in found] == [("days away", "")]


def test_denied_doing_is_reported(read: Read) -> None:
    """What somebody denies doing is reported speech, with its cue as printed and its factuality."""
    [(_, words, cue, speaker)] = read(HEAD, "Peter Holm has denied stealing the money.", kinds=("indirect",))
    assert (words, cue, speaker) == ("stealing the money", "has denied", "Peter Holm")


def test_a_second_cue_takes_up_the_speaker(read: Read) -> None:
    """After "said ... and insisted" the second clause is the speaker's, not that of what was said."""
    found = read(
        HEAD, "Anna Lindqvist said the firm was late and insisted that the harbour would open.", kinds=("indirect",)
    )
    assert [(words, cue, speaker) for _, words, cue, speaker in found] == [
        ("the firm was late", "said", "Anna Lindqvist"),
        ("that the harbour would open", "insisted", "Anna Lindqvist"),
    ]


def test_when_asked_is_no_cue_of_who_answers(read: Read) -> None:
    """The question in "When asked ..., X replied" is not X's and not part of the answer."""
    found = read(HEAD, "When asked if the plan was dead, Peter Holm replied, “No.”", kinds=("direct", "indirect"))
    assert ("direct", "No.", "replied", "Peter Holm") in found
    assert not any(cue == "asked" and speaker == "Peter Holm" for _, _, cue, speaker in found)


def test_answers_under_a_letter(read: Read) -> None:
    """In questions and answers the answers are direct speech, and the letter names nobody."""
    found = read(HEAD, "Q: Did you sleep at all?", "A: Not for a week, and not well after that.")
    assert found == [("direct", "Not for a week, and not well after that.", "A:", "A")]


def test_verdict_of_somebody(read: Read) -> None:
    """A noun of saying after the quotation gives it to whom it belongs."""
    found = read(HEAD, "“Unacceptable,” was the verdict of Anna Lindqvist.")
    assert [(cue, speaker) for _, _, cue, speaker in found] == [("verdict", "Anna Lindqvist")]


def test_an_office_that_adds_is_who_spoke_last(read: Read) -> None:
    """An office not named before that adds something is the speaker of the paragraph before."""
    found = read(
        HEAD, "Peter Holm, who runs the port, said: “We are sorry.”", "“We will pay,” the chief executive added."
    )
    assert [speaker for *_, speaker in found] == ["Peter Holm", "Peter Holm"]


def test_nothing_is_carried_over_another_subject(read: Read) -> None:
    """A quotation after a sentence about somebody else is not given to the last speaker."""
    found = read(HEAD, "“We are late,” said Peter Holm. Anna Lindqvist left for the airport. “Nobody called.”")
    assert [speaker for *_, speaker in found] == ["Peter Holm", ""]


def test_any_verb_reports_after_a_comma_within_the_marks(read: Read) -> None:
    """After a comma within the marks a name with a verb tells who spoke, though the verb is in no list."""
    found = read(HEAD, "“Here we go again,” Anna Lindqvist shrugged. “It never ends.”")
    assert found == [("direct", "Here we go again,", "shrugged", "Anna Lindqvist")]


def test_addresses_left_in_the_text_are_no_quotations(read: Read) -> None:
    """The value of an attribute that was left in a page's text is not an utterance."""
    assert read(HEAD, 'poster="http://example.org/pictures/1.jpg"') == []


def test_a_spokeswoman_is_not_the_body_she_speaks_for(read: Read) -> None:
    """ "She" after a spokeswoman for a firm is the spokeswoman."""
    found = read(
        HEAD,
        "A spokeswoman for Northline, which runs the ferries, declined to answer.",
        "“We are looking into it,” she said.",
    )
    assert [speaker for *_, speaker in found] == ["spokeswoman for Northline"]


def test_the_defendant_is_who_denies(read: Read) -> None:
    """In a court report "the defendant" is the person who denies the charge."""
    found = read(HEAD, "Peter Holm, 46, denies stealing the boat.", "“I bought it,” the defendant answered.")
    assert [speaker for *_, speaker in found] == ["Peter Holm"]
