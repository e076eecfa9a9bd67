"""The schema that migrations make is the one the code names, on both databases, up and down."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from server.storage import migrate
from server.storage.db import db


def test_migrations_and_code_agree(any_app):
    with any_app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_down_and_up_again(any_app):
    with any_app.app_context():
        migrate.downgrade("base")
        assert not migrate.is_at_head()
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        migrate.upgrade()
        assert migrate.is_at_head()


def test_up_twice_changes_nothing(any_app):
    with any_app.app_context():
        migrate.upgrade()
        assert migrate.is_at_head()


@pytest.mark.parametrize("index", ["ix_application_queue", "ix_application_nik_index", "ix_application_code_index"])
def test_what_is_searched_has_an_index(any_app, index):
    with any_app.app_context():
        assert index in {each["name"] for each in inspect(db.engine).get_indexes("application")}
