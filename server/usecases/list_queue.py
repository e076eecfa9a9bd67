"""List the queue of a branch, oldest first, a page at a time; every line that is shown is a look on record."""

from dataclasses import dataclass
from datetime import date, datetime

from server.domain.applications import State
from server.storage import history, queue
from server.storage.db import transaction
from server.usecases.read_case import Row, row_of
from server.usecases.recognise_staff import Officer


@dataclass(frozen=True)
class Page:
    """`next` is where the following page begins, None on the last one."""

    items: list[Row]
    next: tuple[datetime, int] | None


def list_queue(
    officer: Officer,
    *,
    states: tuple[State, ...] = queue.OPEN,
    occupation: str | None = None,
    language: str | None = None,
    campaign: str | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int,
    moment: datetime,
    today: date,
) -> Page:
    """Only cases of the officer's own branch. What comes or goes between two pages doubles and skips no other row."""
    with transaction():
        found = queue.listed(
            officer.branch,
            states=states,
            occupation=occupation,
            language=language,
            campaign=campaign,
            after=after,
            limit=limit + 1,
        )
        shown = found[:limit]
        repeated = queue.repeated(one.nik_index for one in shown)
        rows = []
        for application in shown:
            history.saw(application.id, officer.id, "queue", moment)
            rows.append(row_of(officer, application, moment=moment, today=today, repeated=repeated))
        more = len(found) > limit
        return Page(rows, (shown[-1].waiting_since, shown[-1].id) if more else None)
