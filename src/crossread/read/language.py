"""Which language a report is in, so that what is not English is kept and labelled, and not analysed."""

from dataclasses import replace
from importlib.util import find_spec

from crossread.errors import MissingExtra
from crossread.records.text import Note, Report

ANALYSED = "en"
_FEWEST_LETTERS = 60
_READ = 3_000


def identify_language(text: str) -> str | None:
    """ISO 639-1 code of a text's language by py3langid (97 languages); None where there are fewer than 60 letters to go by.

    Raises MissingExtra where py3langid is not installed.
    """
    if not find_spec("py3langid"):
        raise MissingExtra("py3langid", "streams", "telling languages apart")
    if sum(c.isalpha() for c in text[:_READ]) < _FEWEST_LETTERS:
        return None
    # reading the table of languages takes a second, and only many reports need it
    from py3langid.langid import classify  # type: ignore[import-untyped]

    return str(classify(text[:_READ])[0])


def label_language(report: Report) -> Report:
    """The report with its language; what is not English carries a note that it is kept and not analysed."""
    language = identify_language(report.text)
    if language is None or language == report.language:
        return report
    note = Note("language", f"in {language} as py3langid reads it; kept, and not analysed")
    return replace(report, language=language, notes=(*report.notes, note))
