"""Extraction finds every sentence, once, with its context, or says which one it cannot take."""

import polib
import pytest

from server.words.calls import find_calls
from server.words.extraction import ExtractionProblem, make_templates
from server.words.places import ROOT
from tests.translations.small_house import a_house, extract


def sentences(pot):
    return {(entry.msgctxt, entry.msgid) for entry in pot}


def test_sentences_come_from_python_pages_and_the_phone(tmp_path):
    worker = make_templates(a_house(tmp_path))["worker"]

    assert sentences(worker) == {
        ("layanan→pekerja", "Data Anda sudah benar"),
        ("layanan→pekerja", "Bayar <b>Rp8.400</b> untuk %(months)s bulan"),
        ("layanan→pekerja", "Lihat lagi"),
        ("pekerja→layanan", "Kirim"),
        ("layanan→pekerja", "%(n)s permohonan"),
        ("layanan→pekerja", "Apa pekerjaan Anda?"),
    }


def test_the_office_has_its_own_template(tmp_path):
    office = make_templates(a_house(tmp_path))["office"]

    assert [(entry.msgid, [path for path, _ in entry.occurrences]) for entry in office] == [
        ("Berkas berikutnya", ["pwa/src/office/next.ts", "server/web/words.py"])
    ] or [(entry.msgid, [path for path, _ in entry.occurrences]) for entry in office] == [
        ("Berkas berikutnya", ["server/web/words.py", "pwa/src/office/next.ts"])
    ]


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Data Anda sudah benar", "Translators: a badge, max 24 characters."),
        ("Kirim", "Translators: the button that sends."),
        ("Apa pekerjaan Anda?", "Translators: the page's title."),
    ],
)
def test_the_note_for_the_translator_stays_with_its_sentence(tmp_path, sentence, note):
    entries = {entry.msgid: entry.comment for entry in make_templates(a_house(tmp_path))["worker"]}

    assert entries[sentence] == note


def test_a_second_run_changes_nothing(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    before = {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")}

    extract(root)

    assert {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")} == before
    assert len(before) >= 6


def test_files_are_named_without_line_numbers_or_dates(tmp_path):
    root = a_house(tmp_path)
    extract(root)
    text = (root / "translations/worker.pot").read_text(encoding="utf-8")

    assert "#: pwa/src/worker/send.tsx\n" in text
    assert "Date" not in text


@pytest.mark.parametrize(
    ("path", "text", "word"),
    [
        ("pwa/src/worker/lost.tsx", "const A = () => <p>don't {pgettext('layanan→pekerja', 'Hilang')}</p>;\n", "lost"),
        ("pwa/src/worker/glued.ts", 'pgettext("layanan→pekerja", "Halo " + name);\n', "two plain strings"),
        ("pwa/src/worker/template.ts", "pgettext('layanan→pekerja', `Halo ${name}`);\n", "two plain strings"),
        ("server/web/other.py", 'pgettext("layanan", "Halo")\n', "unknown context"),
        ("server/web/other.py", 'pgettext("layanan→pekerja", text)\n', "two plain strings"),
        ("server/web/other.py", 'gettext("Halo")\n', "no context"),
        ("pwa/pages/broken.html", '{{ pgettext("layanan→pekerja", "Halo" }}\n', "could not be read"),
    ],
)
def test_what_cannot_be_extracted_stops_and_names_the_file(tmp_path, path, text, word):
    root = a_house(tmp_path, **{path: text})

    with pytest.raises(ExtractionProblem) as stopped:
        make_templates(root)

    assert any(problem.startswith(path) and word in problem for problem in stopped.value.problems)


def test_the_scan_sees_joined_and_escaped_strings():
    text = 'pgettext("cerita", "Pak \\"Slamet\\" " + "dan \\u2019anaknya", { a: 1 });\n// pgettext("cerita", "x")\n'

    assert [(call.line, call.context, call.message) for call in find_calls(text)] == [
        (1, "cerita", 'Pak "Slamet" dan ’anaknya')
    ]


def test_the_scan_is_not_led_astray_by_what_looks_like_a_comment():
    text = 'const a = { accept: "image/*" };\npgettext("cerita", "Satu");\n/* pgettext("cerita", "x") */\n'

    assert [(call.line, call.message) for call in find_calls(text)] == [(2, "Satu")]


def test_reference_files_give_their_sentences(tmp_path):
    root = a_house(
        tmp_path,
        **{
            "server/reference/jobs.csv": "slug,name\nnelayan,Nelayan\n",
            "server/reference/fields.toml": (
                '[[field]]\nname = "applicant.nik"\nlabel = "NIK"\nnote = "on the card"\n'
                'choices = [{value = "yes", label = "Ya"}]\n'
            ),
        },
    )
    with (root / "translations/babel.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[mappings]]\nmethod = "server.words.reference:extract_csv"\npattern = "server/reference/jobs.csv"\n'
            'strings = { name = "nama pekerjaan" }\n'
            '\n[[mappings]]\nmethod = "server.words.reference:extract_toml"\npattern = "server/reference/fields.toml"\n'
            'strings = { label = "layanan→pekerja", "choices.label" = "pekerja→layanan" }\n'
        )
    entries = {(entry.msgctxt, entry.msgid): entry.comment for entry in make_templates(root)["worker"]}

    assert entries[("nama pekerjaan", "Nelayan")] == ""
    assert entries[("layanan→pekerja", "NIK")] == "Translators: on the card"
    assert ("pekerja→layanan", "Ya") in entries


def test_the_templates_in_the_tree_are_what_the_sources_say():
    for domain, pot in make_templates(ROOT).items():
        kept = polib.pofile(str(ROOT / f"translations/{domain}.pot"), wrapwidth=0)
        assert [(e.msgctxt, e.msgid, e.comment) for e in kept] == [(e.msgctxt, e.msgid, e.comment) for e in pot]
