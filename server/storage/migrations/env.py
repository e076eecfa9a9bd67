"""How alembic reaches our database: the app's own engine, the schema of server/storage, one write transaction."""

from alembic import context

from server.storage.db import db


def run() -> None:
    engine = db.engine.execution_options(writing=True)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            transaction_per_migration=True,
            render_as_batch=connection.dialect.name == "sqlite",
        )
        with context.begin_transaction():
            context.run_migrations()


run()
