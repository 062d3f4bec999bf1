"""Reports to keep."""

from datetime import date

from crossread.read.metadata import Metadata
from crossread.read.plain_text import text_report
from crossread.records.text import Report


def made_up(words: str, *, day: date | None = None, outlet: str | None = None, title: str | None = None) -> Report:
    """A report of one paragraph."""
    text = f"{title or 'Notes from the Harbour'}\n\n{words} The harbour office gave no further word on it that evening."
    return text_report(text.encode(), file="made-up.txt", metadata=Metadata(published=day, outlet=outlet, title=title))
