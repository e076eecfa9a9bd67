"""Places: for forms one level at a time, for phones as two kinds of small files that are kept."""

import json
from functools import lru_cache

from flask import Blueprint, current_app, request

from server.reference.regions import Regions
from server.web.caching import tagged, tagged_json
from server.web.errors import Problem
from server.web.worker import reference
from server.web.worker.replies import Region, RegionAnswer

files = Blueprint("region_files", __name__)

A_DAY = 24 * 3600
LONGEST_QUERY = 80
CODE = {
    "in": "path",
    "name": "code",
    "required": True,
    "schema": {"type": "string"},
    "description": "As 33.72.01.1001.",
}
QUERY = {"in": "query", "name": "q", "description": "Part of a name; then `results`.", "schema": {"type": "string"}}


def regions() -> Regions:
    """The regions file of the app that answers now."""
    return current_app.extensions["regions"]


@reference.get("/regions")
@reference.doc(parameters=[QUERY])
@reference.response(200, RegionAnswer)
def get_country():
    """The provinces; with `q` villages, districts and regencies by part of their name."""
    query = request.args.get("q", "")[:LONGEST_QUERY]
    if "q" in request.args:
        found = regions().search(query) if query.strip() else []
        return tagged_json({"results": [{"code": r.code, "name": r.name, "path": r.path} for r in found]})
    return tagged_json({"code": None, "name": "Indonesia", "children": pairs(None)}, max_age=A_DAY)


@reference.get("/regions/<code>")
@reference.doc(parameters=[CODE])
@reference.response(200, Region)
def get_region(code: str):
    """One region and what lies in it."""
    found = regions().get(code)
    if found is None:
        raise Problem(404, "not-found")
    return tagged_json({"code": found.code, "name": found.name, "children": pairs(code)}, max_age=A_DAY)


def pairs(code: str | None) -> list[dict]:
    return [{"code": child.code, "name": child.name} for child in regions().children(code)]


@files.get("/regions/base.json")
def get_base():
    """Provinces, regencies and districts, for every phone."""
    return tagged(_base(regions()), max_age=A_DAY)


@files.get("/regions/villages/<regency>.json")
def get_villages(regency: str):
    """The villages of one regency by district."""
    if regions().get(regency) is None or regency.count(".") != 1:
        raise Problem(404, "not-found")
    return tagged(_villages(regions(), regency), max_age=A_DAY)


@lru_cache(maxsize=4)
def _base(source: Regions) -> bytes:
    return _json(source.base())


@lru_cache(maxsize=64)
def _villages(source: Regions, regency: str) -> bytes:
    return _json(source.villages(regency))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
