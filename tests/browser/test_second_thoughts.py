"""What a worker takes back or looks at again: a photo, a request, a code that did not fit, an answer the office doubts."""

import pytest
from playwright.sync_api import expect

from tests.browser import tour, worker
from tests.browser.desk import Desk
from tests.browser.service import PASSWORD

OFFICER = "ulang@payung.test"


@pytest.fixture
def page(own_service, phone):
    context = phone()
    page = context.new_page()
    page.goto(f"{own_service.url}/id/kerja/nelayan")
    return page


def test_a_photo_can_be_taken_off_again(own_service, page):
    page.goto(f"{own_service.url}/id/daftar#mulai=nelayan")

    def change_my_mind(name: str) -> None:
        if name == "photo-taken":
            page.get_by_role("button", name="Hapus foto ini").click()
            expect(page.locator("img.shot")).to_have_count(0)
            page.reload()
            expect(page.locator("form.step > button.quiet")).to_be_visible()
            page.locator('input[name="photos.ktp"]').set_input_files(
                {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": worker.a_card_photo()}
            )
            expect(page.locator("img.shot")).to_be_visible(timeout=20_000)

    worker.fill_in(page, worker.IN_SOLO, photo=worker.a_card_photo(), look=change_my_mind)
    expect(page.get_by_text("Foto KTP sudah ada")).to_be_visible()


def test_taking_a_request_back_says_what_becomes_of_another_draft(own_service, page):
    key = tour.register(page, f"{own_service.url}/id", lambda name: None)
    expect(page.locator("[data-code]")).to_be_visible(timeout=30_000)
    page.evaluate("location.hash = '#mulai=pedagang-pasar'")
    worker.choose(page, "work.paid_by", "buyers")
    page.evaluate(f"location.hash = '#permohonan/{key}'")
    page.get_by_text("Ada yang salah").click()
    page.get_by_role("button", name="Saya salah tulis").click()
    expect(page.get_by_text("Di HP ini ada isian lain")).to_be_visible()


def test_a_doubted_answer_is_shown_beside_its_question(own_service, page):
    own_service.hire(OFFICER)
    key = tour.register(page, f"{own_service.url}/id", lambda name: None)
    expect(page.locator("[data-code]")).to_be_visible(timeout=30_000)
    office = Desk(page.context.request, own_service.url, OFFICER, PASSWORD)
    office.ask(office.claim_next(), "monthly_income", "work.since")
    tour.state(page, f"{own_service.url}/id", key, "needs_correction")
    page.locator(f'a[href="#perbaikan/{key}"]').click()
    expect(page.locator("[data-before]")).to_have_text(
        ["Yang tertulis sekarang: Rp1.600.000", "Yang tertulis sekarang: 2009"]
    )


def test_a_code_that_does_not_fit_stays_in_its_field(own_service, page):
    page.goto(f"{own_service.url}/id/cek")
    page.locator("#code").fill("8F30QRK46Y")
    page.locator("#digits").fill("0000")
    page.locator("main form button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#code")).to_have_value("8F30QRK46Y")
    expect(page.locator("#digits")).to_have_value("")
    assert "8F30" not in page.url


def test_what_to_keep_for_the_family_can_be_printed(own_service, page):
    page.goto(f"{own_service.url}/id/kalau-terjadi")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Cetak").click()
    expect(page).to_have_title("printed")
