"""The lock of the office's door: every route asks who comes, from where, and answers nothing that stays in a cache."""

import pytest

from server.web.security import HEADERS
from tests.usecases.office import an_application
from tests.web.desk import API, Desk

CHANGES = {"POST", "PUT", "PATCH", "DELETE"}
FIRST_LINES = ("staff.sign-in", "staff.sign-out")


@pytest.fixture
def desk(app):
    return Desk(app)


def routes(app) -> list[tuple[str, str, str]]:
    """Method, address (of case 1) and endpoint of every staff route."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(API):
            address = rule.build({"application_id": 1, "kind": "ktp"}, append_unknown=False)[1]
            found += [(method, address, rule.endpoint) for method in rule.methods - {"OPTIONS", "HEAD"}]
    return found


def test_the_contract_s_routes_are_all_there(app):
    ours = {(method, address.removeprefix(f"{API}/")) for method, address, _ in routes(app)}

    assert ours == {
        ("POST", "session"),
        ("GET", "session"),
        ("DELETE", "session"),
        ("GET", "applications"),
        ("POST", "applications/next"),
        ("POST", "search"),
        ("GET", "applications/1"),
        ("GET", "applications/1/photos/ktp"),
        ("POST", "applications/1/claim"),
        ("DELETE", "applications/1/claim"),
        ("POST", "applications/1/decision"),
        ("POST", "applications/1/transfer"),
        ("POST", "applications/1/notes"),
        ("GET", "reasons"),
        ("GET", "branches"),
    }


def test_nobody_gets_in_without_a_session(app, client):
    for method, address, endpoint in routes(app):
        if endpoint in FIRST_LINES:
            continue
        for cookie in (None, "", "made up", "x" * 3000):
            if cookie is not None:
                client.set_cookie("staff", cookie)
            response = client.open(address, method=method, json={}, headers={"Origin": "http://localhost"})

            assert (response.status_code, response.json["code"]) == (401, "sign-in-needed"), (method, address)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_nothing_changes_on_the_word_of_another_site(app, desk, headers):
    with app.app_context():
        waiting = an_application()
    for method, address, endpoint in routes(app):
        if method not in CHANGES or (endpoint == "staff.sign-in" and not headers):
            continue
        response = desk.client.open(address, method=method, json={}, headers=headers)

        assert (response.status_code, response.json["code"]) == (403, "cross-site"), (method, address)
    assert desk.get(f"applications/{waiting}").json["state"] == "submitted"
    assert desk.get("session").status_code == 200


def test_every_answer_stays_out_of_caches_and_carries_the_safe_headers(app, desk):
    for method, address, _ in routes(app):
        response = desk.client.open(address, method=method, json={}, headers={"Origin": "http://localhost"})

        assert response.headers["Cache-Control"] == "no-store", (method, address)
        assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_every_locked_route_says_in_the_description_that_it_is_locked(app, client):
    paths = client.get("/api/openapi.json").json["paths"]
    ours = {path: operations for path, operations in paths.items() if path.startswith(API)}

    assert len(ours) == 12
    for path, operations in ours.items():
        for method, operation in operations.items():
            if method not in ("get", "post", "delete"):
                continue
            expected = [] if (path, method) == (f"{API}/session", "post") else [{"staff": []}]
            assert operation["security"] == expected, (method, path)
            assert operation["summary"], (method, path)
            assert any(status.startswith("2") for status in operation["responses"])


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_method_that_is_not_there_says_which_are(desk, method):
    response = desk.client.open(f"{API}/session", method=method)

    assert response.status_code == 405
    assert {"GET", "POST", "DELETE"} <= set(response.headers["Allow"].replace(" ", "").split(","))
