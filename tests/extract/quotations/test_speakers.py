"""Speakers when the parse is wrong: a slip of the parser may cost the speaker, never the report."""

from dataclasses import replace

from crossread.annotate.cast import find_cast
from crossread.extract.quotations.speakers import speaker_at
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools


def test_relative_clause_hung_on_a_later_word(tools: Tools) -> None:
    """A relative pronoun whose clause the parser hangs on a noun behind it still has a mention with words in it."""
    report = text_report(b"Boats\n\nThe man who left early praised the crew.", file="a.txt", metadata=Metadata())
    annotated = tools.annotate(report)
    place = {token.text: token.i for token in annotated.tokens}
    wrong = {
        place["who"]: replace(annotated.tokens[place["who"]], head=place["left"], dep="nsubj"),
        place["left"]: replace(annotated.tokens[place["left"]], head=place["crew"], dep="acl:relcl"),
        place["crew"]: replace(annotated.tokens[place["crew"]], head=place["crew"], dep="root", pos="NOUN"),
    }
    annotated = replace(annotated, tokens=tuple(wrong.get(token.i, token) for token in annotated.tokens))
    cast = replace(find_cast(annotated), actor_of={}, form_of={})
    speaker = speaker_at(annotated, cast, place["who"], (place["who"], place["who"] + 1))
    assert speaker.mention is not None
    assert speaker.mention.exact == "who"
