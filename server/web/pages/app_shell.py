"""`/{lang}/daftar`: the shell in which the phone app draws its steps. It holds no answers, so any phone may keep it."""

from flask import render_template

from server.web.pages import pages
from server.web.pages.reading import offered_languages, reading_page


@pages.get("/<lang>/daftar")
@reading_page
def get_app(lang: str) -> str:
    names = [{"code": each.code, "name": each.name} for each in offered_languages()]
    return render_template("app.html", language_list=names)
