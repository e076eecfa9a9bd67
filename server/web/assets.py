"""The built front end: hashed files under /assets, the service worker, the manifest, and `asset()` for templates."""

import json
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app
from whitenoise import WhiteNoise

from server.config import current_config
from server.web import security
from server.web.caching import tagged
from server.web.errors import Problem

assets = Blueprint("assets", __name__)

A_DAY = 24 * 3600


class Manifest:
    """Source names to built files, as vite wrote them."""

    def __init__(self, folder: Path):
        self.folder = folder
        file = folder / "asset-manifest.json"
        self.entries: dict[str, dict] = json.loads(file.read_text()) if file.exists() else {}

    @property
    def built(self) -> bool:
        return bool(self.entries)

    def url(self, source: str) -> str:
        """`src/pages.ts` → `/assets/pages.x.js`; a sheet of a script is asked for as its own source."""
        entry = self.entries.get(source)
        return "/" + entry["file"] if entry else f"/assets/{Path(source).name}"


def asset(source: str) -> str:
    """The address of a built file by the name of its source."""
    return current_app.extensions["assets"].url(source)


def install(app: Flask, folder: Path) -> None:
    app.extensions["assets"] = Manifest(folder)
    app.jinja_env.globals["asset"] = asset
    app.register_blueprint(assets)
    with app.app_context():
        extra = security.headers()

    def add_headers(headers, _path, _url):
        for name, value in extra.items():
            headers[name] = value

    served = WhiteNoise(
        app.wsgi_app,
        max_age=A_DAY,
        immutable_file_test=lambda _path, url: url.startswith("/assets/"),
        add_headers_function=add_headers,
        allow_all_origins=False,
    )
    for name in ("assets", "icons"):
        if (folder / name).is_dir():
            served.add_files(str(folder / name), prefix=f"{name}/")
    app.wsgi_app = served


@assets.get("/sw.js")
def service_worker() -> Response:
    """Never cached: a mended worker has to reach every phone at its next visit."""
    response = _built_file("sw.js", "text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    return response


@assets.get("/favicon.ico")
def favicon() -> Response:
    """Browsers ask for it whatever the page says."""
    response = _built_file("favicon.ico", "image/x-icon")
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def _built_file(name: str, mimetype: str) -> Response:
    path = current_config().pwa_dir / name
    if not path.is_file():
        raise Problem(404, "not-found")
    return tagged(path.read_bytes(), mimetype=mimetype)
