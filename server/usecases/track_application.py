"""Track an application with its code and the last four digits of the phone number: the state and nothing else."""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete

from server.domain.errors import Invalid, NotFound, TooManyTries
from server.domain.tracking import parse_tracking_code
from server.storage import applications, attempts
from server.storage.db import now, transaction
from server.storage.sealing import keys
from server.storage.staff import Attempt

WRONG_TRIES = 5
LOCK = timedelta(hours=1)


@dataclass(frozen=True)
class Tracked:
    state: str
    since: datetime


class CodeNotFound(NotFound):
    """No such code, or other digits: which of the two is not told."""

    code = "code-not-found"


def track_application(code_text: str, digits: str, *, moment: datetime | None = None) -> Tracked:
    """`digits` are the last four of the phone number on the request.

    Raises Invalid, CodeNotFound, or TooManyTries after five wrong ones: then this code stays shut for an hour.
    An unknown code locks the same as a known one.
    """
    moment = moment or now()
    code = parse_tracking_code(code_text)
    if not re.fullmatch("[0-9]{4}", digits.strip()):
        raise Invalid(fields={"digits": "digits-form"})
    door = keys().index("track", code)
    with transaction() as session:
        _count(door, moment)  # before judging: tries sent at once stand in line behind this row
        application = applications.find_by_code(applications.code_index(code))
        phone = ""
        if application is not None:
            phone = applications.open_answers(application).get("applicant", {}).get("phone", "")
        right = hmac.compare_digest(phone[-4:].rjust(4, "-").encode(), digits.strip().encode())
        if right and application is not None:
            session.execute(delete(Attempt).where(Attempt.door == door))
            return Tracked(application.state, application.waiting_since)
    raise CodeNotFound


def _count(door: bytes, moment: datetime) -> None:
    """One more try at this code; raises TooManyTries while it is shut. Tries then do not prolong the hour."""
    wrong, last = attempts.count_up(door, moment, forget_after=LOCK, at_most=WRONG_TRIES)
    if wrong > WRONG_TRIES:
        raise TooManyTries(retry_after=int((last + LOCK - moment).total_seconds()) + 1)
