"""Whoever steals the database and the photo folder learns nobody's NIK, name, phone, street or face."""

import base64
import sqlite3

import pytest
from sqlalchemy import text

from server.storage.db import db
from server.storage.photo_files import photo_files
from tests.factories import a_key, a_picture, a_submission, bearer
from tests.web.deciding import ask_back

PLANTED = {
    "applicant.nik": "3372015405784711",
    "applicant.full_name": "Tertanamwati Rahasianingsih",
    "applicant.phone": "081298761234",
    "applicant.mother_name": "Ibundatertanam",
    "applicant.email": "rahasia.tertanam@contoh.id",
    "applicant.birth_place": "Kotatertanam",
    "address.street": "Jalan Persembunyian 4711",
    "card_address": {"street": "Gang Kartutertanam 12", "text": "Desa Kartutersembunyi"},
    "work.place": "Pasartertanam",
    "helper": {"name": "Penolongtertanam", "phone": "081377778888", "relation": "anaktertanam"},
    "consent.given_at": "2026-11-22T03:04:05.678901Z",
    "reading_secret": "bacaan-rahasia-yang-tertanam-0123456789",
}
ALSO = ["+6281298761234", "81298761234", "81377778888", "1978-05-14", "Catatantertanam"]


def words() -> list[str]:
    flat = list(ALSO)
    for value in PLANTED.values():
        flat += value.values() if isinstance(value, dict) else [value]
    flat += [part for value in flat for part in value.split() if len(part) > 6]
    return sorted({word for word in flat if len(word) > 5})


def spellings(word: str) -> dict[str, bytes]:
    """A word as it might lie in a file; base64 in its three alignments, cut where its neighbours would change it."""
    raw = word.encode()
    found = {
        "utf-8": raw,
        "utf-8, lower case": raw.lower(),
        "utf-8, upper case": raw.upper(),
        "utf-16": word.encode("utf-16-le"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "reversed": raw[::-1],
        "json": word.encode("unicode_escape"),
    }
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw)
        found[f"base64 {shift}"] = coded[shift + 1 if shift else 0 : -4]
    return found


def scan(dump: bytes) -> list[str]:
    return [
        f"{word} ({how})" for word in words() for how, raw in spellings(word).items() if len(raw) > 5 and raw in dump
    ]


def plant(app) -> tuple[str, bytes]:
    """One person through every way data can come in: submission, photo, correction with an officer's note."""
    key, body = a_key(), a_submission(photos_expected=["ktp"], **PLANTED)
    client, picture = app.test_client(), a_picture(500, 400)
    assert client.put(f"/api/v1/applications/{key}", json=body).status_code == 201
    path = f"/api/v1/applications/{key}/photos/ktp"
    assert client.put(path, data=picture, headers=bearer(body), content_type="image/jpeg").status_code == 201
    ask_back(app, key, ("address.street", ["address-unclear"]), note="Catatantertanam")
    fields = {"fields": {"address.street": "Jalan Persembunyian 4711"}}
    assert client.put(f"/api/v1/applications/{key}/corrections/1", json=fields, headers=bearer(body)).status_code == 201
    return key, picture


def test_the_scan_itself_finds_what_is_planted():
    for encoding in (str.encode, lambda w: w.encode("utf-16"), lambda w: base64.b64encode(b"x" + w.encode() + b"yz")):
        assert scan(b"\x00\x01" + encoding("Tertanamwati Rahasianingsih") + b"\x00")


def test_files_on_disk_tell_nothing(app, config):
    plant(app)

    files = [path for path in config.data_dir.rglob("*") if path.is_file() and path != config.keys_file]
    dump = b"\x00".join(path.read_bytes() for path in files)

    assert any(path.name == "payung.db-wal" for path in files)
    assert len(dump) > 100_000
    assert scan(dump) == []


def test_rows_of_both_databases_tell_nothing(any_app):
    plant(any_app)
    pieces = []
    with any_app.app_context():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(text(f'SELECT * FROM "{table.name}"')):
                pieces += [bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row]

    assert len(pieces) > 50
    assert scan(b"\x00".join(pieces)) == []


def test_photo_files_are_no_pictures(app, config):
    key, picture = plant(app)
    [file] = list(config.photos.iterdir())
    raw = file.read_bytes()

    with app.app_context():
        shown = photo_files().read(file.name)
    assert shown[:2] == b"\xff\xd8"
    for marker in (b"\xff\xd8\xff", b"JFIF", picture[100:140], shown[100:140]):
        assert marker not in raw
    assert file.stat().st_mode & 0o077 == 0
    assert key not in file.name


def test_an_answer_moved_to_another_row_does_not_open(app, config):
    first, _ = plant(app)
    second, body = a_key(), a_submission()
    client = app.test_client()
    client.put(f"/api/v1/applications/{second}", json=body)
    with sqlite3.connect(config.data_dir / "payung.db") as connection:
        connection.execute(
            "UPDATE application SET answers = (SELECT answers FROM application WHERE key = ?) WHERE key = ?",
            (first, second),
        )

    response = client.get(f"/api/v1/applications/{second}", headers=bearer(body))

    assert response.status_code == 500
    assert "Tertanam" not in response.text


@pytest.mark.parametrize("statement", ["UPDATE {0} SET id = id + 1", "DELETE FROM {0}", "UPDATE {0} SET at = at"])
@pytest.mark.parametrize("table", ["history", "access"])
def test_the_record_refuses_to_be_changed(any_app, table, statement):
    plant(any_app)
    with any_app.app_context():
        before = db.session.execute(text(f"SELECT count(*) FROM {table}")).scalar()
        assert before
        with pytest.raises(Exception, match="only added"):
            db.session.execute(text(statement.format(table)))
            db.session.commit()
        db.session.rollback()
        assert db.session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == before


def test_sqlite_flushes_before_it_answers(app):
    with app.app_context():
        assert db.session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert db.session.execute(text("PRAGMA synchronous")).scalar() == 2
