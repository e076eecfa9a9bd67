"""Release a claim: the officer puts the case back and the next one may take it."""

from datetime import datetime

from server.domain.applications import Action, State, after
from server.domain.errors import NotFound
from server.storage import history, queue
from server.storage.db import transaction
from server.usecases.claim_application import lost
from server.usecases.recognise_staff import Officer


def release_claim(officer: Officer, application_id: int, *, moment: datetime) -> None:
    """Fine as well when nobody holds it. Raises NotFound, or ClaimLost when somebody else does."""
    with transaction():
        application = queue.find_in(officer.branch, application_id, lock=True)
        if application is None:
            raise NotFound
        if application.claim_holder is None:
            return
        if application.claim_holder != officer.id:
            raise lost(application, moment)
        before = application.state
        to = after(State(before), Action.RELEASE)
        if not queue.move(application, to=to, claim_holder=None, claim_until=None):
            raise lost(application, moment)
        history.record(application, Action.RELEASE, before=before, by=f"staff:{officer.id}", at=moment)
