"""The main job, end to end: a fisherman registers in Javanese without signal, an officer verifies, the worker knows."""

import sqlite3
import time

import pytest
from playwright.sync_api import expect

from tests.browser import officer, worker
from tests.browser.line import Line
from tests.browser.service import PASSWORD


@pytest.fixture
def cilacap(own_service):
    """An officer of the branch that Cilacap's villages are routed to."""
    email = "joko@kantor.test"
    own_service.hire(email, name="Joko", branch="L02")
    return email


def rows(service, question: str, *values) -> list:
    with sqlite3.connect(f"file:{service.data_dir}/payung.db?mode=ro", uri=True) as database:
        return database.execute(question, values).fetchall()


def test_a_fisherman_registers_in_javanese_without_signal_and_reads_what_to_pay(own_service, phone, desk, cilacap):
    service, line = own_service, Line(own_service.port)

    # Load once, with signal.
    handset = phone()
    page = handset.new_page()
    page.goto(f"{line.url}/jv/")
    worker.ready_for_offline(page)

    # Without signal, in the browser and on the wire.
    line.cut()
    handset.set_offline(True)
    page.goto(f"{line.url}/jv/daftar#mulai={worker.FISHERMAN['occupation']}")
    worker.fill_in(page, worker.FISHERMAN, photo=worker.a_card_photo())
    key = worker.send(page)
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "waiting")
    assert page.locator("[data-code]").count() == 0, "a code is shown before the office has it"
    assert rows(service, "select count(*) from application where key = ?", key) == [(0,)]

    # The phone is switched off and on, still without signal: the request is still there.
    handset.close()
    handset = phone()
    handset.set_offline(True)
    page = handset.new_page()
    page.goto(f"{line.url}/jv/daftar#permohonan/{key}")
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "waiting")

    # Signal: it leaves by itself and arrives once, photo and all.
    line.mend()
    handset.set_offline(False)
    expect(page.locator("[data-code]")).to_be_visible(timeout=60_000)
    code = page.locator("[data-code]").inner_text().strip()
    assert rows(service, "select count(*), min(branch) from application") == [(1, "L02")]
    wait_for(lambda: rows(service, "select count(*) from photo") == [(1,)])

    # The officer takes it, sees the picture, and asks for the birth date.
    desktop = desk.new_page()
    officer.sign_in(desktop, service.url, cilacap, PASSWORD)
    officer.next_case(desktop)
    expect(desktop.get_by_text("Kartodimejo").first).to_be_visible()
    expect(desktop.locator(".photo-frame img")).to_be_visible()
    officer.ask_to_correct(desktop, "applicant.birth_date")

    # The worker reads it in Javanese, and corrects just that.
    page.goto(f"{line.url}/jv/daftar#permohonan/{key}")
    page.reload()
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "needs_correction")
    page.locator(f'a[href="#perbaikan/{key}"]').click()
    page.locator('input[name="applicant.birth_date.date"]').fill("5")
    page.locator('select[name="applicant.birth_date.month"]').select_option("05")
    page.locator('input[name="applicant.birth_date.year"]').fill("1978")
    assert page.locator("form.step [data-field]").count() == 1, "more than what was asked for comes back"
    page.locator("form.step button[type=submit]").click()
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "submitted")

    # Right; the bill is made; the worker reads first not to pay yet, then what to pay.
    officer.next_case(desktop)
    expect(desktop.locator("#field-applicant-birth-date")).to_contain_text("1978")
    officer.approve(desktop)
    page.reload()
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "approved")
    officer.make_bill(desktop, "26110098765")
    page.reload()
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "payable")
    expect(page.locator("[data-bill]")).to_be_visible()
    expect(page.get_by_text("26110098765")).to_be_visible()

    assert code == page.locator("[data-code]").inner_text().strip()
    told = [row[0] for row in rows(service, "select action from history order by id")]
    assert told == ["submit", "claim", "ask_correction", "resubmit", "claim", "approve", "bill_made"]
    assert rows(service, "select count(*) from application") == [(1,)]


def wait_for(condition, seconds: float = 30.0) -> None:
    """Until it is so."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never became so"
        time.sleep(0.2)
