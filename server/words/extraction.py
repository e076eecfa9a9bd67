"""From the sources to the templates: Babel reads each file, a second scan checks that nothing was lost.

The result depends on the sources alone (no dates, no line numbers), so a second run changes nothing.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract_from_file
from babel.util import pathmatch

from server.words.calls import find_calls, find_python_calls
from server.words.places import CONTEXTS, DOMAINS, ROOT, domain_of, template, translations

KEYWORDS: dict[str, Any] = {"pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
COMMENT_TAGS = ("Translators:",)
FOLDERS = ("server", "pwa/pages", "pwa/src")

# The functions themselves live here, so their calls with names instead of sentences are in order.
DEFINED_IN = ("server/web/i18n.py", "pwa/src/i18n/")
# `gettext` and friends have no context; `_` is a throw-away name in Python and not a call of ours.
WITHOUT_CONTEXT = {"gettext": None, "ngettext": (1, 2)}
TITLES = {"worker": "what a worker reads or is sent", "office": "the console of the branch office"}


class ExtractionProblem(Exception):
    """Sentences that cannot be taken as they stand; each with file, line and how to mend."""

    def __init__(self, problems: list[str]):
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass
class Sentence:
    """One entry of a template: equal sentences with equal context are one entry, wherever they stand."""

    context: str
    message: str
    plural: str | None = None
    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def extract_sentences(root: Path = ROOT) -> list[Sentence]:
    """All sentences of the sources, by file and place in the file. Raises ExtractionProblem."""
    found: dict[tuple[str, str], Sentence] = {}
    problems: list[str] = []
    mappings = read_mappings(root)
    for path in source_files(root):
        method, options = method_for(path, mappings)
        if method in (None, "ignore"):
            continue
        try:
            messages = extract_from_file(
                method, str(root / path), {**KEYWORDS, **WITHOUT_CONTEXT}, COMMENT_TAGS, options
            )
        except Exception as reason:  # a syntax error of any of five file kinds; the person needs the file's name
            problems.append(f"{path}: could not be read for sentences: {reason}")
            continue
        if not method.startswith("server."):
            problems += compare_with_scan(path, (root / path).read_text(encoding="utf-8"), messages)
        for line, message, comments, context in messages:
            message, plural = message if isinstance(message, tuple) else (message, None)
            if context is None:
                problems.append(f"{path}:{line}: “{message}” has no context. Write pgettext(context, sentence).")
                continue
            if context not in CONTEXTS:
                problems.append(f"{path}:{line}: unknown context “{context}”. Use one of: {', '.join(CONTEXTS)}.")
                continue
            sentence = found.setdefault((context, message), Sentence(context, message))
            if plural and sentence.plural not in (None, plural):
                problems.append(f"{path}:{line}: “{message}” has two plural sentences. Make them the same.")
            sentence.plural = sentence.plural or plural
            add_once(sentence.files, path)
            for note in join_notes(comments):
                add_once(sentence.notes, note)
    if problems:
        raise ExtractionProblem(problems)
    return list(found.values())


def compare_with_scan(path: str, text: str, messages: list[Any]) -> list[str]:
    """Sentences about calls that are written in a way that cannot be extracted, or that Babel lost."""
    extracted = {
        (context, message[0] if isinstance(message, tuple) else message) for _, message, _, context in messages
    }
    problems = []
    for call in find_python_calls(text) if path.endswith(".py") else find_calls(text):
        if call.message is None or call.context is None:
            if not path.startswith(DEFINED_IN):
                problems.append(
                    f"{path}:{call.line}: {call.name}() needs two plain strings first, context and sentence. "
                    "Write them on the call itself and give changing parts as %(name)s."
                )
        elif (call.context, call.message) not in extracted:
            problems.append(
                f"{path}:{call.line}: “{call.message}” was lost by Babel. Look above it for an apostrophe in JSX text, "
                "or take the call out of another call's arguments or of a template string."
            )
    return problems


def read_mappings(root: Path) -> list[dict[str, Any]]:
    with (translations(root) / "babel.toml").open("rb") as file:
        mappings: list[dict[str, Any]] = tomllib.load(file)["mappings"]
    return mappings


def method_for(path: str, mappings: list[dict[str, Any]]) -> tuple[str | None, dict[str, Any]]:
    for mapping in mappings:
        if pathmatch(mapping["pattern"], path):
            return mapping["method"], {k: v for k, v in mapping.items() if k not in ("method", "pattern")}
    return None, {}


def source_files(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "node_modules" not in path.parts:
                yield path.relative_to(root).as_posix()


def join_notes(comments: list[str]) -> Iterator[str]:
    """One note may run over several comment lines; Jinja's reader has taken the tag away, so it is put back."""
    note = ""
    for line in [" ".join(comment.split()) for comment in comments]:
        if line.startswith(COMMENT_TAGS) and note:
            yield note
            note = ""
        note = f"{note} {line}" if note else line
    if note:
        yield note if note.startswith(COMMENT_TAGS) else f"{COMMENT_TAGS[0]} {note}"


def add_once(values: list[str], value: str) -> None:
    if value not in values:
        values.append(value)


def make_templates(root: Path = ROOT) -> dict[str, polib.POFile]:
    """One template per domain, in memory."""
    sentences = extract_sentences(root)
    templates = {}
    for domain in DOMAINS:
        pot = polib.POFile(wrapwidth=0)
        pot.header = (
            f"Payung: {TITLES[domain]}.\nMade by `payung strings extract` from the sources; not edited by hand."
        )
        pot.metadata = {
            "Project-Id-Version": "Payung",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        }
        for sentence in sentences:
            if domain_of(sentence.context) != domain:
                continue
            entry = polib.POEntry(
                msgctxt=sentence.context,
                msgid=sentence.message,
                comment="\n".join(sentence.notes),
                occurrences=[(path, "") for path in sentence.files],
            )
            if sentence.plural:
                entry.msgid_plural = sentence.plural
                entry.msgstr_plural = {0: "", 1: ""}
            if "%(" in sentence.message + (sentence.plural or ""):
                entry.flags = ["python-format"]
            pot.append(entry)
        templates[domain] = pot
    return templates


def write_templates(root: Path = ROOT) -> dict[str, polib.POFile]:
    templates = make_templates(root)
    for domain, pot in templates.items():
        write_if_changed(template(domain, root), f"{pot}")
    return templates


def write_if_changed(path: Path, text: str) -> bool:
    """Leaves the file, and its time, alone when nothing changed."""
    text = text.rstrip("\n") + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True
