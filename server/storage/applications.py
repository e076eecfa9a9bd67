"""Applications: one row each. Who the worker is lies sealed in `answers`; the rest is needed to queue and count."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from server.domain.applications import State
from server.domain.identity import name_tokens
from server.domain.tracking import tracking_code
from server.storage.db import Base, Instant, db
from server.storage.sealing import keys


class Application(Base):
    """One worker's request. `key` is minted on the phone, so that a resend is recognised for ever."""

    __tablename__ = "application"
    __table_args__ = (
        Index("ix_application_queue", "branch", "state", "waiting_since", "id"),
        Index("ix_application_nik_index", "nik_index"),
        Index("ix_application_phone_index", "phone_index"),
        Index("ix_application_code_index", "code_index"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(22), unique=True)
    state: Mapped[str] = mapped_column(String(20), default=State.SUBMITTED)
    version: Mapped[int] = mapped_column(default=1)

    branch: Mapped[str] = mapped_column(String(32))
    branch_sure: Mapped[bool] = mapped_column()
    language: Mapped[str] = mapped_column(String(16))
    occupation: Mapped[str] = mapped_column(String(40))
    second_occupation: Mapped[str | None] = mapped_column(String(40))
    programmes: Mapped[str] = mapped_column(String(20))  # "JKK,JKM" or "JKK,JKM,JHT"
    months: Mapped[int] = mapped_column()
    campaign: Mapped[str | None] = mapped_column(String(40))
    consent_version: Mapped[str] = mapped_column(String(20))
    consent_known: Mapped[bool] = mapped_column()

    received_at: Mapped[datetime] = mapped_column(Instant)
    waiting_since: Mapped[datetime] = mapped_column(Instant)  # received, or last answered
    claimable_at: Mapped[datetime] = mapped_column(Instant)  # later than received while photos are expected
    photos_expected: Mapped[str] = mapped_column(String(20), default="")  # "", "ktp", "ktp,work"

    answers: Mapped[bytes | None] = mapped_column(LargeBinary)  # place: application|answers|<key>; None once erased
    receipt: Mapped[bytes | None] = mapped_column(
        LargeBinary
    )  # sealed: application|receipt|<key>; the first reply, for ever
    nik_index: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    phone_index: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    code_index: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    secret_mac: Mapped[bytes] = mapped_column(LargeBinary(32))  # of the reading secret
    body_mac: Mapped[bytes] = mapped_column(LargeBinary(32))  # of the submitted bytes, to tell a resend from a reuse

    claim_number: Mapped[int] = mapped_column(default=0)
    claim_holder: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    claim_until: Mapped[datetime | None] = mapped_column(Instant)

    decision_reasons: Mapped[str] = mapped_column(
        String(400), default=""
    )  # comma-separated codes of a rejection or closing
    bill_reference: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: application|bill_reference|<key>
    bill_first_month: Mapped[str | None] = mapped_column(String(7))  # "2026-12": the months to pay start here
    corrections: Mapped[int] = mapped_column(default=0)  # how many were asked for; the open one is this number


class Registered(Base):
    """A NIK that an office has approved: the primary key keeps two approvals of one person from both happening."""

    __tablename__ = "registered"

    nik_index: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)


class NameToken(Base):
    """One normalised word of a name, as a keyed fingerprint within a branch: found without being readable."""

    __tablename__ = "name_token"

    branch: Mapped[str] = mapped_column(String(32), primary_key=True)
    token: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), primary_key=True, index=True)


class Correction(Base):
    """Fields sent back to the worker, with reasons; answered once."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("application_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    number: Mapped[int] = mapped_column()
    asked_at: Mapped[datetime] = mapped_column(Instant)
    asked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    wanted: Mapped[str] = mapped_column(Text)  # JSON: {"applicant.birth_date": ["differs-from-card"], …}
    note: Mapped[bytes | None] = mapped_column(LargeBinary)  # sealed: correction|note|<key>/<number>
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    body_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32))


# Queries. `find_*` may be None.


def find_by_key(key: str, *, lock: bool = False) -> Application | None:
    """With `lock`, inside a transaction, nobody else changes the row until it ends (SQLite's writers wait anyway)."""
    wanted = select(Application).where(Application.key == key)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(wanted)


def find_by_code(code_index: bytes) -> Application | None:
    """By the keyed fingerprint of the tracking code."""
    return db.session.scalar(select(Application).where(Application.code_index == code_index))


def held(keys_asked: Sequence[str]) -> dict[str, bool]:
    """Which of these keys are here; False where the content was erased."""
    rows = select(Application.key, Application.answers.is_not(None)).where(Application.key.in_(keys_asked))
    return {key: bool(there) for key, there in db.session.execute(rows)}


# Core statements, built once: on the submit path the ORM and building anew cost half as much again.
_INSERTS = {
    dialect.dialect.name: dialect.insert(Application.__table__)
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(Application.__table__.c.id)
    for dialect in (sqlite, postgresql)
}
_FIRST_REPLY = select(Application.__table__.c.body_mac, Application.__table__.c.receipt).where(
    Application.__table__.c.key == bindparam("key")
)


def find_first_reply(key: str) -> tuple[bytes, bytes | None] | None:
    """What a resend is compared with, and the sealed first reply (None once erased); None for a key never seen."""
    row = db.session.connection().execute(_FIRST_REPLY, {"key": key}).one_or_none()
    return None if row is None else (row[0], row[1])


def add(values: dict) -> int | None:
    """A new row unless its key is taken: its id, or None. The one statement that makes a resend harmless."""
    connection = db.session.connection()
    return connection.execute(_INSERTS[connection.dialect.name], values).scalar_one_or_none()


def add_name(branch: str, application_id: int, name: str) -> None:
    """Make the name of a new application findable by its words."""
    rows = [
        {"branch": branch, "token": name_index(word), "application_id": application_id}
        for word in sorted(name_tokens(name))
    ]
    if rows:
        db.session.connection().execute(insert(NameToken.__table__), rows)


def index_name(branch: str, application_id: int, name: str) -> None:
    """Instead of what was there: the name was corrected, or the case went to another branch."""
    db.session.execute(delete(NameToken).where(NameToken.application_id == application_id))
    add_name(branch, application_id, name)


def find_correction(application_id: int, number: int) -> Correction | None:
    wanted = select(Correction).where(Correction.application_id == application_id, Correction.number == number)
    return db.session.scalar(wanted)


# What is sealed, and the fingerprints by which it is found.


def seal_answers(key: str, answers: dict) -> bytes:
    return keys().seal_json(answers, f"application|answers|{key}")


def open_answers(application: Application) -> dict:
    """The submission as it stands now, nested as in the contract; empty once it was erased."""
    if application.answers is None:
        return {}
    return keys().open_json(application.answers, f"application|answers|{application.key}")


def tracking_code_of(key: str) -> str:
    """Derived from the key with a secret, so that a restored server gives the same."""
    return tracking_code(keys().mac("tracking", key.encode()))


def nik_index(digits: str) -> bytes:
    return keys().index("nik", digits)


def phone_index(phone: str) -> bytes:
    """`phone` as `+628…`."""
    return keys().index("phone", phone)


def code_index(code: str) -> bytes:
    return keys().index("code", code)


def name_index(word: str) -> bytes:
    """Of one normalised word of a name."""
    return keys().index("name", word)


def secret_mac(key: str, secret: str) -> bytes:
    """Of the reading secret: whoever shows it again is the phone that sent the request."""
    return keys().mac("index", f"reading|{key}|{secret}".encode())


def body_mac(key: str, body: bytes) -> bytes:
    """Of bytes as sent: tells a resend from other content."""
    return keys().mac("index", f"body|{key}|".encode() + body)


def wanted_by(correction: Correction) -> dict[str, list[str]]:
    """Dotted field name to reason codes."""
    return json.loads(correction.wanted)
