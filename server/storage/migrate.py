"""Migrations: bring the database to the newest schema, and say whether it is there."""

from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from server.storage.db import db

FOLDER = Path(__file__).parent / "migrations"


def upgrade(revision: str = "head") -> None:
    """Needs an application context."""
    command.upgrade(_config(), revision)


def downgrade(revision: str) -> None:
    command.downgrade(_config(), revision)


def is_at_head() -> bool:
    """Does the schema fit this code?"""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head()


@lru_cache(maxsize=1)
def head() -> str:
    return ScriptDirectory(str(FOLDER)).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
