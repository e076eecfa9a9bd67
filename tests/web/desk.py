"""A desk in a branch office: a browser with a signed-in officer, for the tests of the office's door."""

from server.storage.db import now, transaction
from server.storage.staff import StaffSession
from server.usecases.recognise_staff import WHOLE, Officer, fingerprint
from tests.usecases.office import an_officer

API = "/api/v1/staff"
ORIGIN = "http://localhost"


class Desk:
    """`get`, `post` and `delete` speak as our own page does; what they are given is said on top of it."""

    def __init__(self, app, *, branch: str = "L01", role: str = "officer", name: str | None = None):
        self.app = app
        self.client = app.test_client()
        token = f"token of a desk {id(self)}"
        with app.app_context():
            self.officer: Officer = an_officer(branch=branch, role=role, name=name)
            moment = now()
            with transaction() as session:
                session.add(
                    StaffSession(
                        token_mac=fingerprint(token),
                        staff_id=self.officer.id,
                        created_at=moment,
                        seen_at=moment,
                        ends_at=moment + WHOLE,
                    )
                )
        self.client.set_cookie("staff", token)

    def get(self, path: str, **more):
        return self.client.get(f"{API}/{path}", **more)

    def post(self, path: str, body: object = None, *, origin: str | None = ORIGIN, **more):
        headers = {"Origin": origin} if origin else {}
        return self.client.post(f"{API}/{path}", json=body, headers={**headers, **more.pop("headers", {})}, **more)

    def delete(self, path: str, *, origin: str | None = ORIGIN, **more):
        return self.client.delete(f"{API}/{path}", headers={"Origin": origin} if origin else {}, **more)

    def claim(self, application_id: int) -> dict:
        """The case, held and open."""
        response = self.post(f"applications/{application_id}/claim", {})
        assert response.status_code == 200, response.json
        return response.json

    def decide(self, case: dict, action: str, **more):
        body = {"action": action, "version": case["version"], "claim": case["claim"]["number"], **more}
        return self.post(f"applications/{case['id']}/decision", body)
