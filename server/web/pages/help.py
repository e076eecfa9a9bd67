"""Help and who we are; and what to do if it happens, to be kept and printed."""

from flask import render_template

from server.reference import tables
from server.web.pages import pages
from server.web.pages.reading import offered_languages, reading_page


@pages.get("/<lang>/bantuan")
@reading_page
def get_help(lang: str) -> str:
    unchecked = [each for each in offered_languages() if not each.checked]
    return render_template("help.html", consent=tables.present_consent(), unchecked=unchecked)


@pages.get("/<lang>/kalau-terjadi")
@reading_page
def get_if_it_happens(lang: str) -> str:
    return render_template("if_it_happens.html")
