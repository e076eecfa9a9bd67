"""The queue of a branch: which cases wait, who holds which, and the one statement by which a case moves on.

A *claim* is an officer's hold on a case for a while. Every claim has a number that only grows; whoever writes with an
older number, or with an older version of the row, changes nothing: `move` answers False and the use-case says so.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, and_, func, or_, select, update

from server.domain.applications import State
from server.storage.applications import Application, NameToken
from server.storage.db import db

HOLD = timedelta(minutes=15)
"""How long a claim lasts."""

OPEN = (State.SUBMITTED, State.IN_REVIEW, State.APPROVED)
"""What the branch still has to do something about."""


def find_in(branch: str, application_id: int, *, lock: bool = False) -> Application | None:
    """A case of this branch; of another branch or unknown: None, so that nobody learns which of the two."""
    wanted = select(Application).where(Application.id == application_id, Application.branch == branch)
    if lock:  # SQLite ignores it and needs none: its writers already stand in line
        wanted = wanted.with_for_update()
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def find_anywhere(application_id: int) -> Application | None:
    """A case of any branch, as the database has it now; for what is told after a change was refused."""
    wanted = select(Application).where(Application.id == application_id)
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def listed(
    branch: str,
    *,
    states: Sequence[State] = OPEN,
    occupation: str | None = None,
    language: str | None = None,
    campaign: str | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int,
) -> list[Application]:
    """Oldest first; `after` is the (waiting_since, id) of the last row of the page before."""
    rows = select(Application).where(Application.branch == branch, Application.state.in_([str(s) for s in states]))
    if occupation:
        rows = rows.where(Application.occupation == occupation)
    if language:
        rows = rows.where(Application.language == language)
    if campaign:
        rows = rows.where(Application.campaign == campaign)
    if after:
        rows = rows.where(
            or_(
                Application.waiting_since > after[0],
                and_(Application.waiting_since == after[0], Application.id > after[1]),
            )
        )
    return list(db.session.scalars(rows.order_by(Application.waiting_since, Application.id).limit(limit)))


def oldest_waiting(branch: str, moment: datetime) -> Application | None:
    """The case that has waited longest and that nobody holds: new, answered, or left lying by whoever claimed it."""
    mine = select(Application).where(Application.branch == branch)
    new = mine.where(Application.state == State.SUBMITTED, Application.claimable_at <= moment)
    lying = mine.where(Application.state == State.IN_REVIEW, Application.claim_until <= moment)
    found = [row for row in (_first(new), _first(lying)) if row is not None]
    return min(found, key=lambda row: (row.waiting_since, row.id), default=None)


def _first(rows: Select) -> Application | None:
    """On PostgreSQL a row another desk is just taking is passed over instead of waited for."""
    rows = rows.order_by(Application.waiting_since, Application.id).limit(1).with_for_update(skip_locked=True)
    return db.session.scalar(rows.execution_options(populate_existing=True))


def move(application: Application, *, to: State, **values: object) -> bool:
    """Write `values` and the new state, provided version and claim are still those that were read: True, or False."""
    unchanged = and_(
        Application.id == application.id,
        Application.version == application.version,
        Application.claim_number == application.claim_number,
    )
    change = update(Application).where(unchanged).values(state=str(to), version=Application.version + 1, **values)
    done = db.session.execute(change.execution_options(synchronize_session=False)).rowcount == 1
    if done:
        db.session.refresh(application)
    return done


def prolong(application: Application, until: datetime) -> bool:
    """The holder works on: same claim, same version, a later end."""
    held = and_(Application.id == application.id, Application.claim_number == application.claim_number)
    change = update(Application).where(held, Application.claim_holder == application.claim_holder)
    done = (
        db.session.execute(change.values(claim_until=until).execution_options(synchronize_session=False)).rowcount == 1
    )
    if done:
        db.session.refresh(application)
    return done


def with_index(
    *,
    nik: bytes | None = None,
    phone: bytes | None = None,
    code: bytes | None = None,
    branch: str | None = None,
    limit: int,
) -> list[Application]:
    """Cases with this keyed fingerprint of NIK, phone or tracking code; newest first; everywhere without `branch`."""
    equal = [
        column == value
        for column, value in (
            (Application.nik_index, nik),
            (Application.phone_index, phone),
            (Application.code_index, code),
        )
        if value is not None
    ]
    if not equal:
        return []
    rows = select(Application).where(or_(*equal))
    if branch is not None:
        rows = rows.where(Application.branch == branch)
    return list(db.session.scalars(rows.order_by(Application.id.desc()).limit(limit)))


def repeated(indexes: Iterable[bytes | None]) -> set[bytes]:
    """Which of these NIK fingerprints stand on more than one case, of any branch."""
    wanted = {index for index in indexes if index is not None}
    if not wanted:
        return set()
    counted = select(Application.nik_index).where(Application.nik_index.in_(wanted)).group_by(Application.nik_index)
    return set(db.session.scalars(counted.having(func.count() > 1)))


def with_name_tokens(branch: str, tokens: Iterable[bytes], limit: int) -> list[tuple[Application, int]]:
    """Cases of the branch whose name holds at least one of these words, with how many; most first."""
    matched = (
        select(NameToken.application_id, func.count().label("words"))
        .where(NameToken.branch == branch, NameToken.token.in_(set(tokens)))
        .group_by(NameToken.application_id)
        .subquery()
    )
    rows = select(Application, matched.c.words).join(matched, matched.c.application_id == Application.id)
    rows = rows.where(Application.branch == branch).order_by(matched.c.words.desc(), Application.id.desc()).limit(limit)
    return [(row[0], row[1]) for row in db.session.execute(rows)]
