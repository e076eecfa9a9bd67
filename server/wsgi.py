"""What gunicorn loads: one app, built from the environment."""

from server.app import create_app
from server.config import Config

app = create_app(Config.from_environment())
