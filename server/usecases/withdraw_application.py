"""Withdraw and erase: what says who the worker is goes for good; that a request was here, and its history, stays."""

from datetime import datetime

from sqlalchemy import delete, update

from server.domain.applications import Action, State, after
from server.domain.errors import NotAllowedNow
from server.storage import history, photos
from server.storage.applications import Correction, NameToken, Registered
from server.storage.db import transaction
from server.storage.photo_files import photo_files
from server.storage.photos import Photo
from server.storage.staff import Note
from server.usecases.open_application import open_application


def withdraw_application(key: str, secret: str | None, *, moment: datetime) -> None:
    """Any time before there is something to pay. Raises NotFound, Gone, SecretNeeded or NotAllowedNow."""
    with transaction() as session:
        application = open_application(key, secret, lock=True)
        before = application.state
        try:
            to = after(State(before), Action.WITHDRAW)
        except NotAllowedNow as refusal:
            refusal.facts["key"] = key
            raise
        files = [photo.stored_as for photo in photos.of(application.id)]
        session.execute(delete(Photo).where(Photo.application_id == application.id))
        session.execute(delete(NameToken).where(NameToken.application_id == application.id))
        session.execute(delete(Note).where(Note.application_id == application.id))
        session.execute(delete(Registered).where(Registered.application_id == application.id))
        session.execute(update(Correction).where(Correction.application_id == application.id).values(note=None))
        application.answers = application.receipt = None
        application.nik_index = application.phone_index = application.code_index = None
        application.bill_reference = application.bill_first_month = None
        application.claim_holder = application.claim_until = None
        application.claim_number += 1
        application.photos_expected = ""
        application.state = str(to)
        application.version += 1
        history.record(application, Action.WITHDRAW, before=before, by="worker", at=moment)
    for name in files:  # after the commit: a row must never name a file that is gone
        photo_files().remove(name)
