"""What the other reports tell and one does not: every matter of theirs that is silent in mine."""

from crossread.errors import NotInDossier
from crossread.records.dossier import Dossier
from crossread.records.judged import Row


def missing_in(dossier: Dossier, report_id: str) -> tuple[Row, ...]:
    """List the matters that other reports tell and the given one does not: those told by most reports first, then in order.

    `report_id` is a report's id or its label ("A"). Headings and matters told only by the report itself are left out.
    Raises NotInDossier when the dossier holds no such report.
    """
    ids = {name: r.id for r in dossier.reports for name in (r.id, r.label)}
    if report_id not in ids:
        labels = ", ".join(f"{r.label} ({r.file})" for r in dossier.reports)
        raise NotInDossier(f"{report_id}: no such report in this dossier; it holds {labels}")
    mine = ids[report_id]
    kinds = {r.id: [b.kind for b in r.blocks] for r in dossier.reports}
    statement = {s.id: s for s in dossier.statements}

    def in_heading(row: Row) -> bool:
        told = (statement[i] for i in row.statements)
        return all(kinds[s.report][s.block] in ("headline", "heading", "byline", "caption") for s in told)

    silent = [row for row in dossier.rows if mine not in row.reports and not in_heading(row)]
    return tuple(sorted(silent, key=lambda row: -len(row.reports)))
