"""Whether two quotations can be one speaker's."""

from crossread.align.voices import can_be_one_voice, one_voice
from crossread.records.said import KnownBy, Quotation, Speaker
from crossread.records.text import Anchor


def said(by: str | None, printed: str | None, known_by: KnownBy) -> Quotation:
    """A quotation by hand, with its speaker as one report prints it."""
    mention = None if printed is None else Anchor("report-1", 0, len(printed), printed)
    return Quotation(
        id="quotation-1",
        report="report-1",
        parts=(Anchor("report-1", 50, 60, "some words"),),
        kind="direct",
        speaker=Speaker(by, mention, known_by),
        cue=None,
        negated=False,
        stance=None,
        stance_cue=None,
        factuality=None,
        factuality_cue=None,
        within=None,
    )


def test_a_name_printed_beside_both_is_one_voice() -> None:
    """The same full name beside both quotations is one speaker even where the casts cut the name unlike; a family name alone is not."""
    left = said("actor-a", "passenger Nora Whelan", "name")
    assert one_voice(left, said("actor-b", "Nora Whelan", "name"))
    assert not one_voice(left, said("actor-b", "Whelan", "short-name"))
    assert not one_voice(left, said("actor-b", "Paul Whelan", "name"))


def test_few_words_need_an_open_speaker_and_the_very_same_words() -> None:
    """Three words of somebody unnamed can be anybody's who prints the same three; two named people said them each."""
    unnamed, named, other = (
        said("actor-a", "the office", "unnamed"),
        said("actor-b", "Paul Ogden", "name"),
        said("actor-c", "Nora Whelan", "name"),
    )
    few = {"shorter": 3, "longest": 3, "sure": False}
    assert can_be_one_voice(unnamed, named, **few, same_words=True)
    assert not can_be_one_voice(unnamed, named, **few, same_words=False)
    assert not can_be_one_voice(named, other, **few, same_words=True)


def test_a_long_run_is_one_voice_whoever_is_named() -> None:
    """Eight words unbroken are hardly said twice by chance; seven by two named people may be."""
    one, other = said("actor-b", "Paul Ogden", "name"), said("actor-c", "Nora Whelan", "name")
    assert can_be_one_voice(one, other, shorter=12, longest=8, sure=False, same_words=False)
    assert not can_be_one_voice(one, other, shorter=12, longest=7, sure=False, same_words=False)
