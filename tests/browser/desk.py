"""An officer without a screen: the staff API over HTTP, for stories in which only the worker's side is looked at."""

from playwright.sync_api import APIRequestContext


class Desk:
    """Signed in; every call checks that it was understood."""

    def __init__(self, request: APIRequestContext, url: str, email: str, password: str):
        self._request, self._url = request, url
        self._call("post", "session", {"email": email, "password": password})

    def claim_next(self) -> dict:
        return self._call("post", "applications/next")

    def decide(self, case: dict, action: str, **more) -> dict:
        """Answers the case as it is then."""
        body = {"action": action, "version": case["version"], "claim": case["claim"]["number"], **more}
        return self._call("post", f"applications/{case['id']}/decision", body)

    def ask(self, case: dict, *fields: str, reason: str = "please-confirm", note: str | None = None) -> dict:
        wanted = [{"name": name, "reasons": [reason]} for name in fields]
        return self.decide(case, "ask_correction", fields=wanted, **({"note": note} if note else {}))

    def _call(self, method: str, path: str, body: dict | None = None) -> dict:
        answer = getattr(self._request, method)(
            f"{self._url}/api/v1/staff/{path}", headers={"Origin": self._url}, **({"data": body} if body else {})
        )
        assert answer.ok, f"{path}: {answer.status} {answer.text()}"
        return answer.json()
