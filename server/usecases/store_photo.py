"""Store a photo: rebuilt, sealed and whole on disk before a row names it; a resend changes nothing."""

from datetime import datetime

from server.domain.applications import State
from server.domain.errors import Invalid, KeyReused
from server.storage import applications, photos
from server.storage.applications import Application
from server.storage.db import db, transaction
from server.storage.photo_files import photo_files
from server.storage.photos import Photo
from server.storage.pictures import rebuild
from server.usecases.open_application import open_application

TAKES_PHOTOS = (State.SUBMITTED, State.IN_REVIEW, State.NEEDS_CORRECTION, State.APPROVED)
"""Later, a photo helps nobody any more."""


def store_photo(key: str, kind: str, picture: bytes, secret: str | None, *, moment: datetime) -> tuple[Photo, bool]:
    """The photo's row and whether it is new.

    Raises NotFound, Gone, SecretNeeded; Invalid for what is no picture, not wanted, or there already.
    """
    application = open_application(key, secret)
    mac = applications.body_mac(f"{key}/{kind}", picture)
    known = _admit(application, kind, mac)
    if known:
        return known, False
    db.session.rollback()  # no transaction stays open while a picture is worked on
    small, width, height = rebuild(picture)
    name = photo_files().write(small)
    try:
        with transaction() as session:
            application = open_application(key, secret, lock=True)
            known = _admit(application, kind, mac)
            if known is None:
                photo = Photo(
                    application_id=application.id,
                    kind=kind,
                    stored_as=name,
                    original_mac=mac,
                    width=width,
                    height=height,
                    received_at=moment,
                )
                session.add(photo)
                session.flush()
                _let_officers_have_it(application, moment)
    except BaseException:
        photo_files().remove(name)
        raise
    if known:
        photo_files().remove(name)
        return known, False
    return photo, True


def _admit(application: Application, kind: str, mac: bytes) -> Photo | None:
    """The photo when these very bytes came before; None when this one may come; else raises."""
    before = photos.of(application.id, kind)
    for photo in before:
        if photo.original_mac == mac:
            return photo
    if application.state not in TAKES_PHOTOS:
        raise Invalid("photo-not-wanted", key=application.key, state=application.state)
    if before and not _asked_again(application, kind, before[-1]):
        raise KeyReused("photo-already-there", key=application.key)
    return None


def _asked_again(application: Application, kind: str, last: Photo) -> bool:
    """An open correction asks for this photo, and no newer one has come since."""
    if application.state != State.NEEDS_CORRECTION:
        return False
    correction = applications.find_correction(application.id, application.corrections)
    if correction is None:
        return False
    return f"photos.{kind}" in applications.wanted_by(correction) and last.received_at < correction.asked_at


def _let_officers_have_it(application: Application, moment: datetime) -> None:
    """Once all expected photos are there, the case no longer waits for them."""
    there = {photo.kind for photo in photos.of(application.id)}
    if set(filter(None, application.photos_expected.split(","))) <= there:
        application.claimable_at = min(application.claimable_at, moment)
