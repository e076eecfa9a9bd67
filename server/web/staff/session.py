"""Sign in, who am I, sign out."""

from flask import Response, after_this_request, g, request

from server.reference import tables
from server.storage.db import now
from server.usecases.recognise_staff import Officer
from server.usecases.sign_in import sign_in
from server.usecases.sign_out import sign_out
from server.web.security import clear_staff_cookie, set_staff_cookie, staff_cookie_name
from server.web.staff import load, staff
from server.web.staff.documents import LOCKED, body, refusals
from server.web.staff.schemas import SessionOut, SignInIn


@staff.post("/session", endpoint="sign-in")
@staff.doc(summary="Sign in; the answer sets the cookie", requestBody=body(SignInIn), security=[])
@staff.response(200, SessionOut)
@refusals(401, 403, 422, 429)
def post_session():
    """Wrong passwords get slower, per account and address. Unknown accounts answer alike."""
    given = load(SignInIn)
    officer, token = sign_in(given["email"], given["password"], address=request.remote_addr or "", moment=now())

    @after_this_request
    def keep_token(response: Response) -> Response:
        set_staff_cookie(response, token)
        return response

    return who(officer)


@staff.get("/session", endpoint="who-am-i")
@staff.doc(summary="Who is signed in", security=LOCKED)
@staff.response(200, SessionOut)
@refusals(401)
def get_session():
    """401 `sign-in-needed` when nobody is."""
    return who(g.officer)


@staff.delete("/session", endpoint="sign-out")
@staff.doc(summary="Sign out", security=LOCKED)
@staff.response(204)
@refusals(403)
def delete_session():
    """The session ends on the server; signing out twice is fine."""
    token = request.cookies.get(staff_cookie_name())
    if token:
        sign_out(token)

    @after_this_request
    def drop_token(response: Response) -> Response:
        clear_staff_cookie(response)
        return response


def who(officer: Officer) -> dict:
    branch = tables.branches().get(officer.branch)
    return {
        "staff": {
            "id": officer.id,
            "name": officer.name,
            "email": officer.email,
            "role": officer.role,
            "branch": {"code": officer.branch, "name": branch.name if branch else officer.branch},
        }
    }
