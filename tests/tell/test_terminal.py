"""The terminal's page: order of its parts, plain text without colour, and no report steers the terminal."""

import re
from dataclasses import replace

import pytest
from dossiers import hostile_report, many_reports, three_reports, two_reports

from crossread.errors import NotInDossier
from crossread.records.told import BriefLine
from crossread.records.walk import SECTIONS, records_of
from crossread.tell.terminal import terminal_page
from crossread.tell.terminal_record import SECTION_WORDS, show_record, show_section

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_who_tells_what_comes_before_what_to_check() -> None:
    """An editor sees first how much is shared, then what to check, then the rest."""
    page = terminal_page(two_reports(), width=100, colour=False)
    places = [page.index(words) for words in ("WHO TELLS WHAT", "CHECK FIRST", "TOLD BY MORE THAN ONE", "AHEAD")]
    assert places == sorted(places)


def test_all_parts_of_a_statement_are_printed_with_its_speaker() -> None:
    """A statement that another clause interrupts is printed whole, and whose words it is stands behind it."""
    held = two_reports()
    shared = {s for row in held.rows if len(row.reports) > 1 for s in row.statements[:1]}
    tail = replace(held.statements[0].anchors[0], exact="off the Point")
    interrupted = tuple(
        replace(s, anchors=(s.anchors[0], tail), holder=("narrator", "unknown")) if s.id in shared else s
        for s in held.statements
    )
    page = " ".join(terminal_page(replace(held, statements=interrupted), width=400, colour=False).split())
    first = next(s for s in interrupted if s.id in shared)
    assert f"{first.anchors[0].exact} … off the Point”, speaker not told" in page


def test_the_brief_stands_before_what_is_told() -> None:
    """Each sentence has the letter of the one report that prints it; how the others tell its matter stands behind."""
    held = two_reports()
    row = next(r for r in held.rows if len(r.reports) > 1)
    sentence = next(s for s in held.statements if s.id == row.statements[0]).anchors[0]
    page = terminal_page(replace(held, brief=(BriefLine(row.id, sentence, row.reports),)), width=300, colour=False)
    place = page.index(f"{sentence.exact} (A; r1 also in B: same, one adds detail")
    assert page.index("IN BRIEF") < place < page.index("TOLD BY MORE THAN ONE")


def test_colour_changes_no_character() -> None:
    """With the styles taken out, the coloured page is the plain one."""
    plain = terminal_page(three_reports(), width=90, colour=False)
    coloured = terminal_page(three_reports(), width=90, colour=True)
    assert coloured != plain
    assert ESCAPE.sub("", coloured) == plain


def test_lines_keep_within_the_width() -> None:
    """No line is longer than the columns given."""
    page = terminal_page(many_reports(6, 10), width=72, colour=False)
    assert max(len(line) for line in page.splitlines()) <= 72


def test_no_contradiction_is_said_aloud() -> None:
    """Where nothing contradicts, the page says so and says how much was compared."""
    page = terminal_page(many_reports(3, 10), width=100, colour=False)
    assert "NO CONTRADICTION FOUND" in page


def test_a_report_cannot_steer_the_terminal() -> None:
    """Escape sequences and turned writing in a report's words come out as visible signs."""
    held = hostile_report()
    shown = terminal_page(held, width=100, colour=False) + show_record(held, "A") + show_section(held, "told")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "‹U+202E›" in shown
    assert "␛[31mred" in shown


def test_every_record_can_be_shown_by_its_short_name() -> None:
    """Each short name of each section gives the record's words in their paragraph."""
    held = three_reports()
    for section, letter in SECTIONS.items():
        for number in range(1, len(records_of(held, section)) + 1):
            assert show_record(held, f"{letter}{number}").startswith(f"{letter}{number}  ")


def test_evidence_stands_in_its_paragraph() -> None:
    """The words of a row are marked inside the text around them, with letter and offsets."""
    assert "»The car ferry Halcyon ran aground off Skerry Point on Tuesday evening«" in show_record(two_reports(), "r1")
    assert "A 61–130" in show_record(two_reports(), "r1")


@pytest.mark.parametrize("word", ["check", "reports", "limits", *SECTION_WORDS, *SECTIONS])
def test_every_section_word_is_understood(word: str) -> None:
    """What the help names can be typed."""
    assert show_section(two_reports(), word).strip()


def test_an_unknown_name_is_refused_with_the_next_step() -> None:
    """Neither a record nor a section of that name: the message says what names look like."""
    with pytest.raises(NotInDossier, match="short names look like"):
        show_record(two_reports(), "zz9")
    with pytest.raises(NotInDossier, match="there are check, reports"):
        show_section(two_reports(), "nonsense")
