"""Money on the pages: worked out for the day, the full price first, and never an amount without its condition."""

import re

import pytest

from server.reference import tables
from tests.web.pages_reader import OFFERED, on, read


@pytest.mark.parametrize(
    ("day", "expected", "absent"),
    [
        ("2026-11-22", ["Rp16.800", "Rp8.400", "Desember 2026", "Maret 2027"], []),
        ("2026-12-31", ["Rp16.800", "Rp8.400", "Desember 2026", "Maret 2027"], []),
        ("2027-01-01", ["Rp16.800", "Rp8.400", "Maret 2027"], ["Desember 2026"]),
        ("2027-04-01", ["Rp16.800"], ["Rp8.400", "Desember 2026", "Maret 2027"]),
    ],
)
def test_the_home_page_follows_the_dates_of_the_relief(pages_app, reader, day, expected, absent):
    on(pages_app, day)
    text = read(reader, "/id/").text
    assert all(words in text for words in expected)
    assert not any(words in text for words in absent)
    assert "Rp8.400" not in text or text.index("Rp16.800") < text.index("Rp8.400")


@pytest.mark.parametrize(
    ("slug", "day", "due", "until"),
    [
        ("pedagang-pasar", "2026-11-22", "Rp8.400", "Desember 2026"),
        ("pedagang-pasar", "2027-01-05", "Rp16.800", None),
        ("ojek-online", "2026-11-22", "Rp8.400", "Maret 2027"),
        ("ojek-online", "2027-03-31", "Rp8.400", "Maret 2027"),
        ("ojek-online", "2027-04-01", "Rp16.800", None),
        ("ojek-online", "2026-02-10", "Rp8.400", "Maret 2027"),
        ("pedagang-pasar", "2026-02-10", "Rp16.800", None),
        ("pengemudi-becak", "2027-02-01", "Rp16.800", None),
    ],
)
def test_an_occupation_shows_the_full_price_then_this_months(pages_app, reader, slug, day, due, until):
    on(pages_app, day)
    text = read(reader, f"/id/kerja/{slug}").text
    cost = text[text.index("Berapa iurannya") : text.index("Yang bukan")]
    assert cost.index("Rp16.800") < cost.index(due) + (due == "Rp16.800")
    sums = re.search(r"Jumlah (Rp[\d.]+) (Rp[\d.]+)", cost)
    assert sums.groups() == ("Rp16.800", due)
    assert ("berlaku sampai iuran bulan" in cost) == (until is not None)
    if until:
        assert f"Keringanan 50% menurut PP 50/2025 berlaku sampai iuran bulan {until}" in cost


@pytest.mark.parametrize(
    ("slug", "day", "asks"),
    [
        ("pengemudi-becak", "2026-11-22", True),
        ("pengemudi-becak", "2027-02-01", True),
        ("pengemudi-becak", "2027-04-01", False),
        ("pedagang-pasar", "2026-11-22", False),
        ("ojek-online", "2026-11-22", False),
    ],
)
def test_an_unsettled_occupation_says_that_the_office_decides(pages_app, reader, slug, day, asks):
    on(pages_app, day)
    assert ("Apakah pekerjaan ini termasuk, kantor yang memutuskan" in read(reader, f"/id/kerja/{slug}").text) == asks


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize("slug", ["nelayan", "ojek-online", "pengemudi-becak"])
def test_the_full_death_benefit_never_stands_without_the_wait(reader, language, slug):
    page = read(reader, f"/{language}/kerja/{slug}")
    paragraphs = re.findall(r"<(?:p|li)\b[^>]*>(.*?)</(?:p|li)>", page.html, re.S)
    full = [each for each in paragraphs if "Rp42.000.000" in each]
    assert full
    assert all("Rp10.000.000" in each and "3" in re.sub("Rp[0-9.]+", "", each) for each in full)


@pytest.mark.parametrize("language", OFFERED)
@pytest.mark.parametrize("name", ["", "kerja/nelayan", "kalau-terjadi", "bantuan"])
def test_figures_say_when_they_were_checked_and_by_which_law(reader, language, name):
    text = read(reader, f"/{language}/{name}").text
    assert "2026" in text and "PP 44/2015" in text and "PP 50/2025" in text


def test_every_occupation_tells_its_sectors_two_stories_of_somebody_else(reader):
    for slug, occupation in tables.occupations().items():
        text = read(reader, f"/id/kerja/{slug}").text
        for story in tables.sectors()[occupation.sector].hazards:
            assert story in text
            assert "Anda" not in story


def test_every_occupation_page_registers_with_its_own_job(reader):
    for slug in tables.occupations():
        assert f"/jv/daftar#mulai={slug}" in read(reader, f"/jv/kerja/{slug}").links()


def test_promises_that_are_not_ours_to_make_are_not_made(reader):
    """FACTS: no yield, no housing benefit, no cover before the first payment."""
    text = read(reader, "/id/kerja/nelayan").text
    assert "Perlindungan baru mulai setelah iuran pertama dibayar." in text
    assert "tanpa batas" not in text or "yang diakui" in text
    assert not re.search(r"\b(bunga|perumahan|untung)\b", text)
