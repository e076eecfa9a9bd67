"""Requests that other workers sent before: put in over the API, so that an officer has something to do."""

import io
import json
import urllib.request

from PIL import Image, ImageDraw

from tests.factories import a_key, a_submission


def a_card() -> bytes:
    """A picture that looks like a card, for the officer's screens."""
    card = Image.new("RGB", (1200, 760), (168, 200, 224))
    draw = ImageDraw.Draw(card)
    draw.rectangle((880, 190, 1130, 540), fill=(150, 60, 50))
    draw.ellipse((945, 230, 1065, 370), fill=(222, 184, 150))
    for row, width in enumerate((620, 420, 520, 360, 560, 480, 300)):
        draw.rectangle((60, 190 + row * 66, 60 + width, 218 + row * 66), fill=(40, 48, 70))
    file = io.BytesIO()
    card.save(file, "JPEG", quality=80)
    return file.getvalue()


def send(url: str, *, photo: bytes | None = None, **changes: object) -> str:
    """One submission, accepted; its key."""
    key, body = a_key(), a_submission(**changes)
    if photo:
        body["photos_expected"] = ["ktp"]
    _put(f"{url}/api/v1/applications/{key}", json.dumps(body).encode(), {"Content-Type": "application/json"})
    if photo:
        bearer = {"Content-Type": "image/jpeg", "Authorization": f"Bearer {body['reading_secret']}"}
        _put(f"{url}/api/v1/applications/{key}/photos/ktp", photo, bearer)
    return key


def _put(url: str, body: bytes, headers: dict[str, str]) -> None:
    request = urllib.request.Request(url, data=body, headers=headers, method="PUT")
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status in (200, 201)


def a_morning(url: str) -> None:
    """A handful of requests at branch L01, each with something to look at."""
    send(url, photo=a_card(), language="jv", occupation="pembatik-tulis", **{"work.paid_by": "employer"})
    send(url, photo=a_card(), occupation="pedagang-pasar", **{"applicant.birth_date": "1978-05-15"})
    send(url, occupation="pengemudi-becak", **{"applicant.full_name": "Slamet", "member_before": "yes"})
    send(url, language="en", occupation="guru-les", **{"applicant.full_name": "Dewi O'Brien"})
