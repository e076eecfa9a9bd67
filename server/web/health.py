"""Is the process alive, and may it be sent work? For the machine in front of it, not for people."""

from flask import Blueprint, Flask, current_app, jsonify
from sqlalchemy import text

from server.config import current_config
from server.storage import migrate
from server.storage.db import db

health = Blueprint("health", __name__)


def install(app: Flask) -> None:
    app.register_blueprint(health)


@health.get("/healthz")
def alive():
    """The process answers; nothing else was asked."""
    return _plain({"alive": True}, 200)


@health.get("/readyz")
def ready():
    """Every part that a submission needs."""
    parts = {
        "database": _works(lambda: db.session.execute(text("SELECT 1")).scalar() == 1),
        "migrations": _works(migrate.is_at_head),
        "regions": _works(lambda: current_app.extensions["regions"].get("33.72") is not None),
        "photos": _works(lambda: current_config().photos.is_dir()),
    }
    everything = all(parts.values())
    return _plain({"ready": everything, **parts}, 200 if everything else 503)


def _works(question) -> bool:
    try:
        return bool(question())
    except Exception:
        return False
    finally:
        db.session.rollback()


def _plain(content: dict, status: int):
    response = jsonify(content)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
