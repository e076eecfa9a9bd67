"""`GET occupations` and `GET languages`."""

from flask import request

from server.domain.occupations import Occupation, rank
from server.reference import tables
from server.web import i18n
from server.web.caching import tagged_json
from server.web.i18n import translate_reference, use_language
from server.web.worker import reference
from server.web.worker.asking import LANGUAGE_PARAMETER
from server.web.worker.replies import LanguageShown, Occupations

QUERY_PARAMETER = {
    "in": "query", "name": "q", "description": "An everyday word; best match first, typing errors forgiven.",
    "schema": {"type": "string"},
}  # fmt: skip
LONGEST_QUERY = 80


def asked_language() -> str:
    """`lang` of the query, else what the request speaks."""
    return i18n.match_language(request.args.get("lang", "")) or i18n.current_language()


@reference.get("/languages")
@reference.response(200, LanguageShown(many=True))
def get_languages():
    """All languages, offered ones first to read the list; the rest is planned."""
    return tagged_json(
        [
            {"code": each.code, "name": each.name, "offered": each.offered, "checked": each.checked}
            for each in i18n.known_languages().values()
        ]
    )


@reference.get("/occupations")
@reference.doc(parameters=[LANGUAGE_PARAMETER, QUERY_PARAMETER])
@reference.response(200, Occupations)
def get_occupations():
    """All occupations, or those that a word may mean, ranked as the home page ranks them."""
    with use_language(asked_language()):
        every = tables.occupations()
        query = request.args.get("q", "")[:LONGEST_QUERY]
        names = {slug: translate_reference("nama pekerjaan", each.name) for slug, each in every.items()}
        found = rank(query, every.values(), names) if query.strip() else every.values()
        return tagged_json({"occupations": [shown(each, names[each.slug]) for each in found]})


def shown(occupation: Occupation, name: str) -> dict:
    return {
        "slug": occupation.slug,
        "name": name,
        "sector": occupation.sector,
        "sector_name": translate_reference("nama pekerjaan", tables.sectors()[occupation.sector].name),
        "transport": str(occupation.transport),
        "words": list(occupation.words),
        "hazards": [translate_reference("cerita", hazard) for hazard in occupation.hazards],
    }
