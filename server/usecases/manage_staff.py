"""Manage staff: the operator adds an officer or ends their access; any change ends the sessions that are open."""

from datetime import datetime

from server.domain.errors import Invalid, NotFound
from server.domain.identity import clean_name
from server.storage import passwords
from server.storage import staff as shelf
from server.storage.db import transaction
from server.storage.staff import ROLES, Staff

SHORTEST = 12
LONGEST = 1024  # hashing an endless password is work for an attacker to send


def add_staff(
    email: str, password: str, *, name: str, branch: str, role: str, branches: set[str], moment: datetime
) -> Staff:
    """Create the account, or give an existing one a new password, branch and role; raises Invalid with the field."""
    email = email.strip().lower()
    wrong = {}
    if email.count("@") != 1 or not all(email.split("@")) or len(email) > 200 or any(c.isspace() for c in email):
        wrong["email"] = "email-form"
    if not SHORTEST <= len(password) <= LONGEST:
        wrong["password"] = "too-short" if len(password) < SHORTEST else "too-long"
    if branch not in branches:
        wrong["branch"] = "not-a-choice"
    if role not in ROLES:
        wrong["role"] = "not-a-choice"
    if wrong:
        raise Invalid(fields=wrong)
    try:
        shown = clean_name(name or email.split("@")[0].replace(".", " "))
    except Invalid as refusal:
        raise Invalid(fields={"name": refusal.code}) from None
    kept = passwords.make_hash(password)
    with transaction() as session:
        person = shelf.find_by_email(email)
        if person is None:
            person = Staff(email=email, created_at=moment)
            session.add(person)
        else:
            shelf.end_sessions_of(person.id)
        person.name = shown
        person.branch, person.role, person.password_hash, person.disabled_at = branch, role, kept, None
    return person


def disable_staff(email: str, *, moment: datetime) -> Staff:
    """End the account and every session it has; its name stays in the history. Raises NotFound."""
    with transaction():
        person = shelf.find_by_email(email.strip().lower())
        if person is None:
            raise NotFound
        if person.disabled_at is None:
            person.disabled_at = moment
        shelf.end_sessions_of(person.id)
    return person
