"""Dossiers in the store: an index of dossier files, which stay the truth, and can be indexed again at any time."""

from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from crossread.errors import BadDossier
from crossread.keep.findings import findings_of
from crossread.keep.reports import put_reports
from crossread.keep.schema import INDEX_TABLES, dossier_report, finding
from crossread.keep.schema import dossier as table
from crossread.keep.store import Store
from crossread.records.codec import read_dossier
from crossread.records.dossier import Dossier, Refused


def index_dossier(store: Store, dossier: Dossier, *, file: Path) -> None:
    """Index one dossier, in place of what was indexed of it before, together with its reports; one transaction."""
    digest = sha256(file.read_bytes()).hexdigest()
    with store.write() as connection:
        put_dossier(connection, dossier, file=str(file), digest=digest)


def put_dossier(connection: sa.Connection, dossier: Dossier, *, file: str, digest: str) -> None:
    """The same inside a transaction that does more."""
    _drop(connection, dossier.id)
    put_reports(connection, dossier.reports)
    days = [r.published for r in dossier.reports if r.published]
    connection.execute(
        sa.insert(table).values(
            id=dossier.id,
            file=file,
            sha256=digest,
            last=max(days) if days else None,
            title=dossier.reports[0].title if dossier.reports else "",
        )
    )
    if dossier.reports:
        places = [{"dossier": dossier.id, "report": r.id} for r in dossier.reports]
        connection.execute(sa.insert(dossier_report), places)
    rows = [{"dossier": dossier.id, **asdict(found)} for found in findings_of(dossier)]
    if rows:
        connection.execute(sa.insert(finding), rows)


def _drop(connection: sa.Connection, name: str) -> None:
    connection.execute(sa.delete(finding).where(finding.c.dossier == name))
    connection.execute(sa.delete(dossier_report).where(dossier_report.c.dossier == name))
    connection.execute(sa.delete(table).where(table.c.id == name))


def rebuild(store: Store, files: Iterable[Path]) -> tuple[Refused, ...]:
    """Empty the index and fill it again from dossier files, one transaction for all; decisions, reports and logs stay.

    Gives the files that are no dossiers, with the reason; the others are indexed.
    """
    refused = []
    with store.write() as connection:
        for emptied in (finding, *(t for t in INDEX_TABLES if t is not finding)):
            connection.execute(sa.delete(emptied))
        for file in files:
            try:
                held = read_dossier(file)
            except BadDossier as error:
                refused.append(Refused(str(file), str(error)))
                continue
            put_dossier(connection, held, file=str(file), digest=sha256(file.read_bytes()).hexdigest())
    return tuple(refused)


def dossier_files(store: Store, *, report: str | None = None) -> tuple[tuple[str, str], ...]:
    """Ids and files of the dossiers indexed, newest first; with `report` only those that hold it."""
    query = sa.select(table.c.id, table.c.file).order_by(table.c.last.desc().nulls_last(), table.c.id)
    if report:
        query = query.join(dossier_report, dossier_report.c.dossier == table.c.id).where(
            dossier_report.c.report == report
        )
    with store.read() as connection:
        return tuple((name, file) for name, file in connection.execute(query))
