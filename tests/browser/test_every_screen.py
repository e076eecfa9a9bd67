"""Every screen in every offered language: nothing sticks out at 320 px, and a screen reader finds what it needs."""

import pytest
from playwright.sync_api import Page

from tests.browser import letters, tour
from tests.browser.desk import Desk
from tests.browser.service import PASSWORD, ROOT

EMAIL = "sari@kantor.test"
NARROWEST = {"width": 320, "height": 640}
AXE = (ROOT / "pwa/node_modules/axe-core/axe.min.js").read_text()

STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('[data-scrolls]'))
        .map((one) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 40)}`)
        .slice(-3);
}"""

OVERLAPPING = """() => {
    const shown = [...document.querySelector('main').children].filter((one) => one.getClientRects().length);
    return shown.slice(1)
        .filter((one, n) => one.getBoundingClientRect().top < shown[n].getBoundingClientRect().bottom - 1)
        .map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
}"""


class Inspector:
    """Looks at each screen and remembers what is wrong with it."""

    def __init__(self):
        self.seen: list[str] = []
        self.wrong: list[str] = []

    def __call__(self, page: Page, name: str) -> None:
        self.seen.append(name)
        out = page.evaluate(STICKING_OUT)
        if out:
            self.wrong.append(f"{name}: sticks out: {out}")
        holes = page.evaluate(r"document.body.innerText.match(/%\(\w+\)s|\{\{|undefined|NaN|\[object/)?.[0] ?? null")
        if holes:
            self.wrong.append(f"{name}: shows {holes!r}")
        self.wrong += [f"{name}: {problem}" for problem in accessibility_problems(page)]


def accessibility_problems(page: Page) -> list[str]:
    """What axe-core reports by the WCAG 2.1 A and AA rules. It is evaluated from outside, past the page's own CSP."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


@pytest.fixture
def inspected_service(own_service):
    own_service.hire(EMAIL)
    return own_service


@pytest.mark.parametrize("language", ["id", "jv", "en"])
def test_no_screen_of_the_worker_sticks_out_or_shuts_anyone_out(language, inspected_service, browser_process):
    inspector = Inspector()
    phone = browser_process.new_context(viewport=NARROWEST, locale="id-ID", timezone_id="Asia/Jakarta", has_touch=True)
    desk = Desk(browser_process.new_context().request, inspected_service.url, EMAIL, PASSWORD)

    tour.worker_screens(phone, inspected_service, desk, language, inspector)

    phone.close()
    assert inspector.wrong == []
    assert len(inspector.seen) >= 30


def test_no_screen_of_the_office_sticks_out_or_shuts_anyone_out(inspected_service, desk):
    letters.a_morning(inspected_service.url)
    inspector = Inspector()

    def look(page, name):
        inspector(page, name)
        if name == "office-case":
            assert page.evaluate(OVERLAPPING) == [], "parts of the case lie over one another"

    tour.officer_screens(desk.new_page(), inspected_service, EMAIL, PASSWORD, look)

    assert inspector.wrong == []
