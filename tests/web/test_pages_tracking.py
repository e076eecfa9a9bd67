"""Checking a request with its code: plain words for each state, nothing in an address, nothing kept."""

import pytest

from server.domain.applications import State
from server.web.pages import tracking
from server.web.pages.states import STATES
from tests.web.pages_reader import Page

UNKNOWN = {"code": "0000000000", "digits": "7890"}


def sent(client, a_submission, a_key) -> tuple[str, str]:
    """The code of a request that just arrived, and the last four digits of its phone."""
    body = a_submission()
    reply = client.put(f"/api/v1/applications/{a_key()}", json=body)
    assert reply.status_code == 201, reply.text
    return reply.json["tracking_code"], body["applicant"]["phone"][-4:]


def test_a_request_that_arrived_is_found_by_its_code_and_digits(client, a_submission, a_key):
    code, digits = sent(client, a_submission, a_key)
    response = client.post("/id/cek", data={"code": f"{code[:5].lower()}-{code[5:].lower()}", "digits": digits})
    page = Page(response.text)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert "Sudah sampai di kantor" in page.text and "Anda belum terlindungi" in page.text
    assert code not in response.text.upper()


def test_somebody_who_writes_the_whole_phone_number_is_understood(client, a_submission, a_key):
    code, digits = sent(client, a_submission, a_key)
    response = client.post("/id/cek", data={"code": code, "digits": f"0812 3456 {digits}"})
    assert "Sudah sampai di kantor" in response.text


@pytest.mark.parametrize("language", ["id", "jv", "en"])
@pytest.mark.parametrize("answers", [{}, {"code": "?"}, {"code": "0000000000", "digits": "12"}, UNKNOWN])
def test_what_does_not_fit_is_told_in_words(client, language, answers):
    response = client.post(f"/{language}/cek", data=answers)
    page = Page(response.text)
    assert response.status_code in (400, 404, 422)
    assert response.headers["Cache-Control"] == "no-store"
    assert any(attributes.get("role") == "alert" for _, attributes in page.tags)
    assert any(each.get("name") == "code" for each in page.all("input"))


def test_an_unknown_code_and_wrong_digits_read_the_same(client, a_submission, a_key):
    code, digits = sent(client, a_submission, a_key)
    wrong = client.post("/id/cek", data={"code": code, "digits": f"{(int(digits) + 1) % 10000:04}"})
    unknown = client.post("/id/cek", data=UNKNOWN)
    assert wrong.status_code == unknown.status_code
    # What was typed stands in its field again; nothing else differs.
    assert wrong.text.replace(code, "") == unknown.text.replace(UNKNOWN["code"], "")


def test_after_five_wrong_tries_the_code_stays_shut_for_a_while(client):
    answers = [client.post("/id/cek", data=UNKNOWN) for _ in range(6)]
    assert [each.status_code for each in answers] == [404] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_words_a_badge_and_says_whether_one_is_protected(client, monkeypatch, state):
    class Found:
        def __init__(self):
            self.state = state

    monkeypatch.setattr(tracking, "track_application", lambda code, digits: Found())
    page = Page(client.post("/id/cek", data=UNKNOWN).text)
    badge = next(attributes for _, attributes in page.tags if attributes.get("data-state"))
    assert badge["data-state"] == str(state)
    assert STATES[state].sentences
    unprotected = state not in (State.ACTIVE, State.CLOSED, State.WITHDRAWN)
    assert ("belum terlindungi" in page.text) == unprotected


def test_only_the_form_takes_the_code(client):
    text = client.get("/id/cek?code=0000000000&digits=7890").text
    assert "0000000000" not in text and "data-result" not in text
