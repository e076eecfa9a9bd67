"""Claim the next case: the one of the branch that has waited longest and that nobody holds."""

from datetime import date, datetime

from server.storage import queue
from server.storage.db import transaction
from server.usecases.claim_application import take
from server.usecases.read_case import Case, opened
from server.usecases.recognise_staff import Officer


def claim_next(officer: Officer, *, moment: datetime, today: date) -> Case | None:
    """The case, claimed; None when nothing waits. Two officers who ask at once get two cases."""
    with transaction():
        application = queue.oldest_waiting(officer.branch, moment)
        if application is None:
            return None
        take(application, officer, moment)
        return opened(officer, application, moment=moment, today=today)
