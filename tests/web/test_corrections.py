"""`PUT applications/{key}/corrections/{n}`: what was asked for, once."""

import pytest

from server.storage import applications
from server.storage.applications import Application, NameToken
from server.storage.db import db
from tests.factories import a_key, a_submission, bearer
from tests.web.deciding import ask_back


@pytest.fixture
def sent(client):
    key, body = a_key(), a_submission()
    assert client.put(f"/api/v1/applications/{key}", json=body).status_code == 201
    return key, bearer(body)


def correct(client, sent, fields, number=1):
    key, headers = sent
    return client.put(f"/api/v1/applications/{key}/corrections/{number}", json={"fields": fields}, headers=headers)


def test_the_corrected_field_replaces_the_old_one(any_app):
    client, key, body = any_app.test_client(), a_key(), a_submission()
    client.put(f"/api/v1/applications/{key}", json=body)
    ask_back(any_app, key, ("applicant.birth_date", ["differs-from-card"]))

    response = correct(client, (key, bearer(body)), {"applicant.birth_date": "1979-05-14"})

    assert response.status_code == 201, response.json
    assert set(response.json) == {"key", "number", "state", "received_at"}
    with any_app.app_context():
        row = applications.find_by_key(key)
        answers = applications.open_answers(row)
        assert row.state == "submitted"
        assert row.waiting_since > row.received_at
        assert answers["applicant"]["birth_date"] == "1979-05-14"
        assert answers["applicant"]["full_name"] == "Sri Wahyuni"


def test_the_same_answer_again_is_the_same_and_another_is_refused(app, client, sent):
    ask_back(app, sent[0], ("applicant.birth_date", ["differs-from-card"]))
    first = correct(client, sent, {"applicant.birth_date": "1979-05-14"})

    again = correct(client, sent, {"applicant.birth_date": "1979-05-14"})
    other = correct(client, sent, {"applicant.birth_date": "1980-05-14"})

    assert (again.status_code, again.json) == (200, first.json)
    assert (other.status_code, other.json["code"]) == (422, "key-reused")


def test_fingerprints_follow_the_answers(app, client, sent):
    ask_back(
        app,
        sent[0],
        ("applicant.nik", ["differs-from-card"]),
        ("applicant.full_name", ["name-incomplete"]),
        ("applicant.phone", ["number-unreachable"]),
        ("months", ["please-confirm"]),
        ("programmes", ["please-confirm"]),
    )
    response = correct(
        client,
        sent,
        {
            "applicant.nik": "3372 0154 0578 9999",
            "applicant.full_name": "Sri Wahyuni Lestari",
            "applicant.phone": "0812 0000 1111",
            "months": 6,
            "programmes": ["JKM", "JKK", "JHT"],
        },
    )
    assert response.status_code == 201, response.json
    with app.app_context():
        row = db.session.query(Application).one()
        assert row.nik_index == applications.nik_index("3372015405789999")
        assert row.phone_index == applications.phone_index("+6281200001111")
        assert (row.months, row.programmes) == (6, "JKK,JKM,JHT")
        assert db.session.query(NameToken).count() == 3


WRONG = {
    "not asked for": ({"applicant.birth_date": "1979-05-14", "months": 1}, "months", "not-asked"),
    "a photo comes on its own": ({"applicant.birth_date": "1979-05-14", "photos.ktp": "x"}, "photos.ktp", "not-asked"),
    "left out": ({}, "applicant.birth_date", "needed"),
    "null": ({"applicant.birth_date": None}, "applicant.birth_date", "needed"),
    "no date": ({"applicant.birth_date": "14 Mei 1979"}, "applicant.birth_date", "date-form"),
    "a number": ({"applicant.birth_date": 1979}, "applicant.birth_date", "wrong-type"),
    "too old": ({"applicant.birth_date": "1940-05-14"}, "applicant.birth_date", "too-old"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "name", "code"), WRONG.values(), ids=WRONG)
def test_only_what_was_asked_for_and_all_of_it(app, client, sent, fields, name, code):
    ask_back(app, sent[0], ("applicant.birth_date", ["differs-from-card"]))

    response = correct(client, sent, fields)

    assert (response.status_code, response.json["fields"][name]["code"]) == (422, code)
    assert response.json["key"] == sent[0]
    with app.app_context():
        assert applications.find_by_key(sent[0]).state == "needs_correction"


def test_photos_may_be_left_out(app, client, sent):
    ask_back(app, sent[0], ("photos.ktp", ["photo-unreadable"]), ("applicant.birth_date", ["differs-from-card"]))

    assert correct(client, sent, {"applicant.birth_date": "1979-05-14"}).status_code == 201


def test_a_corrected_district_brings_its_village_as_text(app, client, sent):
    ask_back(app, sent[0], ("address.village", ["address-unclear"]))

    alone = correct(client, sent, {"address.village": "33.72.02"})
    whole = correct(client, sent, {"address.village": "33.72.02", "address.village_text": "Kampung Baru"})

    assert alone.json["fields"]["address.village_text"]["code"] == "village-text-needed"
    assert whole.status_code == 201


@pytest.mark.parametrize("number", [1, 2, 0, 99999999999999999999])
def test_nothing_was_asked(client, sent, number):
    response = correct(client, sent, {"months": 1}, number=number)

    assert (response.status_code, response.json["code"]) == (422, "correction-not-asked")


@pytest.mark.parametrize("body", [{}, {"fields": []}, {"fields": {}, "extra": 1}, {"fields": None}])
def test_another_shape_is_explained(app, client, sent, body):
    ask_back(app, sent[0], ("applicant.birth_date", ["differs-from-card"]))
    key, headers = sent

    response = client.put(f"/api/v1/applications/{key}/corrections/1", json=body, headers=headers)

    assert response.status_code == 422
    assert response.json["fields"]


def test_a_second_round_has_its_own_number(app, client, sent):
    ask_back(app, sent[0], ("applicant.birth_date", ["differs-from-card"]))
    correct(client, sent, {"applicant.birth_date": "1979-05-14"})
    ask_back(app, sent[0], ("months", ["please-confirm"]))

    old = correct(client, sent, {"applicant.birth_date": "1981-05-14"})
    new = correct(client, sent, {"months": 12}, number=2)

    assert old.json["code"] == "key-reused"
    assert new.status_code == 201


def test_it_needs_the_secret(app, client, sent):
    ask_back(app, sent[0], ("months", ["please-confirm"]))

    assert correct(client, (sent[0], {}), {"months": 1}).status_code == 401


def test_the_second_occupation_made_the_first_is_the_only_one(app, client):
    key, body = a_key(), a_submission(second_occupation="petani-sayur")
    client.put(f"/api/v1/applications/{key}", json=body)
    ask_back(app, key, ("occupation", ["work-unclear"]))

    response = correct(client, (key, bearer(body)), {"occupation": "petani-sayur"})

    assert response.status_code == 201, response.json
    with app.app_context():
        row = applications.find_by_key(key)
        assert (row.occupation, row.second_occupation) == ("petani-sayur", None)
        assert "second_occupation" not in applications.open_answers(row)


def test_what_nobody_must_have_can_be_answered_with_none(app, client):
    key, body = a_key(), a_submission(**{"applicant.email": "sri@contoh.example", "card_address.street": "Jl. Lama 1"})
    client.put(f"/api/v1/applications/{key}", json=body)
    wanted = ("applicant.email", "second_occupation", "card_address.street")
    ask_back(app, key, *((name, ["please-confirm"]) for name in wanted))

    response = correct(client, (key, bearer(body)), dict.fromkeys(wanted))

    assert response.status_code == 201, response.json
    with app.app_context():
        answers = applications.open_answers(applications.find_by_key(key))
        assert "email" not in answers["applicant"]
        assert "card_address" not in answers


def test_what_everybody_must_have_cannot(app, client, sent):
    ask_back(app, sent[0], ("applicant.full_name", ["name-incomplete"]))

    response = correct(client, sent, {"applicant.full_name": None})

    assert response.status_code == 422
    assert list(response.json["fields"]) in (["applicant.full_name"], ["fields.applicant.full_name"])
