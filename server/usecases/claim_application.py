"""Claim a case: one officer holds it for a quarter of an hour, sees it open, and alone may decide."""

from datetime import date, datetime

from server.domain.applications import Action, State, after
from server.domain.errors import ClaimLost, NotAllowedNow, NotFound
from server.storage import history, queue
from server.storage import staff as shelf
from server.storage.applications import Application
from server.storage.db import transaction
from server.usecases.read_case import Case, opened
from server.usecases.recognise_staff import Officer


def claim_application(
    officer: Officer, application_id: int, *, take_over: bool = False, moment: datetime, today: date
) -> Case:
    """Take the case, or go on holding it.

    A claim that ran out may be taken by anyone of the branch; a live one only by a supervisor who says `take_over`.
    Raises NotFound, ClaimLost (somebody holds it), NotAllowedNow (nothing to decide, or its photos are still coming).
    """
    with transaction():
        application = queue.find_in(officer.branch, application_id, lock=True)
        if application is None:
            raise NotFound
        after(State(application.state), Action.CLAIM)
        if not _go_on(application, officer, moment):
            if _held_by_another(application, officer, moment) and not (take_over and officer.is_supervisor):
                raise lost(application, moment)
            if State(application.state) is State.SUBMITTED and application.claimable_at > moment:
                raise NotAllowedNow("photo-awaited", state=application.state)
            take(application, officer, moment)
        return opened(officer, application, moment=moment, today=today)


def take(application: Application, officer: Officer, moment: datetime) -> None:
    """Give the case to this officer; raises ClaimLost when it changed under our hands."""
    before = application.state
    to = after(State(before), Action.CLAIM)
    number = application.claim_number + 1
    until = moment + queue.HOLD
    if not queue.move(application, to=to, claim_number=number, claim_holder=officer.id, claim_until=until):
        raise lost(application, moment)
    history.record(application, Action.CLAIM, before=before, by=f"staff:{officer.id}", at=moment)


def lost(application: Application, moment: datetime) -> ClaimLost:
    """What is true now, for whoever comes too late: the state, the version, and who holds or decided."""
    now = queue.find_anywhere(application.id)
    if now is None:
        return ClaimLost()
    held = now.claim_until is not None and now.claim_until > moment
    who = now.claim_holder if held else history.last_staff(now.id)
    person = shelf.find(who) if who is not None else None
    by = {"id": person.id, "name": person.name} if person else None
    return ClaimLost(state=now.state, version=now.version, by=by)


def _go_on(application: Application, officer: Officer, moment: datetime) -> bool:
    """The holder asks again: the same claim, longer. Also after it ran out, as long as nobody took the case."""
    holding = application.claim_holder == officer.id and application.claim_until is not None
    return holding and queue.prolong(application, moment + queue.HOLD)


def _held_by_another(application: Application, officer: Officer, moment: datetime) -> bool:
    live = application.claim_until is not None and application.claim_until > moment
    return live and application.claim_holder != officer.id
