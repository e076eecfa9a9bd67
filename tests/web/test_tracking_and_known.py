"""`POST track` and `POST known`: little is told, and guessing is slow."""

import pytest
from sqlalchemy import text

from server.domain.tracking import tracking_code
from server.storage.db import db
from tests.factories import a_key, a_submission


@pytest.fixture
def code(client):
    return client.put(f"/api/v1/applications/{a_key()}", json=a_submission()).json["tracking_code"]


def track(client, code, digits="7890"):
    return client.post("/api/v1/track", json={"code": code, "digits": digits})


def test_code_and_digits_give_the_state_and_nothing_else(any_app):
    client = any_app.test_client()
    code = client.put(f"/api/v1/applications/{a_key()}", json=a_submission()).json["tracking_code"]

    response = track(client, code)

    assert (response.status_code, response.json) == (200, {"state": "submitted"})


def test_it_is_read_as_people_type_it(client, code):
    assert track(client, f" {code[:5].lower()}-{code[5:].lower()} ").status_code == 200


def test_wrong_digits_and_unknown_codes_look_the_same(client, code):
    wrong, unknown = track(client, code, "0000"), track(client, tracking_code(b"nobody's"), "0000")

    assert wrong.status_code == unknown.status_code == 404
    assert wrong.json["code"] == unknown.json["code"] == "code-not-found"


@pytest.mark.parametrize("known", [True, False])
def test_five_wrong_tries_shut_a_code_for_an_hour(app, client, code, known):
    asked = code if known else tracking_code(b"nobody's")
    for _ in range(5):
        assert track(client, asked, "0000").status_code == 404

    shut = track(client, asked)

    assert (shut.status_code, shut.json["code"]) == (429, "too-many-tries")
    assert 3500 < int(shut.headers["Retry-After"]) <= 3601
    if known:
        with app.app_context():
            db.session.execute(text("UPDATE attempt SET last_at = '2020-01-01 00:00:00'"))
            db.session.commit()
        assert track(client, asked).status_code == 200


def test_another_code_stays_open(client, code):
    for _ in range(5):
        track(client, tracking_code(b"nobody's"), "0000")

    assert track(client, code).status_code == 200


@pytest.mark.parametrize("wrong", ["", "ABC", "0000000000x", "0000000001"])
def test_a_code_that_cannot_be_is_told(client, wrong):
    response = track(client, wrong)

    assert response.status_code == 422
    assert response.json["code"] in ("tracking-code-form", "check-answers")


@pytest.mark.parametrize(
    "body", [{}, {"code": 1, "digits": "1"}, {"code": "x", "digits": 7890}, {"code": "x", "digits": "١٢٣٤"}]
)
def test_another_shape_is_explained(client, body):
    response = client.post("/api/v1/track", json=body)

    assert (response.status_code, response.json["code"]) == (422, "check-answers")


def test_known_tells_which_keys_are_here(client):
    here, nowhere = a_key(), a_key()
    client.put(f"/api/v1/applications/{here}", json=a_submission())

    response = client.post("/api/v1/known", json={"keys": [nowhere, here]})

    assert (response.status_code, response.json) == (200, {"known": [here], "erased": []})


@pytest.mark.parametrize("keys", [["x"], "x", None, [1], [a_key()] * 2, [a_key() for _ in range(201)]])
def test_known_takes_keys_only(client, keys):
    assert client.post("/api/v1/known", json={"keys": keys}).status_code == 422
