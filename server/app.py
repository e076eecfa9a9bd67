"""Puts the parts together: the only module that knows everyone."""

import jinja2
from flask import Flask
from flask_migrate import Migrate

from server.config import Config, ConfigError
from server.reference.regions import Regions
from server.storage import migrate
from server.storage.db import db, prepare
from server.storage.photo_files import PhotoFiles
from server.storage.sealing import read_keys
from server.web import assets, body, compression, errors, health, i18n, logs, openapi, security, templates, worker
from server.web.office import office
from server.web.pages import pages
from server.web.staff import staff


def create_app(config: Config) -> Flask:
    """The whole service for these settings. Raises ConfigError with a sentence when it must not start."""
    logs.set_up()
    app = Flask("server", static_folder=None, template_folder=None)
    app.testing = config.testing
    app.json.sort_keys = False
    app.url_map.merge_slashes = False  # the API never redirects
    app.jinja_loader = jinja2.FileSystemLoader(str(config.pages_dir))
    app.config["SQLALCHEMY_DATABASE_URI"] = config.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(config)
    app.extensions["payung"] = config
    app.extensions["keys"] = _keys(config)
    app.extensions["catalogs"] = i18n.Catalogs(config.translations_dir)
    app.extensions["regions"] = _regions(config)
    app.extensions["photo_files"] = PhotoFiles(_photos(config), app.extensions["keys"])

    db.init_app(app)
    Migrate(app, db, directory=str(migrate.FOLDER))
    with app.app_context():
        prepare(db.engine)

    logs.install(app)
    i18n.install(app)
    errors.install(app)
    body.install(app)
    security.install(app)
    compression.install(app)
    health.install(app)
    templates.install(app)
    assets.install(app, _front_end(config))
    register_doors(app, openapi.install(app))
    return app


def register_doors(app: Flask, api) -> None:
    """One door per audience."""
    worker.install(app, api)
    api.register_blueprint(staff)
    app.register_blueprint(pages)
    app.register_blueprint(office)


def _engine_options(config: Config) -> dict:
    options: dict = {"hide_parameters": True}  # what people sent never stands in an error's text
    if config.database_url.startswith("postgresql"):
        options |= {"pool_pre_ping": True, "pool_size": 8, "max_overflow": 4, "pool_timeout": 10}
        options["connect_args"] = {"prepare_threshold": None, "connect_timeout": 5}
    return options


def _keys(config: Config):
    try:
        return read_keys(config.keys_file)
    except FileNotFoundError:
        raise ConfigError(f"There is no keys file at {config.keys_file}; make one with: payung keys new") from None
    except (ValueError, OSError) as problem:
        raise ConfigError(f"The keys file cannot be used: {problem}.") from None


def _regions(config: Config):
    if not config.regions_file.is_file():
        raise ConfigError(f"There is no regions file at {config.regions_file}; `make run` builds it.")
    return Regions(config.regions_file)


def _photos(config: Config):
    try:
        config.photos.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise ConfigError(f"The folder for photos cannot be used: {problem}.") from None
    return config.photos


def _front_end(config: Config):
    if not config.testing and not (config.pwa_dir / "asset-manifest.json").is_file():
        raise ConfigError(f"The front end is not built in {config.pwa_dir}; make run builds it (npm run build in pwa).")
    return config.pwa_dir
