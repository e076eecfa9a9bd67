"""What a worker does on the phone, step by step: the same hands in every browser test and for the pictures."""

import io
import random

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

FISHERMAN = {
    "occupation": "nelayan",
    "nik": "3301154305780001",
    "name": "Sulastri binti Kartodimejo",
    "birth_place": "Cilacap",
    "mother": "Ngatinem",
    "phone": "0812 3456 7890",
    "income": "1600000",
    "province": "33",
    "regency": "33.01",
    "district": "33.01.22",
    "village": "Tegalkamulyan",
    "street": "Gang Kerapu Lor 7 RT 02 RW 09",
    "work_place": "TPI Kebonbaru",
    "since": "2009",
}
"""A planted person: these words may stand nowhere but sealed. Her NIK says 3 May 1978, a woman; the card says 5 May."""

IN_SOLO = FISHERMAN | {"province": "33", "regency": "33.72", "district": "33.72.03", "village_code": "33.72.03.1002"}
"""The same person living in Surakarta, whose villages the phone knows from the first visit."""


def a_card_photo() -> bytes:
    """A JPEG as a phone's camera gives it: large, noisy, with a place in its EXIF."""
    picture = Image.new("RGB", (2400, 1600), (176, 196, 222))
    draw = ImageDraw.Draw(picture)
    chance = random.Random(7)
    for _ in range(4000):
        x, y = chance.randrange(2400), chance.randrange(1600)
        draw.rectangle((x, y, x + 8, y + 8), fill=tuple(chance.randrange(256) for _ in range(3)))
    for row in range(12):
        draw.rectangle((240, 220 + row * 90, 240 + chance.randrange(500, 1200), 250 + row * 90), fill=(30, 40, 70))
    exif = Image.Exif()
    exif[0x8825] = {1: "S", 2: (7.0, 43.0, 30.0), 3: "E", 4: (109.0, 0.0, 54.0)}
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=92, exif=exif)
    return file.getvalue()


def ready_for_offline(page: Page) -> None:
    """Waits for the page's own sign that what registering needs in its language lies on the phone."""
    page.locator("html[data-offline=ready]").wait_for(state="attached", timeout=30_000)


def forward(page: Page, step: str) -> None:
    """Press the step's button; the next one opens."""
    page.locator("form.step button[type=submit]").click()
    expect(page.locator(f'form[data-step="{step}"]')).to_be_visible()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


def fill_in(page: Page, who: dict[str, str], *, photo: bytes | None = None, look=lambda name: None) -> None:
    """From the second step (may I join) to the last page; `look` is called with a name at every screen."""
    expect(page.locator('form[data-step="boleh"]')).to_be_visible()
    choose(page, "work.paid_by", "buyers")
    choose(page, "~under65", "yes")
    choose(page, "member_before", "no")
    choose(page, "paid_by_others", "no")
    look("join")

    forward(page, "iuran")
    choose(page, "income-row", who["income"])
    choose(page, "months", "3")
    look("price")

    forward(page, "foto")
    look("photo")
    if photo:
        page.locator('input[name="photos.ktp"]').set_input_files(
            {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": photo}
        )
        expect(page.locator("img.shot")).to_be_visible(timeout=20_000)
        look("photo-taken")
        forward(page, "diri")
    else:
        page.locator("form.step > button.quiet").click()
        expect(page.locator('form[data-step="diri"]')).to_be_visible()

    page.locator('input[name="applicant.nik"]').press_sequentially(who["nik"])
    expect(page.locator('[data-field="~birth"]')).to_be_visible()
    look("identity-asked-back")
    page.locator('[data-field="~birth"] button').first.click()
    page.locator('input[name="applicant.full_name"]').fill(who["name"])
    page.locator('input[name="applicant.birth_place"]').fill(who["birth_place"])
    page.locator('input[name="applicant.mother_name"]').fill(who["mother"])
    look("identity")

    forward(page, "pekerjaan")
    page.locator('[name="work.place"]').fill(who["work_place"])
    page.locator('[name="work.since"]').fill(who["since"])
    page.locator('input[name="work.days_last_week"][value="6"]').check()
    for name in page.locator(
        '[data-field="work.employs_others"] input[value="no"], [data-field="~second"] input[value="no"]'
    ).all():
        name.check()
    look("work")

    forward(page, "tempat")
    page.locator('input[name="applicant.phone"]').fill(who["phone"])
    page.locator('select[name="province"]').select_option(who["province"])
    page.locator('select[name="regency"]').select_option(who["regency"])
    page.locator('select[name="district"]').select_option(who["district"])
    if "village_code" in who:
        page.locator('select[name="village"]').select_option(who["village_code"])
    else:
        page.locator('[name="address.village_text"]').fill(who["village"])
    page.locator('[name="address.street"]').fill(who["street"])
    look("place")

    forward(page, "periksa")
    look("check")


def send(page: Page) -> str:
    """Consent and send. The key of the request, from the address of its page."""
    page.locator('input[name="~consent"]').check()
    page.locator("form.step button[type=submit]").click()
    page.locator("[data-request]").wait_for()
    return page.locator("[data-request]").get_attribute("data-request")
