"""Manfaat: what the programmes bring. An amount never stands without its condition: both are in one sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Benefit:
    """One row of benefits.csv.

    `value` is None where nothing is counted; `unit` is `rupiah`, `times-income`, `per-cent`, `months` or `years`.
    `text` is an Indonesian source sentence with holes named after codes (`%(jkm_full)s`), or None where the figure
    only fills a hole of another sentence.
    """

    code: str
    programme: str
    value: int | None
    unit: str
    first: date
    text: str | None
    source: str
    confidence: str


def holes(benefits: Iterable[Benefit], rupiah: Callable[[int], str]) -> dict[str, str]:
    """What fills the holes of the sentences; `rupiah` writes money in the reader's way."""
    return {
        each.code: rupiah(each.value) if each.unit == "rupiah" else str(each.value)
        for each in benefits
        if each.value is not None
    }


def sentences(benefits: Iterable[Benefit], programme: str) -> list[Benefit]:
    """The benefits of one programme that have a sentence of their own, in order."""
    return [each for each in benefits if each.programme == programme and each.text]
