"""Decide a case: approve, make the bill, ask for a correction, reject, or close it. Once; the second one is told."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError

from server.domain.applications import Action, State, after
from server.domain.contributions import Month
from server.domain.errors import Invalid, NotAllowedNow, NotFound
from server.reference import tables
from server.storage import history, queue
from server.storage.applications import Application, Correction, Registered
from server.storage.db import transaction
from server.storage.sealing import keys
from server.usecases.add_note import keep_note
from server.usecases.claim_application import lost
from server.usecases.price_application import price_application
from server.usecases.read_case import Case, answers_of, opened
from server.usecases.recognise_staff import Officer

LONGEST_RECORD = 2000
"""Characters of the columns that keep reasons."""

MONTHS_AHEAD = 12
"""A bill begins in the present month or at most so many later."""


@dataclass(frozen=True)
class Decision:
    """What the officer sent. `version` and `claim` are those of the case they were looking at."""

    action: Action
    version: int
    claim: int
    reasons: Sequence[str] = ()
    fields: Sequence[tuple[str, Sequence[str]]] = ()
    note: str | None = field(default=None, repr=False)
    bill_reference: str | None = field(default=None, repr=False)
    first_month: Month | None = None


def decide_application(
    officer: Officer, application_id: int, decision: Decision, *, moment: datetime, today: date
) -> Case:
    """Move the case along the table in `domain/applications.py` and say why, all or nothing.

    Raises NotFound; ClaimLost when version or claim are not the present ones; NotAllowedNow, also with the code
    `already-registered`; Invalid where a reason, field or figure does not belong to the decision.
    """
    first_month = check(decision, today)
    with transaction() as session:
        application = queue.find_in(officer.branch, application_id, lock=True)
        if application is None:
            raise NotFound
        current = (application.version, application.claim_number, application.claim_holder)
        if current != (decision.version, decision.claim, officer.id):
            raise lost(application, moment)
        before = application.state
        to = after(State(before), decision.action)
        values = _values(application, decision, first_month, moment)
        if not queue.move(application, to=to, **values):
            raise lost(application, moment)

        if decision.action is Action.APPROVE:
            _register(session, application)
        if decision.action is Action.ASK_CORRECTION:
            _ask(session, application, decision, officer, moment)
        elif decision.note:
            keep_note(application.id, officer, decision.note, moment)
        by = f"staff:{officer.id}"
        history.record(application, decision.action, before=before, by=by, at=moment, reasons=_why(decision))
        session.flush()
        return opened(officer, application, moment=moment, today=today)


def check(decision: Decision, today: date) -> Month | None:
    """Does everything sent belong to this decision? Answers the first month of the bill; raises Invalid by field."""
    wrong: dict[str, str] = {}
    _check_reasons(decision, wrong)
    _check_fields(decision, wrong)
    first_month = None
    if decision.action is Action.BILL_MADE:
        present = Month.of(today)
        first_month = decision.first_month or present
        ahead = (first_month.year - present.year) * 12 + first_month.number - present.number
        if not 0 <= ahead <= MONTHS_AHEAD:
            wrong["first_month"] = "out-of-range"
        if not (decision.bill_reference or "").strip():
            wrong["bill_reference"] = "bill-reference-needed"
    else:
        if decision.bill_reference is not None:
            wrong["bill_reference"] = "unknown-field"
        if decision.first_month is not None:
            wrong["first_month"] = "unknown-field"
    if wrong:
        raise Invalid(fields=wrong)
    return first_month


def _check_reasons(decision: Decision, wrong: dict[str, str]) -> None:
    if decision.action not in (Action.REJECT, Action.CLOSE):
        if decision.reasons:
            wrong["reasons"] = "unknown-reason"
        return
    known = {code for code, reason in tables.reasons().items() if reason.use == str(decision.action)}
    if not decision.reasons:
        wrong["reasons"] = "reasons-needed"
    elif not set(decision.reasons) <= known:
        wrong["reasons"] = "unknown-reason"
    elif len(set(decision.reasons)) != len(decision.reasons):
        wrong["reasons"] = "twice"


def _check_fields(decision: Decision, wrong: dict[str, str]) -> None:
    if decision.action is not Action.ASK_CORRECTION:
        if decision.fields:
            wrong["fields"] = "unknown-field"
        return
    if not decision.fields:
        wrong["fields"] = "fields-needed"
    correctable = {each.name for each in tables.fields() if each.correctable}
    seen = set()
    for number, (name, codes) in enumerate(decision.fields):
        here = f"fields.{number}"
        fitting = {code for code, reason in tables.reasons().items() if reason.fits(name)}
        if name not in correctable:
            wrong[f"{here}.name"] = "not-correctable"
        elif name in seen:
            wrong[f"{here}.name"] = "twice"
        elif not codes:
            wrong[f"{here}.reasons"] = "reasons-needed"
        elif not set(codes) <= fitting:
            wrong[f"{here}.reasons"] = "unknown-reason"
        elif len(set(codes)) != len(codes):
            wrong[f"{here}.reasons"] = "twice"
        seen.add(name)
    if len(json.dumps(_why(decision))) > LONGEST_RECORD:
        wrong["fields"] = "too-long"


def _why(decision: Decision) -> list:
    """What the history keeps: codes, for a correction by field."""
    return [{"field": name, "codes": list(codes)} for name, codes in decision.fields] or list(decision.reasons)


def _values(application: Application, decision: Decision, first_month: Month | None, moment: datetime) -> dict:
    """What else changes on the row. Approving keeps the claim: the same officer makes the bill. The others end it."""
    if decision.action is Action.APPROVE:
        return {"claim_until": moment + queue.HOLD}
    values: dict[str, object] = {"claim_holder": None, "claim_until": None}
    if decision.action is Action.BILL_MADE and first_month and decision.bill_reference:
        if price_application(application, answers_of(application), first_month) is None:
            raise Invalid(fields={"first_month": "out-of-range"})
        place = f"application|bill_reference|{application.key}"
        values["bill_reference"] = keys().seal(decision.bill_reference.strip().encode(), place)
        values["bill_first_month"] = str(first_month)
    elif decision.action is Action.ASK_CORRECTION:
        values["corrections"] = application.corrections + 1
    else:
        values["decision_reasons"] = ",".join(decision.reasons)
    return values


def _register(session, application: Application) -> None:
    """One approved registration per NIK: the primary key of `registered` says no to the second, at whatever speed."""
    if application.nik_index is None:
        raise NotAllowedNow(state=application.state)
    session.add(Registered(nik_index=application.nik_index, application_id=application.id))
    try:
        session.flush()
    except IntegrityError:
        raise NotAllowedNow("already-registered", state=str(State.IN_REVIEW)) from None


def _ask(session, application: Application, decision: Decision, officer: Officer, moment: datetime) -> None:
    number = application.corrections
    note = None
    if decision.note:
        note = keys().seal(decision.note.encode(), f"correction|note|{application.key}/{number}")
    session.add(
        Correction(
            application_id=application.id,
            number=number,
            asked_at=moment,
            asked_by=officer.id,
            wanted=json.dumps({name: list(codes) for name, codes in decision.fields}),
            note=note,
        )
    )
