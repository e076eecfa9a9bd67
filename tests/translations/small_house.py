"""A house of a few files, so that a test can say which sentences there are."""

from pathlib import Path

import polib

from server.words import catalogs, extraction
from server.words.places import ROOT, catalog

PYTHON = """
from server.web.i18n import npgettext, pgettext

STATES = {
    # Translators: a badge, max 24 characters.
    "approved": lambda: pgettext("layanan→pekerja", "Data Anda sudah benar"),
    "bill": lambda: pgettext("layanan→pekerja", "Bayar <b>Rp8.400</b> untuk %(months)s bulan"),
}
OFFICE = pgettext("layanan→petugas", "Berkas berikutnya")
"""
PHONE = """
import { npgettext, pgettext } from "../i18n";
export const Send = () => (
  <button title={pgettext("layanan→pekerja", "Lihat lagi")}>
    {/* Translators: the button that sends. */}
    {pgettext("pekerja→layanan", "Kirim")}
    {npgettext("layanan→pekerja", "%(n)s permohonan", "%(n)s permohonan Anda", 2)}
  </button>
);
"""
CONSOLE = """export const next = () => pgettext("layanan→petugas", "Berkas berikutnya");\n"""
PAGE = """<h1>{# Translators: the page's title. #}{{ pgettext("layanan→pekerja", "Apa pekerjaan Anda?") }}</h1>\n"""


def a_house(root: Path, **more: str) -> Path:
    """Writes sources and the translations folder's own files under `root`; `more` maps a path to its text."""
    files = {
        "server/web/words.py": PYTHON,
        "pwa/src/worker/send.tsx": PHONE,
        "pwa/src/office/next.ts": CONSOLE,
        "pwa/pages/home.html": PAGE,
        **more,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    folder = root / "translations"
    folder.mkdir(exist_ok=True)
    for name in ("languages.toml", "same-as-source.toml", "glossary.csv"):
        (folder / name).write_bytes((ROOT / "translations" / name).read_bytes())
    mappings = (ROOT / "translations/babel.toml").read_text(encoding="utf-8")
    own = mappings.split("\n# Reference files")[0]
    (folder / "babel.toml").write_text(own, encoding="utf-8")
    return root


def extract(root: Path) -> None:
    catalogs.update_all(extraction.write_templates(root), root)


def translate(root: Path, code: str, words: dict[str, str | list[str]]) -> Path:
    """Fills a worker catalog: source sentence → translation, or a list of plural forms."""
    path = catalog(code, "worker", root / "translations")
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po:
        word = words.get(entry.msgid)
        if isinstance(word, list):
            entry.msgstr_plural = dict(enumerate(word))
        elif word is not None:
            entry.msgstr = word
    po.save()
    return path
