from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.eligibility import (
    age_on,
    check_age,
    check_months,
    check_occupations,
    check_programmes,
    who_should_register,
)
from server.domain.errors import DomainError
from server.reference import tables
from tests.domain.cases import pairs


def refusal_of(rule, *values):
    try:
        rule(*values)
    except DomainError as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(("asked", "out"), pairs("eligibility"))
def test_registration_is_for_those_not_yet_65_that_day(asked, out):
    born, today = date.fromisoformat(asked["birth_date"]), date.fromisoformat(asked["today"])

    assert refusal_of(check_age, born, today) == out["code"]
    if out["age"] is not None:
        assert age_on(born, today) == out["age"]


@given(st.dates(date(1900, 1, 1), date(2026, 11, 22)), st.dates(date(2026, 11, 22), date(2040, 1, 1)))
def test_nobody_is_old_enough_one_day_and_too_young_the_next(born, today):
    later = today.replace(year=today.year + 1, day=min(today.day, 28))

    assert age_on(born, later) >= age_on(born, today)
    assert (refusal_of(check_age, born, today) == "too-old") == (age_on(born, today) >= 65)


@pytest.mark.parametrize(("paid_by", "who"), pairs("who_registers"))
def test_who_pays_for_the_work_says_who_ought_to_register(paid_by, who):
    assert who_should_register(paid_by) == who


def test_every_answer_about_pay_has_a_rule():
    answers = {choice.value for choice in tables.field("work.paid_by").choices}

    assert answers == {asked for asked, _ in pairs("who_registers")}


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (["JKK", "JKM"], None),
        (["JHT", "JKM", "JKK"], None),
        (["JKK"], "programmes-set"),
        (["JKM", "JHT"], "programmes-set"),
        ([], "programmes-set"),
        (["JKK", "JKM", "JP"], "programmes-set"),
        (["JKK", "JKM", "JKM"], "programmes-set"),
    ],
)
def test_accident_and_death_go_together_and_savings_are_a_choice(chosen, code):
    assert refusal_of(check_programmes, chosen, tables.compulsory_programmes(), tables.optional_programmes()) == code


@pytest.mark.parametrize(
    ("months", "code"), [(1, None), (3, None), (6, None), (12, None), (2, "months-period"), (0, "months-period")]
)
def test_only_the_periods_of_the_office_can_be_planned(months, code):
    assert refusal_of(check_months, months, tables.programme_periods()) == code


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("nelayan", None, None),
        ("nelayan", "ojek-online", None),
        ("nelayan", "nelayan", "occupation-twice"),
        ("astronaut", None, "occupation-unknown"),
        ("nelayan", "astronaut", "occupation-unknown"),
    ],
)
def test_a_worker_has_at_most_two_different_jobs_of_our_list(first, second, code):
    assert refusal_of(check_occupations, first, second, list(tables.occupations())) == code
