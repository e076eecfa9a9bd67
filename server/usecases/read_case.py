"""Read a case: everything an officer needs to decide, open to whoever holds its claim and masked for everyone else.

Every look is a row in `access`, written in the transaction that reads. Codes only: words are the door's business.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from server.domain.applications import State, decisions_in
from server.domain.branches import route
from server.domain.contributions import Month, Quote
from server.domain.duplicates import same_in
from server.domain.errors import DomainError, NotFound
from server.domain.privacy import DOT, mask
from server.domain.verification import Check, Flag, check_answers, flags_of
from server.reference import tables
from server.storage import applications, history, photos, queue
from server.storage import staff as shelf
from server.storage.applications import Application
from server.storage.db import transaction
from server.storage.sealing import keys
from server.usecases.price_application import price_application
from server.usecases.recognise_staff import Officer

HIDDEN = DOT * 6
DUPLICATES_SHOWN = 20


@dataclass(frozen=True)
class Holder:
    id: int
    name: str


@dataclass(frozen=True)
class Claim:
    """`until` may have passed: the former holder then still decides as long as nobody else took the case."""

    number: int
    holder: Holder | None
    until: datetime | None
    mine: bool
    live: bool


@dataclass(frozen=True)
class Row:
    """One line of the queue; the name is masked, and the rest says nothing about who it is."""

    id: int
    state: str
    version: int
    tracking_code: str
    name: str
    occupation: str
    language: str
    received_at: datetime
    waiting_since: datetime
    claimable_at: datetime
    flags: list[Flag]
    claim: Claim


@dataclass(frozen=True)
class Duplicate:
    """Another request with the same NIK or phone number. Of another branch only where it lies and how it stands."""

    state: str
    same: list[str]
    branch: str
    id: int | None = None
    tracking_code: str | None = None
    received_at: datetime | None = None


@dataclass(frozen=True)
class Correction:
    number: int
    asked_at: datetime
    asked_by: str
    answered_at: datetime | None
    wanted: dict[str, list[str]]
    note: str | None


@dataclass(frozen=True)
class Bill:
    """What the worker has to pay, worked out anew for the months to be paid."""

    reference: str
    first_month: str
    quote: Quote | None


@dataclass(frozen=True)
class Photo:
    kind: str
    received_at: datetime
    width: int
    height: int


@dataclass(frozen=True)
class Note:
    id: int
    by: Holder
    at: datetime
    text: str


@dataclass(frozen=True)
class Step:
    """One row of the history; `by` is None for the worker and for the system."""

    at: datetime
    actor: str
    by: Holder | None
    action: str
    before: str | None
    after: str
    reasons: list


@dataclass(frozen=True)
class Case:
    id: int
    key: str
    tracking_code: str
    state: str
    version: int
    claim: Claim
    masked: bool
    branch: str
    branch_sure: bool
    basis: str | None
    language: str
    occupation: str
    second_occupation: str | None
    received_at: datetime
    waiting_since: datetime
    claimable_at: datetime
    answers: Mapping[str, object] = field(repr=False)
    checks: dict[str, Check]
    flags: list[Flag]
    photos: list[Photo]
    photos_expected: list[str]
    duplicates: list[Duplicate]
    quote: Quote | None
    correction: Correction | None
    bill: Bill | None
    reasons: list[str]
    notes: list[Note] = field(repr=False)
    history: list[Step]
    decisions: list[str]


def read_case(officer: Officer, application_id: int, *, moment: datetime, today: date) -> Case:
    """Raises NotFound, alike for a case of another branch and one that does not exist."""
    with transaction():
        application = queue.find_in(officer.branch, application_id)
        if application is None:
            raise NotFound
        return opened(officer, application, moment=moment, today=today)


def opened(officer: Officer, application: Application, *, moment: datetime, today: date) -> Case:
    """The case as this officer may see it, and a row that says they saw it; within the caller's transaction."""
    claim = claim_on(application, officer, moment)
    masked = not (claim.mine and claim.live)
    history.saw(application.id, officer.id, "case-masked" if masked else "case", moment)

    answers = answers_of(application)
    duplicates = _duplicates(application, officer)
    flags = flags_of(answers, **_circumstances(application, today), same=_same(duplicates))
    income_hidden = masked and tables.field("monthly_income").personal
    correction = applications.find_correction(application.id, application.corrections)
    names = _names(application, correction)
    place = _text(answers.get("address.village"))
    return Case(
        id=application.id,
        key=application.key,
        tracking_code=applications.tracking_code_of(application.key),
        state=application.state,
        version=application.version,
        claim=claim,
        masked=masked,
        branch=application.branch,
        branch_sure=application.branch_sure,
        basis=_basis(place, application.branch),
        language=application.language,
        occupation=application.occupation,
        second_occupation=application.second_occupation,
        received_at=application.received_at,
        waiting_since=application.waiting_since,
        claimable_at=application.claimable_at,
        answers=mask_answers(answers) if masked else answers,
        checks={} if masked else check_answers(answers, today=today),
        flags=flags,
        photos=_photos(application.id),
        photos_expected=[kind for kind in application.photos_expected.split(",") if kind],
        duplicates=duplicates,
        quote=None if income_hidden else price_application(application, answers, Month.of(today)),
        correction=_correction(application, correction, names, masked),
        bill=_bill(application, answers, masked),
        reasons=[code for code in application.decision_reasons.split(",") if code],
        notes=_notes(application.id, masked),
        history=_history(application.id),
        decisions=[str(one) for one in decisions_in(State(application.state))],
    )


def row_of(officer: Officer, application: Application, *, moment: datetime, today: date, repeated: set[bytes]) -> Row:
    """The case as one line; the caller records the look."""
    answers = answers_of(application)
    same = ["nik"] if application.nik_index in repeated else []
    return Row(
        id=application.id,
        state=application.state,
        version=application.version,
        tracking_code=applications.tracking_code_of(application.key),
        name=mask("name", _text(answers.get("applicant.full_name"))) or HIDDEN,
        occupation=application.occupation,
        language=application.language,
        received_at=application.received_at,
        waiting_since=application.waiting_since,
        claimable_at=application.claimable_at,
        flags=flags_of(answers, **_circumstances(application, today), same=same),
        claim=claim_on(application, officer, moment),
    )


def claim_on(application: Application, officer: Officer, moment: datetime) -> Claim:
    holder = shelf.find(application.claim_holder) if application.claim_holder is not None else None
    return Claim(
        number=application.claim_number,
        holder=Holder(holder.id, holder.name) if holder else None,
        until=application.claim_until,
        mine=application.claim_holder == officer.id,
        live=application.claim_until is not None and application.claim_until > moment,
    )


def answers_of(application: Application) -> dict[str, object]:
    """All answers by dotted name; nothing once they were erased."""
    return flat(applications.open_answers(application))


def flat(answers: Mapping[str, object], before: str = "") -> dict[str, object]:
    """`{"applicant": {"nik": …}}` as `{"applicant.nik": …}`."""
    result: dict[str, object] = {}
    for name, value in answers.items():
        if isinstance(value, Mapping):
            result |= flat(value, f"{before}{name}.")
        else:
            result[f"{before}{name}"] = value
    return result


def mask_answers(answers: Mapping[str, object]) -> dict[str, object]:
    """What says who somebody is becomes dots; answers that name nobody stay."""
    known = {each.name: each for each in tables.fields()}
    result: dict[str, object] = {}
    for name, value in answers.items():
        about = known.get(name)
        if value is None or value == "" or (about is not None and not about.personal):
            result[name] = value
        else:
            result[name] = mask(about.kind, value) if about and isinstance(value, str) else HIDDEN
    return result


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _circumstances(application: Application, today: date) -> dict:
    occupation = tables.occupations().get(application.occupation)
    return {
        "today": today,
        "transport": occupation.transport if occupation else None,
        "branch_sure": application.branch_sure,
        "consent_known": application.consent_known,
    }


def _same(duplicates: list[Duplicate]) -> list[str]:
    return sorted({what for one in duplicates for what in one.same})


def _basis(village: str, branch: str) -> str | None:
    """Why this branch: the routing row's own words; None once a person decided otherwise."""
    try:
        routing = route(village, tables.routes())
    except DomainError:
        return None
    return routing.basis if routing.branch_code == branch else None


def _duplicates(application: Application, officer: Officer) -> list[Duplicate]:
    found = queue.with_index(nik=application.nik_index, phone=application.phone_index, limit=DUPLICATES_SHOWN + 1)
    result = []
    for other in found:
        if other.id == application.id:
            continue
        same = same_in(
            {"nik": application.nik_index, "phone": application.phone_index},
            {"nik": other.nik_index, "phone": other.phone_index},
        )
        if other.branch == officer.branch:
            code = applications.tracking_code_of(other.key)
            result.append(Duplicate(other.state, same, other.branch, other.id, code, other.received_at))
        else:
            result.append(Duplicate(other.state, same, other.branch))
    return result[:DUPLICATES_SHOWN]


def _photos(application_id: int) -> list[Photo]:
    rows = photos.latest(application_id)
    return [Photo(row.kind, row.received_at, row.width, row.height) for row in rows]


def _names(application: Application, correction) -> dict[int, str]:
    return shelf.names_of([correction.asked_by] if correction is not None else [])


def _correction(application: Application, row, names: dict[int, str], masked: bool) -> Correction | None:
    """The last one that was asked for, answered or not: what changed since is what to look at."""
    if row is None:
        return None
    note = None
    if row.note is not None:
        place = f"correction|note|{application.key}/{row.number}"
        note = HIDDEN if masked else keys().open(row.note, place).decode()
    asked_by = names.get(row.asked_by, "")
    return Correction(row.number, row.asked_at, asked_by, row.answered_at, json.loads(row.wanted), note)


def _bill(application: Application, answers: Mapping[str, object], masked: bool) -> Bill | None:
    if application.bill_reference is None or application.bill_first_month is None:
        return None
    reference = keys().open(application.bill_reference, f"application|bill_reference|{application.key}").decode()
    first = application.bill_first_month
    return Bill(HIDDEN if masked else reference, first, price_application(application, answers, Month.parse(first)))


def _notes(application_id: int, masked: bool) -> list[Note]:
    rows = shelf.notes_on(application_id)
    names = shelf.names_of(row.staff_id for row in rows)
    return [
        Note(
            row.id,
            Holder(row.staff_id, names.get(row.staff_id, "")),
            row.at,
            HIDDEN if masked else keys().open(row.text, f"note|text|{row.place}").decode(),
        )
        for row in rows
    ]


def _history(application_id: int) -> list[Step]:
    rows = history.steps_of(application_id)
    ids = {row.id: int(row.actor.removeprefix("staff:")) for row in rows if row.actor.startswith("staff:")}
    names = shelf.names_of(ids.values())
    steps = []
    for row in rows:
        staff_id = ids.get(row.id)
        by = None if staff_id is None else Holder(staff_id, names.get(staff_id, ""))
        reasons = json.loads(row.reasons) if row.reasons else []
        steps.append(Step(row.at, row.actor, by, row.action, row.state_before, row.state_after, reasons))
    return steps
