"""The languages we offer are complete, and what a worker reads in them is theirs."""

import csv
import re

import pytest

from server.words.catalogs import is_translated, read_catalog
from server.words.checking import avoided_spellings, check_all, forms_of, same_allowed
from server.words.languages import offered_languages, read_languages
from server.words.places import CONTEXTS, ROOT, catalog

OTHERS = ("jv", "en")


def entries(code):
    po = read_catalog(catalog(code, "worker", ROOT / "translations"))
    return [entry for entry in po if not entry.obsolete]


def test_thirty_five_languages_of_indonesia_and_english_are_known():
    languages = {language.code: language for language in read_languages()}

    assert len(languages) == 36
    assert [code for code, language in languages.items() if language.offered] == ["id", "jv", "en"]
    assert languages["jv"].name == "Jawa (Solo)"
    assert not languages["jv"].checked
    assert {fallback for language in languages.values() for fallback in language.fallback} <= {"id"} | set(languages)


def test_nothing_of_ours_needs_mending():
    assert [str(finding) for finding in check_all() if finding.blocks] == []


@pytest.mark.parametrize("code", OTHERS)
def test_an_offered_language_is_complete(code):
    assert [entry.msgid for entry in entries(code) if not is_translated(entry)] == []
    assert {entry.msgctxt for entry in entries(code)} <= set(CONTEXTS)


@pytest.mark.parametrize("code", OTHERS)
def test_no_sentence_is_left_in_indonesian(code):
    same = same_allowed(code, ROOT)

    assert [entry.msgid for entry in entries(code) if entry.msgid in forms_of(entry) and entry.msgid not in same] == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_list_of_equal_words_holds_nothing_idle(code):
    equal = {entry.msgid for other in OTHERS for entry in entries(other) if entry.msgid in forms_of(entry)}
    own = {entry.msgid for entry in entries(code) if entry.msgid in forms_of(entry)}
    listed = same_allowed(code, ROOT) - same_allowed("id", ROOT)

    assert listed <= own
    assert same_allowed("id", ROOT) <= equal


@pytest.mark.parametrize("code", OTHERS)
def test_one_spelling_for_each_word_of_the_glossary(code):
    avoided = avoided_spellings(code, ROOT)
    text = {entry.msgid: " ".join(forms_of(entry)) for entry in entries(code)}

    assert [
        (word, words)
        for words in text.values()
        for word in avoided
        if re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE)
    ] == []


def test_javanese_is_krama_and_says_panjenengan():
    ngoko = re.compile(r"\b(kowe|ora|aku|iki|kuwi|wis|durung|arep|isih|kudu|lagi wae|sampeyan|Anda)\b", re.IGNORECASE)

    assert [words for entry in entries("jv") for words in forms_of(entry) if ngoko.search(words)] == []


def test_the_same_sentence_is_told_apart_by_who_speaks():
    speakers = {(entry.msgctxt, word) for entry in entries("jv") for word in " ".join(forms_of(entry)).split()}

    assert not {context for context, word in speakers if context == "petugas→pekerja" and word.lower() == "kula."}


def test_the_glossary_names_each_word_once():
    with (ROOT / "translations/glossary.csv").open(encoding="utf-8", newline="") as file:
        words = [row["id"] for row in csv.DictReader(file)]

    assert len(words) == len(set(words))
    assert len(offered_languages()) == 3
