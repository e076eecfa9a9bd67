"""Can these answers be taken? The rules that need figures, regions or the present day; each fault by its field."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Protocol

from server.domain.branches import route
from server.domain.eligibility import check_age, check_months, check_occupations, check_programmes
from server.domain.errors import DomainError
from server.reference import tables

DISTRICT_PARTS = 3
"""`33.72.01`: where the village is not in our list, its district will do, with the village's name as text."""


class Places(Protocol):
    """What is asked of the regions table."""

    def get(self, code: str) -> Any: ...


def find_faults(answers: dict, *, today: date, regions: Places, languages: Collection[str]) -> dict[str, str]:
    """Dotted field name to code; empty when all is well. Looks only at what is there: shape was judged before."""
    applicant, address = answers.get("applicant") or {}, answers.get("address") or {}
    faults: dict[str, str] = {}

    def ask(name: str, rule: Callable[[], object]) -> None:
        try:
            rule()
        except DomainError as refusal:
            faults.update(refusal.fields or {name: refusal.code})

    if "language" in answers and answers["language"] not in languages:
        faults["language"] = "language-unknown"
    if "occupation" in answers:
        second = answers.get("second_occupation")
        ask("occupation", lambda: check_occupations(answers["occupation"], second, list(tables.occupations())))
    if "programmes" in answers:
        compulsory, optional = tables.compulsory_programmes(), tables.optional_programmes()
        ask("programmes", lambda: check_programmes(answers["programmes"], compulsory, optional))
    if "months" in answers:
        ask("months", lambda: check_months(answers["months"], tables.programme_periods()))
    if "birth_date" in applicant:
        ask("applicant.birth_date", lambda: check_age(date.fromisoformat(applicant["birth_date"]), today))
    if "village" in address:
        faults.update(_village_faults(address, regions))
    return faults


def _village_faults(address: dict, regions: Places) -> dict[str, str]:
    code = address["village"]
    parts = code.count(".") + 1
    if parts not in (DISTRICT_PARTS, DISTRICT_PARTS + 1) or regions.get(code) is None:
        return {"address.village": "village-unknown"}
    try:
        route(code, tables.routes())
    except DomainError as refusal:
        return {"address.village": refusal.code}
    if parts == DISTRICT_PARTS and not address.get("village_text", "").strip():
        return {"address.village_text": "village-text-needed"}
    return {}


def put_answer(answers: dict, dotted: str, value: object) -> None:
    """Replace one answer by its dotted name, in place; None takes it away, and a group left empty with it."""
    group, _, name = dotted.rpartition(".")
    home = answers.setdefault(group, {}) if group else answers
    if value is not None:
        home[name] = value
        return
    home.pop(name, None)
    if group and not home:
        del answers[group]
