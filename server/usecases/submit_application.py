"""Submit an application: one row, its history and its name tokens in one transaction; the same answer for ever after.

The order is a promise: look the key up (a resend gets the first answer), then `BEGIN IMMEDIATE`, insert unless the key
is taken, commit, answer. Nothing is acknowledged before the commit is on disk.
"""

from datetime import UTC, datetime, timedelta

from server.domain.applications import State
from server.domain.branches import route
from server.domain.errors import Gone, KeyReused
from server.reference import tables
from server.storage import applications, history
from server.storage.db import transaction
from server.storage.sealing import keys

WAIT_FOR_PHOTOS = timedelta(hours=24)
"""How long an officer does not get a case whose photos are still on the way."""

NOT_ANSWERS = ("reading_secret", "campaign")
"""What is not kept among the answers: the secret only as a fingerprint, the campaign in a column of its own."""


def find_submitted(key: str, body: bytes) -> dict | None:
    """The first answer when these bytes came before; None for a new key. Raises Gone or KeyReused."""
    known = applications.find_first_reply(key)
    if known is None:
        return None
    body_mac, receipt = known
    if receipt is None:
        raise Gone(key=key)
    if body_mac != applications.body_mac(key, body):
        raise KeyReused(key=key)
    return keys().open_json(receipt, _receipt_place(key))


def submit_application(key: str, body: bytes, answers: dict, *, moment: datetime) -> tuple[dict, bool]:
    """Keep a checked submission. The answer that stands for ever, and whether it is new.

    `answers` is the body after `check_answers`; `body` the bytes as sent. Raises Gone or KeyReused.
    """
    code = applications.tracking_code_of(key)
    row, reply = _row_and_reply(key, body, answers, code, moment)
    with transaction():
        id = applications.add(row)
        if id is not None:
            history.begin(id, State.SUBMITTED, by="worker", at=moment)
            applications.add_name(row["branch"], id, answers["applicant"]["full_name"])
    if id is not None:
        return reply, True
    first = find_submitted(key, body)
    if first is None:  # cannot be: the key was taken a moment ago, and rows are never removed
        raise RuntimeError
    return first, False


def _row_and_reply(key: str, body: bytes, answers: dict, code: str, moment: datetime) -> tuple[dict, dict]:
    applicant, consent = answers["applicant"], answers["consent"]
    routing = route(answers["address"]["village"], tables.routes())
    branch = tables.branches()[routing.branch_code]
    expected = answers.get("photos_expected", [])
    reply = {
        "key": key,
        "state": str(State.SUBMITTED),
        "tracking_code": code,
        "branch": {"code": branch.code, "name": branch.name, "sure": routing.sure},
        "received_at": iso(moment),
    }
    kept = {name: value for name, value in answers.items() if name not in NOT_ANSWERS}
    row = {
        "key": key,
        "state": str(State.SUBMITTED),
        "version": 1,
        "branch": branch.code,
        "branch_sure": routing.sure,
        "language": answers["language"],
        "occupation": answers["occupation"],
        "second_occupation": answers.get("second_occupation"),
        "programmes": in_order(answers["programmes"]),
        "months": answers["months"],
        "campaign": answers.get("campaign"),
        "consent_version": consent["version"],
        "consent_known": consent["version"] in tables.consents(),
        "received_at": moment,
        "waiting_since": moment,
        "claimable_at": moment + WAIT_FOR_PHOTOS if expected else moment,
        "photos_expected": ",".join(expected),
        "answers": applications.seal_answers(key, kept),
        "receipt": keys().seal_json(reply, _receipt_place(key)),
        "nik_index": applications.nik_index(applicant["nik"]),
        "phone_index": applications.phone_index(applicant["phone"]),
        "code_index": applications.code_index(code),
        "secret_mac": applications.secret_mac(key, answers["reading_secret"]),
        "body_mac": applications.body_mac(key, body),
        "claim_number": 0,
        "decision_reasons": "",
        "corrections": 0,
    }
    return row, reply


def in_order(programmes: list[str]) -> str:
    """`JKK,JKM,JHT`: in the order of the programme table, whatever order they came in."""
    return ",".join(code for code in tables.programmes() if code in programmes)


def iso(moment: datetime) -> str:
    """`2026-11-22T08:15:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _receipt_place(key: str) -> str:
    return f"application|receipt|{key}"
