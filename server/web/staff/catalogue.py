"""Lists to choose from: reasons, and branches to hand a case over to."""

from server.reference import tables
from server.usecases.hand_over import receiving_branches
from server.web.i18n import translate_reference
from server.web.staff import staff
from server.web.staff.documents import LOCKED, refusals
from server.web.staff.schemas import BranchesOut, ReasonsOut


@staff.get("/reasons")
@staff.doc(
    summary="Reasons by decision; `fields` says where a correction's reason fits, empty is anywhere", security=LOCKED
)
@staff.response(200, ReasonsOut)
@refusals(401)
def get_reasons():
    """`text` is what the worker will read, here in the caller's language."""
    return {
        "reasons": [
            {
                "code": reason.code,
                "for": reason.use,
                "fields": list(reason.fields),
                "text": translate_reference("petugas→pekerja", reason.text),
                "office_label": translate_reference("layanan→petugas", reason.office_label),
            }
            for reason in tables.reasons().values()
        ]
    }


@staff.get("/branches")
@staff.doc(summary="Branches that take cases", security=LOCKED)
@staff.response(200, BranchesOut)
@refusals(401)
def get_branches():
    """For handing over; the officer's own is among them."""
    branches = tables.branches()
    return {"branches": [{"code": code, "name": branches[code].name} for code in receiving_branches()]}
