"""Decisions: once, by the holder, with reasons that belong to them, and with everything they cause or nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from server.domain.contributions import Month
from server.domain.errors import ClaimLost, DomainError, Invalid, NotAllowedNow
from server.reference import tables
from server.storage.applications import Registered
from server.storage.db import db
from server.storage.history import Step
from server.storage.staff import Note
from server.usecases.claim_application import claim_application
from server.usecases.read_case import read_case
from server.usecases.withdraw_application import withdraw_application
from tests.usecases.office import (
    CLOCK,
    MORNING,
    a_nik,
    an_officer,
    claimed,
    decide,
    how_many,
    later,
    row,
    steps,
)


@pytest.fixture(autouse=True)
def inside(app):
    with app.app_context():
        yield


@pytest.fixture
def officer():
    return an_officer()


def test_approving_keeps_the_claim_for_the_bill(officer):
    approved = decide(officer, claimed(officer), "approve", clock=later(minutes=10))

    assert (approved.state, approved.masked, approved.decisions) == ("approved", False, ["bill_made"])
    assert approved.claim.until == MORNING + timedelta(minutes=25)


def test_a_bill_makes_the_case_payable_at_the_price_of_its_own_months(officer):
    approved = decide(officer, claimed(officer, monthly_income=1_000_000, months=3), "approve")
    decide(officer, approved, "bill_made", bill_reference=" BPU-77/1 ", first_month=Month(2026, 12))

    claimless = read_case(officer, approved.id, **CLOCK)

    assert (claimless.state, claimless.claim.holder) == ("payable", None)
    assert [str(month.month) for month in claimless.bill.quote.months] == ["2026-12", "2027-01", "2027-02"]
    assert claimless.bill.quote.total == 8_400 + 2 * 16_800
    assert b"BPU-77" not in row(approved.id).bill_reference


def test_a_bill_begins_in_the_present_month_unless_told_otherwise(officer):
    approved = decide(officer, claimed(officer), "approve")

    assert decide(officer, approved, "bill_made", bill_reference="1").bill.first_month == "2026-11"


@pytest.mark.parametrize("first", [Month(2026, 10), Month(2027, 12), Month(9999, 12)])
def test_a_bill_does_not_begin_in_the_past_nor_far_away(officer, first):
    approved = decide(officer, claimed(officer), "approve")

    with pytest.raises(Invalid) as refusal:
        decide(officer, approved, "bill_made", bill_reference="1", first_month=first)

    assert refusal.value.fields == {"first_month": "out-of-range"}


@pytest.mark.parametrize("reference", [None, "", "   "])
def test_a_bill_has_a_reference(officer, reference):
    approved = decide(officer, claimed(officer), "approve")

    with pytest.raises(Invalid) as refusal:
        decide(officer, approved, "bill_made", bill_reference=reference)

    assert refusal.value.fields == {"bill_reference": "bill-reference-needed"}


def test_no_bill_before_the_data_is_right(officer):
    with pytest.raises(NotAllowedNow) as refusal:
        decide(officer, claimed(officer), "bill_made", bill_reference="1")

    assert refusal.value.facts["state"] == "in_review"


def test_a_correction_says_which_fields_and_why_and_ends_the_claim(officer):
    case = claimed(officer)
    wanted = [("applicant.birth_date", ["differs-from-card"]), ("photos.ktp", ["photo-unreadable", "photo-cut-off"])]
    decide(officer, case, "ask_correction", fields=wanted, note="Foto KTP terlalu gelap.")

    now = read_case(officer, case.id, **CLOCK)

    assert (now.state, now.claim.holder, now.correction.number) == ("needs_correction", None, 1)
    assert now.correction.wanted == dict(wanted)
    assert now.correction.note == "••••••"  # nobody holds the case
    last = db.session.scalars(select(Step).where(Step.application_id == case.id).order_by(Step.id.desc())).first()
    assert "differs-from-card" in last.reasons


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ([], {"fields": "fields-needed"}),
        ([("applicant.mother_name", ["please-confirm"])], {"fields.0.name": "not-correctable"}),
        ([("reading_secret", ["please-confirm"])], {"fields.0.name": "not-correctable"}),
        ([("helper.name", ["please-confirm"])], {"fields.0.name": "not-correctable"}),
        ([("applicant.nik", [])], {"fields.0.reasons": "reasons-needed"}),
        ([("applicant.nik", ["photo-unreadable"])], {"fields.0.reasons": "unknown-reason"}),
        ([("applicant.nik", ["duplicate"])], {"fields.0.reasons": "unknown-reason"}),
        ([("applicant.nik", ["no-such-code"])], {"fields.0.reasons": "unknown-reason"}),
        ([("applicant.nik", ["please-confirm"])] * 2, {"fields.1.name": "twice"}),
    ],
)
def test_a_correction_asks_only_what_can_be_corrected_for_reasons_that_fit(officer, fields, fault):
    case = claimed(officer)

    with pytest.raises(Invalid) as refusal:
        decide(officer, case, "ask_correction", fields=fields)

    assert refusal.value.fields == fault
    assert steps(case.id) == ["submit", "claim"]


@pytest.mark.parametrize("action", ["reject", "close"])
@pytest.mark.parametrize("codes", [[], ["please-confirm"], ["no-such-code"]])
def test_refusing_needs_a_reason_of_its_own_list(officer, action, codes):
    with pytest.raises(Invalid) as refusal:
        decide(officer, claimed(officer), action, reasons=codes)

    assert set(refusal.value.fields) == {"reasons"}


def test_the_reasons_of_one_refusal_are_not_those_of_the_other(officer):
    for action, foreign in (("reject", "duplicate"), ("close", "not-working")):
        with pytest.raises(Invalid):
            decide(officer, claimed(officer), action, reasons=[foreign])


@pytest.mark.parametrize("code", [code for code, reason in tables.reasons().items() if reason.use == "close"])
def test_every_reason_to_close_closes(officer, code):
    closed = decide(officer, claimed(officer), "close", reasons=[code])

    assert (closed.state, closed.reasons, closed.claim.holder) == ("closed", [code], None)


def test_approving_takes_no_reasons_fields_or_bill(officer):
    case = claimed(officer)
    for extra in (
        {"reasons": ["duplicate"]},
        {"fields": [("applicant.nik", ["please-confirm"])]},
        {"bill_reference": "1"},
    ):
        with pytest.raises(Invalid):
            decide(officer, case, "approve", **extra)


def test_a_decision_is_not_taken_twice(officer):
    case = claimed(officer)
    decide(officer, case, "close", reasons=["unreachable"])

    with pytest.raises(ClaimLost) as refusal:
        decide(officer, case, "close", reasons=["unreachable"])

    assert refusal.value.facts["state"] == "closed"
    assert refusal.value.facts["by"] == {"id": officer.id, "name": officer.name}
    assert steps(case.id) == ["submit", "claim", "close"]


def test_the_former_holder_decides_as_long_as_nobody_else_took_the_case(officer):
    case = claimed(officer)

    assert decide(officer, case, "approve", clock=later(hours=3)).state == "approved"


def test_the_former_holder_comes_too_late_once_somebody_took_the_case(officer):
    case = claimed(officer)
    other = an_officer(name="Bayu")
    claim_application(other, case.id, **later(minutes=20))

    with pytest.raises(ClaimLost) as refusal:
        decide(officer, case, "approve", clock=later(minutes=21))

    assert refusal.value.facts["by"] == {"id": other.id, "name": "Bayu"}


def test_who_does_not_hold_the_case_does_not_decide_even_with_the_right_numbers(officer):
    case = claimed(officer)

    with pytest.raises(ClaimLost):
        decide(an_officer(), case, "approve")


def test_a_worker_who_withdrew_meanwhile_is_not_decided_upon(officer):
    case = claimed(officer)
    withdraw_application(case.key, "r" * 40, moment=MORNING)

    with pytest.raises(ClaimLost) as refusal:
        decide(officer, case, "approve")

    assert refusal.value.facts["state"] == "withdrawn"


def test_one_person_is_approved_once(officer):
    nik = a_nik()
    decide(officer, claimed(officer, applicant__nik=nik), "approve")
    second = claimed(officer, applicant__nik=nik)

    with pytest.raises(NotAllowedNow) as refusal:
        decide(officer, second, "approve")

    assert refusal.value.code == "already-registered"
    assert (row(second.id).state, row(second.id).version) == ("in_review", second.version)
    assert steps(second.id) == ["submit", "claim"]


def test_one_person_is_approved_once_across_branches(officer):
    nik = a_nik()
    decide(officer, claimed(officer, applicant__nik=nik), "approve")
    elsewhere = an_officer(branch="L02")
    second = claimed(elsewhere, applicant__nik=nik, address__village="33.01.01.2001")

    with pytest.raises(NotAllowedNow):
        decide(elsewhere, second, "approve")


def test_a_withdrawn_approval_lets_the_person_be_approved_again(officer):
    nik = a_nik()
    first = decide(officer, claimed(officer, applicant__nik=nik), "approve")
    withdraw_application(first.key, "r" * 40, moment=MORNING)

    assert decide(officer, claimed(officer, applicant__nik=nik), "approve").state == "approved"


def test_of_decisions_sent_at_once_exactly_one_counts(any_app):
    with any_app.app_context():
        officer = an_officer()
        case = claimed(officer)
    start = Barrier(6)

    def work(action):
        more = {"reasons": ["duplicate"]} if action == "close" else {}
        with any_app.app_context():
            start.wait()
            try:
                return decide(officer, case, action, **more).state
            except DomainError as refusal:
                return refusal.code

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(work, ["approve", "close"] * 3))

    assert outcomes.count("claim-lost") == 5
    with any_app.app_context():
        assert len(steps(case.id)) == 3


def test_of_approvals_of_one_person_at_once_exactly_one_counts(any_app):
    nik = a_nik()
    with any_app.app_context():
        officers = [an_officer() for _ in range(6)]
        cases = [claimed(one, applicant__nik=nik) for one in officers]
    start = Barrier(6)

    def work(pair):
        with any_app.app_context():
            start.wait()
            try:
                return decide(*pair, "approve").state
            except DomainError as refusal:
                return refusal.code

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(work, zip(officers, cases, strict=True)))

    assert outcomes == ["already-registered"] * 5 + ["approved"]
    with any_app.app_context():
        assert how_many(Registered) == 1


def test_a_decision_that_breaks_in_the_middle_leaves_nothing(officer, monkeypatch):
    case = claimed(officer)

    def break_down(*_, **__):
        raise RuntimeError

    monkeypatch.setattr("server.usecases.decide_application.history.record", break_down)
    with pytest.raises(RuntimeError):
        decide(officer, case, "approve", note="x")

    assert (row(case.id).state, how_many(Registered), how_many(Note)) == ("in_review", 0, 0)


def test_words_with_a_refusal_stay_among_colleagues_and_sealed(officer):
    case = claimed(officer)
    decide(officer, case, "reject", reasons=["not-working"], note="Bu Darmi tetangganya bilang sudah pindah.")

    kept = db.session.scalars(select(Note)).one()

    assert b"Darmi" not in kept.text
