"""The tables of the store, the same on SQLite and PostgreSQL. What changes here needs a migration in migrations/versions.

An index of what reports and dossier files hold, which `rebuild` makes again, plus what exists nowhere else: decisions of
people, the log of a stream, and how far a batch has come. The numbers `report.n` rise with the day of publication, so that
newest first is an index read backwards.
"""

import sqlalchemy as sa

metadata = sa.MetaData()
Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

report = sa.Table(
    "report",
    metadata,
    sa.Column("n", Number, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text, index=True),
    sa.Column("published", sa.Date),
    sa.Column("url", sa.Text, index=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("story", sa.Text, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

story = sa.Table(
    "story",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("last", sa.Date, index=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

story_change = sa.Table(
    "story_change",
    metadata,
    sa.Column("n", Number, primary_key=True),
    sa.Column("story", sa.Text, nullable=False, index=True),
    sa.Column("record", sa.Text, nullable=False),
)

duplicate = sa.Table(
    "duplicate",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("left", sa.Text, nullable=False, index=True),
    sa.Column("right", sa.Text, nullable=False, index=True),
    sa.Column("record", sa.Text, nullable=False),
)

dossier = sa.Table(
    "dossier",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("last", sa.Date, index=True),
    sa.Column("title", sa.Text, nullable=False),
)

dossier_report = sa.Table(
    "dossier_report",
    metadata,
    sa.Column("dossier", sa.Text, sa.ForeignKey("dossier.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("report", sa.Text, primary_key=True, index=True),
)

finding = sa.Table(
    "finding",
    metadata,
    sa.Column("n", Number, primary_key=True),
    sa.Column("dossier", sa.Text, sa.ForeignKey("dossier.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("report", sa.Text, index=True),
    sa.Column("actor", sa.Text),
    sa.Column("day", sa.Date),
    sa.Column("words", sa.Text, nullable=False),
    sa.Index("finding_actor", "actor", "n"),
    sa.Index("finding_kind_day", "kind", "day"),
)

decision = sa.Table(
    "decision",
    metadata,
    sa.Column("n", Number, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("about", sa.Text, nullable=False, index=True),
    sa.Column("dossier", sa.Text, index=True),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
)

plan = sa.Table(
    "plan",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, nullable=False),
)

done = sa.Table(
    "done",
    metadata,
    sa.Column("plan", sa.Text, sa.ForeignKey("plan.id"), primary_key=True),
    sa.Column("task", sa.Text, primary_key=True),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
)

source = sa.Table(
    "source",
    metadata,
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("seen", sa.Text, nullable=False),
)

INDEX_TABLES = (dossier_report, finding, dossier)
"""What `rebuild` empties and fills again from dossier files."""
