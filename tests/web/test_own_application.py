"""`GET` and `DELETE applications/{key}`: what the worker reads back, and what withdrawing leaves."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from server.app import create_app
from server.domain.applications import Action
from server.domain.contributions import Month
from server.storage.applications import Application, Correction, NameToken, find_by_key
from server.storage.db import db
from server.storage.history import Step
from server.storage.photo_files import photo_files
from server.storage.photos import Photo
from server.storage.staff import Note
from tests.conftest import end
from tests.factories import a_key, a_picture, a_submission, bearer
from tests.web.deciding import ask_back, claim, decide


def submit(app, **changes) -> tuple[str, dict]:
    key, body = a_key(), a_submission(**changes)
    response = app.test_client().put(f"/api/v1/applications/{key}", json=body)
    assert response.status_code == 201, response.json
    return key, bearer(body)


def read(app, key, headers, language="id"):
    return app.test_client().get(f"/api/v1/applications/{key}", headers=headers | {"Accept-Language": language})


def test_the_phone_that_sent_it_reads_where_it_is(app):
    key, headers = submit(app, photos_expected=["ktp"])

    response = read(app, key, headers)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    own = response.json
    assert (own["key"], own["state"], own["filled_by"]) == (key, "submitted", "self")
    assert own["photos"] == {"ktp": "expected", "work": None}
    assert own["correction"] is None
    assert own["bill"] is None
    assert [step["state"] for step in own["timeline"]] == ["submitted"]


def test_the_copy_of_the_answers_is_masked(app):
    key, headers = submit(
        app,
        **{
            "applicant.nik": "3372015405780777",
            "applicant.full_name": "Sri Wahyuningsih",
            "applicant.mother_name": "Suparmi",
            "address.street": "Jl. Tertanam 99",
            "applicant.email": "tertanam@contoh.id",
        },
    )

    response = read(app, key, headers)

    for planted in ("5405780777", "ahyuningsih", "uparmi", "ertanam", "34567890", "1978-05-14"):
        assert planted not in response.text
    values = {answer["name"]: answer["value"] for answer in response.json["answers"]}
    assert values["applicant.nik"].startswith("3372")
    assert values["monthly_income"] == "Rp1.500.000"
    assert "Pajang" in values["address.village"]


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Bearer " + "x" * 43, "Basic abc", "bearer\tx"])
def test_without_its_secret_nothing_is_told(app, header):
    key, _ = submit(app)

    response = app.test_client().get(f"/api/v1/applications/{key}", headers={"Authorization": header} if header else {})

    assert (response.status_code, response.json["code"], response.json["key"]) == (401, "secret-needed", key)
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_an_unknown_key_is_404_and_repeated(app):
    key = a_key()

    response = read(app, key, {"Authorization": "Bearer " + "x" * 40})

    assert (response.status_code, response.json["code"], response.json["key"]) == (404, "not-found", key)


def test_a_correction_says_which_fields_and_why(app):
    key, headers = submit(app)
    ask_back(app, key, ("applicant.birth_date", ["differs-from-card"]), note="Tahunnya 1979?")

    own = read(app, key, headers).json

    assert own["state"] == "needs_correction"
    assert own["correction"]["number"] == 1
    [field] = own["correction"]["fields"]
    assert (field["name"], field["label"]) == ("applicant.birth_date", "Tanggal lahir")
    assert field["reasons"][0]["code"] == "differs-from-card"
    assert "KTP" in field["reasons"][0]["text"]
    assert own["correction"]["note"] == "Tahunnya 1979?"
    assert [step["state"] for step in own["timeline"]] == ["submitted", "in_review", "needs_correction"]


def test_a_rejection_says_why(app):
    key, headers = submit(app)
    decide(app, key, Action.REJECT, reasons=["cannot-verify"])

    own = read(app, key, headers).json

    assert own["state"] == "rejected"
    assert own["reasons"][0]["code"] == "cannot-verify"
    assert own["reasons"][0]["text"]


def test_the_bill_is_worked_out_for_the_months_to_pay(config):
    app = create_app(replace(config, fixed_today=date(2026, 11, 22)))
    key, headers = submit(app, months=3, monthly_income=1_000_000, occupation="warung-kelontong")
    approved = decide(app, key, Action.APPROVE)
    assert read(app, key, headers).json["bill"] is None

    with app.app_context():
        db.session.rollback()
    decide(app, approved.key, Action.BILL_MADE, bill_reference="B-2026-77", first_month=Month.parse("2026-12"))

    own = read(app, key, headers).json
    assert own["state"] == "payable"
    assert own["bill"]["reference"] == "B-2026-77"
    assert own["bill"]["first_month"] == "2026-12"
    assert [month["month"] for month in own["bill"]["months"]] == ["2026-12", "2027-01", "2027-02"]
    assert own["bill"]["total"] == own["quote"]["total"] == 8_400 + 16_800 + 16_800
    end(app)


def test_withdrawing_erases_the_person_and_keeps_the_history(any_app):
    key, headers = submit(any_app, photos_expected=["ktp"])
    client = any_app.test_client()
    sent = client.put(
        f"/api/v1/applications/{key}/photos/ktp", data=a_picture(), headers=headers, content_type="image/jpeg"
    )
    assert sent.status_code == 201
    ask_back(any_app, key, ("applicant.full_name", ["name-incomplete"]), note="tertanam")

    response = client.delete(f"/api/v1/applications/{key}", headers=headers)

    assert (response.status_code, response.json) == (200, {"key": key, "state": "withdrawn"})
    with any_app.app_context():
        row = db.session.query(Application).one()
        assert row.state == "withdrawn"
        for erased in ("answers", "receipt", "nik_index", "phone_index", "code_index", "bill_reference"):
            assert getattr(row, erased) is None
        for table in (Photo, NameToken, Note):
            assert db.session.query(table).count() == 0
        assert db.session.query(Correction).one().note is None
        assert [step.action for step in db.session.query(Step).order_by(Step.id)][-1] == "withdraw"
        assert list(photo_files().folder.iterdir()) == []


def test_what_was_withdrawn_is_gone_for_every_route(app):
    key, body = a_key(), a_submission()
    client, headers = app.test_client(), bearer(body)
    code = client.put(f"/api/v1/applications/{key}", json=body).json["tracking_code"]
    client.delete(f"/api/v1/applications/{key}", headers=headers)

    answers = [
        client.put(f"/api/v1/applications/{key}", json=body),
        client.get(f"/api/v1/applications/{key}", headers=headers),
        client.delete(f"/api/v1/applications/{key}", headers=headers),
        client.put(
            f"/api/v1/applications/{key}/photos/ktp", data=a_picture(), headers=headers, content_type="image/jpeg"
        ),
        client.put(f"/api/v1/applications/{key}/corrections/1", json={"fields": {}}, headers=headers),
    ]

    assert [(a.status_code, a.json["code"], a.json["key"]) for a in answers] == [(410, "erased", key)] * 5
    assert client.post("/api/v1/known", json={"keys": [key]}).json == {"known": [], "erased": [key]}
    assert client.post("/api/v1/track", json={"code": code, "digits": "7890"}).status_code == 404


def test_a_bill_cannot_be_withdrawn(app):
    key, headers = submit(app)
    decide(app, key, Action.APPROVE)
    decide(app, key, Action.BILL_MADE, bill_reference="B-1")

    response = app.test_client().delete(f"/api/v1/applications/{key}", headers=headers)

    assert (response.status_code, response.json["code"]) == (409, "not-allowed-now")
    assert (response.json["state"], response.json["key"]) == ("payable", key)
    with app.app_context():
        assert find_by_key(key).answers is not None


def test_withdrawing_an_approved_case_frees_its_nik(app):
    nik = "3372015405780123"
    key, headers = submit(app, **{"applicant.nik": nik})
    decide(app, key, Action.APPROVE)
    app.test_client().delete(f"/api/v1/applications/{key}", headers=headers)

    again, _ = submit(app, **{"applicant.nik": nik})

    assert decide(app, again, Action.APPROVE).state == "approved"


def test_withdrawing_needs_the_secret(app):
    key, _ = submit(app)

    assert app.test_client().delete(f"/api/v1/applications/{key}").status_code == 401


def test_the_worker_sees_states_not_claims(app):
    key, headers = submit(app)
    claim(app, key)
    with app.app_context():
        db.session.execute(text("UPDATE application SET claim_until = '2020-01-01 00:00:00'"))
        db.session.commit()
    claim(app, key)

    assert [step["state"] for step in read(app, key, headers).json["timeline"]] == ["submitted", "in_review"]
