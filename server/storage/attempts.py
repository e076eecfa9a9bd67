"""Tries at a door, counted before they are judged: twenty guesses sent at once are twenty tries, not one."""

from datetime import datetime, timedelta

from sqlalchemy import and_, case, delete
from sqlalchemy.dialects import postgresql, sqlite

from server.storage.db import db
from server.storage.staff import Attempt

FORGET_AFTER = timedelta(hours=1)
LONGEST_WAIT = timedelta(minutes=15)


def pause_after(tries: int, *, free: int, longest: timedelta = LONGEST_WAIT) -> timedelta:
    """How long a door stays shut after so many wrong tries: not at all below `free`, then 2, 4, 8 … seconds."""
    if tries < free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(tries - free + 1, 20)), longest)


def count(door: bytes, moment: datetime, *, free: int, longest: timedelta = LONGEST_WAIT) -> int:
    """Count one try at `door` (a keyed index of what is tried by whom) and answer the seconds left to wait.

    0 means: try. Anything else means: not judged, not counted. To be called within a transaction of its own that
    commits before the secret is compared; call `forgive` when it was right.
    """
    seen = db.session.get(Attempt, door, with_for_update=True)
    if seen is not None and moment - seen.last_at > FORGET_AFTER:
        db.session.delete(seen)
        db.session.flush()
        seen = None
    if seen is None:
        db.session.add(Attempt(door=door, wrong=1, first_at=moment, last_at=moment))
        return 0
    left = seen.last_at + pause_after(seen.wrong, free=free, longest=longest) - moment
    if left > timedelta(0):
        return max(1, -(-left // timedelta(seconds=1)))
    seen.wrong += 1
    seen.last_at = moment
    return 0


def forgive(door: bytes) -> None:
    """The try was right: the count starts anew."""
    seen = db.session.get(Attempt, door)
    if seen is not None:
        db.session.delete(seen)


def take_back(door: bytes) -> None:
    """This one try was right; the others at a shared door still count."""
    seen = db.session.get(Attempt, door, with_for_update=True)
    if seen is not None and seen.wrong > 0:
        seen.wrong -= 1


def sweep(moment: datetime) -> None:
    """Let go of counts that nobody added to for a day."""
    db.session.execute(delete(Attempt).where(Attempt.last_at < moment - timedelta(days=1)))


def count_up(door: bytes, moment: datetime, *, forget_after: timedelta, at_most: int) -> tuple[int, datetime]:
    """Count one try in one statement, so that tries sent at once stand in line: how many so far, and when the last was.

    More than `at_most` means shut: such a try counts no further and does not move the moment.
    """
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    sweep(moment)
    stale, shut = Attempt.last_at <= moment - forget_after, Attempt.wrong >= at_most
    insertion = dialect.insert(Attempt).values(door=door, wrong=1, first_at=moment, last_at=moment)
    counted = insertion.on_conflict_do_update(
        index_elements=["door"],
        set_={
            "wrong": case((stale, 1), (shut, at_most + 1), else_=Attempt.wrong + 1),
            "first_at": case((stale, insertion.excluded.first_at), else_=Attempt.first_at),
            "last_at": case((and_(shut, ~stale), Attempt.last_at), else_=insertion.excluded.last_at),
        },
    )
    wrong, last = db.session.execute(counted.returning(Attempt.wrong, Attempt.last_at)).one()
    return wrong, last
