"""Sentences that stand in reference files: two Babel extractors, for CSV columns and for TOML keys.

Which column or key is a sentence, and who speaks it, is said in translations/babel.toml, not here.
"""

import csv
import io
import tomllib
from collections.abc import Iterator
from typing import IO, Any

Found = tuple[int, str, tuple[str, str], list[str]]


def extract_csv(fileobj: IO[bytes], _keywords: Any, _comment_tags: Any, options: dict[str, Any]) -> Iterator[Found]:
    """`strings = {column = context}`; `notes = {column = "…"}` is said of every string of a column.

    A column in `lists` holds several strings, parted by semicolons.
    """
    rows = csv.DictReader(io.StringIO(fileobj.read().decode("utf-8")))
    strings: dict[str, str] = options["strings"]
    if missing := set(strings) - set(rows.fieldnames or ()):
        raise ValueError(f"{fileobj.name} has no column {', '.join(sorted(missing))}. Mend translations/babel.toml.")
    for number, row in enumerate(rows, start=2):
        for column, context in strings.items():
            for text in row[column].split(";") if column in options.get("lists", ()) else [row[column]]:
                if text.strip():
                    yield number, "pgettext", (context, text.strip()), notes(options.get("notes", {}).get(column))


def extract_toml(fileobj: IO[bytes], _keywords: Any, _comment_tags: Any, options: dict[str, Any]) -> Iterator[Found]:
    """`strings = {key = context}`, where `key` is a name or, for a table inside a table, `outer.name`.

    A sibling `context` in the file overrides, a sibling `note` is for the translator; a list holds one sentence each.
    """
    data = tomllib.loads(fileobj.read().decode("utf-8"))
    strings: dict[str, str] = options["strings"]
    used: set[str] = set()
    for number, (key, context, text, note) in enumerate(walk(data, strings, ""), start=1):
        used.add(key)
        yield number, "pgettext", (context, text), notes(note or options.get("notes", {}).get(key))
    if missing := set(strings) - used:
        raise ValueError(f"{fileobj.name} has no text {', '.join(sorted(missing))}. Mend translations/babel.toml.")


def walk(table: dict[str, Any], strings: dict[str, str], outer: str) -> Iterator[tuple[str, str, str, str | None]]:
    """`(key, context, sentence, note)` in the file's order."""
    for name, value in table.items():
        key = f"{outer}.{name}" if f"{outer}.{name}" in strings else name
        if key in strings and isinstance(value, (str, list)) and is_text(value):
            context = table.get("context", strings[key])
            for text in [value] if isinstance(value, str) else value:
                if text:
                    yield key, context, text, table.get("note")
        elif isinstance(value, dict):
            yield from walk(value, strings, name)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    yield from walk(item, strings, name)


def is_text(value: str | list[Any]) -> bool:
    return isinstance(value, str) or all(isinstance(item, str) for item in value)


def notes(note: str | None) -> list[str]:
    return [f"Translators: {note}"] if note else []
