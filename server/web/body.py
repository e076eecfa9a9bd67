"""Reading what was sent: once, bounded, and as strictly as it will be kept.

Sizes: 64 KB for JSON, 2 MB for a photo; a route that takes more says so with `@takes_up_to`.
"""

import json
from collections.abc import Callable

from flask import Flask, current_app, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from server.web.errors import Problem

JSON_LIMIT = 64 * 1024
PHOTO_LIMIT = 2 * 1024 * 1024
SEALED = "application/vnd.payung.sealed"


def takes_up_to(limit: int, code: str = "too-large") -> Callable:
    """Marks a route with a limit of its own, in bytes instead of JSON_LIMIT; `code` is what a larger body is told."""

    def mark(view):
        view.body_limit = limit
        view.too_large = code
        return view

    return mark


def install(app: Flask) -> None:
    app.before_request(bound)


def bound() -> None:
    """Before anything reads: nobody makes us hold more than this route needs.

    A body without a length (chunked) is read here, because the stream would cut it at the limit without a word.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    limit = getattr(view, "body_limit", JSON_LIMIT)
    request.max_content_length = limit + 1
    request.max_form_memory_size = limit
    size = request.content_length
    if size is None:
        size = len(raw_body())
    if size > limit:
        raise RequestEntityTooLarge


def raw_body() -> bytes:
    """The bytes as sent; 400 `bad-request` where chunks make no sense or the caller went away."""
    try:
        return request.get_data(cache=True)
    except HTTPException:
        raise
    except Exception:  # every server has errors of its own for this, and none is a fault of ours
        raise Problem(400, "bad-request", headers={"Connection": "close"}) from None


def read_json(data: bytes | None = None) -> dict:
    """The body as a JSON object; raises a Problem 400 `json-broken` or 415 `media-type`.

    Stricter than json.loads: UTF-8 only, no name twice in one object, no NaN, nothing nested or long beyond reason.
    """
    check_media_type("application/json")
    data = raw_body() if data is None else data
    try:
        content = json.loads(data.decode("utf-8"), object_pairs_hook=_without_doubles, parse_constant=_refuse)
    except (ValueError, RecursionError):  # ValueError: bad JSON, bad UTF-8, integers of thousands of digits
        raise Problem(400, "json-broken") from None
    if not isinstance(content, dict):
        raise Problem(400, "json-broken")
    return content


def check_media_type(*allowed: str) -> None:
    if request.mimetype == SEALED and SEALED not in allowed:
        raise Problem(415, "sealed-not-yet")
    if request.mimetype not in allowed:
        raise Problem(415, "media-type")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a name stands twice")
    return content


def _refuse(_name: str):
    raise ValueError("not a number")
