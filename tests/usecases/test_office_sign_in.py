"""Signing in: guessing gets slow for the guesser, never for the owner elsewhere; a session ends when it should."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier, Lock

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from server.domain.errors import DomainError, Invalid, NotFound, SignInFailed, TooManyTries
from server.storage import attempts, passwords
from server.storage import staff as shelf
from server.storage.db import db
from server.storage.staff import StaffSession
from server.usecases.demo_staff import PEOPLE, end_demo_staff, make_demo_staff
from server.usecases.hand_over import receiving_branches
from server.usecases.manage_staff import add_staff, disable_staff
from server.usecases.recognise_staff import recognise_staff
from server.usecases.sign_in import FREE_PER_ACCOUNT, FREE_PER_ADDRESS, sign_in
from server.usecases.sign_out import sign_out
from tests.usecases.office import MORNING, an_officer, how_many

PASSWORD = "sembilan payung di pasar"
HOME, ELSEWHERE = "203.0.113.5", "198.51.100.7"


@pytest.fixture(autouse=True)
def inside(app):
    with app.app_context():
        yield


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    """Real argon2id, with little memory: twenty sign-ins would take as many seconds."""
    passwords._nobody.cache_clear()
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    yield
    passwords._nobody.cache_clear()


@pytest.fixture
def sari():
    return an_officer(kept=passwords.make_hash(PASSWORD))


def enter(person, password=PASSWORD, *, address=HOME, at=MORNING):
    return sign_in(person.email, password, address=address, moment=at)


def outcome(ask) -> str:
    try:
        ask()
    except DomainError as refusal:
        return refusal.code
    return "in"


def test_the_right_password_opens_and_the_table_keeps_no_token(sari):
    officer, token = enter(sari)

    assert officer == sari
    assert recognise_staff(token, moment=MORNING) == sari
    kept = db.session.scalars(select(StaffSession)).one()
    assert token.encode() not in kept.token_mac
    assert len(token) >= 43  # 32 bytes


def test_addresses_are_written_as_it_comes(sari):
    assert sign_in(f" {sari.email.upper()} ", PASSWORD, address=HOME, moment=MORNING)[0] == sari


@pytest.mark.parametrize("password", ["", "salah", PASSWORD + " ", "x" * 1000])
def test_a_wrong_password_does_not(sari, password):
    with pytest.raises(SignInFailed):
        enter(sari, password)


def test_unknown_and_disabled_accounts_answer_and_cost_the_same(sari, monkeypatch):
    disable_staff(sari.email, moment=MORNING)
    worked = []
    verify = passwords._hasher.verify
    monkeypatch.setattr(
        passwords, "_hasher", type("Counting", (), {
            "hash": passwords._hasher.hash,
            "verify": staticmethod(lambda *given: worked.append(1) or verify(*given)),
        })(),
    )  # fmt: skip

    for email, password in ((sari.email, PASSWORD), ("siapa@kantor.example", PASSWORD), ("siapa@kantor.example", "")):
        with pytest.raises(SignInFailed) as refusal:
            sign_in(email, password, address=HOME, moment=MORNING)
        assert (refusal.value.code, refusal.value.facts) == ("sign-in-failed", {})

    assert len(worked) == 3


def test_the_password_of_nobody_opens_nothing():
    with pytest.raises(SignInFailed):
        sign_in("siapa@kantor.example", "an account that does not exist", address=HOME, moment=MORNING)


def test_guessing_gets_slower_and_the_right_password_waits_as_well(sari):
    for _ in range(FREE_PER_ACCOUNT):
        assert outcome(lambda: enter(sari, "salah")) == "sign-in-failed"

    with pytest.raises(TooManyTries) as refusal:
        enter(sari)

    assert refusal.value.facts["retry_after"] == 2
    assert outcome(lambda: enter(sari, "salah", at=MORNING + timedelta(seconds=3))) == "sign-in-failed"
    with pytest.raises(TooManyTries) as refusal:
        enter(sari, at=MORNING + timedelta(seconds=3))
    assert refusal.value.facts["retry_after"] == 4


def test_pauses_double_and_end_at_a_quarter_of_an_hour():
    pauses = [attempts.pause_after(tries, free=5).total_seconds() for tries in range(4, 40)]

    assert pauses[:6] == [0, 2, 4, 8, 16, 32]
    assert max(pauses) == 900


def test_a_stranger_never_locks_the_owner_out_from_elsewhere(sari):
    for number in range(40):
        outcome(partial(enter, sari, "salah", address=ELSEWHERE, at=MORNING + timedelta(seconds=number)))

    assert outcome(lambda: enter(sari, address=HOME, at=MORNING + timedelta(seconds=40))) == "in"


def test_a_right_password_starts_the_count_anew(sari):
    for _ in range(3):
        for _ in range(FREE_PER_ACCOUNT - 1):
            outcome(lambda: enter(sari, "salah"))
        assert outcome(lambda: enter(sari)) == "in"


def test_guessing_over_many_accounts_gets_slow_as_well():
    outcomes = [
        outcome(partial(sign_in, f"orang{number}@kantor.example", "salah", address=ELSEWHERE, moment=MORNING))
        for number in range(FREE_PER_ADDRESS + 3)
    ]

    assert outcomes == ["sign-in-failed"] * FREE_PER_ADDRESS + ["too-many-tries"] * 3


def test_a_busy_office_behind_one_address_is_not_slowed_by_right_passwords(sari):
    assert {outcome(lambda: enter(sari)) for _ in range(FREE_PER_ADDRESS + 20)} == {"in"}


def test_one_guesser_is_one_guesser_across_a_whole_ipv6_network(sari):
    for number in range(FREE_PER_ACCOUNT):
        outcome(partial(enter, sari, "salah", address=f"2001:db8:1:2::{number:x}"))

    assert outcome(lambda: enter(sari, address="2001:db8:1:2:ffff::1")) == "too-many-tries"


def test_guesses_sent_at_once_are_not_one_guess(any_app):
    with any_app.app_context():
        person = an_officer(kept=passwords.make_hash(PASSWORD))
    start = Barrier(12)

    def guess(_):
        with any_app.app_context():
            start.wait()
            return outcome(lambda: enter(person, "salah"))

    with ThreadPoolExecutor(12) as pool:
        outcomes = list(pool.map(guess, range(12)))

    assert outcomes.count("sign-in-failed") == FREE_PER_ACCOUNT


def test_at_most_two_hashes_are_worked_out_at_once(monkeypatch):
    running, most, lock = 0, 0, Lock()

    class Slow:
        def verify(self, *_):
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.02)
            with lock:
                running -= 1
            return True

        def hash(self, _):
            return "kept"

    monkeypatch.setattr(passwords, "_hasher", Slow())
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: passwords.is_right("x", "kept"), range(8)))

    assert most == passwords.AT_ONCE == 2


def test_who_waits_too_long_for_a_hash_is_asked_to_come_back(monkeypatch):
    monkeypatch.setattr(passwords, "WAIT", 0.01)
    for _ in range(passwords.AT_ONCE):
        passwords._turns.acquire()
    try:
        with pytest.raises(TooManyTries):
            passwords.is_right("x", None)
    finally:
        for _ in range(passwords.AT_ONCE):
            passwords._turns.release()


def test_the_hash_we_make_is_argon2id_with_64_mib(monkeypatch):
    monkeypatch.undo()
    kept = passwords.make_hash(PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=65536,")
    assert not passwords.is_dated(kept)


def test_a_hash_of_weaker_days_is_renewed_on_signing_in(sari, monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=128, parallelism=1))
    passwords._nobody.cache_clear()
    enter(sari)

    assert "m=128,t=2" in shelf.find(sari.id).password_hash
    assert outcome(lambda: enter(sari)) == "in"


def test_a_session_idles_out_after_a_quarter_of_an_hour_and_not_while_used(sari):
    _, token = enter(sari)
    for minutes in range(0, 100, 14):
        assert recognise_staff(token, moment=MORNING + timedelta(minutes=minutes)) == sari

    with pytest.raises(SignInFailed) as refusal:
        recognise_staff(token, moment=MORNING + timedelta(minutes=98 + 15))

    assert refusal.value.code == "sign-in-needed"
    assert how_many(StaffSession) == 0


def test_a_session_ends_after_eight_hours_however_busy(sari):
    _, token = enter(sari)
    for minutes in range(0, 8 * 60, 10):
        recognise_staff(token, moment=MORNING + timedelta(minutes=minutes))

    with pytest.raises(SignInFailed):
        recognise_staff(token, moment=MORNING + timedelta(hours=8))


def test_disabling_ends_every_session_at_once(sari):
    tokens = [enter(sari)[1] for _ in range(2)]
    disable_staff(sari.email, moment=MORNING)

    for token in tokens:
        with pytest.raises(SignInFailed):
            recognise_staff(token, moment=MORNING)
    assert outcome(lambda: enter(sari)) == "sign-in-failed"


def test_a_new_password_ends_open_sessions_and_opens_a_disabled_account(sari):
    _, token = enter(sari)
    disable_staff(sari.email, moment=MORNING)
    add_staff(
        sari.email, "payung baru di pasar", name="Sari", branch="L01", role="supervisor",
        branches=set(receiving_branches()), moment=MORNING,
    )  # fmt: skip

    assert outcome(lambda: recognise_staff(token, moment=MORNING)) == "sign-in-needed"
    assert outcome(lambda: enter(sari)) == "sign-in-failed"
    assert enter(sari, "payung baru di pasar")[0].role == "supervisor"


def test_signing_out_ends_this_session_and_no_other(sari):
    (_, here), (_, there) = enter(sari), enter(sari)
    sign_out(here)
    sign_out(here)

    assert outcome(lambda: recognise_staff(here, moment=MORNING)) == "sign-in-needed"
    assert recognise_staff(there, moment=MORNING) == sari


@pytest.mark.parametrize("token", ["", "x", "…", "\ud800", "a" * 5000])
def test_a_made_up_token_opens_nothing(token):
    with pytest.raises(SignInFailed):
        recognise_staff(token, moment=MORNING)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "sari"}, "email"),
        ({"email": "a b@c.example"}, "email"),
        ({"password": "pendek"}, "password"),
        ({"branch": "905"}, "branch"),
        ({"role": "boss"}, "role"),
        ({"name": "1\n2"}, "name"),
    ],
)
def test_an_account_with_something_wrong_is_not_made(changes, field):
    terms = {"email": "a@b.example", "password": PASSWORD, "name": "A", "branch": "L01", "role": "officer"} | changes
    with pytest.raises(Invalid) as refusal:
        add_staff(terms.pop("email"), terms.pop("password"), **terms, branches={"L01"}, moment=MORNING)

    assert set(refusal.value.fields) == {field}
    assert shelf.everyone() == []


def test_disabling_nobody_says_so():
    with pytest.raises(NotFound):
        disable_staff("siapa@kantor.example", moment=MORNING)


def test_demo_officers_are_made_once_with_passwords_only_their_file_knows(tmp_path):
    file = tmp_path / "demo-staff.txt"

    assert make_demo_staff(file, office="http://127.0.0.1:8000/office/", moment=MORNING)
    first = file.read_text()
    assert not make_demo_staff(file, office="http://127.0.0.1:8000/office/", moment=MORNING)

    assert file.read_text() == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.branch for one in shelf.everyone()].count("L01") == 3
    for line in first.splitlines()[2:]:
        _, role, email, password = line.split()
        assert sign_in(email, password, address=HOME, moment=MORNING)[0].role == role


def test_demo_officers_with_a_lost_file_get_new_passwords(tmp_path):
    file = tmp_path / "demo-staff.txt"
    make_demo_staff(file, office="…", moment=MORNING)
    first = file.read_text()
    file.unlink()
    make_demo_staff(file, office="…", moment=MORNING)

    assert len(shelf.everyone()) == len(PEOPLE)
    assert file.read_text() != first


def test_demo_officers_end_where_others_can_reach_the_service(tmp_path):
    file = tmp_path / "demo-staff.txt"
    make_demo_staff(file, office="…", moment=MORNING)

    assert end_demo_staff(file, moment=MORNING) == len(PEOPLE)
    assert not file.exists()
    assert all(one.disabled_at for one in shelf.everyone())
    assert end_demo_staff(file, moment=MORNING) == 0
