"""Pictures of every screen, for the README and for looking at: `python -m tests.browser.screens [LANGUAGE …]`.

Writes docs/screens/*.png: the worker's screens at 360 × 640 (whole pages) in each offered language, the officer's at
1366 × 768.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import letters, tour
from tests.browser.conftest import CHROMIUM_FLAGS, DESK, PHONE, chromium_path
from tests.browser.desk import Desk
from tests.browser.service import PASSWORD, ROOT, Service

FOLDER = ROOT / "docs" / "screens"
LANGUAGES = ("id", "jv", "en")
EMAIL = "sari@kantor.test"


def main(languages: list[str]) -> None:
    """Draw them all; takes about a minute per language."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        for language in languages:
            print(f"{language}: the worker's screens …", flush=True)
            with a_service() as service:
                phone = browser.new_context(viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta", has_touch=True)
                desk = Desk(browser.new_context().request, service.url, EMAIL, PASSWORD)
                tour.worker_screens(phone, service, desk, language, tour.pictures(FOLDER, f"-{language}"))
                phone.close()
        print("the officer's screens …", flush=True)
        with a_service() as service:
            letters.a_morning(service.url)
            context = browser.new_context(viewport=DESK, locale="id-ID", timezone_id="Asia/Jakarta")
            tour.officer_screens(context.new_page(), service, EMAIL, PASSWORD, tour.pictures(FOLDER))
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")


@contextmanager
def a_service() -> Iterator[Service]:
    """Empty, with one officer: so that the pictures do not depend on each other."""
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder)).start()
        try:
            service.hire(EMAIL)
            yield service
        finally:
            service.stop()


if __name__ == "__main__":
    main(sys.argv[1:] or list(LANGUAGES))
