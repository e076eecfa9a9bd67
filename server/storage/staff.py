"""Staff: who may open the office, for which branch, and the sessions they hold."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.db import Base, Instant, db

ROLES = ("officer", "supervisor")


class Staff(Base):
    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)  # lower case
    name: Mapped[str] = mapped_column(String(200))
    branch: Mapped[str] = mapped_column(String(32))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))  # argon2id
    created_at: Mapped[datetime] = mapped_column(Instant)
    disabled_at: Mapped[datetime | None] = mapped_column(Instant)


class StaffSession(Base):
    """A signed-in browser; the cookie holds the token, the table only its fingerprint."""

    __tablename__ = "staff_session"

    token_mac: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)


class Note(Base):
    """An officer's words on a case, for colleagues; sealed, because people write names into notes."""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(40))  # random; the sealed text is bound to note|text|<place>
    text: Mapped[bytes] = mapped_column(LargeBinary)


class Attempt(Base):
    """Wrong tries at a door (a tracking code, an account), counted so that guessing gets slow."""

    __tablename__ = "attempt"

    door: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)  # keyed index of kind and subject
    wrong: Mapped[int] = mapped_column()
    first_at: Mapped[datetime] = mapped_column(Instant)
    last_at: Mapped[datetime] = mapped_column(Instant)


def find_by_email(email: str) -> Staff | None:
    return db.session.scalar(select(Staff).where(Staff.email == email))


def find(staff_id: int) -> Staff | None:
    return db.session.get(Staff, staff_id)


def everyone() -> list[Staff]:
    """All staff, by branch and e-mail address."""
    return list(db.session.scalars(select(Staff).order_by(Staff.branch, Staff.email)))


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """The names behind staff ids, for history rows, notes and claims."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = db.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def find_session(token_mac: bytes) -> tuple[StaffSession, Staff] | None:
    """The session with this fingerprint and whom it belongs to, ended or not."""
    held = select(StaffSession, Staff).join(Staff, Staff.id == StaffSession.staff_id)
    row = db.session.execute(held.where(StaffSession.token_mac == token_mac)).first()
    return None if row is None else (row[0], row[1])


def mark_seen(token_mac: bytes, moment: datetime) -> None:
    db.session.execute(update(StaffSession).where(StaffSession.token_mac == token_mac).values(seen_at=moment))


def end_session(token_mac: bytes) -> None:
    db.session.execute(delete(StaffSession).where(StaffSession.token_mac == token_mac))


def end_sessions_of(staff_id: int) -> None:
    db.session.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))


def sweep_sessions(moment: datetime) -> None:
    """Let go of sessions that ended by themselves."""
    db.session.execute(delete(StaffSession).where(StaffSession.ends_at <= moment))


def notes_on(application_id: int) -> list[Note]:
    """Oldest first."""
    return list(db.session.scalars(select(Note).where(Note.application_id == application_id).order_by(Note.id)))
