"""Handing over: the case begins anew at the other branch, is found there, and is gone from ours."""

import pytest

from server.domain.errors import ClaimLost, Invalid, NotAllowedNow, NotFound
from server.usecases.claim_next import claim_next
from server.usecases.hand_over import hand_over
from server.usecases.read_case import read_case
from server.usecases.search_cases import search_cases
from tests.usecases.office import CLOCK, MORNING, an_officer, claimed, decide, row, steps


@pytest.fixture(autouse=True)
def inside(app):
    with app.app_context():
        yield


@pytest.fixture
def officer():
    return an_officer()


def give(officer, case, **changes):
    terms = {"branch": "L02", "reason": "Tinggal di Cilacap.", "version": case.version, "claim": case.claim.number}
    return hand_over(officer, case.id, **terms | changes, moment=MORNING)


def test_the_other_branch_gets_the_case_and_ours_does_not_see_it_any_more(officer):
    case = claimed(officer, applicant__full_name="Sumarni")
    give(officer, case)
    there = an_officer(branch="L02")

    assert (row(case.id).branch, row(case.id).state, row(case.id).branch_sure) == ("L02", "submitted", True)
    with pytest.raises(NotFound):
        read_case(officer, case.id, **CLOCK)
    assert [one.id for one in search_cases(there, text="Sumarni", **CLOCK)] == [case.id]
    assert search_cases(officer, text="Sumarni", **CLOCK) == []
    taken = claim_next(there, **CLOCK)
    assert (taken.id, [note.text for note in taken.notes]) == (case.id, ["Tinggal di Cilacap."])


def test_the_history_says_from_where_to_where_and_no_words_that_could_name_somebody(officer):
    case = claimed(officer)
    give(officer, case)

    last = claim_next(an_officer(branch="L02"), **CLOCK).history[2]

    assert steps(case.id)[:3] == ["submit", "claim", "hand_over"]
    assert (last.by.name, last.reasons) == (officer.name, ["from:L01", "to:L02"])


@pytest.mark.parametrize("branch", ["L01", "XX", "905", ""])
def test_only_to_another_branch_that_takes_cases(officer, branch):
    with pytest.raises(Invalid) as refusal:
        give(officer, claimed(officer), branch=branch)

    assert refusal.value.fields == {"branch": "not-a-choice"}


def test_only_by_the_holder_with_the_present_version(officer):
    case = claimed(officer)

    for who, changes in ((an_officer(), {}), (officer, {"version": case.version - 1}), (officer, {"claim": 0})):
        with pytest.raises(ClaimLost):
            give(who, case, **changes)


def test_what_is_approved_stays(officer):
    approved = decide(officer, claimed(officer), "approve")

    with pytest.raises(NotAllowedNow):
        give(officer, approved)
