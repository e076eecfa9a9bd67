"""Signing in through the door: the cookie, what it is worth, and how it ends."""

from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from server.app import create_app
from server.storage import passwords
from server.storage.db import now
from server.usecases.manage_staff import disable_staff
from tests.usecases.office import an_officer

PASSWORD = "sembilan payung di pasar"
SESSION = "/api/v1/staff/session"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    passwords._nobody.cache_clear()
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    yield
    passwords._nobody.cache_clear()


@pytest.fixture
def sari(app):
    with app.app_context():
        return an_officer(name="Sari", kept=passwords.make_hash(PASSWORD))


def enter(client, person, password=PASSWORD, **more):
    return client.post(SESSION, json={"email": person.email, "password": password}, **more)


def leave(client):
    return client.delete(SESSION, headers={"Origin": "http://localhost"})


def test_signing_in_says_who_one_is_and_for_which_branch(client, sari):
    response = enter(client, sari)

    assert response.status_code == 200
    assert response.json == {
        "staff": {
            "id": sari.id,
            "name": "Sari",
            "email": sari.email,
            "role": "officer",
            "branch": {"code": "L01", "name": "Surakarta"},
        }
    }
    assert client.get(SESSION).json == response.json


def test_the_cookie_is_for_our_pages_and_no_script(client, sari):
    cookie = enter(client, sari).headers["Set-Cookie"]

    assert cookie.startswith("staff=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie  # http on loopback
    assert "Expires" not in cookie
    assert "Domain" not in cookie


def test_with_https_the_cookie_is_bound_to_the_host(config):
    app = create_app(replace(config, public_url="https://payung.example"))
    with app.app_context():
        person = an_officer(kept=passwords.make_hash(PASSWORD))

    client = app.test_client()
    response = enter(client, person, base_url="https://payung.example")

    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-staff=")
    assert "Secure" in cookie
    assert client.get(SESSION, base_url="https://payung.example").status_code == 200


def test_a_wrong_password_says_so_in_words_and_sets_nothing(client, sari):
    response = enter(client, sari, "salah")

    assert (response.status_code, response.json["code"]) == (401, "sign-in-failed")
    assert response.json["title"] == "Surel atau kata sandi tidak cocok"
    assert "Set-Cookie" not in response.headers


def test_unknown_accounts_get_the_same_answer_to_the_letter(client, sari):
    known, unknown = (
        enter(client, sari, "salah"),
        client.post(SESSION, json={"email": "x@y.example", "password": "salah"}),
    )

    for answer in (known, unknown):
        answer.json.pop("request_id", None)
    assert {k: v for k, v in known.json.items() if k != "request_id"} == {
        k: v for k, v in unknown.json.items() if k != "request_id"
    }


def test_too_many_tries_says_how_long_to_wait(client, sari):
    for _ in range(5):
        enter(client, sari, "salah")

    response = enter(client, sari)

    assert (response.status_code, response.json["code"]) == (429, "too-many-tries")
    assert response.headers["Retry-After"] == str(response.json["retry_after"]) == "2"


def test_signing_in_from_another_site_is_refused(client, sari):
    assert enter(client, sari, headers={"Origin": "https://evil.example"}).status_code == 403
    assert enter(client, sari, headers={"Origin": "http://localhost"}).status_code == 200


def test_signing_out_ends_the_session_whatever_the_browser_keeps(app, client, sari):
    token = enter(client, sari).headers["Set-Cookie"].split(";")[0].split("=", 1)[1]

    response = leave(client)

    assert (response.status_code, response.data) == (204, b"")
    assert "staff=;" in response.headers["Set-Cookie"]
    thief = app.test_client()
    thief.set_cookie("staff", token)
    assert thief.get(SESSION).status_code == 401
    assert leave(client).status_code == 204


def test_a_disabled_officer_is_out_at_once(app, client, sari):
    enter(client, sari)
    with app.app_context():
        disable_staff(sari.email, moment=now())

    assert client.get(SESSION).status_code == 401


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({}, {"email": "needed", "password": "needed"}),
        ({"email": "a@b.c", "password": 1}, {"password": "wrong-type"}),
        ({"email": None, "password": "x"}, {"email": "needed"}),
        ({"email": "a@b.c", "password": "x", "admin": True}, {"admin": "unknown-field"}),
        ({"email": "a@b.c", "password": "\ud800"}, {"password": "characters"}),
        ({"email": "a\x00@b.c", "password": "x"}, {"email": "characters"}),
        ({"email": "a@b.c", "password": "x" * 2000}, {"password": "too-long"}),
    ],
)
def test_what_does_not_fit_is_named_by_field(client, body, fault):
    response = client.post(SESSION, json=body)

    assert response.status_code == 422
    assert {name: one["code"] for name, one in response.json["fields"].items()} == fault


def test_no_answer_repeats_the_password(client, sari):
    for response in (enter(client, sari, "rahasia sekali"), enter(client, sari)):
        assert b"rahasia" not in response.data
        assert PASSWORD.encode() not in response.data
