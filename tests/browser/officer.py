"""What an officer does at the desk, step by step."""

from playwright.sync_api import Page, expect


def sign_in(page: Page, url: str, email: str, password: str) -> None:
    page.goto(f"{url}/office/")
    page.locator("#email").fill(email)
    page.locator("#password").fill(password)
    page.locator("form button[type=submit]").click()
    expect(page.locator(".next-case")).to_be_visible()


def next_case(page: Page) -> None:
    """The case that has waited longest, by its one key."""
    page.keyboard.press("n")
    expect(page.locator(".decision .choices")).to_be_visible()


def ask_to_correct(page: Page, field: str) -> None:
    """Send one field back with its first reason."""
    page.keyboard.press("b")
    row = page.locator(f"#field-{field.replace('.', '-').replace('_', '-')}")
    row.locator(".tick input").check()
    row.locator(".reasons input").first.check()
    page.locator(".decision button[type=submit]").click()
    expect(page.locator(".message.good")).to_be_visible()


def approve(page: Page) -> None:
    """Right: the form for the bill follows."""
    page.keyboard.press("a")
    expect(page.locator("#reference")).to_be_visible()


def make_bill(page: Page, reference: str) -> None:
    page.locator("#reference").fill(reference)
    page.locator(".decision button[type=submit]").click()
    expect(page.locator(".message.good")).to_be_visible()
