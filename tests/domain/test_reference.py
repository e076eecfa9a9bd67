"""The figures hang together: every file is whole, and every code in one is known in the others."""

import re
from datetime import date

import pytest

from server.domain.benefits import holes, sentences
from server.reference import tables
from server.storage.photos import KINDS

CONTRACT = """
occupation second_occupation monthly_income programmes months
applicant.nik applicant.full_name applicant.birth_date applicant.sex applicant.phone applicant.birth_place
applicant.mother_name applicant.email address.village address.village_text address.street
card_address.street card_address.text work.paid_by work.place work.since work.days_last_week work.employs_others
member_before paid_by_others photos.ktp photos.work
helper.name helper.phone helper.relation helper.agent_number helper.organisation
""".split()

KINDS_OF_FIELDS = set(
    "nik name date choice phone village text money months programmes email boolean integer photo occupation".split()
)


def sentences_of(row):
    return [row.label, row.hint, row.why, row.office_label, *(choice.label for choice in row.choices)]


def test_the_field_table_covers_the_whole_submission():
    assert sorted(each.name for each in tables.fields()) == sorted(CONTRACT)


@pytest.mark.parametrize("row", tables.fields(), ids=lambda each: each.name)
def test_every_field_is_complete(row):
    assert row.kind in KINDS_OF_FIELDS
    assert row.label
    assert row.why
    assert row.office_label
    assert row.max or row.kind in ("date", "choice", "boolean")
    assert bool(row.choices) == (row.kind in ("choice", "boolean"))
    assert all(len(sentence.split()) <= 20 for text in sentences_of(row) for sentence in text.split("."))


def test_what_says_who_somebody_is_opens_only_for_the_holder_of_the_claim():
    for row in tables.fields():
        if row.name.startswith(("applicant.", "address.", "card_address.", "helper.", "photos.")):
            assert row.seen_by == "claim", row.name


def test_a_mothers_name_is_never_sent_back():
    assert not tables.field("applicant.mother_name").correctable


def test_photos_are_never_compulsory():
    photos = [each for each in tables.fields() if each.kind == "photo"]

    assert {each.name for each in photos} == {f"photos.{kind}" for kind in KINDS}
    assert not any(each.required for each in photos)


def test_reasons_fit_fields_that_may_be_corrected():
    known = {each.name: each for each in tables.fields()}
    for reason in tables.reasons().values():
        assert reason.use in ("correction", "reject", "close")
        assert reason.text
        assert reason.office_label
        assert all(known[name].correctable for name in reason.fields), reason.code
        assert not reason.fields or reason.use == "correction"


def test_every_correctable_field_has_a_reason_of_its_own_or_the_general_one():
    for row in tables.fields():
        if row.correctable:
            assert [each for each in tables.reasons().values() if each.fits(row.name)], row.name


def test_the_reasons_officers_need_are_there():
    by_use = {use: {each.code for each in tables.reasons().values() if each.use == use} for use in ("close", "reject")}

    assert by_use["close"] >= {
        "already-member",
        "lapsed-only-pay",
        "employer-must-register",
        "paid-by-others",
        "duplicate",
        "unreachable",
    }
    assert by_use["reject"] >= {"not-working", "not-the-person", "too-old", "cannot-verify"}


def test_plain_words_only():
    texts = [text for row in tables.fields() for text in sentences_of(row)]
    texts += [reason.text for reason in tables.reasons().values()] + list(tables.present_consent().text)
    for text in texts:
        assert not re.search(r"\b(invalid|error|gagal|kamu)\b", text, re.IGNORECASE), text


def test_consent_says_who_sees_it_that_it_is_free_and_that_work_answers_must_be_true():
    consent = tables.consents()["2026-11"]
    whole = " ".join(consent.text)

    assert tables.present_consent() == consent
    assert all(word in whole for word in ("petugas", "gratis", "benar", "dihapus"))
    assert all(len(sentence.split()) <= 20 for text in consent.text for sentence in text.split(". "))


def test_every_benefit_sentence_can_be_filled():
    rows = tables.benefits().values()
    filled = holes(rows, lambda rupiah: f"Rp{rupiah:,}".replace(",", "."))

    assert sentences(rows, "JKM")[0].text % filled == (
        "Ahli waris menerima Rp42.000.000 setelah 3 bulan iuran berturut-turut, dan Rp10.000.000 sebelum itu."
    )
    for row in rows:
        assert not row.text or "%" not in row.text % filled
        assert row.source
        assert row.programme in tables.programmes()


def test_every_figure_of_a_benefit_is_printed_somewhere():
    texts = " ".join(row.text or "" for row in tables.benefits().values())
    for row in tables.benefits().values():
        assert row.text or f"%({row.code})s" in texts


def test_offices_are_all_there_and_hang_together():
    branches = tables.branches()

    assert len(branches) == 185
    assert all(each.parent in branches for each in branches.values() if each.type != "kanwil")
    assert branches["L01"].name == "Surakarta"


def test_an_address_nobody_confirmed_is_not_printed():
    assert tables.branches()["L01"].address is None
    assert tables.branches()["L11"].address is None
    assert tables.branches()["L30"].address


def test_programmes_periods_and_the_line():
    assert tables.compulsory_programmes() == ("JKK", "JKM")
    assert tables.optional_programmes() == ("JHT",)
    assert tables.programme_periods() == (1, 3, 6, 12)
    assert tables.official_line() == "175"
    assert tables.figures_checked() >= date(2026, 11, 22)
    assert tables.tariffs().programmes == tuple(tables.programmes())
