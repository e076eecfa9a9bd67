"""The office's routes: a case from the queue to its bill, in the shapes the screens read."""

from datetime import datetime, timedelta

import pytest

from server.storage.db import db, now
from server.storage.history import Access
from tests.usecases.office import a_nik, an_application
from tests.web.desk import API, Desk


@pytest.fixture
def desk(app):
    return Desk(app, name="Sari")


@pytest.fixture
def waiting(app):
    """Make a case that waits since so many hours."""

    def make(hours: float = 2, **changes) -> int:
        with app.app_context():
            return an_application(at=now() - timedelta(hours=hours), **changes)

    return make


def fault(response) -> dict:
    assert response.status_code == 422, response.json
    return {name: one["code"] for name, one in response.json["fields"].items()}


def test_the_whole_way_from_the_queue_to_the_bill(desk, waiting):
    id = waiting(applicant__full_name="Siti Aminah", applicant__birth_date="1978-05-15", work__paid_by="employer")

    (line,) = desk.get("applications").json["items"]
    assert (line["id"], line["state"], line["name"], line["occupation"]) == (
        id, "submitted", "S••• A•••", {"slug": "nelayan", "name": "Nelayan"},
    )  # fmt: skip
    assert line["flags"] == ["employer-pays"]
    assert line["claim"] == {"number": 0, "holder": None, "until": None, "mine": False}

    case = desk.post("applications/next").json
    fields = {field["name"]: field for field in case["fields"]}
    assert case["claim"]["holder"] == {"id": desk.officer.id, "name": "Sari"}
    assert (case["masked"], case["state"], case["language"]) == (False, "in_review", "jv")
    assert case["branch"]["code"] == "L01"
    assert fields["applicant.full_name"]["value"] == "Siti Aminah"
    assert fields["applicant.birth_date"]["value"] == "1978-05-15"
    assert fields["applicant.birth_date"]["text"] == "15 Mei 1978"
    assert fields["applicant.birth_date"]["check"]["level"] == "differs"
    assert "NIK" in fields["applicant.birth_date"]["check"]["text"]
    assert fields["monthly_income"]["text"] == "Rp1.500.000"
    assert "Surakarta" in fields["address.village"]["text"]
    assert [flag["code"] for flag in case["flags"]] == ["employer-pays"]
    assert case["decisions"] == ["approve", "ask_correction", "reject", "close"]
    assert [(step["action"], step["to"]) for step in case["history"]] == [
        ("submit", "submitted"),
        ("claim", "in_review"),
    ]
    assert case["history"][0]["by"] == "worker"

    asked = desk.decide(
        case,
        "ask_correction",
        fields=[{"name": "applicant.birth_date", "reasons": ["differs-from-card"]}],
        note="Lihat KTP.",
    ).json
    assert (asked["state"], asked["masked"]) == ("needs_correction", True)
    assert asked["correction"]["fields"][0]["name"] == "applicant.birth_date"
    assert asked["correction"]["fields"][0]["reasons"][0]["text"] == "Berbeda dari KTP"


def test_approving_and_making_the_bill(desk, waiting):
    approved = desk.decide(desk.claim(waiting()), "approve").json
    assert (approved["state"], approved["decisions"]) == ("approved", ["bill_made"])

    first = f"{now().year + 1}-01"
    payable = desk.decide(approved, "bill_made", bill_reference="BPU/77", first_month=first).json

    assert payable["state"] == "payable"
    assert payable["bill"]["first_month"] == first
    assert len(payable["bill"]["months"]) == 3
    assert payable["bill"]["total"] == sum(
        line["due"] for month in payable["bill"]["months"] for line in month["lines"]
    )
    assert payable["bill"]["reference"] == "••••••"  # the claim is over


def test_nothing_waits(desk):
    response = desk.post("applications/next")

    assert (response.status_code, response.data) == (204, b"")


def test_a_stale_decision_tells_what_is_true_now(app, desk, waiting):
    case = desk.claim(waiting())
    desk.decide(case, "close", reasons=["duplicate"])

    response = desk.decide(case, "approve")

    assert (response.status_code, response.json["code"]) == (409, "claim-lost")
    assert response.json["state"] == "closed"
    assert response.json["version"] == case["version"] + 1
    assert response.json["by"] == {"id": desk.officer.id, "name": "Sari"}


def test_a_second_approval_of_one_person_is_refused_with_words(desk, waiting):
    nik = a_nik()
    desk.decide(desk.claim(waiting(applicant__nik=nik)), "approve")

    response = desk.decide(desk.claim(waiting(applicant__nik=nik)), "approve")

    assert (response.status_code, response.json["code"]) == (409, "already-registered")
    assert "NIK" in response.json["title"]


def test_colleagues_see_dots_and_no_photo(app, desk, waiting):
    nik = "3372015405781234"
    id = waiting(applicant__nik=nik, applicant__full_name="Siti Aminah", applicant__phone="+6281299000111")
    desk.claim(id)
    colleague = Desk(app)

    seen = colleague.get(f"applications/{id}")

    assert seen.json["masked"]
    for planted in (nik, "Aminah", "81299000111", "Melati", "1978-05-14"):
        assert planted not in seen.text
    photo = colleague.get(f"applications/{id}/photos/ktp")
    assert (photo.status_code, photo.json["code"]) == (403, "claim-first")


def test_another_branch_sees_nothing_at_all(app, desk, waiting):
    id = waiting()
    case = desk.claim(id)
    stranger = Desk(app, branch="L02", role="supervisor")
    stranger_case = {"id": id, "version": case["version"], "claim": case["claim"]}

    answers = [
        stranger.get(f"applications/{id}"),
        stranger.get(f"applications/{id}/photos/ktp"),
        stranger.post(f"applications/{id}/claim", {"take_over": True}),
        stranger.delete(f"applications/{id}/claim"),
        stranger.decide(stranger_case, "approve"),
        stranger.post(f"applications/{id}/notes", {"text": "x"}),
        stranger.post(
            f"applications/{id}/transfer",
            {"branch": "L01", "reason": "x", "version": case["version"], "claim": case["claim"]["number"]},
        ),
    ]

    assert {(answer.status_code, answer.json["code"]) for answer in answers[:-1]} == {(404, "not-found")}
    assert answers[-1].status_code == 404
    assert stranger.get("applications").json["items"] == []
    assert stranger.post("search", {"code": case["tracking_code"]}).json["items"] == []


def test_claims_are_taken_given_back_and_taken_over(app, desk, waiting):
    id = waiting()
    desk.claim(id)
    colleague, supervisor = Desk(app), Desk(app, role="supervisor")

    refused = colleague.post(f"applications/{id}/claim")
    assert (refused.status_code, refused.json["by"]["name"]) == (409, "Sari")
    assert supervisor.post(f"applications/{id}/claim", {"take_over": True}).json["claim"]["mine"]
    assert desk.delete(f"applications/{id}/claim").status_code == 409
    assert supervisor.delete(f"applications/{id}/claim").status_code == 204
    assert colleague.post(f"applications/{id}/claim").json["claim"]["number"] == 3


def test_handing_over(app, desk, waiting):
    id = waiting()
    case = desk.claim(id)
    body = {
        "branch": "L02",
        "reason": "Tinggal di Cilacap",
        "version": case["version"],
        "claim": case["claim"]["number"],
    }

    response = desk.post(f"applications/{id}/transfer", body)

    assert response.json == {
        "id": id, "state": "submitted", "version": case["version"] + 1, "branch": {"code": "L02", "name": "Cilacap"},
    }  # fmt: skip
    assert desk.get(f"applications/{id}").status_code == 404
    assert Desk(app, branch="L02").post("applications/next").json["id"] == id


def test_notes(desk, waiting):
    id = waiting()
    desk.claim(id)

    response = desk.post(f"applications/{id}/notes", {"text": "Sudah ditelepon."})

    assert (response.status_code, response.json["text"]) == (201, "Sudah ditelepon.")
    assert response.json["by"] == {"id": desk.officer.id, "name": "Sari"}
    assert [note["text"] for note in desk.get(f"applications/{id}").json["notes"]] == ["Sudah ditelepon."]
    assert fault(desk.post(f"applications/{id}/notes", {"text": "  "})) == {"text": "needed"}


def test_pages_of_the_queue_follow_each_other(desk, waiting):
    ids = [waiting(hours) for hours in (9, 7, 5, 3, 1)]

    seen, cursor = [], ""
    while True:
        page = desk.get(f"applications?limit=2{cursor}").json
        seen += [line["id"] for line in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert seen == ids


def test_the_queue_filters(desk, waiting):
    fisher, farmer = waiting(), waiting(occupation="petani-sayur", language="id")
    claimed = desk.claim(fisher)
    desk.decide(claimed, "reject", reasons=["not-working"])

    def ids(query):
        return [line["id"] for line in desk.get(f"applications?{query}").json["items"]]

    assert ids("") == [farmer]
    assert ids("state=rejected") == [fisher]
    assert ids("occupation=petani-sayur&language=id") == [farmer]
    assert ids("language=su") == []


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("state=nonsense", "state"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=-1", "limit"),
        ("limit=99999999999999999999", "limit"),
        ("limit=x", "limit"),
        ("cursor=x", "cursor"),
        ("cursor=99999999999999999-9999999999", "cursor"),
        ("occupation=%00", "occupation"),
        ("language=%ED%A0%80", "language"),
        ("campaign=" + "x" * 50, "campaign"),
        ("sort=name", "sort"),
    ],
)
def test_a_query_that_does_not_fit_is_explained(desk, query, name):
    assert set(fault(desk.get(f"applications?{query}"))) == {name}


def test_the_largest_cursor_is_only_an_empty_page(desk, waiting):
    waiting()

    assert desk.get("applications?cursor=99999999999999999-2147483647").json == {"items": [], "next": None}


def test_search_finds_by_each_kind_and_says_which(desk, waiting):
    id = waiting(applicant__nik="3372011405780042", applicant__full_name="Sukarjo", applicant__phone="+6281234000777")
    code = desk.get(f"applications/{id}").json["tracking_code"]

    for body, kind in (
        ({"nik": "3372 0114 0578 0042"}, "nik"),
        ({"phone": "0812-3400-0777"}, "phone"),
        ({"code": code.lower()}, "code"),
        ({"text": "Soekardjo"}, "text"),
    ):
        answer = desk.post("search", body).json
        assert (answer["searched"], [line["id"] for line in answer["items"]]) == (kind, [id]), body
        assert "3372011405780042" not in str(answer)


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, {"text": "needed"}),
        ({"nik": "3372011405780042", "text": "x"}, {"text": "twice"}),
        ({"nik": "123"}, {"nik": "nik-form"}),
        ({"nik": 3372011405780042}, {"nik": "wrong-type"}),
        ({"phone": "911"}, {"phone": "phone-form"}),
        ({"code": "ABC"}, {"code": "tracking-code-form"}),
        ({"text": "\x00"}, {"text": "characters"}),
        ({"text": ["x"]}, {"text": "wrong-type"}),
        ({"name": "x"}, {"name": "unknown-field"}),
    ],
)
def test_a_search_that_does_not_fit_is_explained(desk, body, wrong):
    assert fault(desk.post("search", body)) == wrong


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"action": "withdraw"}, {"action": "not-a-choice"}),
        ({"action": None}, {"action": "needed"}),
        ({"version": "3"}, {"version": "wrong-type"}),
        ({"version": True}, {"version": "wrong-type"}),
        ({"version": 2**63}, {"version": "out-of-range"}),
        ({"claim": -1}, {"claim": "out-of-range"}),
        ({"claim": 1.5}, {"claim": "wrong-type"}),
        ({"reasons": "duplicate"}, {"reasons": "wrong-type"}),
        ({"reasons": [1]}, {"reasons.0": "wrong-type"}),
        ({"reasons": ["\ud800"]}, {"reasons.0": "characters"}),
        ({"reasons": ["duplicate"]}, {"reasons": "unknown-reason"}),
        ({"fields": {"a": 1}}, {"fields": "wrong-type"}),
        ({"fields": [{"name": "applicant.nik"}]}, {"fields.0.reasons": "needed"}),
        ({"fields": ["applicant.nik"]}, {"fields.0": "wrong-type"}),
        ({"note": "x" * 501}, {"note": "too-long"}),
        ({"first_month": "2026-13", "action": "bill_made", "bill_reference": "1"}, {"first_month": "month-form"}),
        ({"bill_reference": "x" * 41, "action": "bill_made"}, {"bill_reference": "too-long"}),
        ({"decided_by": 1}, {"decided_by": "unknown-field"}),
    ],
)
def test_a_decision_that_does_not_fit_is_explained(desk, waiting, changes, wrong):
    case = desk.claim(waiting())
    body = {"action": "approve", "version": case["version"], "claim": case["claim"]["number"]} | changes

    assert fault(desk.post(f"applications/{case['id']}/decision", body)) == wrong


@pytest.mark.parametrize("id", [0, 999, 2**31 - 1, 2**31, 2**63, 10**40, "-1", "x", "1.0", "%00", "%F0%9F%99%82"])
def test_a_case_that_cannot_be_is_not_found(desk, id):
    for answer in (
        desk.get(f"applications/{id}"),
        desk.post(f"applications/{id}/claim"),
        desk.delete(f"applications/{id}/claim"),
    ):
        assert (answer.status_code, answer.json["code"]) == (404, "not-found")


@pytest.mark.parametrize("kind", ["ktp", "selfie", "%00", "..", "ktp%2f.."])
def test_a_photo_that_cannot_be_is_not_found(desk, waiting, kind):
    case = desk.claim(waiting())

    assert desk.get(f"applications/{case['id']}/photos/{kind}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"\xff",
        b'{"a":' * 3000,
        b"[" * 5000,
        b'{"version":' + b"9" * 5000 + b"}",
        b'{"version":NaN}',
        b'{"action":"approve","action":"close"}',
    ],
)
def test_bodies_that_are_no_json_object_are_refused_by_every_route(desk, waiting, body):
    id = waiting()
    for path in (f"applications/{id}/decision", f"applications/{id}/transfer", f"applications/{id}/notes", "search"):
        response = desk.client.post(
            f"{API}/{path}", data=body, content_type="application/json", headers={"Origin": "http://localhost"}
        )
        assert (response.status_code, response.json["code"]) == (400, "json-broken"), path


def test_other_media_types_and_large_bodies_are_refused(desk, waiting):
    path = f"{API}/applications/{waiting()}/notes"
    own = {"Origin": "http://localhost"}

    assert desk.client.post(path, data="text=x", headers=own).status_code == 415
    assert desk.client.post(path, data={"text": "x"}, headers=own).status_code == 415
    large = b'{"text":"' + b"x" * 70_000 + b'"}'
    assert desk.client.post(path, data=large, content_type="application/json", headers=own).status_code == 413


def test_the_catalogue_of_reasons_says_where_each_fits(desk):
    reasons = {reason["code"]: reason for reason in desk.get("reasons").json["reasons"]}

    assert reasons["photo-unreadable"]["for"] == "correction"
    assert "photos.ktp" in reasons["photo-unreadable"]["fields"]
    assert reasons["please-confirm"]["fields"] == []
    assert {reason["for"] for reason in reasons.values()} == {"correction", "reject", "close"}
    assert all(reason["text"] and reason["office_label"] for reason in reasons.values())


def test_only_branches_that_take_cases_are_offered_for_handing_over(desk):
    branches = {branch["code"]: branch["name"] for branch in desk.get("branches").json["branches"]}

    assert branches["L01"] == "Surakarta"
    assert "905" not in branches


def test_moments_are_utc_to_the_second(desk, waiting):
    case = desk.claim(waiting())

    for text in (case["received_at"], case["waiting_since"], case["claim"]["until"], case["history"][0]["at"]):
        assert text.endswith("Z")
        assert datetime.fromisoformat(text).utcoffset() == timedelta(0)


def test_each_line_and_case_that_was_shown_is_on_record(app, desk, waiting):
    id = waiting()
    desk.get("applications")
    desk.get(f"applications/{id}")
    desk.claim(id)
    desk.post("search", {"text": "Sutrisno"})

    with app.app_context():
        seen = [row.what for row in db.session.query(Access).order_by(Access.id)]
    assert seen == ["queue", "case-masked", "case", "search:text"]


def test_the_way_is_the_same_on_both_databases(any_app):
    sari, joko = Desk(any_app), Desk(any_app, branch="L02")
    with any_app.app_context():
        id = an_application(at=now() - timedelta(hours=1), applicant__full_name="Sumarni")

    case = sari.post("applications/next").json
    assert sari.post(f"applications/{id}/notes", {"text": "Tinggal di Cilacap."}).status_code == 201
    terms = {"branch": "L02", "reason": "…", "version": case["version"], "claim": case["claim"]["number"]}
    assert sari.post(f"applications/{id}/transfer", terms).status_code == 200

    assert [line["id"] for line in joko.post("search", {"text": "sumarni"}).json["items"]] == [id]
    assert [line["id"] for line in joko.get("applications?limit=1&cursor=0-0").json["items"]] == [id]
    approved = joko.decide(joko.claim(id), "approve").json
    assert [note["text"] for note in approved["notes"]] == ["Tinggal di Cilacap.", "…"]
    assert joko.decide(approved, "approve").json["code"] == "not-allowed-now"
    assert joko.decide(approved, "bill_made", bill_reference="7").json["state"] == "payable"
    for body in ({"text": "𝒮"}, {"nik": "3372011405780042"}, {"phone": "081234567890"}):
        assert joko.post("search", body).status_code == 200
