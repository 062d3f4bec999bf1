"""Linking figures of whole reports."""

from collections.abc import Callable

import pytest

from crossread.annotate.annotated import Annotated
from crossread.extract.dates import find_dates
from crossread.extract.figures import find_figures
from crossread.judge.figures import link_figures
from crossread.records.text import Block, Report
from crossread.tools import Tools

Link = Callable[[str, str], list[tuple[str, str, str]]]


@pytest.fixture
def link(tools: Tools) -> Link:
    def run(*texts: str) -> list[tuple[str, str, str]]:
        annotated: list[Annotated] = []
        for label, text in zip("AB", texts, strict=True):
            block = Block("paragraph", 0, len(text))
            annotated.append(
                tools.annotate(
                    Report(f"report-{label}", label, text, "a.txt", "", "", None, None, None, None, "en", (block,), ())
                )
            )
        dates = [find_dates(one, published=None) for one in annotated]
        figures = [find_figures(one, quotations=(), dates=found) for one, found in zip(annotated, dates, strict=True)]
        exact = {figure.id: figure.anchor.exact for found in figures for figure in found}
        links = link_figures(annotated, figures, (), {}, dates=dates)
        return [(exact[x.left], exact[x.right], x.relation) for x in links]

    return run


def test_one_number_of_one_noun_is_linked(link: Link) -> None:
    """The same telling number with the same noun is one figure."""
    found = link("The storm sank 267 fishing boats on the coast.", "On the coast 267 boats were sunk by the storm.")
    assert found == [("267 fishing boats", "267 boats", "equal")]


def test_a_rounded_number_is_compatible(link: Link) -> None:
    """ "nearly 270" and 267 tell one thing."""
    found = link("The storm sank 267 fishing boats on the coast.", "The storm on the coast sank nearly 270 boats.")
    assert [relation for _, _, relation in found] == ["compatible"]


def test_numbers_of_other_things_stay_unlinked(link: Link) -> None:
    """An equal small number of something else is no link, and a far one is no conflict without an aligned row."""
    assert link("The storm sank 12 boats.", "The minister met 12 farmers about milk.") == []
    assert link("The storm sank 267 boats.", "A blaze in the north sank 31 boats last winter.") == []
