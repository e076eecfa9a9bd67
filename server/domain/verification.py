"""Automatic checks for the officer: what to look at, as codes. None decides; a flag is never a reason by itself.

Answers come by dotted name, as in the field table (`{"applicant.nik": "3372…", "work.paid_by": "buyers", …}`).
Whatever is missing (an answer not given, a request erased) is simply not checked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server.domain.eligibility import AGE_LIMIT, age_on, who_should_register
from server.domain.errors import DomainError
from server.domain.identity import Nik, NikHint
from server.domain.occupations import Transport

ADULT = 18
"""Younger people also need a parent's consent for their data (UU 27/2022 Pasal 25); no rule keeps them out."""

NEARLY_TOO_OLD = 60
"""From here to the age limit the work answers deserve a second look: families were refused over them later."""


class Level(StrEnum):
    AGREES = "agrees"
    LOOK = "look"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Check:
    """What was found at one field. The code says what was compared, the level how it came out."""

    level: Level
    code: str


class Flag(StrEnum):
    """Something about the whole request, in the order the screen lists it."""

    EMPLOYER_PAYS = "employer-pays"
    MEMBER_BEFORE = "member-before"
    PAID_BY_OTHERS = "paid-by-others"
    NOT_WORKING_LATELY = "not-working-lately"
    NEARLY_TOO_OLD = "age-60-64"
    TOO_OLD_BY_NOW = "age-65-by-now"
    UNDER_18 = "under-18"
    SAME_NIK = "same-nik"
    SAME_PHONE = "same-phone"
    HELPER_PHONE = "helper-phone-is-workers"
    ROUTING_UNSURE = "routing-unsure"
    UNSETTLED_TRANSPORT = "unsettled-transport"
    CONSENT_UNKNOWN = "consent-version-unknown"


def check_answers(answers: Mapping[str, object], *, today: date) -> dict[str, Check]:
    """The finding at each field there is something to say about, by dotted name."""
    hint, born = _hint(answers), _day(answers.get("applicant.birth_date"))
    found = {
        "applicant.nik": _check_region(hint, answers.get("address.village")),
        "applicant.birth_date": _check_birth_date(hint, born, today),
        "applicant.sex": _check_sex(hint, answers.get("applicant.sex")),
        "applicant.phone": _look(_helper_has_workers_phone(answers), Flag.HELPER_PHONE),
        "work.paid_by": _look(_employer_pays(answers), Flag.EMPLOYER_PAYS),
        "work.days_last_week": _look(_not_working_lately(answers), Flag.NOT_WORKING_LATELY),
        "member_before": _look(_not_denied(answers, "member_before"), Flag.MEMBER_BEFORE),
        "paid_by_others": _look(_not_denied(answers, "paid_by_others"), Flag.PAID_BY_OTHERS),
    }
    return {name: check for name, check in found.items() if check is not None}


def flags_of(
    answers: Mapping[str, object],
    *,
    today: date,
    transport: Transport | None,
    branch_sure: bool,
    consent_known: bool,
    same: Collection[str] = (),
) -> list[Flag]:
    """`same` are the kinds that another request shares with this one (see duplicates.py)."""
    born = _day(answers.get("applicant.birth_date"))
    age = age_on(born, today) if born else None
    raised = {
        Flag.EMPLOYER_PAYS: _employer_pays(answers),
        Flag.MEMBER_BEFORE: _not_denied(answers, "member_before"),
        Flag.PAID_BY_OTHERS: _not_denied(answers, "paid_by_others"),
        Flag.NOT_WORKING_LATELY: _not_working_lately(answers),
        Flag.NEARLY_TOO_OLD: age is not None and NEARLY_TOO_OLD <= age < AGE_LIMIT,
        Flag.TOO_OLD_BY_NOW: age is not None and age >= AGE_LIMIT,  # was younger on the day of sending
        Flag.UNDER_18: age is not None and age < ADULT,
        Flag.SAME_NIK: "nik" in same,
        Flag.SAME_PHONE: "phone" in same,
        Flag.HELPER_PHONE: _helper_has_workers_phone(answers),
        Flag.ROUTING_UNSURE: not branch_sure,
        Flag.UNSETTLED_TRANSPORT: transport is Transport.UNSETTLED,
        Flag.CONSENT_UNKNOWN: not consent_known,
    }
    return [flag for flag in Flag if raised[flag]]


def _look(raised: bool, flag: Flag) -> Check | None:
    return Check(Level.LOOK, str(flag)) if raised else None


def _hint(answers: Mapping[str, object]) -> NikHint | None:
    try:
        return Nik.parse(str(answers.get("applicant.nik", ""))).hint()
    except DomainError:
        return None


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _check_region(hint: NikHint | None, village: object) -> Check | None:
    """People move and codes are retired: another area is worth a look and never more."""
    if hint is None or not village:
        return None
    same = str(village).startswith(f"{hint.regency_code}.")
    return Check(Level.AGREES if same else Level.LOOK, "nik-region")


def _check_birth_date(hint: NikHint | None, born: date | None, today: date) -> Check | None:
    if born is None:
        return None
    if hint is not None and (hint.day, hint.month, hint.year_two_digits) != (born.day, born.month, born.year % 100):
        return Check(Level.DIFFERS, "nik-birth-date")
    age = age_on(born, today)
    if age < ADULT:
        return Check(Level.LOOK, str(Flag.UNDER_18))
    if age >= AGE_LIMIT:
        return Check(Level.LOOK, str(Flag.TOO_OLD_BY_NOW))
    if age >= NEARLY_TOO_OLD:
        return Check(Level.LOOK, str(Flag.NEARLY_TOO_OLD))
    return Check(Level.AGREES, "nik-birth-date") if hint is not None else None


def _check_sex(hint: NikHint | None, sex: object) -> Check | None:
    if hint is None or not sex:
        return None
    if hint.sex is None:
        return Check(Level.LOOK, "nik-sex")
    return Check(Level.AGREES if hint.sex == sex else Level.DIFFERS, "nik-sex")


def _employer_pays(answers: Mapping[str, object]) -> bool:
    """A household, a master, a firm or the state pays: they ought to register, or already did (FACTS §10)."""
    paid_by = answers.get("work.paid_by")
    return paid_by == "public" or (paid_by is not None and who_should_register(str(paid_by)) == "employer-ought")


def _not_working_lately(answers: Mapping[str, object]) -> bool:
    return answers.get("work.days_last_week") == 0


def _not_denied(answers: Mapping[str, object], name: str) -> bool:
    return answers.get(name) in ("yes", "unsure")


def _helper_has_workers_phone(answers: Mapping[str, object]) -> bool:
    helpers = answers.get("helper.phone")
    return bool(helpers) and helpers == answers.get("applicant.phone")
