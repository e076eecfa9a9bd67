"""`PUT applications/{key}/photos/{kind}`: judged by content, rebuilt, sealed, and once."""

import io

import pytest
from PIL import Image
from sqlalchemy import text

from server.storage.db import db
from server.storage.photo_files import photo_files
from server.storage.photos import Photo
from tests.factories import a_key, a_picture, a_submission, bearer
from tests.web.deciding import ask_back, claim, decide


@pytest.fixture
def sent(client):
    """Key and headers of an application that expects its card."""
    key, body = a_key(), a_submission(photos_expected=["ktp"])
    assert client.put(f"/api/v1/applications/{key}", json=body).status_code == 201
    return key, bearer(body)


def put_photo(client, key, data, headers, kind="ktp", type="image/jpeg"):
    return client.put(f"/api/v1/applications/{key}/photos/{kind}", data=data, headers=headers, content_type=type)


def stored(app) -> Image.Image:
    with app.app_context():
        row = db.session.query(Photo).order_by(Photo.id.desc()).first()
        return Image.open(io.BytesIO(photo_files().read(row.stored_as)))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_whatever_type_is_declared(app, client, sent, format):
    key, headers = sent

    response = put_photo(client, key, a_picture(800, 600, format=format), headers, type="text/plain")

    assert response.status_code == 201, response.json
    assert set(response.json) == {"key", "kind", "received_at"}
    assert response.json["key"] == key
    assert (stored(app).format, stored(app).size) == ("JPEG", (800, 600))


def test_the_same_bytes_again_change_nothing(app, client, sent):
    key, headers = sent
    picture = a_picture()
    first = put_photo(client, key, picture, headers)

    again = put_photo(client, key, picture, headers)

    assert (first.status_code, again.status_code, again.json) == (201, 200, first.json)
    with app.app_context():
        assert db.session.query(Photo).count() == 1
        assert len(list(photo_files().folder.iterdir())) == 1


def test_another_picture_does_not_replace_the_first(client, sent):
    key, headers = sent
    put_photo(client, key, a_picture(), headers)

    response = put_photo(client, key, a_picture(), headers)

    assert (response.status_code, response.json["code"], response.json["key"]) == (422, "photo-already-there", key)


def test_a_large_picture_is_made_smaller(app, client, sent):
    key, headers = sent

    put_photo(client, key, a_picture(4000, 3000, quality=50), headers)

    assert stored(app).size == (2000, 1500)


def test_no_place_and_no_camera_is_kept_and_the_picture_stands_upright(app, client, sent):
    key, headers = sent
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    exif[0x010F] = "CAMERA-PLANTED"
    exif.get_ifd(0x8825)[1] = "S"
    picture = a_picture(600, 400, exif=exif, comment=b"COMMENT-PLANTED") + b"TRAILING-PLANTED"

    put_photo(client, key, picture, headers)

    picture = stored(app)
    assert picture.size == (400, 600)
    assert not picture.getexif()
    with app.app_context():
        raw = photo_files().read(db.session.query(Photo).one().stored_as)
    assert b"PLANTED" not in raw


def test_transparency_becomes_white(app, client, sent):
    key, headers = sent
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")

    put_photo(client, key, out.getvalue(), headers)

    assert stored(app).getpixel((25, 25)) == (255, 255, 255)


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (20, 20)).save(out, "GIF")
    return out.getvalue()


def huge() -> bytes:
    out = io.BytesIO()
    Image.new("1", (5100, 5000)).save(out, "PNG")
    return out.getvalue()


NO_PICTURES = {
    "a text called photo.jpg": (b"this is not a photo", "photo-not-a-picture"),
    "nothing": (b"", "photo-not-a-picture"),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photo-not-a-picture"),
    "a GIF": (gif(), "photo-not-a-picture"),
    "an EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "photo-not-a-picture"),
    "a PDF": (b"%PDF-1.7\n", "photo-not-a-picture"),
    "half a JPEG": (a_picture()[:3000], "photo-broken"),
    "more than 25 megapixels": (huge(), "photo-too-large"),
}


@pytest.mark.parametrize(("data", "code"), NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused_and_explained(app, client, sent, data, code):
    key, headers = sent

    response = put_photo(client, key, data, headers)

    assert (response.status_code, response.json["code"], response.json["key"]) == (422, code, key)
    assert response.json["fields"]["photos.ktp"]["text"]
    with app.app_context():
        assert db.session.query(Photo).count() == 0
        assert list(photo_files().folder.iterdir()) == []


def test_more_than_2_mb_is_413(client, sent):
    key, headers = sent

    response = put_photo(client, key, b"\xff\xd8" + b"x" * (2 * 1024 * 1024), headers)

    assert (response.status_code, response.json["code"], response.json["key"]) == (413, "photo-too-large", key)


def test_a_photo_needs_the_secret_of_its_application(client, sent):
    key, headers = sent
    other = a_submission()
    client.put(f"/api/v1/applications/{a_key()}", json=other)

    assert put_photo(client, key, a_picture(), {}).json["code"] == "secret-needed"
    assert put_photo(client, key, a_picture(), bearer(other)).status_code == 401
    assert put_photo(client, a_key(), a_picture(), headers).status_code == 404
    assert put_photo(client, key, a_picture(), headers, kind="selfie").status_code == 404


def test_the_last_expected_photo_lets_officers_have_the_case(app, client, sent):
    key, headers = sent
    put_photo(client, key, a_picture(), headers)
    assert claim(app, key).state == "in_review"


def test_a_correction_may_ask_for_the_photo_again_once(app, client, sent):
    key, headers = sent
    put_photo(client, key, a_picture(), headers)
    with app.app_context():  # the photo came well before the officer asked
        db.session.execute(text("UPDATE photo SET received_at = '2026-01-01 00:00:00'"))
        db.session.commit()
    ask_back(app, key, ("photos.ktp", ["photo-unreadable"]))

    assert put_photo(client, key, a_picture(700, 500), headers).status_code == 201
    assert put_photo(client, key, a_picture(600, 500), headers).json["code"] == "photo-already-there"
    assert stored(app).size == (700, 500)


def test_after_a_final_answer_no_photo_is_taken(app, client, sent):
    key, headers = sent
    with app.app_context():
        db.session.execute(text("UPDATE application SET claimable_at = received_at"))
        db.session.commit()
    decide(app, key, "close", reasons=["duplicate"])

    response = put_photo(client, key, a_picture(), headers)

    assert (response.status_code, response.json["code"], response.json["state"]) == (422, "photo-not-wanted", "closed")


def test_a_full_disk_is_503(client, sent, monkeypatch):
    key, headers = sent

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("server.storage.photo_files.os.fsync", full)

    response = put_photo(client, key, a_picture(), headers)

    assert (response.status_code, response.json["code"]) == (503, "try-again")
