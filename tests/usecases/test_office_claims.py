"""Claims: one officer at a time holds a case, for a quarter of an hour, and the oldest case comes first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from server.domain.errors import ClaimLost, NotAllowedNow, NotFound
from server.usecases.claim_application import claim_application
from server.usecases.claim_next import claim_next
from server.usecases.read_case import read_case
from server.usecases.release_claim import release_claim
from tests.usecases.office import CLOCK, MORNING, an_application, an_officer, claimed, decide, later, row, steps


@pytest.fixture(autouse=True)
def inside(app):
    with app.app_context():
        yield


def test_next_is_the_case_that_has_waited_longest_in_ones_own_branch():
    an_application(at=MORNING - timedelta(hours=1))
    oldest = an_application(at=MORNING - timedelta(hours=9))
    an_application(at=MORNING - timedelta(hours=10), address__village="33.01.01.2001")  # Cilacap

    case = claim_next(an_officer(), **CLOCK)

    assert (case.id, case.state, case.claim.mine, case.masked) == (oldest, "in_review", True, False)
    assert steps(oldest) == ["submit", "claim"]


def test_next_is_nothing_when_nothing_waits():
    officer = an_officer()
    claimed(officer)

    assert claim_next(officer, **CLOCK) is None


def test_a_case_waits_a_day_for_its_photo_and_not_longer():
    officer = an_officer()
    waiting = an_application(photos_expected=["ktp"])

    assert claim_next(officer, **CLOCK) is None
    with pytest.raises(NotAllowedNow) as refusal:
        claim_application(officer, waiting, **CLOCK)
    assert refusal.value.code == "photo-awaited"
    assert claim_next(officer, **later(hours=23)).id == waiting


def test_next_takes_up_what_somebody_left_lying():
    left = claimed(an_officer())

    assert claim_next(an_officer(), **later(minutes=14)) is None
    taken = claim_next(an_officer(), **later(minutes=16))

    assert (taken.id, taken.claim.number) == (left.id, left.claim.number + 1)


def test_a_live_claim_is_not_taken_away():
    holder, other = an_officer(name="Sari"), an_officer()
    case = claimed(holder)

    with pytest.raises(ClaimLost) as refusal:
        claim_application(other, case.id, **CLOCK)

    assert refusal.value.facts == {
        "state": "in_review", "version": case.version, "by": {"id": holder.id, "name": "Sari"},
    }  # fmt: skip


def test_an_officer_who_asks_to_take_over_is_refused_and_a_supervisor_is_not():
    case = claimed(an_officer())

    with pytest.raises(ClaimLost):
        claim_application(an_officer(), case.id, take_over=True, **CLOCK)
    taken = claim_application(an_officer(role="supervisor"), case.id, take_over=True, **CLOCK)

    assert (taken.claim.mine, taken.claim.number) == (True, case.claim.number + 1)


def test_a_supervisor_takes_over_only_on_purpose():
    case = claimed(an_officer())

    with pytest.raises(ClaimLost):
        claim_application(an_officer(role="supervisor"), case.id, **CLOCK)


def test_the_holder_goes_on_holding_with_the_same_number():
    officer = an_officer()
    case = claimed(officer)

    again = claim_application(officer, case.id, **later(minutes=10))

    assert (again.claim.number, again.version) == (case.claim.number, case.version)
    assert again.claim.until == MORNING + timedelta(minutes=25)
    assert steps(case.id) == ["submit", "claim"]


def test_after_a_quarter_of_an_hour_the_holder_sees_the_case_masked_until_they_ask_again():
    officer = an_officer()
    case = claimed(officer)

    assert read_case(officer, case.id, **later(minutes=16)).masked
    assert not claim_application(officer, case.id, **later(minutes=16)).masked


def test_a_case_of_another_branch_is_not_found_whatever_is_asked():
    case = claimed(an_officer())
    stranger = an_officer(branch="L02", role="supervisor")

    for ask in (
        lambda: read_case(stranger, case.id, **CLOCK),
        lambda: claim_application(stranger, case.id, take_over=True, **CLOCK),
        lambda: release_claim(stranger, case.id, moment=MORNING),
        lambda: decide(stranger, case, "approve"),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_released_case_waits_again_at_its_old_place():
    officer = an_officer()
    case = claimed(officer)

    release_claim(officer, case.id, moment=MORNING)

    assert (row(case.id).state, row(case.id).claim_holder) == ("submitted", None)
    assert claim_next(an_officer(), **CLOCK).id == case.id
    assert steps(case.id) == ["submit", "claim", "release", "claim"]


def test_only_the_holder_releases():
    case = claimed(an_officer())

    with pytest.raises(ClaimLost):
        release_claim(an_officer(), case.id, moment=MORNING)


def test_releasing_what_nobody_holds_changes_nothing():
    waiting = an_application()

    release_claim(an_officer(), waiting, moment=MORNING)

    assert steps(waiting) == ["submit"]


def test_a_decided_case_cannot_be_claimed():
    officer = an_officer()
    case = claimed(officer)
    decide(officer, case, "close", reasons=["duplicate"])

    with pytest.raises(NotAllowedNow):
        claim_application(officer, case.id, **CLOCK)


def test_officers_who_ask_at_once_never_get_the_same_case(any_app):
    with any_app.app_context():
        waiting = {an_application() for _ in range(30)}
        officers = [an_officer() for _ in range(8)]
    start = Barrier(len(officers))

    def work(officer):
        got = []
        with any_app.app_context():
            start.wait()
            while (case := claim_next(officer, **CLOCK)) is not None:
                got.append(case.id)
        return got

    with ThreadPoolExecutor(len(officers)) as pool:
        taken = [id for got in pool.map(work, officers) for id in got]

    assert sorted(taken) == sorted(waiting)
