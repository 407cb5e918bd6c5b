"""Run by alembic, on the connection and in the transaction that `Database.migrate` opened."""

from alembic import context

from watcher.store.schema import metadata
from watcher.store.schema.base import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
