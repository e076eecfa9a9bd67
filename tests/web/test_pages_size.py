"""First pages are light: a phone on a slow line reads them before anything else arrives. KB here is 1,024 bytes."""

from pathlib import Path

import pytest

from server.reference import tables
from tests.web.pages_reader import OFFERED, READING, weight

HTML_AT_MOST = 8 * 1024
SHEET_AT_MOST = 5 * 1024
SHARED_PICTURE_AT_MOST = 100 * 1024
PWA = Path(__file__).resolve().parents[2] / "pwa"


@pytest.mark.parametrize("language", OFFERED)
def test_every_reading_page_is_at_most_eight_kilobytes(reader, language):
    addresses = [f"/{language}/{name}" for name in READING]
    addresses += [f"/{language}/kerja/{slug}" for slug in tables.occupations()]
    weights = {}
    for address in addresses:
        response = reader.get(address)
        assert response.status_code == 200, address
        weights[address] = weight(response.data)
    assert len(weights) == len(tables.occupations()) + len(READING)
    assert {address: size for address, size in weights.items() if size > HTML_AT_MOST} == {}


def test_what_leaves_the_service_is_compressed(reader):
    response = reader.get("/id/", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.data) <= HTML_AT_MOST


def test_the_sheet_is_at_most_five_kilobytes():
    assert weight((PWA / "styles" / "base.css").read_bytes()) <= SHEET_AT_MOST


def test_pictures_are_there_and_light():
    icons = PWA / "public" / "icons"
    for sector in tables.sectors().values():
        assert (icons / f"share-{sector.icon}.png").stat().st_size <= SHARED_PICTURE_AT_MOST
    assert weight((icons / "sprite.svg").read_bytes()) <= SHEET_AT_MOST
