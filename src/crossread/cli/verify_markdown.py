"""`crossread verify x.md`: do the footnotes of a Markdown dossier stand in the reports?"""

from pathlib import Path

from crossread.cli.talk import Exit, answer, stop
from crossread.errors import UnreadableInput
from crossread.read.metadata import Metadata
from crossread.read.reread import old_place
from crossread.read.sources import bytes_report
from crossread.tell.citations import broken_citations, read_citations, read_reports
from crossread.tell.lookup import counted


def verify_markdown(page: Path, files: list[Path]) -> None:
    """Check every footnote against the reports' files; exit 1 where one does not hold or a report cannot be read."""
    try:
        held = page.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{page}: cannot be read ({error})", Exit.UNREADABLE)
    citations, reports = read_citations(held), read_reports(held)
    if not citations or not reports:
        stop(
            f"{page}: no footnotes with places in it; was it written by `crossread read` or `export`?", Exit.UNREADABLE
        )
    failures: list[str] = []
    texts: dict[str, str] = {}
    for report in reports:
        path = next((f for f in files if f.name == Path(report.file).name), None) or old_place(report.file, page.parent)
        try:
            again = bytes_report(path.read_bytes(), file=str(path), metadata=Metadata())
        except (OSError, UnreadableInput) as error:
            failures.append(
                f"report {report.label}: not re-read: {error}. Give the file: crossread verify {page} FILES"
            )
            continue
        texts[report.label] = again.text
        if again.sha256 != report.sha256:
            failures.append(
                f"report {report.label}: {path} is not the file that was read ({report.sha256[:8]}… → {again.sha256[:8]}…)"
            )
    for broken in broken_citations([c for c in citations if c.label in texts], texts):
        one = broken.citation
        failures.append(
            f"[^{one.number}]: {one.label} {one.start}–{one.end} expects “{one.exact}”, found “{broken.found}”"
        )
    for failure in failures:
        answer(failure)
    if failures:
        stop(
            f"{counted(len(failures), 'thing does', 'things do')} not hold in {page}. Nothing was changed.",
            Exit.CHECK_FAILED,
        )
    answer(
        f"every footnote holds: {len(citations):,} in {counted(len(reports), 'report', 'reports')}, checked against the sources"
    )
