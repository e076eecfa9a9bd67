"""What all reading pages share: their language, its cookie, the way to other languages, and how they are cached."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from flask import Response, current_app, g, request, url_for
from markupsafe import Markup, escape

from server.config import current_config
from server.web import i18n
from server.web.caching import tagged
from server.web.errors import Problem
from server.web.i18n import pgettext, use_language
from server.web.pages import pages
from server.web.pages.figures import checked_figures
from server.web.strings import strings_url

COOKIE = "lang"
A_YEAR = 365 * 24 * 3600
MOST_KEPT = 1000
"""Pages kept in memory, about 15 KB each: all occupations in a dozen languages."""


@dataclass(frozen=True)
class PageLanguage:
    """A language as a page shows it. `still_checking` and `welcome` are in that language."""

    code: str
    name: str
    checked: bool
    still_checking: str
    welcome: str


def page_language(code: str) -> PageLanguage:
    language = i18n.known_languages()[code]
    with use_language(code):
        return PageLanguage(
            code=code,
            name=language.name,
            checked=language.checked,
            # Translators: in brackets beside the name of a language that no native reader has approved yet.
            still_checking=pgettext("layanan→pekerja", "kata-katanya masih diperiksa"),
            # Translators: on the button that chooses this language, under its name; one short line.
            welcome=pgettext("layanan→pekerja", "Kerja keras, bebas cemas"),
        )


def offered_languages() -> list[PageLanguage]:
    """In the order of languages.toml."""
    return [page_language(code) for code, language in i18n.known_languages().items() if language.offered]


def reading_page(view: Callable[..., str]) -> Callable[..., Response]:
    """A page that is the same for everybody: made once a day and per state of its words, 304 for whoever has it.

    The view returns HTML. Pages that answer a question (`?q=`) are made anew each time.
    """

    @wraps(view)
    def answer(**where: str) -> Response:
        if request.query_string or current_app.debug:
            return tagged(view(**where).encode(), mimetype="text/html")
        made = _made_pages()
        key = (request.path, current_config().today(), *_stamps(where["lang"]))
        if key not in made:
            if len(made) >= MOST_KEPT:
                made.clear()
            made[key] = view(**where).encode()
        return tagged(made[key], mimetype="text/html")

    return answer


def _made_pages() -> dict[tuple, bytes]:
    kept: dict[tuple, bytes] = current_app.extensions.setdefault("made_pages", {})
    return kept


def _stamps(code: str) -> tuple:
    """Changes when the words of a page may have changed."""
    catalogs = current_app.extensions["catalogs"]
    return (*(catalogs.stamp(each) for each in (code, i18n.SOURCE)), strings_url(code))


def same_page(code: str) -> str:
    """The address of this very page in another language; its front page where there is no such page."""
    where = request.view_args or {}
    if not request.endpoint or "lang" not in where:
        return f"/{code}/"
    values = {**where, "lang": code}
    if request.args.get("q") and request.method == "GET":
        values["q"] = request.args["q"]
    return url_for(request.endpoint, **values)


def with_original(caller: Callable[[], str]) -> Markup:
    """For sentences on money, law or consent: in a language nobody has checked, the Indonesian original in a fold.

    `{% call with_original() %}…{% endcall %}` renders its inside twice, so the two can never differ in their figures.
    """
    words = Markup(caller())  # noqa: S704 (what Jinja has already escaped)
    code = i18n.current_language()
    if i18n.known_languages()[code].checked:
        return words
    # Translators: opens the same sentences in Indonesian, for anyone who doubts the translation.
    label = pgettext("layanan→pekerja", "Bahasa Indonesia aslinya")
    with use_language(i18n.SOURCE):
        original = Markup(caller())  # noqa: S704
    fold = Markup('<details class="more original"><summary>{}</summary><div class="stack" lang="id">{}</div></details>')
    return words + fold.format(label, original)


AMOUNT = re.compile(r"Rp[0-9.]*[0-9]")


def bold_money(text: object) -> Markup:
    """Amounts in a sentence (or an amount in whole rupiah) stand out and never break over two lines."""
    written = i18n.rupiah(text) if isinstance(text, int) else text
    return Markup(AMOUNT.sub(r'<b class="money">\g<0></b>', str(escape(written))))  # noqa: S704 (escaped first)


@pages.app_context_processor
def for_templates() -> dict[str, object]:
    """Every page can name its language and lead to the others, the pages that tell of trouble too."""
    language = page_language(i18n.current_language())
    return {
        "language": language,
        "languages": offered_languages(),
        "in_language": same_page,
        "with_original": with_original,
        "public_url": current_config().public_url,
        "here": current_config().public_url + request.path,
        "figures": checked_figures,
    }


pages.add_app_template_filter(bold_money, "money")


@pages.before_request
def only_offered_languages() -> None:
    """An address in a language we do not offer is a page that is not there."""
    code = (request.view_args or {}).get("lang")
    if code is not None and not i18n.is_offered(code):
        raise Problem(404, "not-found")


@pages.before_app_request
def speak_as_the_address() -> None:
    """A page that is not there still answers in the language its address begins with."""
    first = request.path.split("/", 2)[1]
    if request.url_rule is None and i18n.is_offered(first):
        g.language = first


@pages.after_request
def remember_language(response: Response) -> Response:
    """The last language somebody read in is the one the front door opens to."""
    code = (request.view_args or {}).get("lang")
    if code and response.status_code in (200, 304) and request.cookies.get(COOKIE) != code:
        response.set_cookie(COOKIE, code, max_age=A_YEAR, samesite="Lax", secure=current_config().https, httponly=True)
    return response
