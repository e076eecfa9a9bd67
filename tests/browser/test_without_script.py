"""Reading needs no script: an old phone, Opera Mini, or a first visit before anything has loaded."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE


@pytest.fixture
def plain_page(browser_process):
    context = browser_process.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_trade_is_found_and_read_without_script(service, plain_page):
    plain_page.goto(f"{service.url}/")
    plain_page.locator("a[href='/jv/']").first.click()
    plain_page.locator("input[type=search]").fill("mancing")
    plain_page.locator("form[data-search] button").click()
    plain_page.locator("a[href='/jv/kerja/nelayan']").first.click()

    expect(plain_page.locator("h1")).to_contain_text("Nelayan")
    expect(plain_page.locator("main")).to_contain_text("Rp42.000.000")
    expect(plain_page.locator("main")).to_contain_text("Rp16.800")


def test_a_sector_opens_to_its_trades_without_script(service, plain_page):
    plain_page.goto(f"{service.url}/id/")
    plain_page.locator("details", has_text="Perikanan").locator("summary").click()

    expect(plain_page.locator("a[href='/id/kerja/nelayan']")).to_be_visible()


def test_the_form_says_what_to_do_without_script(service, plain_page):
    plain_page.goto(f"{service.url}/id/daftar")

    # The driver's own text matching leaves <noscript> out, so the browser is asked what it shows.
    assert "175" in plain_page.locator("main").evaluate("main => main.innerText")


def test_the_language_changes_on_the_same_page(service, plain_page):
    plain_page.goto(f"{service.url}/id/kerja/nelayan")
    plain_page.locator("a[href='/en/kerja/nelayan']").first.evaluate("link => link.click()")

    expect(plain_page).to_have_url(f"{service.url}/en/kerja/nelayan")
