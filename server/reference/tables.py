"""The figures as domain objects. Each file is read once; a row that does not fit stops the start, never a request."""

import csv
import io
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from server.domain.benefits import Benefit
from server.domain.branches import Branch, Route, Routes
from server.domain.contributions import Month, Relief, Tariffs, Tier
from server.domain.occupations import Occupation, Sector, Transport

HERE = files("server.reference")


def _rows(name: str) -> list[dict[str, str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _toml(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


# What people do


@lru_cache
def occupations() -> dict[str, Occupation]:
    """All occupations by slug, in the order screens list them."""
    return {
        row["slug"]: Occupation(
            slug=row["slug"],
            sector=row["sector"],
            name=row["name_id"],
            name_jv=row["name_jv"] or None,
            isco=row["isco"] or None,
            transport=Transport(row["transport"]),
            words=_list(row["words"]),
            hazards=_list(row["hazards"]),
        )
        for row in _rows("occupations.csv")
    }


@lru_cache
def sectors() -> dict[str, Sector]:
    """The sectors by slug, in the order of the tiles."""
    return {
        row["slug"]: Sector(row["slug"], row["name"], row["icon"], (row["hazards"][0], row["hazards"][1]))
        for row in _toml("sectors.toml")["sector"]
    }


# Where the offices are


@lru_cache
def branches() -> dict[str, Branch]:
    """All offices by code. An address that nobody has confirmed is not there: it would be printed."""
    return {
        row["code"]: Branch(
            code=row["code"],
            name=row["name"],
            type=row["type"],
            parent=row["parent"] or None,
            regency_code=row["regency_code"] or None,
            address=None if "unconfirmed" in row["address"] else row["address"] or None,
            confidence=row["confidence"],
            source=row["source"],
        )
        for row in _rows("branches.csv")
    }


@lru_cache
def routes() -> Routes:
    """Which branch serves which regency, and the districts that differ."""
    regencies = {
        row["regency_code"]: Route(
            row["regency_code"], row["branch_code"], row["confidence"], row["kcp_code"] or None, row["basis"]
        )
        for row in _rows("regency_branch.csv")
    }
    districts = {
        row["district_code"]: Route(row["district_code"], row["branch_code"], row["confidence"], None, row["basis"])
        for row in _rows("district_branch.csv")
    }
    return Routes(regencies, districts)


# What it costs and brings


@lru_cache
def tariffs() -> Tariffs:
    """Every dated contribution row and relief."""
    tiers = tuple(
        Tier(
            programme=row["programme"],
            income_from=int(row["income_from"]),
            basis=int(row["basis"]) if row["basis"] else None,
            monthly=int(row["monthly"]),
            first=Month.parse(row["first"]),
            last=Month.parse(row["last"]) if row["last"] else None,
            source=row["source"],
        )
        for row in _rows("tariffs.csv")
    )
    reliefs = tuple(
        Relief(
            programme=row["programme"],
            transport={"true": True, "false": False}[row["transport"]],
            per_cent=int(row["per_cent"]),
            first=Month.parse(row["first"]),
            last=Month.parse(row["last"]),
            source=row["source"],
        )
        for row in _rows("reliefs.csv")
    )
    return Tariffs(tiers, reliefs)


@lru_cache
def benefits() -> dict[str, Benefit]:
    """The amounts we print, by code, in the order of the cards."""
    return {
        row["code"]: Benefit(
            code=row["code"],
            programme=row["programme"],
            value=int(row["value"]) if row["value"] else None,
            unit=row["unit"],
            first=date.fromisoformat(row["first"]),
            text=row["text"] or None,
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in _rows("benefits.csv")
    }


@dataclass(frozen=True)
class Programme:
    """`name` and `about` are Indonesian source strings."""

    code: str
    name: str
    about: str
    optional: bool


@lru_cache
def programmes() -> dict[str, Programme]:
    return {row["code"]: Programme(**row) for row in _toml("programmes.toml")["programme"]}


def compulsory_programmes() -> tuple[str, ...]:
    return tuple(each.code for each in programmes().values() if not each.optional)


def optional_programmes() -> tuple[str, ...]:
    return tuple(each.code for each in programmes().values() if each.optional)


@lru_cache
def programme_periods() -> tuple[int, ...]:
    """How many months may be paid at once."""
    return tuple(_toml("programmes.toml")["rules"]["periods"])


@lru_cache
def figures_checked() -> date:
    """The day somebody last compared these figures with their sources; stands on every money block."""
    return _toml("programmes.toml")["rules"]["checked"]


@lru_cache
def official_line() -> str:
    """The telephone number that stands wherever we say "ask the office"."""
    return _toml("programmes.toml")["rules"]["line"]


# What is asked, and what is answered


@dataclass(frozen=True)
class Choice:
    """`label` is the worker's own answer, an Indonesian source string."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One question: its place in the contract, its words (Indonesian source strings), its limits, who may see it.

    `max` counts characters for words, rupiah for money and whole numbers for the rest. `seen_by` is `claim` (only the
    officer who holds the case sees it whole) or `branch` (every officer of the branch).
    """

    name: str
    section: str
    label: str
    hint: str
    why: str
    kind: str
    max: int | None
    min: int | None
    required: bool
    correctable: bool
    personal: bool
    seen_by: str
    choices: tuple[Choice, ...]
    office_label: str


@lru_cache
def fields() -> tuple[Field, ...]:
    """The field table, in the order of the forms. Every form, schema and review screen is made from it."""
    return tuple(
        Field(
            name=row["name"],
            section=row["section"],
            label=row["label"],
            hint=row.get("hint", ""),
            why=row.get("why", ""),
            kind=row["kind"],
            max=row.get("max"),
            min=row.get("min"),
            required=row.get("required", False),
            correctable=row.get("correctable", False),
            personal=row.get("personal", False),
            seen_by="claim" if row.get("personal", False) else "branch",
            choices=tuple(Choice(**choice) for choice in row.get("choices", [])),
            office_label=row["office_label"],
        )
        for row in _toml("fields.toml")["field"]
    )


@lru_cache
def field(name: str) -> Field:
    """One question by its dotted name; raises KeyError."""
    return {each.name: each for each in fields()}[name]


@dataclass(frozen=True)
class Reason:
    """Why an officer decides so: `text` goes to the worker, `office_label` stands in the officer's list.

    `use` is `correction`, `reject` or `close`; `fields` are those it fits, empty for any.
    """

    code: str
    use: str
    fields: tuple[str, ...]
    text: str
    office_label: str

    def fits(self, field_name: str) -> bool:
        return self.use == "correction" and (not self.fields or field_name in self.fields)


@lru_cache
def reasons() -> dict[str, Reason]:
    return {
        row["code"]: Reason(row["code"], row["for"], tuple(row.get("fields", [])), row["text"], row["office_label"])
        for row in _toml("reasons.toml")["reason"]
    }


@dataclass(frozen=True)
class Consent:
    """What the worker agrees to: short Indonesian source sentences, from a day on."""

    version: str
    first: date
    text: tuple[str, ...]


@lru_cache
def consents() -> dict[str, Consent]:
    """By version, oldest first; the last one is shown."""
    return {
        row["version"]: Consent(row["version"], row["first"], tuple(row["text"]))
        for row in _toml("consent.toml")["consent"]
    }


def present_consent() -> Consent:
    return list(consents().values())[-1]


# Languages


@dataclass(frozen=True)
class Language:
    """`state` is `offered` or `planned`; `checked` is False while no native reader has approved its words."""

    code: str
    name: str
    state: str
    checked: bool

    @property
    def offered(self) -> bool:
        return self.state == "offered"


@lru_cache
def languages(path: Path) -> dict[str, Language]:
    """From `translations/languages.toml`, in the order they are offered."""
    rows = tomllib.loads(Path(path).read_text(encoding="utf-8"))["language"]
    return {row["code"]: Language(row["code"], row["name"], row["state"], row.get("checked", False)) for row in rows}
