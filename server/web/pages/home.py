"""`/` asks for the language once; `/{lang}/` asks for the work."""

from dataclasses import dataclass

from flask import Response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from server.config import current_config
from server.domain.occupations import Occupation, Transport, rank
from server.reference import tables
from server.web import i18n
from server.web.i18n import translate_reference
from server.web.pages import pages
from server.web.pages.figures import PagePrice, lowest_price
from server.web.pages.reading import COOKIE, reading_page

MOST_RESULTS = 8
LONGEST_QUERY = 80


@dataclass(frozen=True)
class Job:
    """An occupation as a link."""

    slug: str
    name: str


@dataclass(frozen=True)
class Group:
    """A sector as a tile."""

    slug: str
    name: str
    icon: str
    occupations: tuple[Job, ...]


@pages.get("/")
def get_front_door() -> BaseResponse:
    """Whoever chose a language before goes straight on; `/?pilih` always asks."""
    remembered = request.cookies.get(COOKIE, "")
    response: BaseResponse
    if "pilih" not in request.args and i18n.is_offered(remembered):
        response = redirect(f"/{remembered}/", 302)
    else:
        response = Response(render_template("languages.html"), mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Cookie")
    return response


@pages.get("/<lang>/")
@reading_page
def get_home(lang: str) -> str:
    query = " ".join(request.args.get("q", "").split())[:LONGEST_QUERY]
    return render_template(
        "home.html",
        query=query,
        found=search(query),
        sectors=groups(),
        make_prices=lowest_prices,
    )


def lowest_prices() -> dict[str, PagePrice]:
    """For most people, and for the transport period of the relief."""
    today = current_config().today()
    return {"general": lowest_price(today, Transport.FALSE), "transport": lowest_price(today, Transport.TRUE)}


def search(query: str) -> list[Job]:
    """The likeliest occupations for everyday words, best first."""
    occupations = tables.occupations()
    names = {slug: job_name(each) for slug, each in occupations.items()}
    best = rank(query, occupations.values(), names)[:MOST_RESULTS]
    return [Job(each.slug, names[each.slug]) for each in best]


def groups() -> list[Group]:
    """All occupations under their sectors, in the order of the tables."""
    return [
        Group(
            sector.slug,
            translate_reference("nama pekerjaan", sector.name),
            sector.icon,
            tuple(Job(o.slug, job_name(o)) for o in tables.occupations().values() if o.sector == sector.slug),
        )
        for sector in tables.sectors().values()
    ]


def job_name(occupation: Occupation) -> str:
    return translate_reference("nama pekerjaan", occupation.name)
