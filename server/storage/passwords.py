"""Passwords of staff: argon2id, never more than two hashes at once, the same work whether or not the account exists.

A hash takes 64 MiB and about a fifth of a second: unbounded, twenty sign-ins at once would take a small machine down.
"""

from contextlib import contextmanager
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.domain.errors import TooManyTries

AT_ONCE = 2
WAIT = 5.0
"""Seconds to wait for a turn before the caller is asked to come back."""

_hasher = PasswordHasher()  # argon2id, 64 MiB, 3 rounds: RFC 9106, second recommended option
_turns = BoundedSemaphore(AT_ONCE)


@contextmanager
def _turn():
    if not _turns.acquire(timeout=WAIT):
        raise TooManyTries(retry_after=int(WAIT))
    try:
        yield
    finally:
        _turns.release()


def make_hash(password: str) -> str:
    """What is kept instead of the password."""
    with _turn():
        return _hasher.hash(password)


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash that no password opens, so that an unknown account costs the same as a known one."""
    return _hasher.hash("an account that does not exist")


def is_right(password: str, kept: str | None) -> bool:
    """Does the password open this hash? `kept` is None for an account that does not exist: same work, always False."""
    with _turn():
        stand_in = _nobody()  # made on the first call whoever asks, so that timing tells nothing
        try:
            return _hasher.verify(kept or stand_in, password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_dated(kept: str) -> bool:
    """Was this hash made with weaker settings than today's?"""
    return _hasher.check_needs_rehash(kept)
