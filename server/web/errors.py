"""From what went wrong to what the caller reads: one problem shape (RFC 9457) for the API, a page for people.

A DomainError brings a stable code, `web/messages.py` the words, this module the status. Nothing of what was sent is
repeated, and nothing of what was thrown is told: only its kind goes to the log, with the request's id.
"""

import json
import time
import traceback

import structlog
from flask import Flask, Response, current_app, g, render_template, request
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from server.domain import errors
from server.usecases.open_application import SecretNeeded
from server.web import messages

STATUS: dict[type[errors.DomainError], int] = {
    errors.Invalid: 422,
    errors.KeyReused: 422,
    errors.NotAllowedNow: 409,
    errors.ClaimLost: 409,
    errors.NotFound: 404,
    errors.Gone: 410,
    errors.NotYours: 403,
    errors.SignInFailed: 401,
    errors.TooManyTries: 429,
    SecretNeeded: 401,
}

HTTP_CODES = {
    400: "bad-request",
    401: "sign-in-needed",
    403: "not-yours",
    404: "not-found",
    405: "method-not-allowed",
    406: "bad-request",
    408: "try-again",
    409: "not-allowed-now",
    410: "erased",
    413: "too-large",
    414: "bad-request",
    415: "media-type",
    422: "check-answers",
    429: "too-many-tries",
    431: "bad-request",
    503: "try-again",
}

SAFE_FACTS = ("state", "version", "retry_after", "key", "by", "number", "limit")
"""Facts of a DomainError that a problem repeats at its top level."""

DRAIN_AT_MOST = 32 * 1024 * 1024
DRAIN_SECONDS = 20

log = structlog.get_logger("payung.errors")


class Problem(Exception):
    """A refusal at the door, before any rule was asked: status, code, and what else the problem should carry."""

    def __init__(
        self,
        status: int,
        code: str,
        *,
        fields: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        **facts: object,
    ):
        super().__init__(code)
        self.status, self.code, self.fields, self.headers, self.facts = status, code, fields or {}, headers or {}, facts


def is_api() -> bool:
    """Does the caller expect a problem in JSON rather than a page?"""
    return request.path.startswith(("/api/", "/regions/", "/strings/"))


def problem_response(
    status: int,
    code: str,
    *,
    fields: dict[str, str] | None = None,
    facts: dict | None = None,
    headers: dict | None = None,
) -> Response:
    """The RFC 9457 answer in the caller's language."""
    facts = dict(facts or {})
    key = g.get("key") or (request.view_args or {}).get("key")
    if key and "key" not in facts:
        facts["key"] = printable(key)
    title, detail = messages.sentences(code, facts)
    body: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "code": code}
    if detail:
        body["detail"] = detail
    if fields:
        body["fields"] = {name: {"code": fault, "text": messages.field_text(fault)} for name, fault in fields.items()}
    body |= {name: facts[name] for name in SAFE_FACTS if facts.get(name) is not None}
    if g.get("request_id"):
        body["request_id"] = g.request_id
    response = Response(json.dumps(body), status, mimetype="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    if facts.get("retry_after") is not None:
        response.headers["Retry-After"] = str(facts["retry_after"])
    elif status == 503:
        response.headers["Retry-After"] = "5"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def trouble_page(status: int, code: str, facts: dict | None = None, headers: dict | None = None) -> Response:
    """A full page for people: what happened, what is safe, what to do (`trouble.html` of the reading pages)."""
    title, detail = messages.sentences(code, facts or {})
    try:
        text = render_template("trouble.html", status=status, code=code, title=title, detail=detail)
        response = Response(text, status, mimetype="text/html")
    except Exception as problem:  # the page about trouble must not be the next trouble
        note(problem)
        response = Response(f"{title}\n{detail or ''}\n", status, mimetype="text/plain")
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = "5"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def answer(status: int, code: str, *, fields=None, facts=None, headers=None) -> Response:
    """A problem for programs, a page for people."""
    if is_api():
        return problem_response(status, code, fields=fields, facts=facts, headers=headers)
    return trouble_page(status, code, facts, headers)


def install(app: Flask) -> None:
    app.register_error_handler(errors.DomainError, on_domain_error)
    app.register_error_handler(Problem, on_problem)
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(SQLAlchemyError, on_database_error)
    app.register_error_handler(Exception, on_surprise)


def status_of(error: errors.DomainError) -> int:
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 422)


def on_domain_error(error: errors.DomainError) -> Response:
    status = status_of(error)
    if not is_api() and status == 422:
        status = 400
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, SecretNeeded) else None
    return answer(status, error.code, fields=error.fields, facts=error.facts, headers=headers)


def on_problem(error: Problem) -> Response:
    return answer(error.status, error.code, fields=error.fields, facts=error.facts, headers=error.headers)


def on_http_error(error: HTTPException) -> Response:
    if error.response is not None and error.code is None:
        return error.get_response()
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if status >= 500 and status != 503:
        return on_surprise(error)
    headers = {
        name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After", "WWW-Authenticate")
    }
    if isinstance(error, RequestEntityTooLarge):
        headers |= drain()
    code, fields = HTTP_CODES.get(status, "bad-request"), {}
    if status == 413:
        code = getattr(current_app.view_functions.get(request.endpoint or ""), "too_large", code)
    if status == 422 and getattr(error, "data", None):  # webargs of a documented route
        fields = flatten(error.data.get("messages", {}).get("json", error.data.get("messages", {})))
    return answer(status, code, fields=fields, headers=headers)


def on_database_error(error: SQLAlchemyError) -> Response:
    """Busy, full, restarting or gone: the caller keeps what it has and tries again. Never a 500 for these."""
    passing = isinstance(error, PoolTimeout) or (isinstance(error, DBAPIError) and is_passing(error))
    if not passing:
        return on_surprise(error)
    note(error)
    return answer(503, "try-again", facts={"retry_after": 5})


def is_passing(error: DBAPIError) -> bool:
    """OperationalError and InterfaceError: locked, disk full, connection lost, shutting down."""
    return error.connection_invalidated or type(error).__name__ in ("OperationalError", "InterfaceError")


def on_surprise(error: Exception) -> Response:
    """A fault of ours: the log learns where, the caller only that nothing is half done, and the request's id."""
    note(error)
    if isinstance(error, OSError):  # the disk of the photos: full or gone; the caller keeps what it has
        return answer(503, "try-again", facts={"retry_after": 30})
    return answer(500, "our-fault")


def note(error: BaseException) -> None:
    """Kind and place of an error; never its message, which may hold what somebody sent."""
    frames = traceback.extract_tb(error.__traceback__)
    log.error(
        "request-broke",
        request_id=g.get("request_id"),
        kind=type(error).__name__,
        cause=type(error.__cause__).__name__ if error.__cause__ else None,
        at=[f"{frame.filename.rsplit('/server/', 1)[-1]}:{frame.lineno}" for frame in frames[-6:]],
    )


def flatten(found: object, before: str = "") -> dict[str, str]:
    """Marshmallow's nested messages as dotted names with one code each."""
    if isinstance(found, dict):
        flat: dict[str, str] = {}
        for name, inner in found.items():
            here = before if name == "_schema" else f"{before}.{printable(name)}" if before else printable(name)
            flat |= flatten(inner, here)
        return flat
    first = found[0] if isinstance(found, list) and found else found
    return {before: first if isinstance(first, str) else "wrong-type"}


def printable(name: object) -> str:
    """A field's name as sent, fit to be repeated: cut, and without what no encoding can carry."""
    return str(name)[:60].encode("utf-8", "replace").decode().replace("\x00", "?")


def drain() -> dict[str, str]:
    """Read on what is too large, up to a limit, so that the caller gets to read our answer; then say goodbye."""
    left, until = DRAIN_AT_MOST, time.monotonic() + DRAIN_SECONDS
    stream = request.environ.get("wsgi.input")
    expected = request.content_length
    if expected is not None:
        left = min(left, expected)
    try:
        while left > 0 and time.monotonic() < until:
            got = stream.read(min(left, 65536))
            if not got:
                break
            left -= len(got)
    except Exception:  # noqa: S110 (the caller went away: there is nobody left to tell)
        pass
    return {"Connection": "close"}
