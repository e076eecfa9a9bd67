"""`PUT applications/{key}`: kept once, answered alike for ever, and nothing half stored."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from server.app import create_app
from server.storage import applications
from server.storage.applications import Application, NameToken
from server.storage.db import db
from server.storage.history import Step
from tests.conftest import end
from tests.factories import MISSING, a_key, a_submission, bearer


def put(client, key, body, **headers):
    return client.put(f"/api/v1/applications/{key}", json=body, headers=headers)


def how_many(app, table) -> int:
    with app.app_context():
        return db.session.query(table).count()


def test_a_submission_is_kept_and_acknowledged(any_app):
    key = a_key()

    response = put(any_app.test_client(), key, a_submission())

    assert response.status_code == 201
    assert set(response.json) == {"key", "state", "tracking_code", "branch", "received_at"}
    assert response.json["key"] == key
    assert response.json["state"] == "submitted"
    assert response.json["branch"] == {"code": "L01", "name": "Surakarta", "sure": True}
    assert len(response.json["tracking_code"]) == 10
    assert response.headers["Cache-Control"] == "no-store"
    assert how_many(any_app, Application) == how_many(any_app, Step) == 1
    assert how_many(any_app, NameToken) == 2


def test_the_same_bytes_again_get_the_same_answer(any_app):
    client, key, body = any_app.test_client(), a_key(), a_submission()
    first = put(client, key, body)

    again = put(client, key, body)

    assert (again.status_code, again.data) == (200, first.data)
    assert how_many(any_app, Application) == 1


def test_the_answer_stays_when_the_case_moves_on(app, client):
    key, body = a_key(), a_submission()
    first = put(client, key, body)
    with app.app_context():
        db.session.execute(text("UPDATE application SET state = 'approved', branch = 'P01', version = 7"))
        db.session.commit()

    assert put(client, key, body).json == first.json


def test_other_bytes_under_the_same_key_are_refused(client):
    key, body = a_key(), a_submission()
    put(client, key, body)

    response = put(client, key, a_submission(months=6))

    assert (response.status_code, response.json["code"], response.json["key"]) == (422, "key-reused", key)


def test_even_unreadable_bytes_under_a_used_key_are_a_reuse(client):
    key = a_key()
    put(client, key, a_submission())

    response = client.put(f"/api/v1/applications/{key}", data=b"{", content_type="application/json")

    assert (response.status_code, response.json["code"]) == (422, "key-reused")


@pytest.mark.parametrize("key", ["short", "a" * 23, "a" * 21 + "B", "*" * 22, "%F0%9F%98%80" * 5, "a" * 500])
def test_a_malformed_key_is_400(client, key):
    response = put(client, key, a_submission())

    assert (response.status_code, response.json["code"]) == (400, "key-form")


def test_sixteen_at_once_make_one_row(any_app):
    key, body = a_key(), json.dumps(a_submission()).encode()

    def send(_):
        return any_app.test_client().put(f"/api/v1/applications/{key}", data=body, content_type="application/json")

    with ThreadPoolExecutor(16) as pool:
        responses = list(pool.map(send, range(16)))

    assert sorted(r.status_code for r in responses) == [200] * 15 + [201]
    assert len({r.data for r in responses}) == 1
    assert how_many(any_app, Application) == how_many(any_app, Step) == 1


def test_hundreds_a_minute_from_one_address_are_all_accepted(app):
    def send(_):
        return put(app.test_client(), a_key(), a_submission()).status_code

    begun = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(send, range(300)))

    assert statuses == [201] * 300
    assert time.monotonic() - begun < 60


def test_a_restart_gives_the_same_answer(config):
    key, body = a_key(), a_submission()
    before = create_app(config)
    first = put(before.test_client(), key, body)
    end(before)

    after = create_app(config)

    assert put(after.test_client(), key, body).json == first.json
    end(after)


def test_the_tracking_code_comes_from_the_key_alone(app, client):
    key = a_key()
    first = put(client, key, a_submission()).json["tracking_code"]
    with app.app_context():
        assert applications.tracking_code_of(key) == first


def test_nothing_is_half_stored_when_a_step_breaks(app, client, monkeypatch):
    def broken(*_):
        raise RuntimeError("3372014505780001 in an error text")

    monkeypatch.setattr(applications, "add_name", broken)

    response = put(client, a_key(), a_submission())

    assert (response.status_code, response.json["code"]) == (500, "our-fault")
    assert "3372014505780001" not in response.text
    assert how_many(app, Application) == how_many(app, Step) == 0


def test_a_busy_database_is_503_and_says_when_to_come_back(client, monkeypatch):
    def busy(*_):
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(applications, "add", busy)

    response = put(client, a_key(), a_submission())

    assert (response.status_code, response.json["code"]) == (503, "try-again")
    assert int(response.headers["Retry-After"]) > 0


def test_a_wrong_submission_leaves_nothing_and_may_come_again(app, client):
    key = a_key()
    refused = put(client, key, a_submission(months=2))

    accepted = put(client, key, a_submission())

    assert refused.status_code == 422
    assert accepted.status_code == 201
    assert how_many(app, Application) == 1


def test_an_unknown_consent_version_is_kept_and_flagged(app, client):
    put(client, a_key(), a_submission(**{"consent.version": "2031-01"}))
    with app.app_context():
        row = db.session.query(Application).one()
        assert (row.consent_version, row.consent_known) == ("2031-01", False)


@pytest.mark.parametrize("when", ["", "yesterday", "0000-00-00", "9999-12-31T23:59:59Z"])
def test_the_phones_clock_is_never_judged(client, when):
    assert put(client, a_key(), a_submission(**{"consent.given_at": when})).status_code == 201


def test_a_case_waits_a_day_for_its_photos(app, client):
    put(client, a_key(), a_submission(photos_expected=["ktp"]))
    with app.app_context():
        row = db.session.query(Application).one()
        assert (row.claimable_at - row.received_at).total_seconds() == 24 * 3600


def test_the_reading_secret_is_not_kept(app, client):
    key, body = a_key(), a_submission()
    put(client, key, body)
    with app.app_context():
        row = applications.find_by_key(key)
        assert "reading_secret" not in applications.open_answers(row)


def test_answers_are_kept_clean(app, client):
    key = a_key()
    put(client, key, a_submission(**{"applicant.full_name": "  Sri   Wahyuni ", "applicant.phone": "62 812-3456-7890"}))
    with app.app_context():
        applicant = applications.open_answers(applications.find_by_key(key))["applicant"]
        assert (applicant["full_name"], applicant["phone"]) == ("Sri Wahyuni", "+6281234567890")


def test_an_assumed_route_is_not_sure(client):
    from server.reference import tables

    assumed = next(code for code, row in tables.routes().regencies.items() if row.confidence != "confirmed")
    base = client.get(f"/api/v1/regions/{assumed}").json["children"][0]["code"]
    body = a_submission(**{"address.village": base, "address.village_text": "Desa Baru"})

    assert put(client, a_key(), body).json["branch"]["sure"] is False


def test_no_cookie_is_set_and_a_foreign_origin_is_fine(client):
    response = put(client, a_key(), a_submission(), Origin="https://elsewhere.example", Cookie="staff=x")

    assert response.status_code == 201
    assert "Set-Cookie" not in response.headers


def test_problems_speak_the_callers_language_else_the_bodys(client):
    wrong = a_submission(months=2, language="en")

    asked = put(client, a_key(), wrong, **{"Accept-Language": "jv-ID;q=0.9, xx"}).json
    from_body = put(client, a_key(), wrong, **{"Accept-Language": "de"}).json

    assert asked["code"] == from_body["code"] == "check-answers"
    assert set(asked["fields"]) == {"months"}


def test_two_secrets_do_not_open_each_other(client):
    key, body = a_key(), a_submission()
    put(client, key, body)
    other = a_submission()
    put(client, a_key(), other)

    assert client.get(f"/api/v1/applications/{key}", headers=bearer(other)).status_code == 401


def test_a_helper_is_kept_with_the_answers(client):
    helper = {"name": "Bu Kader", "phone": "081298765432", "relation": "kader"}
    key, body = a_key(), a_submission(helper=helper)
    put(client, key, body)

    assert client.get(f"/api/v1/applications/{key}", headers=bearer(body)).json["filled_by"] == "helper"


def test_missing_is_missing(client):
    body = a_submission(applicant=MISSING)

    assert put(client, a_key(), body).json["fields"]["applicant"]["code"] == "needed"
