"""How the office's routes are described in /api/openapi.json."""

from collections.abc import Callable

from marshmallow import Schema

from server.web.openapi import ProblemBody
from server.web.staff import staff

LOCKED = [{"staff": []}]

SAYS = {
    400: "The body is not JSON",
    401: "Nobody is signed in, or e-mail address and password do not fit",
    403: "From another site, or this role or claim does not allow it",
    404: "No such case in this branch",
    409: "Not possible from the present state: version, claim or state have changed; the problem says what is true now",
    413: "The body is larger than 64 KB",
    415: "Not a media type this route reads",
    422: "A field does not fit; `fields` says which and why",
    429: "Too many wrong tries; Retry-After says how long to wait",
}


def body(schema: type[Schema], *, required: bool = True) -> dict:
    """A request body as the routes read it: strictly, and once."""
    return {"required": required, "content": {"application/json": {"schema": schema}}}


def refusals(*statuses: int) -> Callable:
    """The problems a route may answer with, besides 401 which all locked ones share."""
    extra = {400, 413, 415} if 422 in statuses else set()

    def mark(view):
        for status in sorted({*statuses, *extra}):
            view = staff.alt_response(
                status, schema=ProblemBody, description=SAYS[status], content_type="application/problem+json"
            )(view)
        return view

    return mark
