"""`payung strings check` finds each fault a translator can make, says where, and lets good catalogs pass."""

import pytest

from server.words.checking import check_all
from server.words.places import catalog
from tests.translations.small_house import PYTHON, a_house, extract, translate

GOOD = {
    "Data Anda sudah benar": "Data sampun leres",
    "Bayar <b>Rp8.400</b> untuk %(months)s bulan": "Mbayar <b>Rp8.400</b> kanggé %(months)s wulan",
    "Lihat lagi": "Mirsani malih",
    "Kirim": "Kintun",
    "%(n)s permohonan": ["%(n)s panyuwunan panjenengan"],
    "Apa pekerjaan Anda?": "Punapa padamelan panjenengan?",
}
GOOD_EN = {
    "Data Anda sudah benar": "Your data is right",
    "Bayar <b>Rp8.400</b> untuk %(months)s bulan": "Pay <b>Rp8.400</b> for %(months)s months",
    "Lihat lagi": "Look again",
    "Kirim": "Send",
    "%(n)s permohonan": ["%(n)s request", "%(n)s requests of yours"],
    "Apa pekerjaan Anda?": "What is your work?",
}
BILL = "Bayar <b>Rp8.400</b> untuk %(months)s bulan"


def a_translated_house(root, **jv):
    a_house(root)
    extract(root)
    translate(root, "en", GOOD_EN)
    return translate(root, "jv", {**GOOD, **jv})


def test_a_good_house_has_nothing_to_mend(tmp_path):
    a_translated_house(tmp_path)

    assert check_all(tmp_path) == []


@pytest.mark.parametrize(
    ("source", "translation", "said"),
    [
        (BILL, "Mbayar <b>Rp8.400</b> kanggé %(wulan)s wulan", "holes differ"),
        (BILL, "Mbayar <b>Rp8.400</b> kanggé wulan", "holes differ"),
        (BILL, "Mbayar <i>Rp8.400</i> kanggé %(months)s wulan", "tag was changed"),
        (BILL, "Mbayar Rp8.400 kanggé %(months)s wulan", "tag was changed"),
        (BILL, "Mbayar <b>Rp8,400</b> kanggé %(months)s wulan", "digits differ"),
        (BILL, "Mbayar <b>Rp8.500</b> kanggé %(months)s wulan", "digits differ"),
        (BILL, "Mbayar 50% <b>Rp8.400</b> kanggé %(months)s wulan", "% sign"),
        ("Kirim", "Kintun https://example.org", "link was changed"),
        ("Kirim", "<script>Kintun", "tag was changed"),
        ("Kirim", "", "not translated"),
        ("Kirim", "Kintun ", "space at the beginning or end"),
        ("Data Anda sudah benar", "Data panjenengan sampun leres sedaya", "room for 24"),
        ("%(n)s permohonan", ["panyuwunan"], "holes differ"),
    ],
)
def test_a_planted_fault_blocks_and_is_explained(tmp_path, source, translation, said):
    a_translated_house(tmp_path, **{source: translation})

    findings = check_all(tmp_path)

    assert [finding.blocks for finding in findings if said in str(finding)][:1] == [True]
    assert all(finding.file.endswith("jv/LC_MESSAGES/worker.po") and finding.line for finding in findings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Kintun"', 'msgstr "Kintun', "cannot be read"),
        ('msgctxt "pekerja→layanan"\nmsgid "Kirim"', 'msgid "Kirim"', "Who speaks to whom is missing"),
        ("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);", "plural forms"),
        ('msgstr[0] "%(n)s panyuwunan panjenengan"', 'msgstr[0] "%(n)s a"\nmsgstr[1] "%(n)s b"', "2 plural forms"),
        ('msgctxt "pekerja→layanan"', '#, fuzzy\nmsgctxt "pekerja→layanan"', "marked fuzzy"),
    ],
)
def test_a_damaged_file_blocks_and_is_explained(tmp_path, old, new, said):
    path = a_translated_house(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert [finding.blocks for finding in check_all(tmp_path) if said in str(finding)][:1] == [True]


def test_sources_that_ran_ahead_block(tmp_path):
    a_translated_house(tmp_path)
    (tmp_path / "server/web/words.py").write_text(PYTHON.replace("berikutnya", "lain"), encoding="utf-8")

    assert any("older than the sources" in str(finding) for finding in check_all(tmp_path))


def test_a_source_longer_than_its_own_note_blocks(tmp_path):
    a_house(tmp_path, **{"server/web/words.py": PYTHON.replace("Data Anda sudah benar", "Data Anda sudah benar semua")})
    extract(tmp_path)

    assert any("longer than its own note" in str(finding) for finding in check_all(tmp_path))


def test_a_sentence_left_in_indonesian_and_another_spelling_are_shown_but_do_not_block(tmp_path):
    a_translated_house(tmp_path, **{"Lihat lagi": "Lihat lagi", "Kirim": "Mboten"})

    findings = check_all(tmp_path)

    assert sorted(finding.blocks for finding in findings) == [False, False]
    assert any("still the Indonesian" in str(finding) for finding in findings)
    assert any("“boten”" in str(finding) for finding in findings)


def test_a_missing_catalog_blocks(tmp_path):
    a_translated_house(tmp_path)
    catalog("en", "worker", tmp_path / "translations").unlink()

    assert any("no such catalog" in str(finding) for finding in check_all(tmp_path))
