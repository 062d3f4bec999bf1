"""The layout of plain text: each line gets the kind a reader would give it, and offsets fit the text."""

from itertools import pairwise

import pytest

from crossread.read.layout import lay_out
from crossread.records.text import BlockKind

LONG = "The dam above the town held through the night, although water ran over its crest for almost two hours."
MORE = "Engineers had opened both gates by Monday noon, earlier than the plan for floods asks for, the mayor said."


def kinds(text: str, **known: str) -> list[tuple[BlockKind, str]]:
    blocks, _ = lay_out(text, **known)
    return [(b.kind, text[b.start : b.end]) for b in blocks]


def test_headline_heading_and_paragraphs() -> None:
    """The first line is the headline; a short line without a stop between paragraphs is a section heading."""
    text = f"Dam Holds Through the Night\n\n{LONG}\n\nGates opened early\n\n{MORE}\n"
    assert kinds(text) == [
        ("headline", "Dam Holds Through the Night"),
        ("paragraph", LONG),
        ("heading", "Gates opened early"),
        ("paragraph", MORE),
    ]


def test_a_text_without_headline_has_none() -> None:
    """A first line that is a full sentence followed by others is a paragraph."""
    assert [kind for kind, _ in kinds(f"{LONG}\n{MORE}\n{LONG} Again.")] == ["paragraph"] * 3


def test_a_single_line_is_a_paragraph() -> None:
    """One line alone is the report's text, not a headline without a report."""
    assert kinds("Nothing happened here today") == [("paragraph", "Nothing happened here today")]


@pytest.mark.parametrize(
    "line", ["By Petra Lundgren", "By Ann de Vries and Tom Okoro, Staff writers", "Published 3 May 2024", "12:40 GMT"]
)
def test_bylines_and_stamps_near_the_top(line: str) -> None:
    """Who wrote it and when it appeared are bylines, not sentences of the report."""
    assert ("byline", line) in kinds(f"Dam Holds\n\n{line}\n\n{LONG}\n\n{MORE}")


def test_the_outlets_name_alone_is_a_byline() -> None:
    """A line that only names the outlet tells nothing."""
    assert ("byline", "THE VALLEY POST") in kinds(f"Dam Holds\nTHE VALLEY POST\n{LONG}", outlet="The Valley Post")


def test_a_quotation_on_its_own_line() -> None:
    """A line that opens with a mark after a colon is a quotation block."""
    quoted = "“We had a plan, and we kept to it.”"
    assert kinds(f"Dam Holds\n\n{LONG}\n\nThe mayor said:\n\n{quoted}\n\n{MORE}")[3] == ("quotation", quoted)


@pytest.mark.parametrize(
    "line", ["ADVERTISEMENT", "Read more: What we know of the dam", "Photo: Valley Archive", "Story continues below"]
)
def test_lines_of_the_page_are_captions(line: str) -> None:
    """What belongs to the page is kept as a caption, in which nothing is looked for."""
    assert ("caption", line) in kinds(f"Dam Holds\n\n{LONG}\n\n{line}\n\n{MORE}")


@pytest.mark.parametrize(
    "line",
    [
        "More: Council to vote on second dam",
        "Media playback is unsupported on your device Media caption The crest at dawn",
        "FILE - In this Sept. 9, 2019, file photo, the dam at Oslen stands dry.",
        "Water runs over the crest on Monday morning. (Photo by Ines Dahl/Reuters)",
        "The valley seen from the crest. Ines Dahl/Getty Images",
        "(Reporting by Ines Dahl; Editing by Per Moe)",
        "Ines Dahl and Per Moe contributed to this report.",
        "Write to Ines Dahl at ines.dahl@harbour.example",
        "Get the morning briefing, delivered to your inbox every weekday.",
        "We use cookies to improve your experience.",
        "Have a story for our valley desk?",
        "TOWN BELOW OLD DAM ASKS FOR A NEW ONE",
    ],
)
def test_further_lines_of_the_page(line: str) -> None:
    """Links, credits, letters, cookie lines, picture texts and headlines in capitals amid a report are of the page."""
    assert ("caption", line) in kinds(f"Dam Holds\n\n{LONG}\n\n{MORE}\n\n{line}\n\n{MORE[:-1]} again.")


@pytest.mark.parametrize(
    "line",
    [
        "Close to five hundred people left their homes, and the mayor thanked them for it.",
        "More than a hundred volunteers filled sandbags until the morning, the fire service said.",
        "The owner was accused of violating the company's terms of service.",
        "The photo, taken from the crest, was shared by thousands on Twitter.",
        "“Follow the signs and do not turn back,” the police chief said.",
    ],
)
def test_sentences_that_only_look_like_lines_of_the_page(line: str) -> None:
    """A sentence of the report that holds a word of such lines stays a paragraph."""
    assert ("paragraph", line) in kinds(f"Dam Holds\n\n{LONG}\n\n{MORE}\n\n{line}")


def test_a_repeated_paragraph_is_named_by_its_words() -> None:
    """The note says which words are printed twice, not at which character."""
    _, notes = lay_out(f"Dam Holds\n\n{LONG}\n\n{MORE}\n\n{LONG}")
    assert [n.detail for n in notes] == ["“The dam above the town held…” is printed twice; read once"]


def test_wrapped_lines_make_one_paragraph() -> None:
    """Text wrapped at a fixed width is joined: a paragraph ends at an empty line."""
    wrapped = (
        "The dam above the town held\nthrough the night, although\nwater ran over its crest for\n"
        "almost two hours, the\nmayor said on Monday."
    )
    found = kinds(f"Dam Holds Through the Night\n\n{wrapped}\n\n{wrapped.replace('two', 'six')}\n")
    assert [kind for kind, _ in found] == ["headline", "paragraph", "paragraph"]
    assert found[1][1] == wrapped


def test_a_repeated_paragraph_is_noted_with_its_place() -> None:
    """A paragraph printed twice is passed over the second time, and the note says where it stands."""
    text = f"Dam Holds\n\n{LONG}\n\n{MORE}\n\n{LONG}\n"
    blocks, notes = lay_out(text)
    assert [text[b.start : b.end] for b in blocks] == ["Dam Holds", LONG, MORE]
    assert [(n.kind, n.start, n.end) for n in notes] == [("repeated-paragraph", text.rindex(LONG), len(text) - 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_is_a_line_end(end: str) -> None:
    """Unix, Windows, old Mac and Unicode line ends part lines alike, and stay in the text."""
    assert [k for k, _ in kinds(end.join(["Dam Holds", LONG, MORE]))] == ["headline", "paragraph", "paragraph"]


def test_blocks_leave_out_only_white_space() -> None:
    """Blocks are trimmed, in order, and cover every letter of the text."""
    text = f"\ufeff Dam Holds \n\n\t{LONG}  \n\u200b\n{MORE}"
    blocks, _ = lay_out(text)
    outside = "".join(
        text[a:b] for a, b in zip([0, *(b.end for b in blocks)], [*(b.start for b in blocks), len(text)], strict=True)
    )
    assert not any(c.isalnum() for c in outside)
    assert all(a.end <= b.start for a, b in pairwise(blocks))


def test_a_sentence_that_begins_with_from_is_no_byline() -> None:
    """ "From some angles, …" is told; so is a long line that begins with a name behind "By"."""
    line = "From some other angles, that fine is a big deal, of course: it is the biggest that the office ever set down here."
    assert ("paragraph", line) in kinds(f"Dam Holds\n\n{line}\n\n{LONG}\n\n{MORE}")
