"""The queue, the next case, and search. Personal data never stands in an address: a search is a body."""

import re
from datetime import UTC, datetime, timedelta

from flask import Response, g, request

from server.domain.applications import State
from server.domain.errors import Invalid
from server.storage.queue import OPEN
from server.usecases.claim_next import claim_next
from server.usecases.list_queue import list_queue
from server.usecases.search_cases import search_cases
from server.web.staff import LARGEST_ID, checked, clock, load, staff
from server.web.staff.documents import LOCKED, body, refusals
from server.web.staff.present import case_json, row_json
from server.web.staff.schemas import CaseOut, FoundOut, PageOut, QueueIn, SearchIn

START = datetime(1970, 1, 1, tzinfo=UTC)


@staff.get("/applications")
@staff.doc(
    summary="The queue of the branch, oldest first",
    security=LOCKED,
    parameters=[
        {"in": "query", "name": "state", "schema": {"type": "string", "enum": [str(one) for one in State]}},
        {"in": "query", "name": "occupation", "schema": {"type": "string", "maxLength": 40}},
        {"in": "query", "name": "language", "schema": {"type": "string", "maxLength": 16}},
        {"in": "query", "name": "campaign", "schema": {"type": "string", "maxLength": 40}},
        {"in": "query", "name": "cursor", "schema": {"type": "string"}, "description": "`next` of the page before"},
        {"in": "query", "name": "limit", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 25}},
    ],
)
@staff.response(200, PageOut)
@refusals(401, 422)
def get_applications():
    """Without `state`: submitted, in review and approved."""
    asked = checked(QueueIn, request.args.to_dict())
    page = list_queue(
        g.officer,
        states=(State(asked["state"]),) if "state" in asked else OPEN,
        occupation=asked.get("occupation"),
        language=asked.get("language"),
        campaign=asked.get("campaign"),
        after=read_cursor(asked["cursor"]) if "cursor" in asked else None,
        limit=asked["limit"],
        **clock(),
    )
    return {"items": [row_json(row) for row in page.items], "next": write_cursor(*page.next) if page.next else None}


@staff.post("/applications/next")
@staff.doc(
    summary="Claim the case that has waited longest", security=LOCKED, responses={204: {"description": "None waits"}}
)
@staff.response(200, CaseOut)
@refusals(401, 403, 409)
def post_next():
    """Two officers who ask at once get two cases."""
    case = claim_next(g.officer, **clock())
    return Response(status=204) if case is None else case_json(case)


@staff.post("/search")
@staff.doc(summary="Find cases of the branch", requestBody=body(SearchIn), security=LOCKED)
@staff.response(200, FoundOut)
@refusals(401, 403, 422)
def post_search():
    """By NIK, phone number, tracking code, or words of a name: exactly one of them. Names come masked, best first."""
    asked = load(SearchIn)
    found = search_cases(g.officer, **asked, **clock())
    return {"searched": next(iter(asked)), "items": [row_json(row) for row in found]}


def write_cursor(waiting_since: datetime, application_id: int) -> str:
    """Microseconds and id of the last row shown."""
    return f"{(waiting_since - START) // timedelta(microseconds=1)}-{application_id}"


def read_cursor(text: str) -> tuple[datetime, int]:
    match = re.fullmatch(r"([0-9]{1,17})-([0-9]{1,10})", text)
    if not match or int(match[2]) > LARGEST_ID:
        raise Invalid(fields={"cursor": "wrong-type"})
    return START + timedelta(microseconds=int(match[1])), int(match[2])
