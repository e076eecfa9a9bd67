"""Fixtures for the whole house: a server for the session or of a test alone, a phone that keeps its storage, a desk."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.service import ROOT, Service
from tools.borrowed import find_chromium

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1366, "height": 768}
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium_path() -> str:
    """Debian's Chromium; the set-up installs it. Without one the browser tests stop with this sentence, never skip."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium on this machine. Install it (Debian: apt-get install chromium) and run again.")
    return path


@pytest.fixture(scope="session")
def playwright_engine():
    with sync_playwright() as engine:
        yield engine


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    assert (ROOT / "pwa/dist/asset-manifest.json").exists(), (
        "The app is not built: run `make test`, or npm run build in pwa/."
    )
    running = Service(tmp_path_factory.mktemp("service")).start()
    yield running
    running.stop()


@pytest.fixture
def own_service(tmp_path):
    """A server of this test alone, empty at first: for stories that count on being the only ones in the queue."""
    running = Service(tmp_path / "own").start()
    yield running
    running.stop()


@pytest.fixture
def phone(playwright_engine, tmp_path):
    """A phone that can be closed and opened again with its storage: call it with nothing to open it."""
    opened = []

    def turn_on(**options):
        context = playwright_engine.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=chromium_path(),
            args=CHROMIUM_FLAGS,
            viewport=PHONE,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            has_touch=True,
            **options,
        )
        opened.append(context)
        return context

    yield turn_on
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def browser_process(playwright_engine):
    browser = playwright_engine.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def desk(browser_process):
    """An officer's screen: a clean browser of 1366 × 768."""
    context = browser_process.new_context(viewport=DESK, locale="id-ID", timezone_id="Asia/Jakarta")
    yield context
    context.close()
