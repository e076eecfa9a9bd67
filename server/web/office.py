"""The door to the officers' console: one small page that loads it. Everything it shows comes from `/api/v1/staff`.

The page itself holds nothing about anybody, but it is neither stored nor listed: a shared desk and a search engine
have no business with it. The service worker leaves everything under `/office` alone.
"""

from flask import Blueprint, Response, make_response, render_template

from server.web.i18n import use_language

office = Blueprint("office", __name__, url_prefix="/office")


@office.get("/")
def console() -> Response:
    """The console speaks Indonesian, whatever language the browser asks for."""
    with use_language("id"):
        response = make_response(render_template("office.html"))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
