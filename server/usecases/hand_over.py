"""Hand a case over to another branch, which reads it from the beginning; ours does not see it any more."""

from datetime import datetime

from server.domain.applications import Action, State, after
from server.domain.errors import Invalid, NotFound
from server.reference import tables
from server.storage import applications, history, queue
from server.storage.db import transaction
from server.usecases.add_note import keep_note
from server.usecases.claim_application import lost
from server.usecases.read_case import answers_of
from server.usecases.recognise_staff import Officer


def hand_over(
    officer: Officer, application_id: int, *, branch: str, reason: str, version: int, claim: int, moment: datetime
) -> int:
    """Answers the new version. The worker is told the new branch; the reason goes along as a note for colleagues.

    Raises NotFound, ClaimLost, NotAllowedNow, or Invalid where `branch` takes no cases or is the present one.
    """
    if branch == officer.branch or branch not in receiving_branches():
        raise Invalid(fields={"branch": "not-a-choice"})
    with transaction():
        application = queue.find_in(officer.branch, application_id, lock=True)
        if application is None:
            raise NotFound
        if (application.version, application.claim_number, application.claim_holder) != (version, claim, officer.id):
            raise lost(application, moment)
        before = application.state
        to = after(State(before), Action.HAND_OVER)
        # A person who looked decided where it belongs: it is no longer "probably".
        values = {"branch": branch, "branch_sure": True, "claim_holder": None, "claim_until": None}
        if not queue.move(application, to=to, **values):
            raise lost(application, moment)
        name = answers_of(application).get("applicant.full_name")
        applications.index_name(branch, application.id, name if isinstance(name, str) else "")
        keep_note(application.id, officer, reason, moment)
        why = [f"from:{officer.branch}", f"to:{branch}"]
        by = f"staff:{officer.id}"
        history.record(application, Action.HAND_OVER, before=before, by=by, at=moment, reasons=why)
        return application.version


def receiving_branches() -> list[str]:
    """Codes of the branches that take cases: not the regional and the small offices."""
    return [code for code, one in tables.branches().items() if one.type == "cabang"]
