"""Fixtures for the whole house: one server for the session, a fresh phone (browser profile) per test, a line to cut."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.line import Line
from tests.browser.service import ROOT, Service

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1366, "height": 768}
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium_path() -> str:
    """Debian's Chromium; the set-up installs it. Without one the browser tests stop with this sentence, never skip."""
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("No Chromium on this machine. Install it (Debian: apt-get install chromium) and run again.")
    return path


@pytest.fixture(scope="session")
def playwright_engine():
    with sync_playwright() as engine:
        yield engine


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    assert (ROOT / "pwa/dist/asset-manifest.json").exists(), "The app is not built: run `make test`, or npm run build in pwa/."
    running = Service(tmp_path_factory.mktemp("service")).start()
    for name in ("sari", "budi"):
        running.payung(
            "staff", "add", f"{name}@kantor.test", "--branch", "L01", "--role", "officer",
            "--name", name.title(), "--password-stdin", say=PASSWORD + "\n",
        )  # fmt: skip
    yield running
    running.stop()


PASSWORD = "payung hitam di hari hujan"


@pytest.fixture
def line(service):
    """The phone's way to the server, cut and mended by the test."""
    wire = Line(service.port)
    yield wire
    wire.close()


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


@pytest.fixture(scope="session")
def cases():
    """The shared case files, by name."""
    return lambda name: json.loads((Path(ROOT) / "tests/cases" / f"{name}.json").read_text())
