"""What every Jinja template can use: words (`{{ pgettext(…) }}`, no extension), money, days, addresses of built files.

Sentences come back as plain text, so that Jinja escapes translations like everything else.
"""

import jinja2
from flask import Flask

from server.web import i18n, strings


def install(app: Flask) -> None:
    environment = app.jinja_env
    environment.undefined = jinja2.StrictUndefined
    environment.autoescape = True
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.globals.update(
        pgettext=i18n.pgettext,
        npgettext=i18n.npgettext,
        translate_reference=i18n.translate_reference,
        rupiah=i18n.rupiah,
        day=i18n.day,
        month=i18n.month,
        current_language=i18n.current_language,
        strings_url=strings.strings_url,
    )
    environment.filters.update(rupiah=i18n.rupiah, day=i18n.day)
