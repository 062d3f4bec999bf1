"""Words on PostgreSQL without their accents, as they are on SQLite: "cafe" finds "café" there too."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _vector(text: str) -> str:
    """Accents are characters of their own after NFD, and are taken out; these functions are immutable, which the index wants."""
    return f"to_tsvector('english', regexp_replace(normalize({text}, NFD), '[\u0300-\u036f]', '', 'g'))"


def upgrade() -> None:
    """Make the column of words and its index again; nothing to do on SQLite, whose tokenizer takes accents away."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, column, text in (
        ("report", "words", "title || ' ' || left(text, 250000)"),
        ("finding", "searched", "words"),
    ):
        op.execute(sa.text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        op.execute(
            sa.text(f"ALTER TABLE {table} ADD COLUMN {column} tsvector GENERATED ALWAYS AS ({_vector(text)}) STORED")
        )
        op.execute(sa.text(f"CREATE INDEX {table}_words ON {table} USING gin ({column})"))
