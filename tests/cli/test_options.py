"""Options: several outputs after one -o, and what --date and --outlet say of whom."""

from datetime import date

import pytest
import typer

from crossread.cli.options import said_of, spread_outputs
from crossread.read.metadata import Metadata


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("read a.txt -o out.html out.json", "read a.txt -o out.html -o out.json"),
        (
            "read a.txt b.txt -o out.html out.json out.md --offline",
            "read a.txt b.txt -o out.html -o out.json -o out.md --offline",
        ),
        ("read -o out.html a.txt", "read -o out.html a.txt"),
        ("read a.txt -o out.html --date 2024-05-06 b.html", "read a.txt -o out.html --date 2024-05-06 b.html"),
        ("verify out.json", "verify out.json"),
    ],
)
def test_outputs_are_spread(given: str, meant: str) -> None:
    """Words with an output's ending after -o and the inputs are outputs; an input before is not."""
    assert spread_outputs(given.split()) == meant.split()


def test_letters_name_reports() -> None:
    """A=… speaks of report A, anything else of all."""
    said = said_of(["A=2024-05-06", "2024-05-07"], ["A=Valley Post", "x=y"])
    assert said == {
        "A": Metadata(published=date(2024, 5, 6), outlet="Valley Post"),
        "*": Metadata(published=date(2024, 5, 7), outlet="x=y"),
    }


def test_a_day_that_is_none_is_misuse() -> None:
    """A month or prose is no day."""
    with pytest.raises(typer.BadParameter, match="no day"):
        said_of(["May 2024"], None)
