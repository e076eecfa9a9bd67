"""Read an application as the worker who sent it: where it is, what to do next, and what was written, masked."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from server.domain.applications import State
from server.domain.contributions import Month, Quote
from server.domain.privacy import mask
from server.reference import tables
from server.storage import applications, history, photos
from server.storage.applications import Application
from server.storage.sealing import keys
from server.usecases.open_application import open_application
from server.usecases.price_application import price_application


@dataclass(frozen=True)
class Bill:
    """Made by the office: only now can anyone pay. `quote` is worked out anew for the months from `first_month`."""

    reference: str
    first_month: str
    quote: Quote


@dataclass(frozen=True)
class AskedBack:
    """The open correction: dotted field names with reason codes, and the officer's own words if any."""

    number: int
    asked_at: datetime
    wanted: dict[str, list[str]]
    note: str | None


@dataclass(frozen=True)
class Answer:
    """One answer as it may be shown again: `value` is masked where it says who somebody is, else as it was sent."""

    field: tables.Field
    value: object
    masked: bool


@dataclass(frozen=True)
class OwnApplication:
    key: str
    state: str
    version: int
    tracking_code: str
    branch: str
    branch_sure: bool
    received_at: datetime
    language: str
    timeline: list[tuple[str, datetime]]
    correction: AskedBack | None
    reasons: list[str]
    bill: Bill | None
    quote: Quote | None
    photos: dict[str, str | None]
    answers: list[Answer]
    filled_by: str


def read_application(key: str, secret: str | None, *, today: date) -> OwnApplication:
    """Raises NotFound, Gone or SecretNeeded."""
    application = open_application(key, secret)
    answers = applications.open_answers(application)
    steps = history.steps_of(application.id)
    bill = _bill(application, answers)
    return OwnApplication(
        key=key,
        state=application.state,
        version=application.version,
        tracking_code=applications.tracking_code_of(key),
        branch=application.branch,
        branch_sure=application.branch_sure,
        received_at=application.received_at,
        language=application.language,
        timeline=_timeline(steps),
        correction=_correction(application),
        reasons=[code for code in application.decision_reasons.split(",") if code],
        bill=bill,
        quote=bill.quote if bill else price_application(application, answers, Month.of(today)),
        photos=_photos(application),
        answers=list(_masked(answers)),
        filled_by="helper" if answers.get("helper") else "self",
    )


def _timeline(steps) -> list[tuple[str, datetime]]:
    """Each state the worker was told, once in a row: what officers do within a state is not their concern."""
    timeline: list[tuple[str, datetime]] = []
    for step in steps:
        if not timeline or timeline[-1][0] != step.state_after:
            timeline.append((step.state_after, step.at))
    return timeline


def _correction(application: Application) -> AskedBack | None:
    if application.state != State.NEEDS_CORRECTION:
        return None
    row = applications.find_correction(application.id, application.corrections)
    if row is None or row.answered_at is not None:
        return None
    note = keys().open(row.note, f"correction|note|{application.key}/{row.number}").decode() if row.note else None
    return AskedBack(row.number, row.asked_at, json.loads(row.wanted), note)


def _bill(application: Application, answers: dict) -> Bill | None:
    if not application.bill_reference or not application.bill_first_month:
        return None
    reference = keys().open(application.bill_reference, f"application|bill_reference|{application.key}").decode()
    worked_out = price_application(application, answers, Month.parse(application.bill_first_month))
    return Bill(reference, application.bill_first_month, worked_out) if worked_out else None


def _photos(application: Application) -> dict[str, str | None]:
    expected = application.photos_expected.split(",")
    there = {photo.kind for photo in photos.of(application.id)}
    return {kind: "received" if kind in there else "expected" if kind in expected else None for kind in photos.KINDS}


def _masked(answers: dict):
    for field in tables.fields():
        group, _, name = field.name.rpartition(".")
        value = (answers.get(group) or {}).get(name) if group else answers.get(name)
        if value is None or value == "":
            continue
        hide = field.personal and isinstance(value, str) and field.kind != "village"
        yield Answer(field, mask(field.kind, value) if hide else value, hide)
