"""The reading pages: languages, addresses, caching, and what every page has for every visitor."""

import io
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from server.reference import tables
from tests.web.pages_reader import OFFERED, READING, on, read

PUBLIC = Path(__file__).resolve().parents[2] / "pwa" / "public"
SPRITE = (PUBLIC / "icons" / "sprite.svg").read_text(encoding="utf-8")
ADDRESSES = [
    f"/{language}/{name}" for language in OFFERED for name in (*READING, "kerja/nelayan", "kerja/pembatik-tulis")
]


# the front door


def test_a_newcomer_chooses_among_the_offered_languages_by_their_own_names(reader):
    page = read(reader, "/")
    assert [link for link in page.links() if link.count("/") == 2] == ["/id/", "/jv/", "/en/"]
    for name in ("Bahasa Indonesia", "Jawa (Solo)", "English"):
        assert name in page.text


def test_the_language_last_read_in_is_remembered(reader):
    reader.get("/jv/kerja/nelayan")
    response = reader.get("/")
    assert (response.status_code, response.headers["Location"]) == (302, "/jv/")
    assert "Cookie" in response.headers["Vary"]


def test_the_choice_can_always_be_shown_again(reader):
    reader.get("/jv/")
    assert len(read(reader, "/?pilih").all("a")) == 3


def test_a_remembered_language_that_is_not_offered_asks_again(reader):
    reader.set_cookie("lang", "xx/../..")
    assert reader.get("/").status_code == 200


# languages


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_leads_to_itself_in_the_other_languages(reader, address):
    rest = address.split("/", 2)[2]
    links = read(reader, address).links()
    for language in OFFERED:
        assert f"/{language}/{rest}" in links


def test_changing_the_language_keeps_what_was_searched(reader):
    assert "/jv/?q=ojol" in read(reader, "/id/?q=ojol").links()


def test_a_language_that_nobody_has_checked_says_so_beside_its_name(reader):
    page = read(reader, "/id/")
    assert "its words are still being checked" in page.text_in("en")
    assert "checked" not in page.text_in("id")


@pytest.mark.parametrize(("language", "expected"), [("id", 0), ("jv", 7), ("en", 7)])
def test_cards_with_money_law_or_consent_carry_the_original_while_unchecked(reader, language, expected):
    page = read(reader, f"/{language}/kerja/nelayan")
    folds = [each for each in page.all("details") if "original" in (each.get("class") or "")]
    assert (len(folds) >= expected) if expected else folds == []
    if expected:
        assert "Rp42.000.000 setelah 3 bulan iuran" in page.text_in("id")
        assert "Rp42.000.000" in page.text_in(language)


@pytest.mark.parametrize(
    "address", ["/xx/", "/su/", "/xx/kerja/nelayan", "/id/kerja/astronot", "/id/tidak-ada", "/jv/kerja/"]
)
def test_what_is_not_there_is_told_in_words_with_two_ways_on(reader, address):
    page = read(reader, address, status=404)
    assert len(page.all("h1")) == 1
    language = "jv" if address.startswith("/jv/") else "id"
    assert {f"/{language}/", f"/{language}/bantuan"} <= set(page.links())


# for every visitor


@pytest.mark.parametrize("address", ["/", "/id/nope", *ADDRESSES])
def test_pages_read_without_script_style_or_guessing(reader, address):
    page = read(reader, address, status=404 if "nope" in address else 200)
    assert page.all("html")[0]["lang"] == (address[1:3] or "id")
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.open_tags == []
    assert page.all("style") == []
    assert all("style" not in attributes for _, attributes in page.tags)
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert all(script.get("src") for script in page.all("script"))
    assert page.meta("viewport") == "width=device-width,initial-scale=1"
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for") for label in page.all("label")}
    assert all(each["id"] in labelled for each in page.all("input"))
    pointed_at = [a["aria-labelledby"] for _, a in page.tags if a.get("aria-labelledby")]
    assert set(pointed_at) <= set(ids)
    skip = [link for link in page.links() if link.startswith("#")]
    assert address == "/" or skip[0][1:] in ids


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_picture_a_page_uses_is_in_the_sprite(reader, address):
    used = {each["href"].partition("#")[2] for each in read(reader, address).all("use")}
    assert used and used <= set(re.findall('symbol id="([^"]+)"', SPRITE))


def test_the_pictures_of_all_sectors_are_in_the_sprite():
    assert {sector.icon for sector in tables.sectors().values()} <= set(re.findall('symbol id="([^"]+)"', SPRITE))


def test_the_sprite_names_its_licence():
    assert "MIT" in SPRITE and "Tabler" in SPRITE


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_inside_lead_somewhere(reader, address):
    for link in set(read(reader, address).links()):
        path = urlsplit(link).path
        if link.startswith("/"):
            assert reader.get(path).status_code == 200, link


# sharing and installing


def test_a_shared_link_has_a_title_a_sentence_and_a_real_picture(reader):
    page = read(reader, "/jv/kerja/pembatik-tulis")
    assert "mbathik" in page.meta("og:title")
    assert page.meta("og:description") == page.meta("description") and len(page.meta("description")) > 40
    assert page.meta("og:url") == "http://localhost/jv/kerja/pembatik-tulis"
    picture = urlsplit(page.meta("og:image"))
    assert (picture.scheme, picture.netloc) == ("http", "localhost")
    image = Image.open(io.BytesIO((PUBLIC / picture.path.lstrip("/")).read_bytes()))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_sharing_works_without_a_script(reader):
    shared = next(link for link in read(reader, "/id/kerja/nelayan").links() if link.startswith("https://wa.me/"))
    assert "http://localhost/id/kerja/nelayan" in unquote(shared)


@pytest.mark.parametrize("language", OFFERED)
def test_the_home_screen_icon_opens_in_the_language_it_was_found_in(reader, language):
    response = reader.get(f"/{language}/manifest.webmanifest")
    assert response.mimetype == "application/manifest+json"
    assert (response.json["lang"], response.json["start_url"]) == (language, f"/{language}/")
    for icon in response.json["icons"]:
        with Image.open(PUBLIC / icon["src"].lstrip("/")) as image:
            assert (image.format, f"{image.width}x{image.height}") == ("PNG", icon["sizes"])


# caching


@pytest.mark.parametrize(
    "address", ["/id/", "/jv/kerja/nelayan", "/id/kalau-terjadi", "/en/bantuan", "/id/cek", "/id/daftar"]
)
def test_pages_are_asked_for_again_and_cost_nothing_when_unchanged(reader, address):
    first = reader.get(address)
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in first.headers["Vary"]
    again = reader.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


# home


def test_all_occupations_stand_on_the_home_page_as_plain_links(reader):
    links = set(read(reader, "/id/").links())
    assert {f"/id/kerja/{slug}" for slug in tables.occupations()} <= links
    assert len(tables.occupations()) == 80
    tiles = [each for each in read(reader, "/id/").all("details") if "class" not in each]
    assert len(tiles) == len(tables.sectors()) + 1  # and the menu of languages


@pytest.mark.parametrize(
    ("language", "asked", "slug"),
    [
        ("id", "ojol", "ojek-online"),
        ("id", "mancing", "nelayan"),
        ("jv", "mbathik", "pembatik-tulis"),
        ("id", "tukang bcak", "pengemudi-becak"),
        ("en", "fisherman", "nelayan"),
    ],
)
def test_everyday_words_find_a_job_without_a_script(reader, language, asked, slug):
    found = [link for link in read(reader, f"/{language}/?q={asked}").links() if "/kerja/" in link]
    assert f"/{language}/kerja/{slug}" in found[:4]


def test_words_that_no_job_has_are_answered_and_never_run(reader):
    response = reader.get("/id/?q=%3Cscript%3Ezzqxv%22")
    assert "Kata itu belum kami kenal" in response.text
    assert "<script>zz" not in response.text


def test_drafts_and_requests_show_only_when_the_phone_has_some(reader):
    page = read(reader, "/id/")
    for mark in ("data-draft", "data-requests"):
        element = next(attributes for _, attributes in page.tags if mark in attributes)
        assert "hidden" in element


# the app's shell


def test_the_app_shell_says_what_it_needs_before_its_script(reader):
    page = read(reader, "/jv/daftar")
    body = page.all("body")[0]
    assert body["data-lang"] == "jv"
    assert body["data-strings"].startswith("/strings/jv.")
    assert body["data-kit"] == "/api/v1/kit?lang=jv"
    assert '"code": "jv"' in body["data-languages"] or '"code":"jv"' in body["data-languages"]
    assert page.all("main")[0]["id"] == "app"
    assert page.all("noscript") and "175" in page.text


# help


def test_help_says_who_we_are_and_whose_data_we_use(reader):
    text = read(reader, "/id/bantuan").text
    for words in ("bukan oleh BPJS Ketenagakerjaan", "idn-area-data", "ODbL 1.0", "Jawa (Solo)", "175", "2026-11"):
        assert words in text
    for sentence in tables.present_consent().text:
        assert sentence in text


def test_if_it_happens_says_by_when_where_and_with_what(reader):
    text = read(reader, "/id/kalau-terjadi").text
    for words in ("2 × 24 jam", "175", "saksi", "KTP", "rumah sakit yang bekerja sama"):
        assert words in text


def test_a_page_follows_its_day_although_it_is_kept(pages_app, reader):
    first = reader.get("/id/").headers["ETag"]
    on(pages_app, "2027-01-01")
    assert reader.get("/id/").headers["ETag"] != first
