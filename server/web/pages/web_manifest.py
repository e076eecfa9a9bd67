"""What a phone needs to put Payung on its home screen, in the language it was found in."""

import json

from flask import Response

from server.web.caching import tagged
from server.web.i18n import pgettext
from server.web.pages import pages


@pages.get("/<lang>/manifest.webmanifest")
def get_manifest(lang: str) -> Response:
    content = {
        "id": "/",
        "name": pgettext("layanan→pekerja", "Payung: kerja keras, bebas cemas"),
        "short_name": "Payung",
        "lang": lang,
        "start_url": f"/{lang}/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf5e9",
        "theme_color": "#fbf5e9",
        "icons": [
            {"src": "/icons/192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "/icons/512.png", "sizes": "512x512", "type": "image/png"},
            {"src": "/icons/512-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    return tagged(json.dumps(content, ensure_ascii=False).encode(), mimetype="application/manifest+json")
