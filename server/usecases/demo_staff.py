"""Demo officers: people to try the office with on one's own machine, with passwords that nobody else can know."""

import os
import secrets
from datetime import datetime
from pathlib import Path

from server.storage import staff as shelf
from server.storage.db import db
from server.usecases.hand_over import receiving_branches
from server.usecases.manage_staff import add_staff, disable_staff

PEOPLE = (
    # e-mail, name, branch, role: Surakarta has a pair and a supervisor; the others serve coasts with fishermen
    ("sari@surakarta.example", "Sari (contoh)", "L01", "officer"),
    ("bayu@surakarta.example", "Bayu (contoh)", "L01", "officer"),
    ("wulan@surakarta.example", "Wulan (contoh)", "L01", "supervisor"),
    ("joko@cilacap.example", "Joko (contoh)", "L02", "officer"),
    ("rini@semarang.example", "Rini (contoh)", "L00", "officer"),
    ("tono@semarang.example", "Tono (contoh)", "L11", "officer"),
)


def make_demo_staff(file: Path, *, office: str, moment: datetime) -> bool:
    """Accounts and the file with their passwords; False when both are there already and nothing was changed."""
    if file.exists() and all(_is_open(email) for email, *_ in PEOPLE):
        return False
    branches = set(receiving_branches())
    lines = [f"Demo officers of this machine; sign in at {office}", ""]
    for email, name, branch, role in PEOPLE:
        password = secrets.token_urlsafe(12)
        add_staff(email, password, name=name, branch=branch, role=role, branches=branches, moment=moment)
        lines.append(f"{branch:<5} {role:<11} {email:<26} {password}")
    _write_private(file, "\n".join(lines) + "\n")
    return True


def end_demo_staff(file: Path, *, moment: datetime) -> int:
    """For a service that others can reach: disable the accounts that are open, remove the file; answers how many."""
    ended = [email for email, *_ in PEOPLE if _is_open(email)]
    for email in ended:
        disable_staff(email, moment=moment)
    file.unlink(missing_ok=True)
    return len(ended)


def _is_open(email: str) -> bool:
    person = shelf.find_by_email(email)
    is_open = person is not None and person.disabled_at is None
    db.session.rollback()
    return is_open


def _write_private(file: Path, text: str) -> None:
    """Never readable by others, not even for a moment, and whole or not there."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, file)
