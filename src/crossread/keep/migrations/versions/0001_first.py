"""The first schema: tables, full-text search, and decisions that cannot be changed or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_SQLITE = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='report', content_rowid='n', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER report_added AFTER INSERT ON report BEGIN "
    "INSERT INTO report_words(rowid, title, text) VALUES (new.n, new.title, new.text); END",
    "CREATE TRIGGER report_dropped AFTER DELETE ON report BEGIN "
    "INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text); END",
    "CREATE TRIGGER report_changed AFTER UPDATE OF title, text ON report BEGIN "
    "INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text); "
    "INSERT INTO report_words(rowid, title, text) VALUES (new.n, new.title, new.text); END",
    "CREATE VIRTUAL TABLE finding_words USING fts5(words, content='finding', content_rowid='n', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER finding_added AFTER INSERT ON finding BEGIN "
    "INSERT INTO finding_words(rowid, words) VALUES (new.n, new.words); END",
    "CREATE TRIGGER finding_dropped AFTER DELETE ON finding BEGIN "
    "INSERT INTO finding_words(finding_words, rowid, words) VALUES ('delete', old.n, old.words); END",
    "CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN "
    "SELECT RAISE(ABORT, 'decisions are added, never changed'); END",
    "CREATE TRIGGER decision_remains BEFORE DELETE ON decision BEGIN "
    "SELECT RAISE(ABORT, 'decisions are added, never deleted'); END",
)

_POSTGRESQL = (
    "ALTER TABLE report ADD COLUMN words tsvector GENERATED ALWAYS AS "
    "(to_tsvector('english', title || ' ' || left(text, 250000))) STORED",
    "CREATE INDEX report_words ON report USING gin (words)",
    "ALTER TABLE finding ADD COLUMN searched tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED",
    "CREATE INDEX finding_words ON finding USING gin (searched)",
    "CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'decisions are added, never changed or deleted'; END $$",
    "CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION decision_stays()",
)


def upgrade() -> None:
    """Make everything; written out, so that later changes to schema.py leave this step as it was."""
    _reports_and_stories()
    _dossiers()
    _what_exists_nowhere_else()
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(sa.text(statement))


def _text(
    name: str, *, null: bool = False, primary_key: bool = False, unique: bool = False, index: bool = False
) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, primary_key=primary_key, unique=unique, index=index)


def _reports_and_stories() -> None:
    op.create_table(
        "report",
        sa.Column("n", _NUMBER, primary_key=True, autoincrement=False),
        _text("id", unique=True),
        _text("title"),
        _text("outlet", null=True, index=True),
        sa.Column("published", sa.Date),
        _text("url", null=True, index=True),
        _text("language"),
        _text("story", null=True, index=True),
        _text("text"),
        _text("record"),
    )
    op.create_table(
        "story",
        _text("id", primary_key=True),
        sa.Column("last", sa.Date, index=True),
        sa.Column("size", sa.Integer, nullable=False),
        _text("record"),
    )
    op.create_table(
        "story_change", sa.Column("n", _NUMBER, primary_key=True), _text("story", index=True), _text("record")
    )
    op.create_table(
        "duplicate",
        _text("id", primary_key=True),
        _text("left", index=True),
        _text("right", index=True),
        _text("record"),
    )


def _dossiers() -> None:
    op.create_table(
        "dossier",
        _text("id", primary_key=True),
        _text("file"),
        _text("sha256"),
        sa.Column("last", sa.Date, index=True),
        _text("title"),
    )
    op.create_table(
        "dossier_report",
        sa.Column("dossier", sa.Text, sa.ForeignKey("dossier.id", ondelete="CASCADE"), primary_key=True),
        _text("report", primary_key=True, index=True),
    )
    op.create_table(
        "finding",
        sa.Column("n", _NUMBER, primary_key=True),
        sa.Column("dossier", sa.Text, sa.ForeignKey("dossier.id", ondelete="CASCADE"), nullable=False, index=True),
        _text("id", index=True),
        _text("kind"),
        _text("report", null=True, index=True),
        _text("actor", null=True),
        sa.Column("day", sa.Date),
        _text("words"),
        sa.Index("finding_actor", "actor", "n"),
        sa.Index("finding_kind_day", "kind", "day"),
    )


def _what_exists_nowhere_else() -> None:
    op.create_table(
        "decision",
        sa.Column("n", _NUMBER, primary_key=True),
        _text("id", unique=True),
        _text("about", index=True),
        _text("dossier", null=True, index=True),
        _text("verdict"),
        _text("who"),
        _text("at"),
        _text("note"),
    )
    op.create_table("plan", _text("id", primary_key=True), _text("record"))
    op.create_table(
        "done",
        sa.Column("plan", sa.Text, sa.ForeignKey("plan.id"), primary_key=True),
        _text("task", primary_key=True),
        _text("outcome"),
        _text("detail"),
    )
    op.create_table(
        "source",
        _text("address", primary_key=True),
        _text("etag", null=True),
        _text("modified", null=True),
        _text("seen"),
    )
