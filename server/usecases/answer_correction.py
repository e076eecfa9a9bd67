"""Answer a correction: the asked-for fields replace the old ones, and the case goes back to where it was read."""

from collections.abc import Callable
from datetime import datetime

from server.domain.applications import Action, State, after
from server.domain.errors import Invalid, KeyReused
from server.storage import applications, history
from server.storage.applications import Application
from server.storage.db import transaction
from server.usecases.check_answers import put_answer
from server.usecases.open_application import open_application
from server.usecases.submit_application import in_order, iso

Reader = Callable[[list[str], dict], dict[str, object]]
"""Given the dotted names asked for and the present answers: the clean new values, or Invalid."""

COLUMNS = ("occupation", "second_occupation", "months")
"""Answers that also stand in the clear, to queue and count by."""


def answer_correction(
    key: str, number: int, body: bytes, secret: str | None, read: Reader, *, moment: datetime
) -> tuple[dict, bool]:
    """The answer to the phone and whether it is new; the same bytes again get the same answer.

    Raises NotFound, Gone, SecretNeeded, KeyReused; Invalid `correction-not-asked` or with the fields to look at again.
    """
    mac = applications.body_mac(f"{key}/corrections/{number}", body)
    with transaction():
        application = open_application(key, secret, lock=True)
        correction = applications.find_correction(application.id, number)
        if correction is None:
            raise Invalid("correction-not-asked", key=key, state=application.state)
        if correction.answered_at is not None:
            if correction.body_mac != mac:
                raise KeyReused(key=key)
            return _reply(key, number, correction.answered_at), False
        if application.state != State.NEEDS_CORRECTION or number != application.corrections:
            raise Invalid("correction-not-asked", key=key, state=application.state)

        answers = applications.open_answers(application)
        changes = read(list(applications.wanted_by(correction)), answers)
        _apply(application, answers, changes)
        before = application.state
        application.state = str(after(State(before), Action.RESUBMIT))
        application.version += 1
        application.waiting_since = moment
        correction.answered_at = moment
        correction.body_mac = mac
        history.record(application, Action.RESUBMIT, before=before, by="worker", at=moment)
        return _reply(key, number, moment), True


def _apply(application: Application, answers: dict, changes: dict[str, object]) -> None:
    """Write the new values where they are kept: sealed, in the fingerprints, and in the few open columns."""
    for dotted, value in changes.items():
        put_answer(answers, dotted, value)
        if dotted in COLUMNS:
            setattr(application, dotted, value)
    if answers.get("second_occupation") == answers["occupation"]:  # it is now the first and only one
        application.second_occupation = None
        del answers["second_occupation"]
    if "programmes" in changes:
        application.programmes = in_order(answers["programmes"])
    applicant = answers["applicant"]
    if "applicant.nik" in changes:
        application.nik_index = applications.nik_index(applicant["nik"])
    if "applicant.phone" in changes:
        application.phone_index = applications.phone_index(applicant["phone"])
    if "applicant.full_name" in changes:
        applications.index_name(application.branch, application.id, applicant["full_name"])
    application.answers = applications.seal_answers(application.key, answers)


def _reply(key: str, number: int, answered_at: datetime) -> dict:
    return {"key": key, "number": number, "state": str(State.SUBMITTED), "received_at": iso(answered_at)}
