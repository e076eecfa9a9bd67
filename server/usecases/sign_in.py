"""Sign in: an officer proves who they are and gets a session; guessing gets slow, and only for whoever guesses.

Tries are counted per account *and* address, so that a stranger can never lock the owner out from elsewhere, and per
address over all accounts. They are counted before the password is compared: guesses sent at once are not one guess.
"""

import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy.exc import IntegrityError

from server.domain.errors import SignInFailed, TooManyTries
from server.storage import attempts, passwords
from server.storage import staff as shelf
from server.storage.db import db, transaction
from server.storage.sealing import keys
from server.storage.staff import StaffSession
from server.usecases.recognise_staff import WHOLE, Officer, fingerprint

FREE_PER_ACCOUNT = 5
FREE_PER_ADDRESS = 100
ADDRESS_PAUSE = timedelta(seconds=30)  # an office shares one address: guesses made there may slow it, not stop it


def sign_in(email: str, password: str, *, address: str, moment: datetime) -> tuple[Officer, str]:
    """The person and the token for their cookie; raises SignInFailed or TooManyTries, alike for unknown accounts."""
    email = email.strip().lower()
    place = _network(address)
    own = keys().index("staff-sign-in", f"{email}|{place}")
    shared = keys().index("staff-sign-in-address", f"{place}|{moment:%Y-%m-%dT%H}")  # a new count every hour

    wait = _count(own, shared, moment)
    if wait:
        raise TooManyTries(retry_after=wait)

    known = shelf.find_by_email(email)
    is_open = known is not None and known.disabled_at is None
    person, kept = (known.id, known.password_hash) if known is not None and is_open else (None, None)
    db.session.rollback()  # no transaction stays open while the hash is worked out
    if not passwords.is_right(password, kept) or person is None or kept is None:
        raise SignInFailed
    renewed = passwords.make_hash(password) if passwords.is_dated(kept) else None

    token = secrets.token_urlsafe(32)
    with transaction() as session:
        found = shelf.find(person)
        if found is None or found.disabled_at is not None:
            raise SignInFailed
        if renewed:
            found.password_hash = renewed
        attempts.forgive(own)
        attempts.take_back(shared)
        attempts.sweep(moment)
        shelf.sweep_sessions(moment)
        session.add(
            StaffSession(
                token_mac=fingerprint(token),
                staff_id=found.id,
                created_at=moment,
                seen_at=moment,
                ends_at=moment + WHOLE,
            )
        )
        officer = Officer.of(found)
    return officer, token


def _count(own: bytes, shared: bytes, moment: datetime) -> int:
    """Seconds to wait at the stricter of both doors; 0 when this try may be judged."""
    for _ in range(3):
        try:
            with transaction():
                wait = attempts.count(shared, moment, free=FREE_PER_ADDRESS, longest=ADDRESS_PAUSE)
                return wait or attempts.count(own, moment, free=FREE_PER_ACCOUNT)
        except IntegrityError:  # two first tries met; now there is a row to count on
            continue
    raise TooManyTries(retry_after=2)


def _network(address: str) -> str:
    """IPv6 users hold a whole /64 and would otherwise count as new people for ever."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
