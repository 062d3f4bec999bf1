"""Phrases without a name: what "the company" can take up, and what is no holder."""

import pytest

from crossread.annotate.cast import find_cast
from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.tools import Tools


def mentions(tools: Tools, text: str) -> dict[str, list[str]]:
    """The words that each actor of a text is spoken of by."""
    annotated = tools.annotate(text_report(text.encode(), file="a.txt", metadata=Metadata()))
    return {actor.name: [m.exact for m in actor.mentions] for actor in find_cast(annotated).actors}


def test_the_company_is_no_union_and_no_agency_of_a_dateline(tools: Tools) -> None:
    """ "the company" takes up the firm named before, not the union nor the agency that files the report."""
    found = mentions(
        tools,
        "BARGO (Reuters) - Workers at Bargo Steel Corporation walked out on Monday. The Metal Workers Federation called the strike. "
        "The company said that it was surprised.\n",
    )
    owners = [name for name, said in found.items() if "The company" in said]
    assert not {"Reuters", "Metal Workers Federation"} & set(owners)


@pytest.mark.parametrize("text", ["They demanded at least 7 percent.\n", "- Train drivers met in Bargo on Monday.\n"])
def test_a_figure_is_no_group_and_a_dash_no_part_of_one(tools: Tools, text: str) -> None:
    """Neither a bare percentage nor a dash before the words makes a holder's name."""
    assert not any("percent" in name or name.startswith("-") for name in mentions(tools, text))
