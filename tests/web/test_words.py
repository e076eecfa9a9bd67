"""Which language speaks, and that no catalog, however damaged, takes an answer down."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from server.app import create_app
from server.web import i18n
from tests.conftest import ROOT, end

CONTEXT = "layanan→pekerja"


def a_catalog(folder: Path, language: str, domain: str = "worker", **translations: str) -> Path:
    catalog = Catalog(locale="id")
    for number, (source, translation) in enumerate(translations.items()):
        catalog.add(source.replace("_", " "), translation, context=CONTEXT, lineno=number)
    target = folder / language / "LC_MESSAGES" / f"{domain}.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        write_mo(file, catalog)
    return target


@pytest.fixture
def words(config, tmp_path):
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "languages.toml").write_text((ROOT / "translations" / "languages.toml").read_text())
    app = create_app(replace(config, translations_dir=folder))
    yield app, folder
    end(app)


def say(app, message, language="jv", **values):
    with app.test_request_context(), i18n.use_language(language):
        return i18n.pgettext(CONTEXT, message, **values)


def test_the_language_then_corrected_indonesian_then_the_source(words):
    app, folder = words
    a_catalog(folder, "jv", Satu="Setunggal")
    a_catalog(folder, "id", Satu="SATU", Dua="DUA")

    assert say(app, "Satu") == "Setunggal"
    assert say(app, "Dua") == "DUA"
    assert say(app, "Tiga") == "Tiga"


def test_holes_are_filled(words):
    app, folder = words
    a_catalog(folder, "jv", **{"Ada %(n)s": "Wonten %(n)s"})

    assert say(app, "Ada %(n)s", n=3) == "Wonten 3"
    assert say(app, "Belum %(n)s", n=3) == "Belum 3"


@pytest.mark.parametrize("broken", ["Wonten %(m)s", "Wonten %(n)d apa", "Wonten %", "Wonten %(n", "100% %(n)s"])
def test_a_translation_with_broken_holes_falls_back(words, broken):
    app, folder = words
    a_catalog(folder, "jv", **{"Ada %(n)s": broken})

    assert say(app, "Ada %(n)s", n="x") == "Ada x"


@pytest.mark.parametrize("damage", [b"", b"not a catalog", b"\xde\x12\x04\x95" + b"\xff" * 40, b"\xde\x12\x04\x95"])
def test_a_damaged_catalog_takes_nothing_down(words, damage):
    app, folder = words
    a_catalog(folder, "jv").write_bytes(damage)

    assert say(app, "Satu") == "Satu"
    assert app.test_client().get("/api/v1/kit?lang=jv").status_code == 200


def test_a_new_catalog_is_seen_without_a_restart(words, monkeypatch):
    app, folder = words
    monkeypatch.setattr(i18n, "LOOK_AGAIN_AFTER", 0)
    assert say(app, "Satu") == "Satu"

    a_catalog(folder, "jv", Satu="Setunggal")

    assert say(app, "Satu") == "Setunggal"


def test_office_words_have_their_own_catalog(words):
    app, folder = words
    a_catalog(folder, "jv", Satu="Setunggal")
    with app.test_request_context(), i18n.use_language("jv"):
        assert i18n.pgettext("layanan→petugas", "Satu") == "Satu"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("jv", "jv"),
        ("jv-ID", "jv"),
        ("JV_id", "jv"),
        ("en-GB,en;q=0.9", "en"),
        ("de, jv;q=0.5, en;q=0.8", "en"),
        ("su", "id"),  # planned, not offered
        ("jv;q=0, en;q=0.1", "en"),
        ("*", "id"),
        ("", "id"),
        ("😀;;;q=x", "id"),
    ],
)
def test_accept_language(app, header, language):
    with app.test_request_context(headers={"Accept-Language": header.encode().decode("latin-1")}):
        i18n.choose_language()
        assert i18n.current_language() == language


def test_money_and_days(app):
    with app.test_request_context():
        assert i18n.rupiah(8_400) == "Rp8.400"
        assert i18n.rupiah(1_000_000_000) == "Rp1.000.000.000"
        assert i18n.day(date(2026, 11, 22)) == "22 November 2026"


def test_translations_are_escaped_in_pages(words):
    app, folder = words
    a_catalog(folder, "jv", Satu="<script>alert(1)</script>")
    with app.test_request_context(), i18n.use_language("jv"):
        page = app.jinja_env.from_string('{{ pgettext("layanan→pekerja", "Satu") }}').render()
    assert page == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_problems_speak_the_language_of_the_caller(client):
    if not (ROOT / "translations" / "en" / "LC_MESSAGES" / "worker.mo").exists():
        from server.words.catalogs import compile_catalogs

        compile_catalogs()
    indonesian = client.get("/api/v1/nowhere").json["title"]
    english = client.get("/api/v1/nowhere", headers={"Accept-Language": "en"}).json["title"]
    assert indonesian != english
