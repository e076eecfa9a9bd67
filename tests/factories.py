"""Made-up workers for tests: every value is invented, and every one can be changed by its dotted name."""

import base64
import copy
import io
import itertools
import secrets

from PIL import Image

_serial = itertools.count(1)

MISSING = object()
"""Given as a value, it leaves the field out."""


def a_key() -> str:
    """16 random bytes in base64url, as the phone mints them."""
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).decode().rstrip("=")


def a_nik(serial: int | None = None) -> str:
    """Of a woman born on 14 May 1978, first registered in Surakarta."""
    return f"337201540578{next(_serial) if serial is None else serial:04}"


def a_submission(**changes: object) -> dict:
    """A submission that is accepted. `a_submission(**{"applicant.full_name": "Sri"})` changes a field, MISSING drops it."""
    body = {
        "language": "id",
        "occupation": "nelayan",
        "monthly_income": 1_500_000,
        "programmes": ["JKK", "JKM"],
        "months": 3,
        "applicant": {
            "nik": a_nik(),
            "full_name": "Sri Wahyuni",
            "birth_date": "1978-05-14",
            "sex": "F",
            "phone": "0812 3456 7890",
        },
        "address": {"village": "33.72.01.1001", "street": "Jl. Kenanga 7, RT 02 RW 05"},
        "work": {"paid_by": "buyers", "place": "Pasar Gede", "since": "2015", "days_last_week": 6},
        "member_before": "no",
        "consent": {"version": "2026-11", "given_at": "2026-11-22T08:15:00+07:00"},
        "reading_secret": secrets.token_urlsafe(32),
    }
    for dotted, value in changes.items():
        put(body, dotted, value)
    return body


def put(body: dict, dotted: str, value: object) -> None:
    *groups, name = dotted.split(".")
    for group in groups:
        body = body.setdefault(group, {})
    if value is MISSING:
        body.pop(name, None)
    else:
        body[name] = copy.deepcopy(value)


def a_picture(width: int = 1200, height: int = 800, *, format: str = "JPEG", **save: object) -> bytes:
    """A picture with something in it, so that no two sizes compress alike."""
    picture = Image.effect_noise((64, 64), 60).resize((width, height)).convert("RGB")
    out = io.BytesIO()
    picture.save(out, format, **save)
    return out.getvalue()


def bearer(body: dict) -> dict[str, str]:
    """The header that opens what this submission made."""
    return {"Authorization": f"Bearer {body['reading_secret']}"}
