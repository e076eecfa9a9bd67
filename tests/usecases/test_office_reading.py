"""Reading: open to the holder of the claim, masked for the branch, nothing for other branches, and always on record."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from server.domain.applications import State
from server.domain.errors import NotFound, NotYours
from server.storage.db import db
from server.storage.history import Access
from server.usecases.add_note import add_note
from server.usecases.claim_next import claim_next
from server.usecases.list_queue import list_queue
from server.usecases.read_case import read_case
from server.usecases.read_photo import read_photo
from server.usecases.search_cases import search_cases
from tests.usecases.office import (
    CLOCK,
    MORNING,
    a_nik,
    an_application,
    an_officer,
    claimed,
    decide,
    how_many,
    later,
    looks,
)


@pytest.fixture(autouse=True)
def inside(app):
    with app.app_context():
        yield


@pytest.fixture
def officer():
    return an_officer()


def found(officer, **what):
    return [one.id for one in search_cases(officer, **what, **CLOCK)]


def test_the_holder_sees_answers_and_everyone_else_of_the_branch_dots(officer):
    case = claimed(officer, applicant__full_name="Siti Aminah", applicant__nik="3372015405780009")

    mine, theirs = read_case(officer, case.id, **CLOCK), read_case(an_officer(role="supervisor"), case.id, **CLOCK)

    assert (mine.masked, mine.answers["applicant.full_name"]) == (False, "Siti Aminah")
    assert (theirs.masked, theirs.answers["applicant.full_name"]) == (True, "S••• A•••")
    assert theirs.answers["applicant.nik"] == "3372•••••••••••9"
    assert theirs.answers["monthly_income"] == "••••••"
    assert theirs.answers["work.paid_by"] == "buyers"
    assert (theirs.checks, theirs.quote) == ({}, None)


def test_every_look_is_on_record_with_what_was_seen(officer):
    case = claimed(officer)
    other = an_officer()
    read_case(other, case.id, **CLOCK)
    list_queue(other, limit=10, **CLOCK)
    search_cases(other, code=case.tracking_code, **CLOCK)

    assert looks(case.id) == [
        (officer.id, "case"),
        (other.id, "case-masked"),
        (other.id, "queue"),
        (other.id, "search:code"),
    ]


def test_nothing_is_shown_when_the_look_cannot_be_recorded(officer, app):
    case = claimed(officer)

    def break_down(_connection, _cursor, statement, *_):
        if statement.startswith("INSERT INTO access"):
            raise OSError

    event.listen(db.engine, "before_cursor_execute", break_down)
    for ask in (
        lambda: read_case(officer, case.id, **CLOCK),
        lambda: list_queue(officer, limit=10, **CLOCK),
        lambda: search_cases(officer, code=case.tracking_code, **CLOCK),
    ):
        with pytest.raises(OSError):
            ask()


def test_a_look_that_finds_nothing_leaves_no_row():
    case = claimed(an_officer())
    before = how_many(Access)

    with pytest.raises(NotFound):
        read_case(an_officer(branch="L02"), case.id, **CLOCK)

    assert how_many(Access) == before


def test_checks_compare_the_answers_with_the_nik(officer):
    case = claimed(officer, applicant__birth_date="1978-05-15", applicant__sex="M")

    found = {name: (str(check.level), check.code) for name, check in case.checks.items()}

    assert found["applicant.birth_date"] == ("differs", "nik-birth-date")
    assert found["applicant.sex"] == ("agrees", "nik-sex")
    assert found["applicant.nik"] == ("agrees", "nik-region")


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"work__paid_by": "employer"}, "employer-pays"),
        ({"member_before": "yes"}, "member-before"),
        ({"paid_by_others": "unsure"}, "paid-by-others"),
        ({"applicant__birth_date": "1964-01-01"}, "age-60-64"),
        ({"occupation": "pengemudi-becak"}, "unsettled-transport"),
        ({"consent__version": "2019-01"}, "consent-version-unknown"),
    ],
)
def test_flags_are_raised_and_nothing_is_refused_for_them(officer, changes, flag):
    assert flag in claimed(officer, **changes).flags


def test_an_ordinary_case_raises_no_flag(officer):
    assert claimed(officer).flags == []


def test_other_requests_with_the_same_nik_or_phone_are_listed_with_what_is_equal(officer):
    nik, phone = a_nik(), "+6281222333444"
    by_nik = an_application(applicant__nik=nik)
    by_phone = an_application(applicant__phone=phone)
    by_both = an_application(applicant__nik=nik, applicant__phone=phone)

    case = claimed(officer, applicant__nik=nik, applicant__phone=phone)

    assert {one.id: one.same for one in case.duplicates} == {
        by_nik: ["nik"],
        by_phone: ["phone"],
        by_both: ["nik", "phone"],
    }
    assert {"same-nik", "same-phone"} <= set(case.flags)


def test_of_a_duplicate_in_another_branch_only_branch_and_state_are_told(officer):
    nik = a_nik()
    an_application(applicant__nik=nik, address__village="33.01.01.2001")

    (other,) = claimed(officer, applicant__nik=nik).duplicates

    assert (other.branch, other.state, other.same) == ("L02", "submitted", ["nik"])
    assert (other.id, other.tracking_code, other.received_at) == (None, None, None)


def test_the_queue_is_oldest_first_and_pages_neither_double_nor_skip(officer):
    ids = [an_application(at=MORNING - timedelta(hours=9, minutes=-number)) for number in range(7)]
    same_moment = [an_application(at=MORNING - timedelta(hours=1)) for _ in range(4)]

    seen, after = [], None
    while True:
        page = list_queue(officer, limit=3, after=after, **CLOCK)
        seen += [row.id for row in page.items]
        an_application(at=MORNING - timedelta(days=2))  # somebody older comes while we turn the page
        if page.next is None:
            break
        after = page.next

    assert seen == ids + same_moment


def test_the_queue_shows_what_is_to_be_done_and_filters(officer):
    waiting = an_application(occupation="petani-sayur", language="id")
    mine = claimed(officer)
    closed = decide(officer, claimed(officer), "close", reasons=["duplicate"])

    def ids(**filters):
        return {row.id for row in list_queue(officer, limit=50, **filters, **CLOCK).items}

    assert ids() == {waiting, mine.id}
    assert ids(states=(State.CLOSED,)) == {closed.id}
    assert ids(occupation="petani-sayur") == {waiting}
    assert ids(language="jv") == {mine.id}
    assert ids(campaign="pasar-gede") == set()


def test_a_line_of_the_queue_names_nobody(officer):
    an_application(applicant__full_name="Siti Aminah")

    (row,) = list_queue(officer, limit=5, **CLOCK).items

    assert row.name == "S••• A•••"
    assert "Aminah" not in repr(row)


def test_cases_are_found_by_nik_phone_and_code_in_ones_own_branch_only(officer):
    nik, phone = a_nik(), "+6281299988877"
    case = claimed(officer, applicant__nik=nik, applicant__phone=phone)
    an_application(applicant__nik=nik, applicant__phone=phone, address__village="33.01.01.2001")

    assert found(officer, nik=nik) == [case.id]
    assert found(officer, phone=phone) == [case.id]
    assert found(officer, code=case.tracking_code) == [case.id]
    assert found(officer, nik=a_nik()) == []


def test_names_are_found_by_their_words_however_spelt_best_first(officer):
    exact = an_application(applicant__full_name="Muhammad Sukarjo")
    titled = an_application(applicant__full_name="H. Moh. Soekardjo bin Karto")
    one_word = an_application(applicant__full_name="Sukarjo Hadi Wiyono")
    an_application(applicant__full_name="Sutrisno")
    an_application(applicant__full_name="Muhammad Sukarjo", address__village="33.01.01.2001")

    assert found(officer, text="Mohamad Sukarjo") == [exact, titled, one_word]
    assert found(officer, text="tidak ada") == []


@pytest.mark.parametrize("text", ["'", "…", "%", "a" * 100, "🙂"])
def test_any_text_may_be_searched(officer, text):
    assert found(officer, text=text) == []


def test_notes_are_sealed_and_read_by_the_holder(officer):
    case = claimed(officer)
    add_note(an_officer(name="Bayu"), case.id, "Sudah saya telepon, Bu Siti menunggu.", moment=MORNING)

    (open_note,) = read_case(officer, case.id, **CLOCK).notes
    (hidden,) = read_case(an_officer(), case.id, **CLOCK).notes

    assert (open_note.by.name, open_note.text) == ("Bayu", "Sudah saya telepon, Bu Siti menunggu.")
    assert "Siti" not in hidden.text


def test_a_photo_is_for_the_holder_of_a_live_claim(officer, a_photo):
    case = claimed(officer)
    a_photo(case.id)

    assert read_photo(officer, case.id, "ktp", moment=MORNING)[:2] == b"\xff\xd8"
    for who, when in ((an_officer(role="supervisor"), MORNING), (officer, MORNING + timedelta(minutes=16))):
        with pytest.raises(NotYours) as refusal:
            read_photo(who, case.id, "ktp", moment=when)
        assert refusal.value.code == "claim-first"
    assert looks(case.id) == [(officer.id, "case"), (officer.id, "photo:ktp")]


def test_a_photo_that_never_came_is_not_found(officer):
    with pytest.raises(NotFound):
        read_photo(officer, claimed(officer).id, "work", moment=MORNING)


def test_an_erased_case_shows_that_it_was_there_and_nothing_else(officer):
    from server.usecases.withdraw_application import withdraw_application

    case = claimed(officer)
    withdraw_application(case.key, "r" * 40, moment=MORNING)

    left = read_case(officer, case.id, **CLOCK)

    assert (left.state, left.answers, left.quote, left.decisions) == ("withdrawn", {}, None, [])
    assert claim_next(officer, **later(hours=1)) is None


@pytest.fixture
def a_photo():
    """Put a picture of a card where a received one would be."""
    from server.storage.db import transaction
    from server.storage.photo_files import photo_files
    from server.storage.photos import Photo

    def put(application_id: int, kind: str = "ktp") -> None:
        name = photo_files().write(b"\xff\xd8 a picture \xff\xd9")
        with transaction() as session:
            session.add(
                Photo(
                    application_id=application_id, kind=kind, stored_as=name, original_mac=b"m" * 32,
                    width=4, height=3, received_at=MORNING,
                )
            )  # fmt: skip

    return put
