"""The public API: reference data for anyone, applications for whoever holds their key. No cookie is read or set."""

from flask import Flask
from flask_smorest import Api, Blueprint

reference = Blueprint("reference", __name__, url_prefix="/api/v1", description="Figures, words and places.")
applications = Blueprint("applications", __name__, url_prefix="/api/v1", description="A worker's own application.")


def install(app: Flask, api: Api) -> None:
    from server.web import strings
    from server.web.worker import (  # noqa: F401 (each file adds its routes)
        correction,
        kit,
        known,
        own,
        photo,
        quote,
        regions,
        submit,
        tables,
        track,
    )

    api.register_blueprint(reference)
    api.register_blueprint(applications)
    app.register_blueprint(regions.files)
    app.register_blueprint(strings.strings)
