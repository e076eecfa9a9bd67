"""Recognise staff: who is behind this cookie, if the session still lives."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from server.domain.errors import SignInFailed
from server.storage import staff as shelf
from server.storage.db import transaction
from server.storage.sealing import keys
from server.storage.staff import Staff

WHOLE = timedelta(hours=8)
"""The longest a session lives, however busy."""

IDLE = timedelta(minutes=15)
"""After so long without a request it is over."""

NOTE_EVERY = timedelta(seconds=30)
"""A request moves `seen_at` at most this often: reading a page is not worth a write each time."""


@dataclass(frozen=True)
class Officer:
    """Who acts: plain values, so that no later transaction rereads them."""

    id: int
    email: str
    name: str
    role: str
    branch: str

    @classmethod
    def of(cls, person: Staff) -> "Officer":
        return cls(person.id, person.email, person.name, person.role, person.branch)

    @property
    def is_supervisor(self) -> bool:
        return self.role == "supervisor"


def fingerprint(token: str) -> bytes:
    """What the table keeps instead of the token."""
    return keys().mac("session", token.encode("utf-8", "surrogatepass"))


def recognise_staff(token: str, *, moment: datetime) -> Officer:
    """The person; raises SignInFailed("sign-in-needed") when the session ended, idled out or its owner was disabled."""
    mac = fingerprint(token)
    held = shelf.find_session(mac)
    if held is None:
        raise SignInFailed("sign-in-needed")
    session, person = held
    officer, idle = Officer.of(person), moment - session.seen_at
    if moment >= session.ends_at or idle >= IDLE or person.disabled_at is not None:
        with transaction():
            shelf.end_session(mac)
        raise SignInFailed("sign-in-needed")
    if idle >= NOTE_EVERY:
        with transaction():
            shelf.mark_seen(mac, moment)
    return officer
