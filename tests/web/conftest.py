"""What the tests of web routes share: one service for all reading pages, since nothing they do changes it."""

import shutil
from collections.abc import Iterator

import pytest
from flask import Flask

from server.app import create_app
from tests.conftest import a_config, end


@pytest.fixture(scope="session")
def pages_app(tmp_path_factory, regions_file, empty_database) -> Iterator[Flask]:
    """For tests that only read pages; those that write take `app`."""
    config = a_config(tmp_path_factory.mktemp("pages"), regions_file)
    shutil.copy(empty_database, config.data_dir / "payung.db")
    app = create_app(config)
    yield app
    end(app)


@pytest.fixture
def reader(pages_app):
    """A visitor without cookies, on the day of the settings."""
    before = pages_app.extensions["payung"]
    yield pages_app.test_client()
    pages_app.extensions["payung"] = before
