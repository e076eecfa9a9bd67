"""People and cases for the tests of the office: what a test does not mention is ordinary."""

import copy
import secrets
from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime, timedelta
from itertools import count

from sqlalchemy import func, select

from server.domain.applications import Action
from server.storage.applications import Application
from server.storage.db import db, transaction
from server.storage.history import Access, Step
from server.storage.staff import Staff
from server.usecases.claim_application import claim_application
from server.usecases.decide_application import Decision, decide_application
from server.usecases.read_case import Case
from server.usecases.recognise_staff import Officer
from server.usecases.submit_application import submit_application

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CLOCK = {"moment": MORNING, "today": TODAY}

ORDINARY = {
    "language": "jv",
    "occupation": "nelayan",
    "monthly_income": 1_500_000,
    "programmes": ["JKK", "JKM"],
    "months": 3,
    "applicant": {
        "nik": "3372011405780001",
        "full_name": "Sutrisno",
        "birth_date": "1978-05-14",
        "sex": "M",
        "phone": "+6281234567801",
    },
    "address": {"village": "33.72.01.1001", "street": "Jl. Melati 7"},
    "work": {"paid_by": "buyers", "days_last_week": 6},
    "consent": {"version": "2026-11", "given_at": "2026-11-22T08:00:00Z"},
    "reading_secret": "r" * 40,
}

_numbers = count(1)


def later(**span: float) -> dict:
    """The clock some time after MORNING, on the same day."""
    return {"moment": MORNING + timedelta(**span), "today": TODAY}


def an_officer(
    *, branch: str = "L01", role: str = "officer", name: str | None = None, kept: str = "no password"
) -> Officer:
    """An account without a password that opens it, unless a hash is given."""
    number = next(_numbers)
    with transaction() as session:
        person = Staff(
            email=f"petugas{number}@kantor.example",
            name=name or f"Petugas {number}",
            branch=branch,
            role=role,
            password_hash=kept,
            created_at=MORNING,
        )
        session.add(person)
        session.flush()
        return Officer.of(person)


def a_nik() -> str:
    """Another person each time, born on 14 May 1978 in Surakarta."""
    return f"337201140578{next(_numbers):04}"


def answers(**changes: object) -> dict:
    """An ordinary submission with some answers changed: `applicant__nik="…"` for `applicant.nik`; None leaves one out."""
    body = copy.deepcopy(ORDINARY)
    body["applicant"]["nik"] = a_nik()
    body["applicant"]["phone"] = f"+62812{next(_numbers):08}"
    for name, value in changes.items():
        *groups, last = name.split("__")
        place = body
        for group in groups:
            place = place.setdefault(group, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return body


def an_application(*, at: datetime = MORNING - timedelta(hours=2), **changes: object) -> int:
    """A submitted case; its id."""
    key = urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")
    reply, _ = submit_application(key, b"{}", answers(**changes), moment=at)
    with transaction() as session:
        return session.scalar(select(Application.id).where(Application.key == reply["key"]))


def claimed(officer: Officer, application_id: int | None = None, **changes: object) -> Case:
    """A case this officer holds, open."""
    return claim_application(officer, application_id or an_application(**changes), **CLOCK)


def decide(officer: Officer, case: Case, action: str, *, clock: dict | None = None, **more: object) -> Case:
    """As the screen does it: with the version and the claim number of the case that was looked at."""
    decision = Decision(Action(action), version=case.version, claim=case.claim.number, **more)
    return decide_application(officer, case.id, decision, **(clock or CLOCK))


def row(application_id: int) -> Application:
    """What the database holds now."""
    db.session.rollback()
    found = db.session.get(Application, application_id, populate_existing=True)
    db.session.expunge(found)
    db.session.rollback()
    return found


def looks(application_id: int) -> list[tuple[int, str]]:
    """Who saw what, in order."""
    rows = db.session.execute(
        select(Access.staff_id, Access.what).where(Access.application_id == application_id).order_by(Access.id)
    )
    found = [tuple(one) for one in rows]
    db.session.rollback()
    return found


def steps(application_id: int) -> list[str]:
    """The actions of the history, in order."""
    found = list(db.session.scalars(select(Step.action).where(Step.application_id == application_id).order_by(Step.id)))
    db.session.rollback()
    return found


def how_many(table: type) -> int:
    found = db.session.scalar(select(func.count()).select_from(table))
    db.session.rollback()
    return found
