"""The synopsis: every row with a cell for every report, silence included, and the order each report would give them."""

from dataclasses import dataclass

from crossread.records.judged import Row
from crossread.records.said import Quotation
from crossread.records.text import Report
from crossread.records.told import Statement
from crossread.tell.coverage import order_led_by, row_starts
from crossread.tell.describe import said_by
from crossread.tell.labels import Sign, row_sign
from crossread.tell.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement as a cell shows it: who stands for it, and marks such as "negated" or "conditional"."""

    statement: Statement
    said_by: str
    marks: tuple[str, ...]
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report tells of a row; no tellings is silence."""

    report: Report
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row ready to be shown. `ranks` is its place in the order of each report as the lead, joined by blanks."""

    row: Row
    name: str
    sign: Sign
    cells: tuple[Cell, ...]
    ranks: str

    @property
    def dots(self) -> str:
        """One sign a report: told or silent."""
        return "".join("●" if c.tellings else "·" for c in self.cells)

    @property
    def silent(self) -> str:
        """The letters of the reports that do not tell it."""
        return ", ".join(c.report.label for c in self.cells if not c.tellings)


def row_views(look: Lookup) -> tuple[RowView, ...]:
    """All rows in the order of the first report."""
    dossier = look.dossier
    starts = row_starts(dossier)
    orders = [{row: n for n, row in enumerate(order_led_by(r.id, dossier, starts))} for r in dossier.reports]
    views = [
        RowView(row, look.name(row.id), row_sign(row), _cells(look, row), " ".join(str(o[row.id]) for o in orders))
        for row in dossier.rows
        if orders and row.id in orders[0]
    ]
    return tuple(sorted(views, key=lambda v: orders[0][v.row.id])) if orders else ()


def _cells(look: Lookup, row: Row) -> tuple[Cell, ...]:
    told = [look.statements[s] for s in row.statements if s in look.statements]
    return tuple(
        Cell(report, tuple(_telling(look, s) for s in told if s.report == report.id)) for report in look.dossier.reports
    )


def _telling(look: Lookup, statement: Statement) -> Telling:
    marks: list[str] = [statement.modality] if statement.modality not in ("asserted", "reported") else []
    if statement.polarity == "negated":
        marks.append("negated")
    return Telling(statement, said_by(look, statement), tuple(marks), look.quotations.get(statement.quotation or ""))
