"""Whatever is thrown at the API: never a 5xx, always the described shape. The description itself drives the fuzzer."""

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from server.storage.db import now
from server.usecases.manage_staff import add_staff
from server.web.worker.submit import EXAMPLE
from tests.factories import a_key, a_picture, a_submission, bearer
from tests.web.deciding import ask_back

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
EXAMPLES = 12
"""For each operation; `make test` stays short, and `schemathesis run` against a server does more."""

PASSWORD = "sandi yang panjang sekali"


def throw(app, prepare) -> int:
    """Ask every operation many odd things; `prepare` may make a case more likely to get past the door."""
    operations = [found.ok() for found in schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations()]
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        @given(case=operation.as_strategy())
        def ask(case):
            headers = {"Origin": "http://localhost", "Accept-Encoding": "identity"} | prepare(case)
            case.validate_response(case.call(headers=headers), checks=CHECKS)

        ask()
    return len(operations)


def test_no_stranger_breaks_the_service(app):
    assert throw(app, lambda case: {}) > 20


def test_nobody_who_got_in_breaks_the_service(app):
    client, key, body = app.test_client(), a_key(), a_submission(photos_expected=["ktp"])
    client.put(f"/api/v1/applications/{key}", json=body)
    client.put(
        f"/api/v1/applications/{key}/photos/ktp", data=a_picture(), headers=bearer(body), content_type="image/jpeg"
    )
    ask_back(app, key, ("applicant.birth_date", ["differs-from-card"]))
    for _ in range(3):
        client.put(f"/api/v1/applications/{a_key()}", json=a_submission())
    with app.app_context():
        add_staff(
            "rini@kantor.test",
            PASSWORD,
            name="Rini",
            branch="L01",
            role="supervisor",
            branches={"L01"},
            moment=now(),
        )
    signed_in = client.post(
        "/api/v1/staff/session",
        json={"email": "rini@kantor.test", "password": PASSWORD},
        headers={"Origin": "http://localhost"},
    )
    assert signed_in.status_code == 200, signed_in.json
    cookie = signed_in.headers["Set-Cookie"].split(";")[0]

    def get_in(case) -> dict:
        path, asked = case.operation.path, case.path_parameters or {}
        if path.startswith("/api/v1/staff"):
            if path.endswith("/session"):
                return {}
            if "application_id" in asked:
                asked["application_id"] = 1 + len(str(asked["application_id"])) % 4
            return {"Cookie": cookie}
        if "key" in asked and case.operation.method.upper() != "DELETE":
            asked["key"] = key
            if "number" in asked:
                asked["number"] = 1
        return bearer(body)

    assert throw(app, get_in) > 20


def test_the_example_in_the_description_is_accepted(client):
    assert client.put(f"/api/v1/applications/{a_key()}", json=EXAMPLE).status_code == 201
