"""What stands between a catalog and the people who will read it, each told as: where, what, how to mend.

Jinja prints translations as they are, so tags and links may not change. Figures are law: digits may not change either.
"""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from server.words.catalogs import DamagedCatalog, catalogs_of, identity, is_translated, read_catalog
from server.words.extraction import ExtractionProblem, make_templates
from server.words.languages import Language, offered_languages
from server.words.places import CONTEXTS, ROOT, template, translations

HOLE = re.compile(r"%\((\w+)\)([a-zA-Z])")
PERCENT = re.compile(r"%%|%")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|&\w+;|&#\w+;")
LINK = re.compile(r"(?:https?://|www\.)\S+")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
LIMIT = re.compile(r"(?:max|at most) (\d+) characters")


@dataclass(frozen=True)
class Finding:
    """`blocks` is False for what a translator should look at but may leave."""

    file: str
    line: int
    what: str
    mend: str
    blocks: bool = True

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {'' if self.blocks else '(look) '}{self.what} {self.mend}"


def check_all(root: Path = ROOT) -> list[Finding]:
    """Every finding, those about the sources first, then by language."""
    findings, templates = check_templates(root)
    for language in offered_languages(root):
        for domain, path in catalogs_of(language, root).items():
            name = path.relative_to(root).as_posix()
            if not path.exists():
                findings.append(Finding(name, 0, "There is no such catalog.", "Run `payung strings extract`."))
                continue
            try:
                po = read_catalog(path)
            except DamagedCatalog as damage:
                mend = "Look for a missing quotation mark or a line that lost its beginning."
                findings.append(Finding(name, damage.line, f"This line cannot be read: {damage.what}.", mend))
                continue
            findings += check_catalog(po, name, language, root)
            if templates:
                findings += check_same_sentences(po, templates[domain], name)
    return findings


def check_templates(root: Path) -> tuple[list[Finding], dict[str, polib.POFile]]:
    """Are the templates what the sources say? And do the sources keep the length that their notes name?"""
    try:
        templates = make_templates(root)
    except ExtractionProblem as problem:
        return [Finding(text.split(": ", 1)[0], 0, text.split(": ", 1)[-1], "") for text in problem.problems], {}
    findings = []
    for domain, pot in templates.items():
        path = template(domain, root)
        if not path.exists() or path.read_text(encoding="utf-8").rstrip("\n") != f"{pot}".rstrip("\n"):
            name = path.relative_to(root).as_posix()
            findings.append(Finding(name, 0, "It is older than the sources.", "Run `payung strings extract`."))
        for entry in pot:
            if HOLE.search(entry.msgid) and percents(entry.msgid)["%"]:
                where = entry.occurrences[0][0]
                findings.append(Finding(where, 0, f"“{entry.msgid}” has holes and a single %.", "Write it as %%."))
            limit = length_limit(entry)
            if limit and len(filled(entry.msgid)) > limit:
                where = entry.occurrences[0][0]
                findings.append(
                    Finding(where, 0, f"“{entry.msgid}” is longer than its own note allows ({limit}).", "Shorten it.")
                )
    return findings, templates


def check_same_sentences(po: polib.POFile, pot: polib.POFile, name: str) -> list[Finding]:
    if [identity(entry) for entry in po if not entry.obsolete] == [identity(entry) for entry in pot]:
        return []
    return [Finding(name, 0, "Its sentences are not those of the sources.", "Run `payung strings extract`.")]


def check_catalog(po: polib.POFile, name: str, language: Language, root: Path = ROOT) -> list[Finding]:
    findings = []
    if normal(po.metadata.get("Plural-Forms", "")) != normal(language.plural_forms):
        mend = f"The line must be: Plural-Forms: {language.plural_forms}"
        findings.append(Finding(name, 1, "The number of plural forms is not this language's.", mend))
    same = same_allowed(language.code, root)
    avoided = avoided_spellings(language.code, root)
    for entry in po:
        if entry.obsolete:
            continue
        for what, mend in faults(entry, language):
            findings.append(Finding(name, entry.linenum, what, mend))
        for form in forms_of(entry):
            if language.code != "id" and form == entry.msgid and form not in same:
                mend = "If that is right, add it to translations/same-as-source.toml."
                findings.append(Finding(name, entry.linenum, f"“{form}” is still the Indonesian.", mend, blocks=False))
            for word, better in avoided.items():
                if re.search(rf"\b{re.escape(word)}\b", form, re.IGNORECASE):
                    mend = f"translations/glossary.csv says “{better}”."
                    findings.append(
                        Finding(name, entry.linenum, f"“{word}” is spelt otherwise here.", mend, blocks=False)
                    )
    return findings


def faults(entry: polib.POEntry, language: Language) -> Iterator[tuple[str, str]]:
    """`(what, how to mend)` of everything that keeps one entry from being shown."""
    if entry.msgctxt not in CONTEXTS:
        yield "Who speaks to whom is missing (msgctxt).", "Take the entry from the template again."
    wanted = int(language.plural_forms[9])
    if entry.msgid_plural and len(entry.msgstr_plural) != wanted:
        yield f"It has {len(entry.msgstr_plural)} plural forms.", f"This language has {wanted}."
    if not is_translated(entry):
        some = entry.fuzzy or any(forms_of(entry))
        if some:
            yield f"“{entry.msgid}” is marked fuzzy or lacks a form.", "Read it, complete it and take the mark away."
        elif language.code != "id":
            yield f"“{entry.msgid}” is not translated.", "Write its translation in msgstr."
    for number, form in sorted(entry.msgstr_plural.items()) if entry.msgid_plural else [(0, entry.msgstr)]:
        if form:
            source = entry.msgid_plural if entry.msgid_plural and (wanted == 1 or number) else entry.msgid
            yield from differences(source, form, length_limit(entry))


def differences(source: str, form: str, limit: int | None) -> Iterator[tuple[str, str]]:
    """What a translation may not change."""
    if set(HOLE.findall(form)) != set(HOLE.findall(source)):
        holes = ", ".join(f"%({name}){kind}" for name, kind in sorted(set(HOLE.findall(source)))) or "none"
        yield "The holes differ from the source.", f"Keep exactly these, letter for letter: {holes}."
    if percents(form) != percents(source):
        yield "A % sign was added or lost.", "Write as many as the source, in the same way."
    if sorted(TAG.findall(form)) != sorted(TAG.findall(source)):
        yield "A tag was changed.", f"Keep exactly these: {' '.join(TAG.findall(source)) or 'none'}."
    if sorted(LINK.findall(form)) != sorted(LINK.findall(source)):
        yield "A link was changed.", "A translation may not bring or change an address."
    if numbers(form) != numbers(source):
        yield (
            "The digits differ from the source.",
            f"Keep exactly these: {' '.join(DIGITS.findall(bare(source))) or 'none'}.",
        )
    if limit and len(filled(form)) > limit:
        yield f"It has {len(filled(form))} characters.", f"There is room for {limit}."
    if form[:1].isspace() != source[:1].isspace() or form[-1:].isspace() != source[-1:].isspace():
        yield "A space at the beginning or end differs.", "Begin and end as the source does."


def bare(text: str) -> str:
    return HOLE.sub("", text)


def percents(text: str) -> Counter[str]:
    return Counter(PERCENT.findall(bare(text)))


def numbers(text: str) -> Counter[str]:
    return Counter(DIGITS.findall(bare(text)))


def filled(text: str) -> str:
    """The length that counts on a screen: a hole takes about four characters whatever its name."""
    return HOLE.sub("0000", text)


def forms_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def length_limit(entry: polib.POEntry) -> int | None:
    limits = [int(number) for number in LIMIT.findall(entry.comment or "")]
    return min(limits, default=None)


def normal(plural_forms: str) -> str:
    return re.sub(r"[\s()]", "", plural_forms).rstrip(";")


def same_allowed(code: str, root: Path) -> set[str]:
    """Names, codes and words that are the same in this language."""
    with (translations(root) / "same-as-source.toml").open("rb") as file:
        lists = tomllib.load(file)
    return {*lists["all"], *lists.get(code, [])}


def avoided_spellings(code: str, root: Path) -> dict[str, str]:
    """Spelling to avoid → spelling to use, from the glossary's `avoid_<code>` column."""
    with (translations(root) / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        word.strip(): row[code] for row in rows for word in (row.get(f"avoid_{code}") or "").split(";") if word.strip()
    }
