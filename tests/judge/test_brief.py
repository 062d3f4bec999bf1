"""The brief and what is missing: sentences as printed, matters most told first, silence listed."""

import pytest

from crossread.errors import NotInDossier
from crossread.judge.brief import write_brief
from crossread.judge.missing import missing_in
from crossread.records.dossier import Dossier


def test_brief_sentences_are_printed_words(story_dossier: Dossier) -> None:
    """Each line of the brief is a passage of a report, used once."""
    texts = {r.id: r.text for r in story_dossier.reports}
    lines = story_dossier.brief
    assert lines
    for line in lines:
        assert texts[line.sentence.report][line.sentence.start : line.sentence.end] == line.sentence.exact
    assert len({line.sentence for line in lines}) == len(lines)


def test_brief_tells_shared_matters_only(story_dossier: Dossier) -> None:
    """No line tells what only one report tells, and none what the reports contradict each other in."""
    rows = {row.id: row for row in story_dossier.rows}
    for line in story_dossier.brief:
        assert len(rows[line.row].reports) > 1
        assert rows[line.row].relation != "contradicts"


def test_brief_of_one_report_is_empty() -> None:
    """One report alone has nothing that several tell."""
    assert write_brief([], [], {}) == ()


def test_missing_lists_what_mine_does_not_tell(story_dossier: Dossier) -> None:
    """Every row listed is told by another report and not by mine; nothing of the kind is left out but headings."""
    mine = story_dossier.reports[0]
    rows = missing_in(story_dossier, mine.label)
    assert rows
    assert all(mine.id not in row.reports for row in rows)
    assert rows == missing_in(story_dossier, mine.id)


def test_missing_names_the_reports_there_are(story_dossier: Dossier) -> None:
    """Asking for a report that is not there says which are."""
    with pytest.raises(NotInDossier, match="A"):
        missing_in(story_dossier, "Q")
