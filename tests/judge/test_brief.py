"""The brief and what is missing: sentences as printed, matters most told first, silence listed."""

import re

import pytest

from crossread.annotate.annotated import Annotated, Sentence, Token
from crossread.errors import NotInDossier
from crossread.judge.brief import write_brief
from crossread.judge.missing import missing_in
from crossread.records.dossier import Dossier
from crossread.records.judged import Relation, Row
from crossread.records.text import Block, Report
from crossread.records.told import Statement


def report(label: str, *sentences: str, tag: str = "VBD") -> tuple[Annotated, list[Statement]]:
    """A report of one paragraph, with one statement a sentence; all words have one tag."""
    text = " ".join(sentences)
    tokens: list[Token] = []
    found: list[Sentence] = []
    at = 0
    for n, words in enumerate(sentences):
        first = len(tokens)
        for m in re.finditer(r"\w+|[^\w\s]", words):
            i = len(tokens)
            tokens.append(
                Token(
                    i,
                    at + m.start(),
                    at + m.end(),
                    m[0],
                    m[0],
                    "VERB",
                    tag,
                    "nsubj" if m[0] == "they" else "root",
                    i,
                    n,
                    "",
                )
            )
        found.append(Sentence(n, first, len(tokens), at, at + len(words), 0, "paragraph"))
        at += len(words) + 1
    blocks = (Block("paragraph", 0, len(text)),)
    read = Report(label, label, text, "x.txt", "", "", None, None, None, None, "en", blocks, ())
    told = [
        Statement(
            f"{label}{n}", label, (read.anchor(s.start, s.end),), ("narrator",), None, "", (), "affirmed", "asserted", "past",
            None, None, (), (), 0,
        )
        for n, s in enumerate(found)
    ]  # fmt: skip
    return Annotated(read, tuple(tokens), tuple(found), ()), told


def row(relation: Relation, *statements: str) -> Row:
    reports = tuple(dict.fromkeys(s[0] for s in statements))
    return Row("-".join(statements), statements, reports, relation, (), "unknown", "sure", ())


def brief(*rows: Row, a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    (one, told), (other, also) = report("A", *a), report("B", *b)
    lines = write_brief([one, other], rows, {s.id: s for s in [*told, *also]})
    return [(line.sentence.exact, line.reports) for line in lines]


LEAD = "The ferry sank off Oslen on Monday evening."
NAMED = "The harbour master closed the port at noon."


def test_the_lead_comes_first_even_where_the_reports_contradict_each_other_in_it() -> None:
    """A brief without the event itself tells nothing; a contradicted lead stands for its own report alone."""
    rows = (row("contradicts", "A0", "B0"), row("same", "A1", "B1"))
    found = brief(*rows, a=(LEAD, NAMED), b=("A ferry sank off Oslen on Sunday evening.", NAMED))
    assert found == [(LEAD, ("A",)), (NAMED, ("A", "B"))]


def test_a_lead_that_no_other_report_shares_opens_the_brief_for_its_report() -> None:
    """Where no first sentences were matched, the first report's opens the brief."""
    rows = (row("same", "A0"), row("same", "A1", "B1"), row("same", "B0"))
    assert brief(*rows, a=(LEAD, NAMED), b=("Divers went down on Tuesday.", NAMED))[0] == (LEAD, ("A",))


@pytest.mark.parametrize(
    "leaning",
    [
        "He closed the port at noon for good.",
        "But the port was closed at noon on Monday.",
        "“The port is closed since noon on Monday.”",
        "The port is closed since noon, he said.",
        "“The port is closed,” she said when told the news.",
        "“The port is closed since noon,” Ms Moe went on.",
        "In both cases they closed the port at noon.",
    ],
)
def test_a_sentence_that_leans_on_the_one_before_gives_way(leaning: str) -> None:
    """Of two prints of one matter the brief takes the one that can be read alone."""
    rows = (row("same", "A0", "B0"), row("same", "A1", "B1"))
    assert brief(*rows, a=(LEAD, leaning), b=(LEAD, "The harbour master closed the port at noon on that day."))[1] == (
        "The harbour master closed the port at noon on that day.",
        ("A", "B"),
    )


@pytest.mark.parametrize(
    "unfit", ["Who closed the port at noon on Monday?", "Ada MoeMoe asks for boats MORE closed the port."]
)
def test_questions_and_links_run_into_a_sentence_are_left_out(unfit: str) -> None:
    """Neither a question nor a sentence with a page's link in it is printed."""
    rows = (row("same", "A0", "B0"), row("same", "A1", "B1"))
    assert [words for words, _ in brief(*rows, a=(LEAD, unfit), b=(LEAD, unfit))] == [LEAD]


def test_brief_sentences_are_printed_words(story_dossier: Dossier) -> None:
    """Each line of the brief is a passage of a report, used once."""
    texts = {r.id: r.text for r in story_dossier.reports}
    lines = story_dossier.brief
    assert lines
    for line in lines:
        assert texts[line.sentence.report][line.sentence.start : line.sentence.end] == line.sentence.exact
    assert len({line.sentence for line in lines}) == len(lines)


def test_brief_tells_shared_matters_only(story_dossier: Dossier) -> None:
    """After the lead no line tells what only one report tells, and none what the reports contradict each other in."""
    rows = {row.id: row for row in story_dossier.rows}
    for line in story_dossier.brief[1:]:
        assert len(rows[line.row].reports) > 1
        assert rows[line.row].relation != "contradicts"


def test_brief_of_one_report_is_empty() -> None:
    """One report alone has nothing that several tell."""
    assert write_brief([], [], {}) == ()


def test_missing_lists_what_mine_does_not_tell(story_dossier: Dossier) -> None:
    """Every row listed is told by another report and not by mine; nothing of the kind is left out but headings."""
    mine = story_dossier.reports[0]
    rows = missing_in(story_dossier, mine.label)
    assert rows
    assert all(mine.id not in row.reports for row in rows)
    assert rows == missing_in(story_dossier, mine.id)


def test_missing_names_the_reports_there_are(story_dossier: Dossier) -> None:
    """Asking for a report that is not there says which are."""
    with pytest.raises(NotInDossier, match="A"):
        missing_in(story_dossier, "Q")


def test_words_without_a_finite_verb_are_no_sentence_of_the_brief() -> None:
    """A picture's caption tells nothing."""
    caption = "The harbour master of Oslen at the closed port on Monday."
    (one, told), (other, also) = report("A", caption, tag="NN"), report("B", NAMED)
    lines = write_brief([one, other], [row("same", "A0", "B0")], {s.id: s for s in [*told, *also]})
    assert [line.sentence.exact for line in lines] == [NAMED]


def test_what_pulls_apart_gives_way_to_what_both_surely_tell() -> None:
    """Such rows may be two matters; they come in only where the brief would be too short."""
    more = tuple(f"The port of Oslen lost {n} boats that day." for n in (3, 4, 5, 6))
    rows = (*(row("same", f"A{n}", f"B{n}") for n in (0, 1, 2, 3)), row("pulls-apart", "A4", "B4"))
    assert more[3] not in [words for words, _ in brief(*rows, a=(LEAD, *more), b=(LEAD, *more))]
    alone = brief(row("pulls-apart", "A1", "B1"), row("same", "A0", "B0"), a=(LEAD, NAMED), b=(LEAD, NAMED))
    assert [words for words, _ in alone] == [LEAD, NAMED]
