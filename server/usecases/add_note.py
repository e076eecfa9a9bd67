"""Add a note: an officer's words for colleagues, sealed because people write names into notes; no worker sees it."""

import secrets
from datetime import datetime

from server.domain.errors import NotFound
from server.storage import history, queue
from server.storage.db import db, transaction
from server.storage.sealing import keys
from server.storage.staff import Note as Row
from server.usecases.read_case import Holder, Note
from server.usecases.recognise_staff import Officer


def add_note(officer: Officer, application_id: int, text: str, *, moment: datetime) -> Note:
    """Any officer of the branch may; raises NotFound."""
    with transaction():
        application = queue.find_in(officer.branch, application_id)
        if application is None:
            raise NotFound
        row = keep_note(application.id, officer, text, moment)
        history.saw(application.id, officer.id, "note", moment)
        return Note(row.id, Holder(officer.id, officer.name), row.at, text)


def keep_note(application_id: int, officer: Officer, text: str, moment: datetime) -> Row:
    """Within the caller's transaction."""
    place = secrets.token_hex(16)
    sealed = keys().seal(text.encode(), f"note|text|{place}")
    row = Row(application_id=application_id, staff_id=officer.id, at=moment, place=place, text=sealed)
    db.session.add(row)
    db.session.flush()
    return row
