"""Sweep photo files that a crash left behind: written and renamed, but the row that would name them never came."""

from datetime import datetime, timedelta

from server.storage import photos
from server.storage.db import db
from server.storage.photo_files import photo_files

OLD = timedelta(hours=24)
"""A row follows its file within seconds; whatever no row names after a day never will be."""


def sweep_photos(*, moment: datetime) -> int:
    """How many files were removed.

    None at all when the database names not one of the files there: then it is more likely the wrong database than a
    folder full of leftovers.
    """
    before = moment - OLD
    files = photo_files().older_than(before)
    known = photos.named([file.name for file in files])
    db.session.rollback()
    if not known:
        return 0
    left_behind = [file for file in files if file.name not in known]
    for file in left_behind:
        file.unlink(missing_ok=True)
    return len(left_behind)
