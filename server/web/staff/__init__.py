"""The office's door: one guard for the folder, then routes of a few lines each.

Whoever comes in has a live session, acts for one branch only, and changes something only from our own page.
"""

from flask import g, request
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError

from server.config import current_config
from server.domain.errors import NotFound, SignInFailed
from server.storage.db import now
from server.usecases.recognise_staff import recognise_staff
from server.web.body import raw_body, read_json
from server.web.errors import Problem, flatten
from server.web.security import refuse_other_sites, staff_cookie_name

staff = Blueprint("staff", __name__, url_prefix="/api/v1/staff", description="The branch office: a cookie, one branch.")

LARGEST_ID = 2**31 - 1
SAFE = ("GET", "HEAD", "OPTIONS")
WITHOUT_SESSION = ("staff.sign-in", "staff.sign-out")
"""Endpoints: signing in has no session yet, signing out asks for an outcome that may be there already."""


@staff.before_request
def guard() -> None:
    """First where the request comes from, then who sends it."""
    if request.method not in SAFE:
        refuse_other_sites(origin_needed=request.endpoint != "staff.sign-in")
    if request.endpoint in WITHOUT_SESSION:
        return
    token = request.cookies.get(staff_cookie_name())
    if not token:
        raise SignInFailed("sign-in-needed")
    g.officer = recognise_staff(token, moment=now())
    if (request.view_args or {}).get("application_id", 0) > LARGEST_ID:
        raise NotFound  # no column could hold it


def clock() -> dict:
    """The moment and the day, as every use-case takes them."""
    return {"moment": now(), "today": current_config().today()}


def load(schema: type[Schema], *, optional: bool = False) -> dict:
    """The JSON body as the schema wants it; with `optional` no body at all is an empty object."""
    if optional and not raw_body():
        return {}
    return checked(schema, read_json())


def checked(schema: type[Schema], content: dict) -> dict:
    """Raises a Problem 422 with a code for each field."""
    try:
        return schema().load(content)
    except ValidationError as refusal:
        raise Problem(422, "check-answers", fields=flatten(refusal.messages)) from None


from server.web.staff import case, catalogue, queue, session  # noqa: E402 (the routes register themselves on `staff`)

__all__ = ["case", "catalogue", "queue", "session", "staff"]
