"""A walk past every screen there is, in one language; whoever walks says what to do at each (a picture, a measurement)."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import officer, worker
from tests.browser.desk import Desk
from tests.browser.service import Service

Look = Callable[[Page, str], None]
"""Called with the page and the screen's name."""


def worker_screens(context: BrowserContext, service: Service, desk: Desk, language: str, look: Look) -> None:
    """Home to "ready to pay", with corrections and endings on the way; `desk` belongs to branch L01."""
    page = context.new_page()
    base = f"{service.url}/{language}"

    def see(name: str) -> None:
        page.evaluate("scrollTo(0, 0)")
        look(page, name)

    page.goto(f"{service.url}/?pilih")
    see("languages")
    for name, path in READING.items():
        page.goto(f"{base}/{path}")
        see(name)

    page.goto(f"{base}/daftar")
    expect(page.locator('form[data-step="kerja"]')).to_be_visible()
    see("register-job")
    key = register(page, base, see)
    expect(page.locator("[data-code]")).to_be_visible(timeout=30_000)
    code = page.locator("[data-code]").inner_text().strip()
    see("request-arrived")

    case = desk.claim_next()
    assert case["key"] == key, "another request came first"
    state(page, base, key, "in_review")
    see("request-being-read")
    desk.ask(
        case, "applicant.birth_date", "work.place", "applicant.email", "photos.ktp", note="Telepon saya bila bingung."
    )
    state(page, base, key, "needs_correction")
    see("request-needs-correction")
    page.locator(f'a[href="#perbaikan/{key}"]').click()
    expect(page.locator("form.step button[type=submit]")).to_be_visible()
    see("correction")
    correct(page)

    state(page, base, key, "submitted")
    case = desk.decide(desk.claim_next(), "approve")
    state(page, base, key, "approved")
    see("request-approved")
    desk.decide(case, "bill_made", bill_reference="26110098765", first_month="2026-12")
    state(page, base, key, "payable")
    see("request-payable")

    page.goto(f"{base}/cek")
    page.locator("input[type=text], input:not([type])").first.fill(code)
    page.locator("input").nth(-1).fill(worker.IN_SOLO["phone"].replace(" ", "")[-4:])
    page.locator("main form button").click()
    page.wait_for_load_state()
    see("tracking-found")

    key = register(page, base, lambda name: None)
    expect(page.locator("[data-code]")).to_be_visible(timeout=30_000)
    case = desk.claim_next()
    desk.ask(case, *(field["name"] for field in case["fields"] if field["correctable"]))
    state(page, base, key, "needs_correction")
    page.locator(f'a[href="#perbaikan/{key}"]').click()
    expect(page.locator("form.step button[type=submit]")).to_be_visible()
    see("correction-of-everything")

    for action, reasons, name in (
        ("reject", ["cannot-verify"], "request-rejected"),
        ("close", ["lapsed-only-pay"], "request-closed"),
    ):
        key = register(page, base, lambda name: None)
        expect(page.locator("[data-code]")).to_be_visible(timeout=30_000)
        desk.decide(desk.claim_next(), action, reasons=reasons)
        state(page, base, key, "rejected" if action == "reject" else "closed")
        see(name)

    context.set_offline(True)
    key = register(page, base, lambda name: None, fresh=False)
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "waiting")
    see("request-waiting")
    page.evaluate("location.hash = '#permohonan'")
    expect(page.locator("[data-request], .card").first).to_be_visible()
    see("requests")
    context.set_offline(False)
    page.close()


READING = {
    "home": "",
    "home-search": "?q=mancing",
    "occupation-fisher": "kerja/nelayan",
    "occupation-trader": "kerja/pedagang-pasar",
    "occupation-becak": "kerja/pengemudi-becak",
    "if-it-happens": "kalau-terjadi",
    "help": "bantuan",
    "tracking": "cek",
    "not-found": "kerja/tidak-ada",
}


def register(page: Page, base: str, see: Callable[[str], None], *, fresh: bool = True) -> str:
    """One whole registration, sent; its key."""
    if fresh:
        page.goto(f"{base}/kerja/nelayan")
        page.goto(f"{base}/daftar#mulai={worker.IN_SOLO['occupation']}")
    else:
        page.evaluate(f"location.hash = '#mulai={worker.IN_SOLO['occupation']}'")
    worker.fill_in(page, worker.IN_SOLO, look=lambda name: see(f"register-{name}"))
    return worker.send(page)


def state(page: Page, base: str, key: str, wanted: str) -> None:
    """Open the request and wait until the phone knows."""
    page.goto(f"{base}/daftar#permohonan/{key}")
    page.reload()
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", wanted, timeout=20_000)


def correct(page: Page) -> None:
    """Answer the few fields that were asked for."""
    page.locator('input[name="applicant.birth_date.date"]').fill("5")
    page.locator('select[name="applicant.birth_date.month"]').select_option("05")
    page.locator('input[name="applicant.birth_date.year"]').fill("1978")
    page.locator('[name="work.place"]').fill("Pasar Gede")
    page.locator('input[name="~none:applicant.email"]').check()
    page.locator("form.step button[type=submit]").click()
    page.locator("[data-request]").wait_for()


def officer_screens(page: Page, service: Service, email: str, password: str, look: Look) -> None:
    """Sign in to the decided case, at a desk; something must be waiting."""
    page.goto(f"{service.url}/office/")
    expect(page.locator("#email")).to_be_visible()
    look(page, "office-sign-in")
    officer.sign_in(page, service.url, email, password)
    look(page, "office-today")
    page.goto(f"{service.url}/office/#antrean")
    expect(page.locator("table")).to_be_visible()
    look(page, "office-queue")
    page.goto(f"{service.url}/office/#hari-ini")
    expect(page.locator(".next-case")).to_be_visible()
    officer.next_case(page)
    expect(page.locator(".photo-frame img")).to_be_visible()
    look(page, "office-case")
    page.keyboard.press("b")
    look(page, "office-correction")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    look(page, "office-ending")
    page.keyboard.press("Escape")
    officer.approve(page)
    look(page, "office-bill")


def pictures(folder: Path, ending: str = "") -> Look:
    """Writes each screen as `name + ending`.png: a phone's whole page, a desk's window."""

    def take(page: Page, name: str) -> None:
        picture = Image.open(io.BytesIO(page.screenshot(full_page=not name.startswith("office"))))
        picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(
            folder / f"{name}{ending}.png", optimize=True
        )

    return take
