"""Photo files that a crash left without a row go after a day; nothing else ever does."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from server.storage.db import now
from server.storage.photo_files import photo_files
from server.usecases.sweep_photos import sweep_photos
from tests.factories import a_key, a_picture, a_submission, bearer

LEFT, HALF, FOREIGN = "0" * 32, f".{'1' * 32}.new", "README"


@pytest.fixture
def folder(any_app) -> Path:
    """A photo that a row names, and what a crash or somebody else left beside it."""
    client, key, body = any_app.test_client(), a_key(), a_submission(photos_expected=["ktp"])
    client.put(f"/api/v1/applications/{key}", json=body)
    client.put(
        f"/api/v1/applications/{key}/photos/ktp", data=a_picture(), headers=bearer(body), content_type="image/jpeg"
    )
    with any_app.app_context():
        folder = photo_files().folder
    for name in (LEFT, HALF, FOREIGN):
        (folder / name).write_bytes(b"x")
    return folder


def sweep_after(app, hours: int) -> int:
    with app.app_context():
        return sweep_photos(moment=now() + timedelta(hours=hours))


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_a_file_that_no_row_names_goes_after_a_day(any_app, folder):
    before = names(folder)

    assert sweep_after(any_app, 25) == 2
    assert before - names(folder) == {LEFT, HALF}


def test_a_file_of_today_may_still_get_its_row(any_app, folder):
    before = names(folder)

    assert sweep_after(any_app, 23) == 0
    assert names(folder) == before


def test_a_database_that_knows_none_of_the_files_sweeps_nothing(app):
    with app.app_context():
        folder = photo_files().folder
    (folder / LEFT).write_bytes(b"x")
    os.utime(folder / LEFT, (0, 0))

    assert sweep_after(app, 0) == 0
    assert names(folder) == {LEFT}
