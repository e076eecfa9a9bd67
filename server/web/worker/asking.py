"""What a caller says beside the body: the key in the path, the reading secret in Authorization, values in the query."""

import re
from datetime import UTC, datetime

from flask import Response, current_app, g, jsonify, request

from server.config import current_config
from server.web.errors import Problem

KEY = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")
"""16 bytes in base64url without padding: the last character carries two bits."""

KEY_SCHEMA = {"type": "string", "pattern": "^[A-Za-z0-9_-]{21}[AQgw]$", "description": "16 random bytes, base64url."}
KEY_PARAMETER = {"in": "path", "name": "key", "required": True, "schema": KEY_SCHEMA}
LANGUAGE_PARAMETER = {
    "in": "query",
    "name": "lang",
    "description": "Language of names; Accept-Language without it.",
    "schema": {"type": "string"},
}
BEARER = [{"reading_secret": []}]


def check_key(key: str) -> str:
    """The key as it may be kept; raises a Problem 400. It is repeated in every answer from here on."""
    g.key = key[:64].encode("utf-8", "replace").decode()
    if not KEY.fullmatch(key):
        raise Problem(400, "key-form")
    return key


def reading_secret() -> str | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() or None if scheme.lower() == "bearer" else None


def surroundings() -> dict:
    """What the rules ask about: the present day, the regions, the languages there are."""
    from server.web.i18n import known_languages

    return {
        "today": current_config().today(),
        "regions": current_app.extensions["regions"],
        "languages": known_languages(),
    }


def moment() -> datetime:
    return datetime.now(UTC)


def reply(content: dict, status: int = 200) -> Response:
    """JSON that no cache keeps."""
    response = jsonify(content)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


def whole_number(name: str, *, least: int, most: int, fault: str = "out-of-range", default: int | None = None) -> int:
    """A whole number from the query; raises a Problem 422 naming the parameter."""
    text = request.args.get(name)
    if text is None and default is not None:
        return default
    if text is None or not re.fullmatch("-?[0-9]{1,18}", text):
        raise Problem(422, "check-answers", fields={name: "wrong-type" if text else "needed"})
    if not least <= int(text) <= most:
        raise Problem(422, "check-answers", fields={name: fault})
    return int(text)
