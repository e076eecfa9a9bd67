"""Photos: the row says what was received; the picture itself is a sealed file outside the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, select
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.db import Base, Instant, db

KINDS = ("ktp", "work")


class Photo(Base):
    """A later photo of the same kind replaces an earlier one only when a correction asked for it; rows stay."""

    __tablename__ = "photo"
    __table_args__ = (Index("ix_photo_application", "application_id", "kind", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    kind: Mapped[str] = mapped_column(String(8))
    stored_as: Mapped[str] = mapped_column(String(64))  # file name; sealed for photo|file|<stored_as>
    original_mac: Mapped[bytes] = mapped_column(LargeBinary(32))  # of the bytes as sent: a resend is recognised
    width: Mapped[int] = mapped_column()
    height: Mapped[int] = mapped_column()
    received_at: Mapped[datetime] = mapped_column(Instant)


def of(application_id: int, kind: str | None = None) -> list[Photo]:
    """All that were received, oldest first."""
    rows = select(Photo).where(Photo.application_id == application_id).order_by(Photo.id)
    return list(db.session.scalars(rows.where(Photo.kind == kind) if kind else rows))


def latest(application_id: int) -> list[Photo]:
    """The newest of each kind, in the order of KINDS."""
    newest = {photo.kind: photo for photo in of(application_id)}
    return [newest[kind] for kind in KINDS if kind in newest]


def named(files: Sequence[str]) -> set[str]:
    """Which of these file names stand in a row."""
    known: set[str] = set()
    for start in range(0, len(files), 500):
        known.update(db.session.scalars(select(Photo.stored_as).where(Photo.stored_as.in_(files[start : start + 500]))))
    return known
