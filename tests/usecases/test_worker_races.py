"""Two things at once, on both databases: one of them happens, and nothing is half done."""

import json
from concurrent.futures import ThreadPoolExecutor

from server.domain.applications import Action
from server.domain.tracking import tracking_code
from server.storage.applications import Application, Correction
from server.storage.db import db, now
from server.storage.history import Step
from server.storage.photo_files import photo_files
from server.storage.photos import Photo
from server.usecases.decide_application import Decision, decide_application
from tests.factories import a_key, a_picture, a_submission, bearer
from tests.web.deciding import an_officer, ask_back, claim

AT_ONCE = 8


def together(*work):
    """Run every piece in a thread of its own and answer what each gave back."""
    with ThreadPoolExecutor(len(work)) as pool:
        return [each.result() for each in [pool.submit(piece) for piece in work]]


def submitted(app, **changes):
    key, body = a_key(), a_submission(**changes)
    reply = app.test_client().put(f"/api/v1/applications/{key}", json=body)
    assert reply.status_code == 201
    return key, bearer(body), reply.json


def test_the_same_photo_sent_at_once_is_kept_once(any_app):
    key, headers, _ = submitted(any_app)
    picture = a_picture(300, 200)

    def send():
        path = f"/api/v1/applications/{key}/photos/ktp"
        return any_app.test_client().put(path, data=picture, headers=headers, content_type="image/jpeg").status_code

    assert sorted(together(*[send] * AT_ONCE)) == [200] * (AT_ONCE - 1) + [201]
    with any_app.app_context():
        assert db.session.query(Photo).count() == 1
        assert len(list(photo_files().folder.iterdir())) == 1


def test_two_different_photos_at_once_keep_one(any_app):
    key, headers, _ = submitted(any_app)

    def send(picture):
        path = f"/api/v1/applications/{key}/photos/ktp"
        return any_app.test_client().put(path, data=picture, headers=headers, content_type="image/jpeg").status_code

    pictures = [a_picture(300, 200) for _ in range(4)]
    assert sorted(together(*[lambda p=p: send(p) for p in pictures])) == [201, 422, 422, 422]
    with any_app.app_context():
        assert len(list(photo_files().folder.iterdir())) == 1


def test_a_correction_sent_at_once_is_answered_once(any_app):
    key, headers, _ = submitted(any_app)
    ask_back(any_app, key, ("months", ["please-confirm"]))
    data = json.dumps({"fields": {"months": 12}})

    def send():
        path = f"/api/v1/applications/{key}/corrections/1"
        return any_app.test_client().put(path, data=data, headers=headers, content_type="application/json")

    replies = together(*[send] * AT_ONCE)

    assert sorted(r.status_code for r in replies) == [200] * (AT_ONCE - 1) + [201]
    assert len({r.data for r in replies}) == 1
    with any_app.app_context():
        assert db.session.query(Correction).count() == 1
        assert [s.action for s in db.session.query(Step).order_by(Step.id)].count("resubmit") == 1


def test_withdrawing_and_approving_at_once(any_app):
    for _ in range(4):
        key, headers, _ = submitted(any_app)
        case = claim(any_app, key)

        def withdraw(key=key, headers=headers):
            return any_app.test_client().delete(f"/api/v1/applications/{key}", headers=headers).status_code

        def approve(case=case):
            with any_app.app_context():
                decision = Decision(action=Action.APPROVE, version=case.version, claim=case.claim.number)
                try:
                    decide_application(an_officer(case.branch), case.id, decision, moment=now(), today=now().date())
                except Exception as refusal:
                    return type(refusal).__name__
                return "approved"

        withdrawn, decided = together(withdraw, approve)

        assert withdrawn == 200  # an approved case may still be withdrawn; a withdrawn one not be approved
        assert decided in ("approved", "ClaimLost", "NotAllowedNow", "NotFound")
        with any_app.app_context():
            row = db.session.query(Application).filter_by(key=key).one()
            assert (row.state, row.answers) == ("withdrawn", None)


def test_guesses_sent_at_once_are_not_more_than_five(any_app):
    _, _, reply = submitted(any_app)
    known, unknown = reply["tracking_code"], tracking_code(b"nobody's code")
    for code in (known, unknown):

        def guess(code=code):
            body = {"code": code, "digits": "0000"}
            return any_app.test_client().post("/api/v1/track", json=body).status_code

        assert sorted(together(*[guess] * 16)) == [404] * 5 + [429] * 11
