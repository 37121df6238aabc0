"""Run by alembic: applies the steps over the connection and inside the transaction that it is given."""

from alembic import context

from stance.library.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
context.run_migrations()
