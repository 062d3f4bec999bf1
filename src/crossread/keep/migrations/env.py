"""What Alembic runs to apply steps: on the connection that `open_store` hands over, inside its transaction."""

from alembic import context

from crossread.keep.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
