"""History: who did what to an application, when and why. Rows are added, never changed; the database itself refuses."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from server.storage.db import Base, Instant, db


class Step(Base):
    """One state change. No personal data here: it outlives an erasure."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_application", "application_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    actor: Mapped[str] = mapped_column(String(40))  # "worker", "system" or "staff:<id>"
    action: Mapped[str] = mapped_column(String(20))  # "submit" for the first row
    state_before: Mapped[str | None] = mapped_column(String(20))
    state_after: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column()
    reasons: Mapped[str] = mapped_column(Text, default="")  # JSON list of codes, or of {field, codes}


class Access(Base):
    """One look by staff at somebody's data, written in the transaction that reads it."""

    __tablename__ = "access"
    __table_args__ = (Index("ix_access_application", "application_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    what: Mapped[str] = mapped_column(String(40))  # "case", "case-masked", "photo:ktp", "search:nik", …


def begin(application_id: int, state: str, *, by: str, at: datetime) -> None:
    """The first row: it was submitted."""
    row = {"application_id": application_id, "at": at, "actor": by, "action": "submit", "state_before": None}
    db.session.connection().execute(
        insert(Step.__table__), row | {"state_after": str(state), "version": 1, "reasons": ""}
    )


def record(
    application, action: str, *, before: str | None, by: str, at: datetime, reasons: Sequence[object] = ()
) -> None:
    """One more row, within the transaction that made the change: `application` is already as it is afterwards.

    `by` is "worker", "system" or "staff:<id>"; `reasons` are codes, or {field, codes}.
    """
    db.session.execute(
        insert(Step).values(
            application_id=application.id,
            at=at,
            actor=by,
            action=str(action),
            state_before=str(before) if before else None,
            state_after=str(application.state),
            version=application.version,
            reasons=json.dumps(list(reasons), separators=(",", ":")) if reasons else "",
        )
    )


def saw(application_id: int, staff_id: int, what: str, at: datetime) -> None:
    """Somebody of the staff looks: the row is written in the transaction that reads, or nothing is shown."""
    db.session.execute(insert(Access).values(application_id=application_id, staff_id=staff_id, at=at, what=what))


def steps_of(application_id: int) -> list[Step]:
    """Oldest first."""
    return list(db.session.scalars(select(Step).where(Step.application_id == application_id).order_by(Step.id)))


def last_staff(application_id: int) -> int | None:
    """Which officer moved the case last; None while nobody has."""
    rows = select(Step.actor).where(Step.application_id == application_id, Step.actor.like("staff:%"))
    actor = db.session.scalar(rows.order_by(Step.id.desc()).limit(1))
    return int(actor.removeprefix("staff:")) if actor else None
