"""Search the cases of a branch by NIK, phone number, tracking code or words of a name, through keyed fingerprints.

Names are not readable in the database: cases that share a word with the name are opened, ranked by how well the whole
name fits, and shown masked. Every line shown is a look on record.
"""

from datetime import date, datetime

from rapidfuzz.fuzz import token_sort_ratio

from server.domain.identity import name_tokens
from server.storage import applications, history, queue
from server.storage.applications import Application
from server.storage.db import transaction
from server.usecases.read_case import Row, answers_of, row_of
from server.usecases.recognise_staff import Officer

SHOWN = 50
CANDIDATES = 500
"""Opened and compared at most, those with most words in common first."""


def search_cases(
    officer: Officer,
    *,
    nik: str | None = None,
    phone: str | None = None,
    code: str | None = None,
    text: str | None = None,
    moment: datetime,
    today: date,
) -> list[Row]:
    """Exactly one of them, in the form that `domain/identity` and `domain/tracking` give; best or newest first."""
    with transaction():
        if text is not None:
            kind, found = "text", _by_name(officer.branch, text)
        elif nik is not None:
            kind, found = "nik", queue.with_index(nik=applications.nik_index(nik), branch=officer.branch, limit=SHOWN)
        elif phone is not None:
            index = applications.phone_index(phone)
            kind, found = "phone", queue.with_index(phone=index, branch=officer.branch, limit=SHOWN)
        else:
            index = applications.code_index(code or "")
            kind, found = "code", queue.with_index(code=index, branch=officer.branch, limit=SHOWN)
        repeated = queue.repeated(one.nik_index for one in found)
        rows = []
        for application in found:
            history.saw(application.id, officer.id, f"search:{kind}", moment)
            rows.append(row_of(officer, application, moment=moment, today=today, repeated=repeated))
        return rows


def _by_name(branch: str, text: str) -> list[Application]:
    words = name_tokens(text)
    if not words:
        return []
    candidates = queue.with_name_tokens(branch, [applications.name_index(word) for word in words], CANDIDATES)
    asked = " ".join(sorted(words))
    ranked = []
    for application, matched in candidates:
        name = answers_of(application).get("applicant.full_name")
        fit = token_sort_ratio(asked, " ".join(sorted(name_tokens(name)))) if isinstance(name, str) else 0.0
        ranked.append((-matched, -fit, -application.id, application))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:3])][:SHOWN]
