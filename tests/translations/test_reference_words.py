"""What the reference files say to people is in the templates, under the context by which the screens ask for it."""

import pytest

from server.reference import tables
from server.words.catalogs import read_catalog
from server.words.places import DOMAINS, ROOT, template

SENTENCES = {
    "names of jobs": lambda: [("nama pekerjaan", each.name) for each in tables.occupations().values()],
    "names of sectors": lambda: [("nama pekerjaan", each.name) for each in tables.sectors().values()],
    "hazards": lambda: [("cerita", text) for each in tables.sectors().values() for text in each.hazards],
    "questions": lambda: [
        ("layanan→pekerja", text) for each in tables.fields() for text in (each.label, each.hint, each.why)
    ],
    "answers": lambda: [("pekerja→layanan", choice.label) for each in tables.fields() for choice in each.choices],
    "labels for the office": lambda: [("layanan→petugas", each.office_label) for each in tables.fields()],
    "reasons": lambda: [("petugas→pekerja", each.text) for each in tables.reasons().values()],
    "reasons in the office": lambda: [("layanan→petugas", each.office_label) for each in tables.reasons().values()],
    "consent": lambda: [("layanan→pekerja", text) for each in tables.consents().values() for text in each.text],
    "programmes": lambda: [
        ("layanan→pekerja", text) for each in tables.programmes().values() for text in (each.name, each.about)
    ],
    "benefits": lambda: [("layanan→pekerja", each.text) for each in tables.benefits().values()],
}


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_sentence_of_the_reference_files_can_be_translated(kind):
    known = {(entry.msgctxt, entry.msgid) for domain in DOMAINS for entry in read_catalog(template(domain, ROOT))}
    said = {(context, text) for context, text in SENTENCES[kind]() if text}

    assert said
    assert said - known == set()
