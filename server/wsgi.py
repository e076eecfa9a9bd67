"""What gunicorn loads: one app, built from the environment."""

from sqlalchemy.exc import SQLAlchemyError

from server.app import create_app
from server.config import Config
from server.storage.db import now
from server.usecases.sweep_photos import sweep_photos
from server.web.errors import log

app = create_app(Config.from_environment())
with app.app_context():
    try:
        sweep_photos(moment=now())
    except (OSError, SQLAlchemyError) as problem:  # tidying must not keep anyone from being served
        log.warning("sweep-broke", kind=type(problem).__name__)
