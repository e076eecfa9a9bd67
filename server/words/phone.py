"""The strings a phone loads: only those of the app, only in one language, by short keys.

The keys are FNV-1a over context and sentence; `pwa/src/i18n` computes the same (tests/cases/string_keys.json).
"""

import json
from pathlib import Path

import polib

from server.words.places import catalog

BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def string_key(context: str, message: str) -> str:
    """FNV-1a, 32 bits, over the UTF-8 of context, U+0004 and message; base 36, lower case, no padding."""
    value = 0x811C9DC5
    for byte in f"{context}\u0004{message}".encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    digits = ""
    while True:
        value, digit = divmod(value, 36)
        digits = BASE36[digit] + digits
        if value == 0:
            return digits


def is_for_the_phone(path: str) -> bool:
    """The worker's part of the phone code; the office console speaks Indonesian and loads no strings."""
    return path.startswith("pwa/src/") and not path.startswith("pwa/src/office/")


def wanted_strings(worker_template: polib.POFile) -> list[list[str]]:
    """`[context, message]` of every sentence in the app, in the template's order; two with one key stop the build."""
    wanted: list[list[str]] = []
    keys: dict[str, list[str]] = {}
    for entry in worker_template:
        if not any(is_for_the_phone(path) for path, _ in entry.occurrences):
            continue
        pair = [entry.msgctxt, entry.msgid]
        other = keys.setdefault(string_key(*pair), pair)
        if other is not pair:
            raise ValueError(f"Two sentences share one short key; reword one of them: {other[1]!r} and {pair[1]!r}.")
        wanted.append(pair)
    return wanted


def phone_strings(lang: str, catalog_dir: Path | str) -> dict[str, str | list[str]]:
    """What `/strings/{lang}.{hash}.json` holds: short key to translation, plural forms as an array.

    A sentence without a translation is left out: the phone then shows the Indonesian one it carries.
    Needs the files that `payung strings compile` makes in `catalog_dir`.
    """
    folder = Path(catalog_dir)
    list_file = folder / "phone.json"
    if not list_file.exists():
        raise FileNotFoundError(f"{list_file} is not there yet. Run `payung strings compile` first.")
    wanted = {(context, message) for context, message in json.loads(list_file.read_text(encoding="utf-8"))}
    compiled = catalog(lang, "worker", folder).with_suffix(".mo")
    if not compiled.exists():
        return {}
    strings: dict[str, str | list[str]] = {}
    for entry in polib.mofile(str(compiled)):
        if (entry.msgctxt, entry.msgid) not in wanted:
            continue
        if entry.msgstr_plural:
            strings[string_key(entry.msgctxt, entry.msgid)] = [form for _, form in sorted(entry.msgstr_plural.items())]
        elif entry.msgstr:
            strings[string_key(entry.msgctxt, entry.msgid)] = entry.msgstr
    return strings
