"""Quotation marks: what stands between them, whatever they look like, and never more than their paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.quotations.marks import find_stretches
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report


def report(*paragraphs: str) -> Report:
    text = "\n\n".join(("A headline for the marks", *paragraphs))
    return text_report(text.encode(), file="marks.txt", metadata=Metadata())


def between(*paragraphs: str) -> list[str]:
    made = report(*paragraphs)
    return [made.text[s.start : s.end] for s in find_stretches(made)[0]]


def test_every_style_of_marks() -> None:
    """Curly, straight, doubled single, low and angled marks all open and close."""
    assert between("She said, “We stay here.”") == ["We stay here."]
    assert between('She said, "We stay here."') == ["We stay here."]
    assert between("She said, ''We stay here.''") == ["We stay here."]
    assert between("She said, „We stay here.“") == ["We stay here."]
    assert between("She said: «We stay here.»") == ["We stay here."]
    assert between("She said, ‘We stay here,’ and left.") == ["We stay here,"]


def test_mixed_glyphs() -> None:
    """A curly opener with a straight closer is one pair, and a mark the wrong way round still counts by its place."""
    assert between('“We stay here," she said.') == ["We stay here,"]
    assert between("”We stay here,“ she said.") == ["We stay here,"]


def test_nested_marks() -> None:
    """An inner pair knows the outer one, whether it uses single marks or the same glyphs."""
    made = report("“He called it a ‘bad joke,’ and so do I,” she said.")
    stretches, _ = find_stretches(made)
    assert [made.text[s.start : s.end] for s in stretches] == ["He called it a ‘bad joke,’ and so do I,", "bad joke,"]
    assert [s.within for s in stretches] == [None, 0]
    assert between("“He used the word “joke.””")[1] == "joke."


def test_apostrophes_open_nothing() -> None:
    """Contractions, possessives and decades are no quotation marks."""
    assert between("The players' union didn't agree in the '90s, and the boss' son won't.") == []


def test_possessive_inside_single_marks() -> None:
    """A plural's possessive does not close a single-quoted stretch."""
    assert between("It was 'the players' union decision' that counted.") == ["the players' union decision"]


def test_unclosed_mark_stays_in_its_paragraph() -> None:
    """A mark that never closes reaches no further than its own paragraph."""
    made = report("“We never closed this one. It went on.", "Another paragraph follows, and the sun shone.")
    stretches, _ = find_stretches(made)
    assert [s.closing for s in stretches] == ["unclosed"]
    assert stretches[0].end <= made.blocks[1].end


def test_running_over_paragraphs() -> None:
    """A quotation that reopens in the next paragraph ends each paragraph as its own stretch, marked as reopened."""
    made = report("“First we did this. Then that.", "“Last we did the rest,” she said.")
    stretches, _ = find_stretches(made)
    assert [s.closing for s in stretches] == ["reopened", "closed"]


def test_stray_closing_mark_is_reported() -> None:
    """A mark that closes nothing is returned with a reason, and nothing is made of it."""
    stretches, strays = find_stretches(report("It was over by noon.” Everyone went home."))
    assert stretches == ()
    assert [s.reason for s in strays] == ["closes nothing"]


def test_feet_and_inches() -> None:
    """The sign for inches is no quotation mark."""
    assert between("The door is 6'2\" high, and the gate 5'11\" wide.") == []


@given(st.text(alphabet="ab .,“”\"'‘’«»\n", max_size=120))
def test_stretches_lie_in_their_block(text: str) -> None:
    """Whatever the marks, every stretch lies inside one block, is not empty, and holders enclose what they hold."""
    made = report("Plain words first.", text)
    stretches, _ = find_stretches(made)
    for stretch in stretches:
        block = made.blocks[stretch.block]
        assert block.start <= stretch.start < stretch.end <= block.end
        if stretch.within is not None:
            assert stretches[stretch.within].outer_start <= stretch.outer_start
            assert stretch.outer_end <= stretches[stretch.within].outer_end
