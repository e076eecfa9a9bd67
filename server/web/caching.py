"""Answers that many callers get alike: an ETag over the content, and 304 when the caller has it."""

import hashlib
import json

from flask import Response, request


def tagged_json(content: object, *, max_age: int = 0) -> Response:
    """JSON with an ETag; `max_age` in seconds, 0 means: ask each time whether it is still the same."""
    return tagged(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), max_age=max_age)


def tagged(data: bytes, *, max_age: int = 0, immutable: bool = False, mimetype: str = "application/json") -> Response:
    response = Response(data, mimetype=mimetype)
    response.set_etag(hashlib.sha256(data).hexdigest()[:20], weak=True)
    if immutable:
        response.headers["Cache-Control"] = f"public, max-age={max_age}, immutable"
    elif max_age:
        response.headers["Cache-Control"] = f"public, max-age={max_age}"
    else:
        response.headers["Cache-Control"] = "no-cache"
    return response.make_conditional(request)
