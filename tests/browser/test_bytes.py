"""What a worker pays for in data, as served by gunicorn: pages and sheet, scripts to the acknowledgement, strings."""

import re
import urllib.request

from tests.browser import tour, worker

KB = 1024
HTML_AT_MOST = 8 * KB
SHEET_AT_MOST = 5 * KB
SCRIPTS_AT_MOST = 45 * KB
STRINGS_AT_MOST = 8 * KB


def weight(url: str) -> int:
    """Bytes of the body as a phone's browser gets it (gzip, the commonest)."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return len(answer.read())


def text_of(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def test_reading_pages_and_their_sheet_fit_in_one_round_trip(service):
    for language in ("id", "jv", "en"):
        for path in (
            "",
            "kerja/nelayan",
            "kerja/pedagang-pasar",
            "kerja/pengemudi-becak",
            "kalau-terjadi",
            "bantuan",
            "cek",
        ):
            address = f"{service.url}/{language}/{path}"
            assert weight(address) <= HTML_AT_MOST, address
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text_of(f"{service.url}/id/"))
    assert len(sheets) == 1, "a reading page needs one sheet"
    assert weight(service.url + sheets[0]) <= SHEET_AT_MOST


def test_the_scripts_from_the_form_to_the_acknowledgement_stay_small(service, phone):
    page = phone().new_page()
    scripts = set()
    page.on("request", lambda one: scripts.add(one.url) if one.resource_type == "script" else None)
    base = f"{service.url}/jv"
    tour.register(page, base, lambda name: None)
    page.locator("[data-code]").wait_for()
    worker.ready_for_offline(page)

    # The worker's own file, and every file it keeps for later, whether this visit needed it or not.
    scripts.add(f"{service.url}/sw.js")
    kept = page.evaluate(
        """async () => {
            const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
            return all.flat().map((one) => one.url).filter((url) => new URL(url).pathname.endsWith('.js'));
        }"""
    )
    scripts |= set(kept)

    sizes = {url: weight(url) for url in scripts}
    assert sum(sizes.values()) <= SCRIPTS_AT_MOST, sizes
    assert not [url for url in scripts if "office" in url], "the office's code is none of a worker's business"


def test_the_strings_of_a_language_stay_small(service):
    for language in ("id", "jv", "en"):
        strings = re.search(r'data-strings="([^"]+)"', text_of(f"{service.url}/{language}/daftar"))[1]
        assert weight(service.url + strings) <= STRINGS_AT_MOST, language
