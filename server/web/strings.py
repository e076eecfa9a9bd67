"""The app's strings, one small file per language, named by its content: `/strings/jv.3f9a….json`."""

import hashlib
import json
from functools import lru_cache

from flask import Blueprint, Response, current_app

from server.config import current_config
from server.web.caching import tagged
from server.web.errors import Problem
from server.web.i18n import is_offered
from server.words import phone_strings

strings = Blueprint("strings", __name__)

A_YEAR = 365 * 24 * 3600


def strings_url(language: str) -> str:
    """The address that today's strings of this language have."""
    return f"/strings/{language}.{_present(language)[0]}.json"


@strings.get("/strings/<language>.<stamp>.json")
def get_strings(language: str, stamp: str) -> Response:
    """An old name gets today's strings, but is not kept for ever."""
    if not is_offered(language):
        raise Problem(404, "not-found")
    present, data = _present(language)
    return tagged(data, max_age=A_YEAR, immutable=True) if stamp == present else tagged(data)


def _present(language: str) -> tuple[str, bytes]:
    folder = current_config().translations_dir
    wanted = folder / "phone.json"
    changed = (current_app.extensions["catalogs"].stamp(language), wanted.stat().st_mtime_ns if wanted.exists() else 0)
    return _made(language, folder, changed)


@lru_cache(maxsize=64)
def _made(language: str, folder, changed: tuple[int, int]) -> tuple[str, bytes]:
    try:
        found = phone_strings(language, folder)
    except Exception:  # not compiled yet, or damaged: the app shows the Indonesian sentences it carries
        found = {}
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return hashlib.sha256(data).hexdigest()[:10], data
