"""One utterance in several prints: which prints belong together, how they differ, and what must stay apart."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crossread.align.actors import share_cast
from crossread.align.quotations import align_quotations
from crossread.annotate.cast import find_cast
from crossread.extract.quotations import find_quotations
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.said import SameQuotation
from crossread.tools import Tools

Compare = Callable[..., tuple[SameQuotation, ...]]


@pytest.fixture
def compare(tools: Tools) -> Compare:
    """Align the quotations of several reports, each one paragraph under a headline."""

    def run(*bodies: str) -> tuple[SameQuotation, ...]:
        reports = [
            replace(text_report(f"News {n}\n\n{body}".encode(), file=f"{n}.txt", metadata=Metadata()), label="ABCD"[n])
            for n, body in enumerate(bodies)
        ]
        annotated = [tools.annotate(report) for report in reports]
        casts = share_cast([find_cast(a) for a in annotated])
        quotations = [find_quotations(a, cast=c) for a, c in zip(annotated, casts, strict=True)]
        found = align_quotations(annotated, quotations)
        by_id = {report.id: report for report in reports}
        for same in found:
            for part in (p for diff in same.diff for p in diff.parts):
                for anchor in (part.left, part.right):
                    assert anchor is None or by_id[anchor.report].holds(anchor)
        return found

    return run


def test_identical_but_for_punctuation(compare: Compare) -> None:
    """The same words with other stops are one utterance, and the relation says what differs."""
    [same] = compare(
        "“The harbour will open in the spring,” Anna Lindqvist said.",
        "Anna Lindqvist said: “The harbour will open in the spring.”",
    )
    assert same.relation == "punctuation"
    assert [p.op for d in same.diff for p in d.parts] == ["equal"]


def test_wording_that_differs_is_diffed(compare: Compare) -> None:
    """Two wordings of one utterance are found, and the diff names the words of each."""
    [same] = compare(
        "“We shall open the old harbour in the spring, whatever the council says,” Anna Lindqvist said.",
        "“We will open the old harbour in the spring, whatever the council thinks,” Anna Lindqvist said.",
    )
    assert same.relation == "wording-differs"
    parts = [p for d in same.diff for p in d.parts]
    assert [p.left.exact for p in parts if p.op == "only-left" and p.left] == ["shall", "says"]
    assert [p.right.exact for p in parts if p.op == "only-right" and p.right] == ["will", "thinks"]


def test_dropped_condition_is_singled_out(compare: Compare) -> None:
    """A print that leaves out a condition is truncated, the gap is unmarked, and the condition is named."""
    [same] = compare(
        "“If the state pays the bill, we will open the harbour,” Anna Lindqvist said.",
        "“We will open the harbour,” Anna Lindqvist said.",
    )
    assert same.relation == "truncated"
    rules = {reason.rule for reason in same.because}
    assert {"gap-unmarked", "dropped-condition"} <= rules


def test_fragment_of_a_longer_print(compare: Compare) -> None:
    """A quoted fragment goes with the longer print of the same speaker."""
    [same] = compare(
        "“The plan is a costly mistake for the whole town,” Peter Holm said.",
        "Peter Holm called the plan a “costly mistake” on Monday.",
    )
    assert same.relation == "truncated"


def test_quoted_in_one_reported_in_the_other(compare: Compare) -> None:
    """What one report quotes and the other only reports is kept as such."""
    [same] = compare(
        "“The harbour will open in the spring,” Anna Lindqvist said.",
        "Anna Lindqvist said the harbour would open in the spring.",
    )
    assert same.relation == "quoted-reported"


@pytest.mark.parametrize(
    "other",
    [
        "“The harbour will open in the spring,” Peter Holm said. Anna Lindqvist was silent.",
        "“The ferry will open a new line in the spring,” Anna Lindqvist said.",
        "“The harbour will never be sold to a stranger,” Anna Lindqvist said.",
        "“The state will pay for it one way or the other,” Anna Lindqvist said.",
    ],
)
def test_what_only_looks_alike_stays_apart(compare: Compare, other: str) -> None:
    """Few words in common, or another speaker, make no match."""
    assert compare("“The harbour will open one way or the other,” Anna Lindqvist said.", other) == ()


def test_dated_occasions_keep_look_alikes_apart(compare: Compare) -> None:
    """Nearly the same words said in two different months are two utterances."""
    assert (
        compare(
            "“The harbour will open in the spring of next year,” Anna Lindqvist said in January.",
            "“The harbour will open in the autumn of next year,” Anna Lindqvist said in June.",
        )
        == ()
    )


def test_a_short_denial_in_two_wordings(compare: Compare) -> None:
    """A few words of one speaker, put otherwise in one place, are one utterance in two wordings."""
    [same] = compare(
        "“I never touched anyone,” Anna Lindqvist said in court.",
        "“I have not touched anyone,” Anna Lindqvist said in court.",
    )
    assert same.relation == "wording-differs"
    assert [r.rule for r in same.because if r.rule.startswith("dropped")] == []


def test_contractions_and_national_spelling_are_no_other_words(compare: Compare) -> None:
    """ "isn't" and "is not", "neighbours" and "neighbors" are the same words in other letters."""
    [same] = compare(
        "“This isn’t how neighbours behave, and we won’t forget it,” Anna Lindqvist said.",
        "“This is not how neighbors behave, and we will not forget it,” Anna Lindqvist said.",
    )
    assert same.relation == "punctuation"


def test_a_gap_marked_without_blanks_parts_two_words(compare: Compare) -> None:
    """Dots set close ("else...we") mark a gap: the words beside them are words of their own."""
    [same] = compare(
        "“This was made by us and nobody else. No other town helped. We have done something special,” Anna Lindqvist said.",
        "“This was made by us and nobody else...we have done something special,” Anna Lindqvist said.",
    )
    assert same.relation == "truncated"
    assert "gap-marked" in {r.rule for r in same.because}


def test_two_wordings_without_a_common_speaker_need_a_common_run(compare: Compare) -> None:
    """A lawyer's sentence and a director's, alike in scattered words, are two utterances."""
    assert not compare(
        "“All of it was properly ordered, properly delivered and properly paid for,” his lawyer said.",
        "“Everything was properly ordered and properly sent to them,” Anna Lindqvist said.",
    )


def test_a_left_out_sentence_drops_no_negation(compare: Compare) -> None:
    """A negation in a sentence that only one report prints turns nothing in the sentence both print."""
    [same] = compare(
        "“I did not touch that clause. If the minister shows me my handwriting, I resign tonight,” Anna Lindqvist said.",
        "“If she shows me my handwriting, I resign tonight,” Anna Lindqvist said.",
    )
    assert not [r for r in same.because if r.rule.startswith("dropped")]


def test_the_earlier_report_stands_on_the_left(compare: Compare) -> None:
    """Whichever print is longer, a diff has the first report on its left."""
    [same] = compare(
        "“The harbour will open in the spring,” Anna Lindqvist said.",
        "“We have decided. The harbour will open in the spring, come what may,” Anna Lindqvist said.",
    )
    assert [(d.left, d.right) for d in same.diff] == [same.quotations]
