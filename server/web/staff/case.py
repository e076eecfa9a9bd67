"""One case: read, claim, decide, hand over, note. Each route hands on to its verb."""

from flask import Response, g

from server.domain.applications import Action
from server.domain.errors import NotFound
from server.storage.db import now
from server.storage.photos import KINDS
from server.usecases.add_note import add_note
from server.usecases.claim_application import claim_application
from server.usecases.decide_application import Decision, decide_application
from server.usecases.hand_over import hand_over
from server.usecases.read_case import read_case
from server.usecases.read_photo import read_photo
from server.usecases.release_claim import release_claim
from server.web.staff import clock, load, staff
from server.web.staff.documents import LOCKED, body, refusals
from server.web.staff.present import branch_json, case_json, note_json
from server.web.staff.schemas import CaseOut, ClaimIn, DecisionIn, HandedOverOut, NoteIn, NoteOut, TransferIn

CASE = "/applications/<int:application_id>"


@staff.get(CASE)
@staff.doc(summary="The case: open to the holder of its claim, masked for others", security=LOCKED)
@staff.response(200, CaseOut)
@refusals(401, 404)
def get_case(application_id: int):
    """Every look is on record."""
    return case_json(read_case(g.officer, application_id, **clock()))


@staff.get(f"{CASE}/photos/<string(maxlength=8):kind>")
@staff.doc(
    summary="A photo, for the holder of the claim only",
    security=LOCKED,
    responses={
        200: {
            "description": "The picture",
            "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
@refusals(401, 403, 404)
def get_photo(application_id: int, kind: str):
    """403 `claim-first` without a live claim. Every look is on record."""
    if kind not in KINDS:
        raise NotFound
    picture = read_photo(g.officer, application_id, kind, moment=now())
    return Response(picture, mimetype="image/jpeg", headers={"Content-Disposition": "inline"})


@staff.post(f"{CASE}/claim")
@staff.doc(
    summary="Hold the case for 15 minutes, or longer", requestBody=body(ClaimIn, required=False), security=LOCKED
)
@staff.response(200, CaseOut)
@refusals(401, 403, 404, 409, 422)
def post_claim(application_id: int):
    """A claim that ran out may be taken by anyone of the branch; a live one by a supervisor with `take_over`."""
    take_over = load(ClaimIn, optional=True).get("take_over", False)
    return case_json(claim_application(g.officer, application_id, take_over=take_over, **clock()))


@staff.delete(f"{CASE}/claim")
@staff.doc(summary="Put the case back", security=LOCKED)
@staff.response(204)
@refusals(401, 403, 404, 409)
def delete_claim(application_id: int):
    """Fine as well when nobody holds it."""
    release_claim(g.officer, application_id, moment=now())


@staff.post(f"{CASE}/decision")
@staff.doc(
    summary="Approve, make the bill, ask for a correction, reject or close",
    requestBody=body(DecisionIn),
    security=LOCKED,
)
@staff.response(200, CaseOut)
@refusals(401, 403, 404, 409, 422)
def post_decision(application_id: int):
    """Moves the case along the table in server/domain/applications.py; a stale version or claim changes nothing."""
    given = load(DecisionIn)
    decision = Decision(
        action=Action(given["action"]),
        version=given["version"],
        claim=given["claim"],
        reasons=given.get("reasons", ()),
        fields=[(one["name"], one["reasons"]) for one in given.get("fields_", ())],
        note=given.get("note", "").strip() or None,
        bill_reference=given.get("bill_reference"),
        first_month=given.get("first_month"),
    )
    return case_json(decide_application(g.officer, application_id, decision, **clock()))


@staff.post(f"{CASE}/transfer")
@staff.doc(summary="Hand the case over to another branch", requestBody=body(TransferIn), security=LOCKED)
@staff.response(200, HandedOverOut)
@refusals(401, 403, 404, 409, 422)
def post_transfer(application_id: int):
    """It waits there as submitted; this branch does not see it any more."""
    given = load(TransferIn)
    version = hand_over(g.officer, application_id, **given, moment=now())
    return {"id": application_id, "state": "submitted", "version": version, "branch": branch_json(given["branch"])}


@staff.post(f"{CASE}/notes")
@staff.doc(summary="Add a note for colleagues; workers never see it", requestBody=body(NoteIn), security=LOCKED)
@staff.response(201, NoteOut)
@refusals(401, 403, 404, 422)
def post_note(application_id: int):
    """Sealed in the database, and shown to whoever holds the claim."""
    return note_json(add_note(g.officer, application_id, load(NoteIn)["text"], moment=now()))
