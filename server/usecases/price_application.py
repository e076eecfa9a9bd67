"""Price an application: what the programmes cost from a first month on, for worker and officer alike."""

from collections.abc import Mapping

from server.domain.contributions import Month, Quote, quote
from server.domain.errors import DomainError
from server.reference import tables
from server.storage.applications import Application


def price_application(application: Application, answers: Mapping[str, object], first: Month) -> Quote | None:
    """None where it cannot be said: erased answers, an occupation no longer in the list, months without figures."""
    occupation = tables.occupations().get(application.occupation)
    income = answers.get("monthly_income")
    if occupation is None or not isinstance(income, int):
        return None
    programmes = application.programmes.split(",")
    try:
        return quote(income, programmes, first, application.months, occupation.transport, tables.tariffs())
    except DomainError:
        return None
