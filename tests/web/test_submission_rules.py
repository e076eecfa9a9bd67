"""What is accepted however unusual, and what is refused and explained."""

import json
from dataclasses import replace
from datetime import date

import pytest

from server.app import create_app
from tests.conftest import end
from tests.factories import MISSING, a_key, a_submission


def send(client, **changes):
    return client.put(f"/api/v1/applications/{a_key()}", json=a_submission(**changes))


ACCEPTED = {
    "one-word name": {"applicant.full_name": "Suparmi"},
    "apostrophe": {"applicant.full_name": "Ma'ruf Nu’man"},
    "titles": {"applicant.full_name": "Hj. Siti Aisyah binti H. Moh. Soleh, S.Pd."},
    "a name of two letters": {"applicant.full_name": "Ny"},
    "phone +62": {"applicant.phone": "+62 812-3456-7890"},
    "phone 62": {"applicant.phone": "6281234567890"},
    "phone 08": {"applicant.phone": "081234567890"},
    "an operator prefix nobody has": {"applicant.phone": "0800123456"},
    "leap day": {"applicant.birth_date": "1996-02-29"},
    "woman's NIK": {"applicant.nik": "3372 0154 0578 0001"},
    "NIK that contradicts date and sex": {"applicant.nik": "3372010101900001", "applicant.sex": "F"},
    "NIK of an old district": {"applicant.nik": "3372995405780001"},
    "NIK of old East Timor": {"applicant.nik": "5401015405780001"},
    "NIK of new Papua": {"applicant.nik": "9671015405780001"},
    "serial 0000": {"applicant.nik": "3372015405780000"},
    "no income at all": {"monthly_income": 0},
    "the largest income": {"monthly_income": 1_000_000_000},
    "savings too": {"programmes": ["JHT", "JKM", "JKK"]},
    "a second occupation": {"second_occupation": "petani-sayur"},
    "a district with its village's name": {"address.village": "33.72.01", "address.village_text": "Kampung Baru"},
    "a village of new Papua": {"address.village": "96.71.01.1001"},
    "the card's address": {"card_address": {"street": "Jl. Lama 1", "text": "Desa Tua, Sragen"}},
    "does not know the mother's name": {"applicant.mother_name": MISSING},
    "a planned language": {"language": "mad"},
    "not yet 65": {"applicant.birth_date": "1961-11-23"},
    "a child": {"applicant.birth_date": "2020-01-01"},
    "an e-mail": {"applicant.email": "sri@contoh.id"},
    "a campaign": {"campaign": "pasar-gede-2026"},
    "emoji and other scripts in the street": {"address.street": "Jl. ꦗꦮ 3 🏠 \"x\" <b>&</b>"},
    "works for nobody in particular": {"work": {"paid_by": "other"}},
    "both photos": {"photos_expected": ["ktp", "work"]},
}  # fmt: skip


@pytest.fixture
def dated(config):
    app = create_app(replace(config, fixed_today=date(2026, 11, 22)))
    yield app.test_client()
    end(app)


@pytest.mark.parametrize("changes", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(dated, changes):
    response = send(dated, **changes)

    assert response.status_code == 201, response.json


REFUSED = {
    "an extra field": ({"extra": 1}, "extra", "unknown-field"),
    "an extra field within": ({"applicant.religion": "x"}, "applicant.religion", "unknown-field"),
    "yes is no boolean": ({"work.employs_others": "yes"}, "work.employs_others", "wrong-type"),
    "1 is no boolean": ({"work.employs_others": 1}, "work.employs_others", "wrong-type"),
    "text is no number": ({"monthly_income": "1500000"}, "monthly_income", "wrong-type"),
    "true is no number": ({"months": True}, "months", "wrong-type"),
    "1.0 is no whole number": ({"monthly_income": 1.0}, "monthly_income", "wrong-type"),
    "a number is no text": ({"applicant.nik": 3372015405780001}, "applicant.nik", "wrong-type"),
    "a list is no object": ({"applicant": []}, "applicant", "wrong-type"),
    "an object is no list": ({"programmes": {}}, "programmes", "wrong-type"),
    "nothing is no answer": ({"occupation": None}, "occupation", "needed"),
    "empty is no answer": ({"address.street": ""}, "address.street", "needed"),
    "a lone surrogate": ({"applicant.full_name": "Sri \ud800"}, "applicant.full_name", "characters"),
    "NUL": ({"address.street": "Jl.\x00 Mawar"}, "address.street", "characters"),
    "16 letters": ({"applicant.nik": "ABCDEFGHIJKLMNOP"}, "applicant.nik", "nik-form"),
    "15 digits": ({"applicant.nik": "337201540578000"}, "applicant.nik", "nik-form"),
    "Arabic digits": ({"applicant.nik": "٣٣٧٢٠١٥٤٠٥٧٨٠٠٠١"}, "applicant.nik", "nik-form"),
    "all the same": ({"applicant.nik": "1" * 16}, "applicant.nik", "nik-form"),
    "a house telephone": ({"applicant.phone": "0271 123456"}, "applicant.phone", "phone-form"),
    "a name without letters": ({"applicant.full_name": "123"}, "applicant.full_name", "name-form"),
    "30 February": ({"applicant.birth_date": "1996-02-30"}, "applicant.birth_date", "date-form"),
    "29 February of a common year": ({"applicant.birth_date": "1900-02-29"}, "applicant.birth_date", "date-form"),
    "a date the other way round": ({"applicant.birth_date": "14-05-1978"}, "applicant.birth_date", "date-form"),
    "a date in a short form": ({"applicant.birth_date": "19780514"}, "applicant.birth_date", "date-form"),
    "65 today": ({"applicant.birth_date": "1961-11-22"}, "applicant.birth_date", "too-old"),
    "born tomorrow": ({"applicant.birth_date": "2026-11-23"}, "applicant.birth_date", "birth-date-future"),
    "unknown sex": ({"applicant.sex": "X"}, "applicant.sex", "not-a-choice"),
    "an unknown occupation": ({"occupation": "astronot"}, "occupation", "occupation-unknown"),
    "an unknown second occupation": ({"second_occupation": "x"}, "second_occupation", "occupation-unknown"),
    "the same occupation twice": ({"second_occupation": "nelayan"}, "second_occupation", "occupation-twice"),
    "an unknown village": ({"address.village": "33.72.01.9999"}, "address.village", "village-unknown"),
    "a regency is no village": ({"address.village": "33.72"}, "address.village", "village-unknown"),
    "a district without a village": ({"address.village": "33.72.01"}, "address.village_text", "village-text-needed"),
    "accident alone": ({"programmes": ["JKK"]}, "programmes", "programmes-set"),
    "savings alone": ({"programmes": ["JHT"]}, "programmes", "programmes-set"),
    "two months": ({"months": 2}, "months", "months-period"),
    "less than nothing": ({"monthly_income": -1}, "monthly_income", "out-of-range"),
    "too much": ({"monthly_income": 1_000_000_001}, "monthly_income", "out-of-range"),
    "eight days a week": ({"work.days_last_week": 8}, "work.days_last_week", "out-of-range"),
    "an unknown payer": ({"work.paid_by": "ghost"}, "work.paid_by", "not-a-choice"),
    "a language nobody knows": ({"language": "tlh"}, "language", "language-unknown"),
    "a short secret": ({"reading_secret": "x" * 31}, "reading_secret", "too-short"),
    "a secret no header can carry": ({"reading_secret": "ä" * 40}, "reading_secret", "secret-form"),
    "a long street": ({"address.street": "x" * 201}, "address.street", "too-long"),
    "an unknown photo": ({"photos_expected": ["selfie"]}, "photos_expected.0", "not-a-choice"),
    "a photo twice": ({"photos_expected": ["ktp", "ktp"]}, "photos_expected", "twice"),
    "half a helper": ({"helper": {"name": "Bu Kader"}}, "helper.phone", "needed"),
    "no e-mail": ({"applicant.email": "sri at contoh"}, "applicant.email", "email-form"),
    "no consent": ({"consent": MISSING}, "consent", "needed"),
    "a long clock": ({"consent.given_at": "x" * 41}, "consent.given_at", "too-long"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "code"), REFUSED.values(), ids=REFUSED)
def test_refused_and_explained(dated, changes, field, code):
    response = send(dated, **changes)

    assert response.status_code == 422
    assert response.mimetype == "application/problem+json"
    assert response.json["code"] == "check-answers"
    assert response.json["fields"][field]["code"] == code, response.json["fields"]
    assert response.json["fields"][field]["text"]
    assert response.json["key"]


def test_every_fault_is_told_at_once(dated):
    response = send(
        dated,
        months=2,
        extra=True,
        **{"applicant.nik": "x", "applicant.birth_date": "1950-01-01", "address.village": "1"},
    )

    assert {name: fault["code"] for name, fault in response.json["fields"].items()} == {
        "months": "months-period",
        "extra": "unknown-field",
        "applicant.nik": "nik-form",
        "applicant.birth_date": "too-old",
        "address.village": "village-unknown",
    }


def test_a_problem_never_repeats_what_was_sent(dated):
    response = send(dated, **{"applicant.nik": "3372015405789999x", "applicant.phone": "+1 555 0100 planted"})

    assert "337201540578" not in response.text
    assert "planted" not in response.text


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


BROKEN = {
    "2,000 deep": nested(2000),
    "100,000 brackets": b"[" * 60_000,
    "an integer of 5,000 digits": b'{"monthly_income": ' + b"9" * 5000 + b"}",
    "no JSON": b"language=id",
    "nothing": b"",
    "a list": b"[]",
    "a text": b'"x"',
    "NaN": b'{"monthly_income": NaN}',
    "Infinity": b'{"monthly_income": Infinity}',
    "a name twice": b'{"months": 1, "months": 3}',
    "half": json.dumps(a_submission()).encode()[:-1],
    "UTF-16": json.dumps(a_submission()).encode("utf-16"),
    "broken UTF-8": b'{"language": "\xff\xfe"}',
    "byte order mark": b"\xef\xbb\xbf{}",
}  # fmt: skip


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_unreadable_json_is_a_problem(client, data):
    key = a_key()

    response = client.put(f"/api/v1/applications/{key}", data=data, content_type="application/json")

    assert (response.status_code, response.json["code"], response.json["key"]) == (400, "json-broken", key)


def test_deep_and_huge_values_inside_a_good_body(client):
    body = json.dumps(a_submission(campaign="XX"))
    for evil in (nested(300).decode(), "1e400", "9" * 4000):
        data = body.replace('"XX"', evil)
        response = client.put(f"/api/v1/applications/{a_key()}", data=data, content_type="application/json")
        assert response.status_code in (400, 422)


def test_many_invented_fields_get_a_small_answer(client):
    body = a_submission() | {f"field-{n}-\ud800": n for n in range(2000)}

    response = client.put(f"/api/v1/applications/{a_key()}", data=json.dumps(body), content_type="application/json")

    assert response.status_code == 422
    assert len(response.data) < 16_000


@pytest.mark.parametrize(
    "type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_another_media_type_is_415(client, type):
    key = a_key()

    response = client.put(f"/api/v1/applications/{key}", data=json.dumps(a_submission()), content_type=type)

    assert (response.status_code, response.json["code"], response.json["key"]) == (415, "media-type", key)


def test_sealed_bodies_are_not_opened_yet(client):
    response = client.put(
        f"/api/v1/applications/{a_key()}", data=b"\x01abcd", content_type="application/vnd.payung.sealed"
    )

    assert (response.status_code, response.json["code"]) == (415, "sealed-not-yet")
