"""Reading sources again for verification: which file belongs to which report."""

from pathlib import Path

from crossread.read.reread import reread
from crossread.read.sources import read_sources

ONE = "Dam Holds Through the Night\n\nThe dam above the town held through the night, the mayor said on Monday.\n"
TWO = "Town Slept While the River Rose\n\nNobody in the lower town had to leave home, the fire service said.\n"


def two(folder: Path) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(ONE)
    (folder / "b.txt").write_text(TWO)
    return folder / "a.txt", folder / "b.txt"


def test_sources_are_found_at_their_old_place(tmp_path: Path) -> None:
    """Without files given, each report is read again from where it was."""
    reports = read_sources(two(tmp_path)).reports
    assert {i: r.text for i, r in reread(reports, [], beside=tmp_path).items()} == {r.id: r.text for r in reports}


def test_moved_files_are_known_by_name(tmp_path: Path) -> None:
    """Files moved elsewhere are matched by their names, in any order."""
    reports = read_sources(two(tmp_path / "old")).reports
    moved = two(tmp_path / "new")
    assert {i: r.text for i, r in reread(reports, moved[::-1], beside=tmp_path).items()} == {
        r.id: r.text for r in reports
    }


def test_renamed_files_are_known_by_their_order(tmp_path: Path) -> None:
    """As many files as reports, under new names, are taken in order."""
    a, b = two(tmp_path)
    reports = read_sources([a, b]).reports
    c, d = a.rename(tmp_path / "c.txt"), b.rename(tmp_path / "d.txt")
    assert [reread(reports, [c, d], beside=tmp_path)[r.id].text for r in reports] == [ONE, TWO]


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    """A source that cannot be read gives the reason, not an empty text."""
    a, b = two(tmp_path)
    reports = read_sources([a, b]).reports
    b.unlink()
    again = reread(reports, [], beside=tmp_path)[reports[1].id]
    assert again.text is None
    assert "No such file" in (again.refused or "")


def test_a_dossier_sent_with_its_reports_finds_them_beside_it(tmp_path: Path) -> None:
    """Reports that moved together with the dossier are found in its folder by their names."""
    reports = read_sources(two(tmp_path / "old")).reports
    for report in reports:
        Path(report.file).unlink()
    two(tmp_path / "new")
    again = reread(reports, [], beside=tmp_path / "new")
    assert {i: r.text for i, r in again.items()} == {r.id: r.text for r in reports}
