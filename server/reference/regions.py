"""Provinces, regencies, districts and villages (wilayah), in a read-only SQLite file built from npm `idn-area-data`.

Codes are dotted: `33`, `33.72`, `33.72.01`, `33.72.01.1001`. Data: idn-area-data 4.0.1, ODbL 1.0 (see SOURCES.md).

    python -m server.reference.regions SOURCE_DIR TARGET
"""

import csv
import os
import re
import sqlite3
import sys
import threading
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("province", "regency", "district", "village")
FILES = ("provinces.csv", "regencies.csv", "districts.csv", "villages.csv")

SCHEMA = """
CREATE TABLE region (
    code TEXT PRIMARY KEY, parent TEXT NOT NULL, level INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE word (word TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (word, code)) WITHOUT ROWID;
"""
# Children need no index of their own: their codes stand together behind the parent's, as in the official list.


@dataclass(frozen=True)
class Region:
    """`path` names the place with all it lies in: "Kel. Pajang, Kec. Laweyan, Kota Surakarta"."""

    code: str
    name: str
    level: str
    path: str = ""


def level_of(code: str) -> str:
    return LEVELS[code.count(".")]


def parent_of(code: str) -> str:
    return code.rpartition(".")[0]


# Building


def build(csv_folder: Path | str, target_path: Path | str) -> int:
    """Write the file anew and put it in place in one step; the same sources give the same bytes. Returns its rows.

    Raises ValueError when a source is cut short (a place without the place it lies in) and leaves the old file.
    """
    rows = sorted(_source_rows(Path(csv_folder)))
    _check_whole(rows)
    words = sorted({(word, code) for code, _, level, _, folded in rows if level > 0 for word in folded.split()})
    target = Path(target_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(fresh, isolation_level=None)
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + SCHEMA)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO region VALUES (?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO word VALUES (?, ?)", words)
        connection.execute("COMMIT")
        connection.close()
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
    return len(rows)


def _source_rows(folder: Path) -> Iterator[tuple[str, str, int, str, str]]:
    for level, name in enumerate(FILES):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["code"], parent_of(row["code"]), level, row["name"], fold(row["name"])


def _check_whole(rows: list[tuple[str, str, int, str, str]]) -> None:
    codes = {row[0] for row in rows}
    lost = [code for code, parent, level, _, _ in rows if level and parent not in codes]
    missing = [name for level, name in enumerate(FILES) if not any(row[2] == level for row in rows)]
    if lost or missing:
        raise ValueError(f"the regions are not whole: {', '.join(missing) or f'{lost[0]} lies nowhere'}")


def fold(text: str) -> str:
    """Lower case without marks, words parted by one space: how names are compared."""
    bare = text.lower().replace("'", "").replace("’", "")
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(re.findall("[a-z0-9]+", bare))


# Reading

KIND_WORDS = frozenset(
    ("kel kelurahan ds desa kec kecamatan kab kabupaten kota kotamadya prov provinsi distrik").split()
)
"""Words people put before a name; they are taken off what is searched."""

EVERYDAY_NAMES = {"solo": "surakarta", "sala": "surakarta", "jogja": "yogyakarta", "yogya": "yogyakarta"}
"""What people call a place whose official name is another; both are looked for."""

CANDIDATES = 3000
"""How many places with the rarest word are looked at; the commonest village name has fewer than a hundred bearers."""


class Regions:
    """The read side. Each thread opens the file for itself; it never changes under a reader."""

    def __init__(self, path: Path | str):
        self.path_of_file = Path(path)
        if not self.path_of_file.is_file():
            raise FileNotFoundError(f"{path} is missing; run: python -m server.reference.regions SOURCE_DIR {path}")
        self._local = threading.local()

    def _all(self, query: str, *values: object) -> list[tuple]:
        if not hasattr(self._local, "connection"):
            uri = f"{self.path_of_file.resolve().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True)
        return self._local.connection.execute(query, values).fetchall()

    def get(self, code: str) -> Region | None:
        """One place by its code, without its path."""
        found = self._all("SELECT code, name FROM region WHERE code = ?", code)
        return _region(*found[0]) if found else None

    def children(self, code: str | None = None) -> list[Region]:
        """What lies directly in a place, by name; the provinces for None."""
        if code is None:
            rows = self._all("SELECT code, name FROM region WHERE level = 0 ORDER BY folded, code")
        else:
            rows = self._all(
                "SELECT code, name FROM region WHERE code > ? AND code < ? AND parent = ? ORDER BY folded, code",
                f"{code}.",
                f"{code}/",  # "/" follows "." in ASCII
                code,
            )
        return [_region(*row) for row in rows]

    def path(self, code: str) -> list[Region]:
        """From the province down to the place itself; empty for an unknown code."""
        parts = code.split(".")
        codes = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
        marks = ",".join("?" * len(codes))
        rows = self._all(f"SELECT code, name FROM region WHERE code IN ({marks}) ORDER BY code", *codes)  # noqa: S608
        return [_region(*row) for row in rows] if len(rows) == len(codes) else []

    def full_name(self, code: str) -> str:
        """ "Kel. Pajang, Kec. Laweyan, Kota Surakarta"; a village's own kind is in its code."""
        places = self.path(code)[1:] or self.path(code)
        return ", ".join(_titled(place) for place in reversed(places))

    def search(self, query: str, limit: int = 20, near: str | None = None) -> list[Region]:
        """Places whose names begin with the words asked for, also through what they lie in: `pajang laweyan`.

        Whole names come first, then what lies nearest to `near` (a code: the home area), then villages before districts
        before regencies. A typing error still finds the names that begin alike.
        """
        asked = fold(query).split()
        asked = [word for word in asked if word not in KIND_WORDS] or asked
        if not asked or len("".join(asked)) < 2:
            return []
        found = self._matching(asked)
        official = [EVERYDAY_NAMES.get(word, word) for word in asked]
        if official != asked:
            found = self._matching(official) + found
        if not found and len(asked[0]) > 4:
            found = self._matching([word[: max(3, len(word) - 2)] for word in asked])
        wanted = {" ".join(asked), " ".join(official)}
        best = sorted(set(found), key=lambda row: _order(row, wanted, {*asked, *official}, near))[:limit]
        return [Region(code, name, level_of(code), self.full_name(code)) for code, name, _ in best]

    def _matching(self, asked: list[str]) -> list[tuple[str, str, str]]:
        """Rows (code, name, folded) of places in whose path every asked word begins some word."""
        rarest = min(asked, key=self._how_many)
        rows = self._all(
            "SELECT DISTINCT region.code, name, folded FROM word JOIN region USING (code)"
            " WHERE word >= ? AND word < ? ORDER BY level DESC, region.code LIMIT ?",
            rarest,
            f"{rarest}\U0010ffff",
            CANDIDATES,
        )
        if len(asked) == 1:
            return rows
        inside = [row for row in rows if _has(self._words_around(row[0]), asked)]
        deeper = [] if inside else [row for row in self._below(rows) if _has(self._words_around(row[0]), asked)]
        return inside or deeper

    def _how_many(self, word: str) -> int:
        return self._all("SELECT count(*) FROM word WHERE word >= ? AND word < ?", word, f"{word}\U0010ffff")[0][0]

    def _below(self, rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        """What lies inside the places found: for `sidodadi masaran`, where the rare word is the larger place."""
        result = []
        for code, _, _ in rows[:50]:
            result += self._all(
                "SELECT code, name, folded FROM region WHERE code > ? AND code < ?", f"{code}.", f"{code}/"
            )
        return result

    def _words_around(self, code: str) -> list[str]:
        return [word for place in self.path(code) for word in fold(place.name).split()]

    # Dumps for the phone

    def base(self) -> dict[str, list[list[str]]]:
        """`{"provinces": [[code, name] …], "regencies": …, "districts": …}`: what a phone keeps, sorted by code."""
        rows = self._all("SELECT level, code, name FROM region WHERE level < 3 ORDER BY code")
        names = ("provinces", "regencies", "districts")
        return {name: [[code, title] for at, code, title in rows if at == level] for level, name in enumerate(names)}

    def villages(self, regency: str) -> dict[str, list[list[str]]]:
        """`{district code: [[code, name] …]}` of one regency; empty for anything else."""
        if regency.count(".") != 1:
            return {}
        rows = self._all(
            "SELECT parent, code, name FROM region WHERE code > ? AND code < ? AND level = 3 ORDER BY code",
            f"{regency}.",
            f"{regency}/",
        )
        result: dict[str, list[list[str]]] = {}
        for district, code, name in rows:
            result.setdefault(district, []).append([code, name])
        return result


def _region(code: str, name: str) -> Region:
    return Region(code, name, level_of(code))


def _titled(place: Region) -> str:
    """Regencies carry their kind in the name; a village's fourth part begins with 1 for a kelurahan."""
    if place.level == "district":
        return f"Kec. {place.name}"
    if place.level == "village":
        return f"{'Kel.' if place.code.split('.')[3].startswith('1') else 'Desa'} {place.name}"
    return place.name


def _has(words: list[str], asked: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in asked)


def _order(row: tuple[str, str, str], wanted: set[str], asked: set[str], near: str | None) -> tuple:
    code, _, folded = row
    own = folded.removeprefix("kabupaten ").removeprefix("kota ")
    name_fits = 0 if own in wanted else 1 if own.startswith(tuple(wanted)) else 2
    own_words = sum(any(word.startswith(one) for word in folded.split()) for one in asked)
    return name_fits, -own_words, -_shared_parts(code, near or ""), -code.count("."), code


def _shared_parts(code: str, other: str) -> int:
    """How deep two places lie in the same one: 2 within a regency, 1 within a province."""
    pairs = zip(code.split("."), other.split("."), strict=False)
    return next((depth for depth, (a, b) in enumerate(pairs) if a != b), min(code.count("."), other.count(".")) + 1)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        sys.stderr.write("use: python -m server.reference.regions SOURCE_DIR TARGET\n")
        return 2
    begun = time.monotonic()
    try:
        rows = build(arguments[0], arguments[1])
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"regions: {problem}\n")
        return 1
    sys.stdout.write(f"regions: {rows:,} places written to {arguments[1]} in {time.monotonic() - begun:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
