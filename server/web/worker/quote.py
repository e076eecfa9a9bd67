"""`GET quote`: what it costs, month by month, by the dated rules."""

from flask import request

from server.config import current_config
from server.domain import contributions
from server.domain.contributions import Month
from server.domain.errors import DomainError
from server.reference import tables
from server.usecases.check_answers import find_faults
from server.web.caching import tagged_json
from server.web.errors import Problem
from server.web.worker import reference
from server.web.worker.asking import surroundings, whole_number
from server.web.worker.replies import QuoteShown

MOST_INCOME = 1_000_000_000
TEXT = {"type": "string"}
PARAMETERS = [
    {"in": "query", "name": "occupation", "required": True, "schema": TEXT},
    {
        "in": "query", "name": "income", "required": True, "description": "Whole rupiah a month.",
        "schema": {"type": "integer", "minimum": 0, "maximum": MOST_INCOME},
    },
    {
        "in": "query", "name": "programmes", "description": "Codes with commas; the compulsory ones without it.",
        "schema": {**TEXT, "examples": ["JKK,JKM"]},
    },
    {
        "in": "query", "name": "from", "description": "First contribution month; the present one without it.",
        "schema": {**TEXT, "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    },
    {
        "in": "query", "name": "months",
        "schema": {"type": "integer", "enum": list(tables.programme_periods()), "default": 1},
    },
]  # fmt: skip


@reference.get("/quote")
@reference.doc(parameters=PARAMETERS)
@reference.response(200, QuoteShown)
def get_quote():
    """The price of some contribution months for an occupation and an income."""
    occupation = tables.occupations().get(request.args.get("occupation", ""))
    if occupation is None:
        fault = "occupation-unknown" if request.args.get("occupation") else "needed"
        raise Problem(422, "check-answers", fields={"occupation": fault})
    income = whole_number("income", least=0, most=MOST_INCOME, fault="income-range")
    months = whole_number("months", least=1, most=max(tables.programme_periods()), fault="months-range", default=1)
    asked = request.args.get("programmes")
    programmes = asked.split(",") if asked is not None else list(tables.compulsory_programmes())
    if not set(programmes) <= set(tables.programmes()):
        raise Problem(422, "check-answers", fields={"programmes": "programme-unknown"})
    # Nothing is priced that nobody can register for: the same questions, and answers, as for a submission.
    faults = find_faults({"programmes": programmes, "months": months}, **surroundings())
    if faults:
        raise Problem(422, "check-answers", fields=faults)
    try:
        first = Month.parse(request.args["from"]) if "from" in request.args else Month.of(current_config().today())
        worked_out = contributions.quote(income, programmes, first, months, occupation.transport, tables.tariffs())
    except DomainError as refusal:
        raise Problem(422, "check-answers", fields={"from": refusal.code}) from None
    return tagged_json(worked_out.to_json())
