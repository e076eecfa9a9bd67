"""An officer for worker-side tests: claims and decides through the real use-cases."""

from flask import Flask

from server.config import current_config
from server.domain.applications import Action
from server.storage.applications import find_by_key
from server.storage.db import db, now
from server.storage.staff import Staff
from server.usecases.claim_application import claim_application
from server.usecases.decide_application import Decision, decide_application
from server.usecases.recognise_staff import Officer


def an_officer(branch: str) -> Officer:
    email = f"petugas@{branch.lower()}.test"
    person = db.session.query(Staff).filter_by(email=email).one_or_none()
    if person is None:
        person = Staff(
            email=email, name="Bu Rini", branch=branch, role="officer", password_hash="none", created_at=now()
        )
        db.session.add(person)
        db.session.commit()
    return Officer.of(person)


def claim(app: Flask, key: str):
    with app.app_context():
        application = find_by_key(key)
        officer, id = an_officer(application.branch), application.id
        return claim_application(officer, id, moment=now(), today=current_config().today())


def decide(app: Flask, key: str, action: Action, **more):
    """Take the case if it waits, and decide."""
    case = claim(app, key)
    with app.app_context():
        decision = Decision(action=action, version=case.version, claim=case.claim.number, **more)
        officer = an_officer(case.branch)
        return decide_application(officer, case.id, decision, moment=now(), today=current_config().today())


def ask_back(app: Flask, key: str, *fields: tuple[str, list[str]], note: str | None = None):
    return decide(app, key, Action.ASK_CORRECTION, fields=list(fields), note=note)
