"""A catalog keeps what was translated, guesses nothing, and gives the phone only what the phone asks for."""

import json

import pytest

from server.words import phone_strings, string_key
from server.words.catalogs import compile_all, read_catalog
from server.words.places import catalog
from tests.translations.small_house import PHONE, a_house, extract, translate


def words(root, code):
    po = read_catalog(catalog(code, "worker", root / "translations"))
    return {entry.msgid: entry.msgstr for entry in po if not entry.obsolete}


def test_translations_survive_an_extraction(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    translate(root, "jv", {"Kirim": "Kintun"})

    extract(root)

    assert words(root, "jv")["Kirim"] == "Kintun"


def test_a_reworded_sentence_is_untranslated_and_the_old_words_are_kept_at_the_end(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    translate(root, "jv", {"Kirim": "Kintun"})
    (root / "pwa/src/worker/send.tsx").write_text(PHONE.replace('"Kirim"', '"Kirim sekarang"'), encoding="utf-8")

    extract(root)
    po = read_catalog(catalog("jv", "worker", root / "translations"))

    assert words(root, "jv")["Kirim sekarang"] == ""
    assert not any(entry.fuzzy for entry in po)
    assert [(entry.msgid, entry.msgstr) for entry in po.obsolete_entries()] == [("Kirim", "Kintun")]


def test_a_sentence_that_comes_back_has_its_translation_again(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    translate(root, "jv", {"Kirim": "Kintun"})
    (root / "pwa/src/worker/send.tsx").write_text("", encoding="utf-8")
    extract(root)
    (root / "pwa/src/worker/send.tsx").write_text(PHONE, encoding="utf-8")

    extract(root)

    assert words(root, "jv")["Kirim"] == "Kintun"


@pytest.mark.parametrize(("code", "forms"), [("id", 1), ("jv", 1), ("en", 2)])
def test_each_language_has_its_own_number_of_plural_forms(tmp_path, code, forms):
    root = a_house(tmp_path)
    extract(root)
    po = read_catalog(catalog(code, "worker", root / "translations"))

    assert po.metadata["Plural-Forms"].startswith(f"nplurals={forms};")
    assert [len(entry.msgstr_plural) for entry in po if entry.msgid_plural] == [forms]


def test_the_phone_gets_its_own_strings_and_no_others(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    translate(root, "jv", {"Kirim": "Kintun", "Data Anda sudah benar": "Data panjenengan sampun leres"})
    translate(root, "en", {"Kirim": "Send", "%(n)s permohonan": ["%(n)s request", "%(n)s requests"]})
    compile_all(root)
    folder = root / "translations"

    assert phone_strings("jv", folder) == {string_key("pekerja→layanan", "Kirim"): "Kintun"}
    assert phone_strings("en", folder) == {
        string_key("pekerja→layanan", "Kirim"): "Send",
        string_key("layanan→pekerja", "%(n)s permohonan"): ["%(n)s request", "%(n)s requests"],
    }
    assert phone_strings("id", folder) == {}


def test_the_list_for_the_phone_leaves_the_office_out(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    compile_all(root)

    wanted = json.loads((root / "translations/phone.json").read_text(encoding="utf-8"))

    assert ["pekerja→layanan", "Kirim"] in wanted
    assert not [pair for pair in wanted if "petugas" in pair[0]]
    assert ["layanan→pekerja", "Data Anda sudah benar"] not in wanted


def test_without_compiling_the_server_is_told_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="payung strings compile"):
        phone_strings("jv", a_house(tmp_path) / "translations")
