"""One `.po` per language and domain: brought up to date from the template, and compiled to `.mo`.

A changed sentence is a new sentence. Nothing is guessed and nothing is marked fuzzy: what was translated for the old
sentence goes to the end of the file (`#~`), where the translator finds it.
"""

import json
import os
import re
from pathlib import Path

import polib

from server.words.extraction import write_if_changed
from server.words.languages import Language, offered_languages
from server.words.phone import wanted_strings
from server.words.places import DOMAINS, ROOT, catalog, template, translations

# The office console speaks Indonesian for now; only its Indonesian catalog exists.
OFFICE_LANGUAGES = ("id",)


def catalogs_of(language: Language, root: Path = ROOT) -> dict[str, Path]:
    """Domain to `.po` file, for the domains this language has."""
    domains = DOMAINS if language.code in OFFICE_LANGUAGES else ("worker",)
    return {domain: catalog(language.code, domain, translations(root)) for domain in domains}


# polib takes a line without its closing quotation mark and drops the last letter: such a file is refused beforehand.
GOOD_LINE = re.compile(r'#.*|\s*|(?:msg(?:ctxt|id|id_plural|str|str\[\d\])\s+)?"(?:[^"\\]|\\.)*"\s*')


class DamagedCatalog(ValueError):
    """A line that is no `.po` line; `line` counts from 1, 0 when the file is not text at all."""

    def __init__(self, path: Path, line: int, what: str):
        self.line = line
        self.what = what
        super().__init__(f"{path}:{line}: this line cannot be read: {what}")


def read_catalog(path: Path) -> polib.POFile:
    """Raises DamagedCatalog rather than losing a word."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as reason:
        raise DamagedCatalog(path, 0, "it is not UTF-8") from reason
    for number, line in enumerate(text.splitlines(), start=1):
        if not GOOD_LINE.fullmatch(line):
            raise DamagedCatalog(path, number, line.strip()[:60])
    try:
        return polib.pofile(text, wrapwidth=0)
    except OSError as reason:
        place = re.search(r"line (\d+)", str(reason))
        raise DamagedCatalog(path, int(place[1]) if place else 0, str(reason).rpartition(": ")[2]) from reason


def update_all(templates: dict[str, polib.POFile], root: Path = ROOT) -> None:
    for language in offered_languages(root):
        for domain, path in catalogs_of(language, root).items():
            write_if_changed(path, f"{updated(templates[domain], path, language)}")


def updated(pot: polib.POFile, path: Path, language: Language) -> polib.POFile:
    """The catalog with the template's sentences in the template's order, and every translation it already had."""
    old = read_catalog(path) if path.exists() else polib.POFile(wrapwidth=0)
    known = {identity(entry): entry for entry in old.obsolete_entries()}
    known |= {identity(entry): entry for entry in old if not entry.obsolete}

    new = polib.POFile(wrapwidth=0)
    new.header = old.header or f"Payung in {language.english}. How to translate: translations/README.md"
    new.metadata = {
        **pot.metadata,
        **{name: value for name, value in old.metadata.items() if name not in ("POT-Creation-Date",)},
        "Language": language.code,
        "Plural-Forms": language.plural_forms,
    }
    forms = range(int(language.plural_forms[9]))
    for source in pot:
        before = known.pop(identity(source), None)
        entry = polib.POEntry(
            msgctxt=source.msgctxt,
            msgid=source.msgid,
            msgid_plural=source.msgid_plural,
            comment=source.comment,
            occurrences=source.occurrences,
            tcomment=before.tcomment if before else "",
            msgstr=before.msgstr if before else "",
            flags=list(source.flags) + (["fuzzy"] if before and before.fuzzy else []),
        )
        if source.msgid_plural:
            entry.msgstr_plural = {form: before.msgstr_plural.get(form, "") if before else "" for form in forms}
        new.append(entry)
    for entry in known.values():
        if entry.msgstr or any(entry.msgstr_plural.values()):
            entry.obsolete = True
            new.append(entry)
    return new


def identity(entry: polib.POEntry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def is_translated(entry: polib.POEntry) -> bool:
    """Complete and not fuzzy; a fuzzy one keeps its gettext meaning and is never shown."""
    if entry.fuzzy:
        return False
    return all(entry.msgstr_plural.values()) if entry.msgstr_plural else bool(entry.msgstr)


def compile_all(root: Path = ROOT) -> list[Path]:
    """Every `.mo`, and `phone.json`, the list of strings that the app asks for. Returns what was written."""
    written = []
    for language in offered_languages(root):
        for path in catalogs_of(language, root).values():
            if path.exists():
                compiled = path.with_suffix(".mo")
                replace(compiled, read_catalog(path).to_binary())
                written.append(compiled)
    wanted = wanted_strings(read_catalog(template("worker", root)))
    phone = translations(root) / "phone.json"
    replace(phone, json.dumps(wanted, ensure_ascii=False, separators=(",", ":")).encode())
    return [*written, phone]


def replace(path: Path, data: bytes) -> None:
    """A server that reads while we write sees the old file or the new one, never half of one."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    temporary.write_bytes(data)
    temporary.replace(path)
