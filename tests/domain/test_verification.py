from datetime import date

import pytest

from server.domain.duplicates import same_in
from server.domain.occupations import Transport
from server.domain.verification import Check, Flag, Level, check_answers, flags_of

TODAY = date(2026, 11, 22)


def answers(**changes):
    whole = {
        "applicant.nik": "3372015405780002",
        "applicant.birth_date": "1978-05-14",
        "applicant.sex": "F",
        "applicant.phone": "+6281234567890",
        "address.village": "33.72.01.1001",
        "work.paid_by": "buyers",
        "work.days_last_week": 6,
        "member_before": "no",
        "paid_by_others": "no",
    }
    return whole | {name.replace("__", "."): value for name, value in changes.items()}


def flags(given, **changes):
    usual = {"today": TODAY, "transport": Transport.FALSE, "branch_sure": True, "consent_known": True}
    return flags_of(given, **(usual | changes))


def test_a_plain_request_agrees_everywhere_and_raises_nothing():
    checks = check_answers(answers(), today=TODAY)

    assert {check.level for check in checks.values()} == {Level.AGREES}
    assert set(checks) == {"applicant.nik", "applicant.birth_date", "applicant.sex"}
    assert flags(answers()) == []


@pytest.mark.parametrize(
    ("changes", "name", "check"),
    [
        ({"applicant__birth_date": "1978-05-15"}, "applicant.birth_date", Check(Level.DIFFERS, "nik-birth-date")),
        ({"applicant__birth_date": "1979-05-14"}, "applicant.birth_date", Check(Level.DIFFERS, "nik-birth-date")),
        ({"applicant__sex": "M"}, "applicant.sex", Check(Level.DIFFERS, "nik-sex")),
        ({"applicant__nik": "3372019905780002"}, "applicant.sex", Check(Level.LOOK, "nik-sex")),
        ({"address__village": "33.11.01.2001"}, "applicant.nik", Check(Level.LOOK, "nik-region")),
        ({"work__days_last_week": 0}, "work.days_last_week", Check(Level.LOOK, "not-working-lately")),
        ({"member_before": "unsure"}, "member_before", Check(Level.LOOK, "member-before")),
    ],
)
def test_a_check_says_what_was_compared_and_how_it_came_out(changes, name, check):
    assert check_answers(answers(**changes), today=TODAY)[name] == check


@pytest.mark.parametrize("paid_by", ["employer", "household", "company", "public"])
def test_an_employer_who_pays_is_flagged_and_nothing_more(paid_by):
    assert flags(answers(work__paid_by=paid_by)) == [Flag.EMPLOYER_PAYS]


@pytest.mark.parametrize(
    ("born", "flag"),
    [
        ("1966-11-22", Flag.NEARLY_TOO_OLD),
        ("1961-11-23", Flag.NEARLY_TOO_OLD),
        ("1961-11-22", Flag.TOO_OLD_BY_NOW),
        ("2008-11-23", Flag.UNDER_18),
    ],
)
def test_ages_worth_a_look_are_flagged(born, flag):
    assert flags(answers(applicant__birth_date=born)) == [flag]


@pytest.mark.parametrize("born", ["1966-11-23", "2008-11-22"])
def test_ages_between_are_not(born):
    assert flags(answers(applicant__birth_date=born)) == []


@pytest.mark.parametrize(
    ("circumstances", "flag"),
    [
        ({"transport": Transport.UNSETTLED}, Flag.UNSETTLED_TRANSPORT),
        ({"branch_sure": False}, Flag.ROUTING_UNSURE),
        ({"consent_known": False}, Flag.CONSENT_UNKNOWN),
        ({"same": ["nik"]}, Flag.SAME_NIK),
        ({"same": ["phone"]}, Flag.SAME_PHONE),
    ],
)
def test_circumstances_raise_their_flag(circumstances, flag):
    assert flags(answers(), **circumstances) == [flag]


def test_a_helper_with_the_workers_number_is_flagged():
    assert flags(answers(helper__phone="+6281234567890")) == [Flag.HELPER_PHONE]
    assert flags(answers(helper__phone="+6281234567891")) == []


def test_many_flags_come_in_the_order_of_the_screen():
    raised = flags(answers(work__paid_by="company", paid_by_others="yes", member_before="yes"), branch_sure=False)

    assert raised == [Flag.EMPLOYER_PAYS, Flag.MEMBER_BEFORE, Flag.PAID_BY_OTHERS, Flag.ROUTING_UNSURE]


def test_an_erased_request_raises_nothing_about_the_person():
    assert check_answers({}, today=TODAY) == {}
    assert flags({}) == []


def test_equal_things_are_named_strongest_first():
    mine = {"nik": b"1", "phone": b"2", "name": frozenset({"siti", "aminah"})}

    assert same_in(mine, {"nik": b"1", "phone": b"2", "name": frozenset({"aminah", "siti"})}) == [
        "nik",
        "phone",
        "name",
    ]
    assert same_in(mine, {"nik": b"9", "phone": b"2"}) == ["phone"]
    assert same_in({"nik": None}, {"nik": None}) == []
