"""Quotations of whole reports: speaker, cue, kind, parts, commitment."""

from collections.abc import Callable

import pytest

from crossread.annotate.cast import find_cast
from crossread.extract.quotations import find_quotations
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.said import Quotation
from crossread.tools import Tools

Find = Callable[..., list[tuple[Quotation, str | None]]]


@pytest.fixture
def find(tools: Tools) -> Find:
    """Find the quotations of paragraphs under a headline, each with its speaker's name."""

    def run(*paragraphs: str) -> list[tuple[Quotation, str | None]]:
        text = "\n\n".join(("Harbour plan divides the town", *paragraphs))
        annotated = tools.annotate(text_report(text.encode(), file="harbour.txt", metadata=Metadata()))
        cast = find_cast(annotated)
        names = {actor.id: actor.name for actor in cast.actors}
        found = find_quotations(annotated, cast=cast)
        for quotation in found:
            assert all(annotated.report.holds(part) for part in quotation.parts)
        return [(q, names.get(q.speaker.actor or "")) for q in found]

    return run


def printed(found: list[tuple[Quotation, str | None]]) -> list[tuple[Quotation, str | None]]:
    return [(q, name) for q, name in found if q.kind != "indirect"]


def reported(found: list[tuple[Quotation, str | None]]) -> list[tuple[Quotation, str | None]]:
    return [(q, name) for q, name in found if q.kind == "indirect"]


def test_interrupted_quotation_is_one_record(find: Find) -> None:
    """An utterance interrupted by its reporting clause is one record with two parts."""
    [(quotation, name)] = printed(find("“The harbour will open,” Mayor Anna Lindqvist said. “It will open in May.”"))
    assert [p.exact for p in quotation.parts] == ["The harbour will open,", "It will open in May."]
    assert (name, quotation.kind, quotation.speaker.known_by) == ("Anna Lindqvist", "direct", "name")
    assert quotation.cue is not None
    assert quotation.cue.exact == "said"


def test_speaker_by_pronoun_across_paragraphs(find: Find) -> None:
    """A pronoun after a quotation goes back to the speaker of the paragraph before, not to a name inside the quotation."""
    found = printed(
        find(
            "Anna Lindqvist, the mayor, defended the plan on Monday.",
            "“Peter Holm has never read it, and Peter Holm never will,” she said.",
        )
    )
    assert [(name, q.speaker.known_by) for q, name in found] == [("Anna Lindqvist", "pronoun")]


def test_colon_announces_the_next_paragraph(find: Find) -> None:
    """A colon at a paragraph's end gives the next paragraph's quotation to its subject."""
    [(quotation, name)] = printed(find("Asked about the costs, Peter Holm answered:", "“I cannot tell you yet.”"))
    assert name == "Peter Holm"
    assert quotation.kind == "direct"


def test_name_after_a_dash(find: Find) -> None:
    """A name after a dash signs the quotation before it."""
    [(_, name)] = printed(
        find("Peter Holm and Anna Lindqvist met on Monday.", "“A harbour is a promise.” – Anna Lindqvist")
    )
    assert name == "Anna Lindqvist"


def test_fragment_with_negated_clause(find: Find) -> None:
    """A quoted fragment that the reporting clause denies is marked as negated."""
    [(quotation, name)] = printed(find("Anna Lindqvist said that she was not “angry” about the vote."))
    assert (quotation.kind, quotation.negated, name) == ("partial", True, "Anna Lindqvist")


def test_term_is_no_utterance(find: Find) -> None:
    """A word introduced as a name for something is a term."""
    [(quotation, _)] = printed(find("The council voted on the so-called “harbour tax” in the spring."))
    assert quotation.kind == "term"


def test_title_of_a_work_is_left_out(find: Find) -> None:
    """The title of a book or film is no quotation."""
    assert printed(find("Peter Holm wrote the novel “The Long Way Home” and a film, “Night Ferry.”")) == []


def test_unknown_speaker_stays_unknown(find: Find) -> None:
    """Where the text does not tell whose words they are, the speaker is unknown."""
    [(quotation, name)] = printed(find("Rain fell. “Nobody knows what comes next.” The ferries were late."))
    assert name is None
    assert quotation.speaker.known_by == "unknown"


def test_unnamed_source_is_kept(find: Find) -> None:
    """An unnamed source is kept under the words the report gives."""
    [(quotation, name)] = printed(find("“We are not ready,” a senior official said on Monday."))
    assert (name, quotation.speaker.known_by) == ("senior official", "unnamed")


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "speaker"),
    [
        (
            "Anna Lindqvist said the harbour would open in May.",
            "said",
            "the harbour would open in May",
            "Anna Lindqvist",
        ),
        (
            "The harbour will open in May, Anna Lindqvist said.",
            "said",
            "The harbour will open in May",
            "Anna Lindqvist",
        ),
        (
            "The harbour will open in May, according to Anna Lindqvist.",
            "according to",
            "The harbour will open in May",
            "Anna Lindqvist",
        ),
        (
            "Anna Lindqvist accused the council of hiding the costs.",
            "accused",
            "the council of hiding the costs",
            "Anna Lindqvist",
        ),
        (
            "Anna Lindqvist urged the council to open the harbour.",
            "urged",
            "the council to open the harbour",
            "Anna Lindqvist",
        ),
    ],
)
def test_reported_speech(find: Find, sentence: str, cue: str, content: str, speaker: str) -> None:
    """Reported speech has source, cue and content in every word order."""
    [(quotation, name)] = reported(find(sentence))
    assert quotation.cue is not None
    assert (quotation.cue.exact, quotation.parts[0].exact, name) == (cue, content, speaker)


@pytest.mark.parametrize(
    "sentence",
    ["The new pier adds two berths.", "The board ran a ferry to the island.", "The storm claimed three boats."],
)
def test_verbs_outside_a_reporting_frame(find: Find, sentence: str) -> None:
    """A verb of saying that reports nothing here is no cue."""
    assert reported(find(sentence)) == []


def test_two_reports_in_one_sentence(find: Find) -> None:
    """A participle that reports on ends what was said before it and has the same speaker."""
    found = reported(find("Peter Holm said the costs were too high, adding that the council had hidden them."))
    assert [(q.parts[0].exact, name) for q, name in found] == [
        ("the costs were too high", "Peter Holm"),
        ("that the council had hidden them", "Peter Holm"),
    ]


@pytest.mark.parametrize(
    ("sentence", "stance", "factuality"),
    [
        ("Peter Holm falsely claimed that the harbour was closed.", "contested", "uncommitted"),
        ("Peter Holm admitted that the harbour was closed.", "conceded", "certain"),
        ("Peter Holm insisted that the harbour was closed.", "insisted", "uncommitted"),
        ("Peter Holm said the harbour might close.", None, "possible"),
        ("Peter Holm denied that the harbour was closed.", None, "counterfactual"),
    ],
)
def test_commitment(find: Find, sentence: str, stance: str | None, factuality: str) -> None:
    """Stance and factuality are read off the words that show them, and those words are named."""
    [(quotation, _)] = reported(find(sentence))
    assert (quotation.stance, quotation.factuality) == (stance, factuality)
    assert (quotation.stance_cue is None) == (stance is None)
    assert quotation.factuality_cue is not None


def test_negated_reporting_clause(find: Find) -> None:
    """What somebody did not say is marked as such."""
    [(quotation, _)] = reported(find("Anna Lindqvist did not say that the harbour would open."))
    assert quotation.negated


def test_turns_of_an_interview(find: Find) -> None:
    """A paragraph that opens with a name and a colon is that person's words, without any marks."""
    found = printed(
        find(
            "Anna Lindqvist spoke to the paper on Monday.",
            "Anna Lindqvist: We have waited long enough. The harbour opens in May.",
        )
    )
    assert [(q.kind, q.parts[0].exact, name) for q, name in found] == [
        ("direct", "We have waited long enough. The harbour opens in May.", "Anna Lindqvist")
    ]


def test_paragraph_after_a_colon(find: Find) -> None:
    """A paragraph without marks that a colon announces is the words of who wrote it."""
    found = printed(
        find(
            "On Monday evening Anna Lindqvist wrote on her page:",
            "We have waited long enough and the harbour opens in May.",
            "The council has not answered.",
        )
    )
    assert [(q.parts[0].exact, name) for q, name in found] == [
        ("We have waited long enough and the harbour opens in May.", "Anna Lindqvist")
    ]


def test_british_single_marks(find: Find) -> None:
    """Single marks are quotations where a text uses them, with apostrophes inside."""
    [(quotation, name)] = printed(find("‘We don’t know yet, and it isn’t ours to say,’ said Anna Lindqvist."))
    assert quotation.parts[0].exact == "We don’t know yet, and it isn’t ours to say,"
    assert name == "Anna Lindqvist"


def test_nested_source(find: Find) -> None:
    """What a paper says that somebody said has both: the paper's report and what was said in it."""
    found = reported(find("Anna Lindqvist said the harbour would open, the Coastal Times reported."))
    assert {name for _, name in found} >= {"Anna Lindqvist"}


def test_hearsay_names_nobody(find: Find) -> None:
    """An adverb of hearsay reports its clause, hedged, with no speaker."""
    [(quotation, name)] = reported(find("The council is reportedly seeking a buyer for the pier."))
    assert [p.exact for p in quotation.parts] == ["The council is", "seeking a buyer for the pier"]
    assert (name, quotation.speaker.known_by, quotation.stance) == (None, "unknown", "hedged")


def test_passive_hearsay_names_nobody(find: Find) -> None:
    """What somebody "is said to have done" is reported by nobody the text names."""
    [(quotation, name)] = reported(find("The two owners are said to have met in Porto."))
    assert [p.exact for p in quotation.parts] == ["The two owners", "to have met in Porto"]
    assert (name, quotation.speaker.known_by, quotation.cue and quotation.cue.exact) == (None, "unknown", "are said")


def test_what_was_to_come_is_still_reported(find: Find) -> None:
    """ "and would open" after a clause that is reported goes on reporting; "and left" does not."""
    [(quotation, _)] = reported(find("Anna Lindqvist said that the pier was ready and would open in May."))
    assert [p.exact for p in quotation.parts] == ["that the pier was ready and would open in May"]


def test_who_was_asked_did_not_ask(find: Find) -> None:
    """ "The mayor, asked if it would open, said": the question is not the mayor's."""
    found = reported(find("Anna Lindqvist, asked if the pier would open in May, said she did not know."))
    assert [(q.cue and q.cue.exact, name) for q, name in found if name] == [("said", "Anna Lindqvist")]


def test_a_refusal_to_say_is_one_cue(find: Find) -> None:
    """ "declined to say how many" reports one thing, denied; "to say how many" is no words of anybody."""
    [(quotation, name)] = reported(find("Anna Lindqvist declined to say how many berths would be lost."))
    assert [p.exact for p in quotation.parts] == ["how many berths would be lost"]
    assert (name, quotation.negated, quotation.cue and quotation.cue.exact) == (
        "Anna Lindqvist",
        True,
        "declined to say",
    )


def test_according_to_reaches_no_further_than_a_semicolon(find: Find) -> None:
    """What stands behind a semicolon is another's."""
    found = reported(find("The pier is safe, according to Anna Lindqvist; the union claimed it was rotten."))
    assert [(q.parts[0].exact, len(q.parts)) for q, _ in found] == [("The pier is safe", 1), ("it was rotten", 1)]


def test_a_participle_between_commas_keeps_the_subject_for_the_verb(find: Find) -> None:
    """Who "claimed" is the one before the commas, not the last name within them."""
    words = "President Daniel Moe, facing harsh criticism for his abrupt decisions on Norland, claimed a “breakthrough” on Monday."
    assert {name for _, name in printed(find(words))} == {"Daniel Moe"}


def test_a_name_apposed_at_the_end_of_a_sentence_is_the_speaker(find: Find) -> None:
    """ "said the judge, Rosa Amory." names the judge."""
    [(_, name)] = printed(find("“The law is clear,” said the judge, Rosa Amory."))
    assert name == "Rosa Amory"


def test_a_headline_takes_the_speaker_of_the_same_words_below(tools: Tools) -> None:
    """A headline that quotes without a name has the speaker to whom the text gives these words."""
    text = "‘Nobody will stop us’: harbour plan goes ahead\n\n“Nobody will stop us,” Mayor Anna Lindqvist said on Monday.\n"
    annotated = tools.annotate(text_report(text.encode(), file="harbour.txt", metadata=Metadata()))
    first, second = find_quotations(annotated, cast=find_cast(annotated))
    assert (first.speaker.actor, first.speaker.known_by) == (second.speaker.actor, "carried-over")
    assert first.speaker.actor is not None


def test_one_record_for_words_under_two_cues(find: Find) -> None:
    """A verb and a noun that report the very same words make one record, so that ids stay unique."""
    found = find("Peter Holm repeated to the paper the claim that the harbour was closed.")
    assert len({q.id for q, _ in found}) == len(found)
