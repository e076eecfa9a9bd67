"""Writes quotes.json: what every bill must come to, worked out here by naive arithmetic and nothing of `server`.

    python tests/cases/make_quotes.py

The income rows follow from the pattern of PP 44/2015 Lampiran II (each basis is the middle of its row), not from our
CSV, so that a slip in either shows. One case is `[income, with JHT, transport]` with, for every period, the total of
the bill that starts in each month of `starts`.
"""

import json
from pathlib import Path

STARTS = [f"{year}-{month:02}" for year in (2026, 2027) for month in range(1, 13)][:18]
PERIODS = (1, 3, 6, 12)
JKM = 6_800


def rows() -> list[tuple[int, int]]:
    """(income from, basis) of the 33 rows: they widen from 200 thousand to half a million to a million."""
    made = [(0, 1_000_000)]
    for first, last, width in (
        (1_100_000, 2_700_000, 200_000),
        (2_700_000, 8_200_000, 500_000),
        (8_200_000, 20_200_000, 1_000_000),
    ):
        made += [(start, start + width // 2) for start in range(first, last, width)]
    return [*made, (20_200_000, 20_700_000)]


def later(start: str, months: int) -> str:
    number = int(start[:4]) * 12 + int(start[5:]) - 1 + months
    return f"{number // 12}-{number % 12 + 1:02}"


def halved(month: str, transport: str) -> bool:
    if transport == "true":
        return "2026-01" <= month <= "2027-03"
    return "2026-04" <= month <= "2026-12"


def bill(basis: int, with_jht: bool, transport: str, start: str, months: int) -> int:
    total = 0
    for step in range(months):
        insurance = basis // 100 + JKM
        total += insurance // 2 if halved(later(start, step), transport) else insurance
        total += basis // 50 if with_jht else 0
    return total


def incomes() -> list[tuple[int, int]]:
    """(income, basis): where each row starts, and the last rupiah before the next one, which is in a printed gap."""
    table = rows()
    ends = [below - 1 for below, _ in table[1:]] + [1_000_000_000]
    return [(income, basis) for (start, basis), end in zip(table, ends, strict=True) for income in (start, end)]


def case(income: int, basis: int, with_jht: bool, transport: str) -> dict:
    return {
        "in": [income, with_jht, transport],
        "out": {
            "full_month": basis // 100 + JKM + (basis // 50 if with_jht else 0),
            "unsettled": transport == "unsettled",
            **{
                str(months): [bill(basis, with_jht, transport, start, months) for start in STARTS] for months in PERIODS
            },
        },
    }


EXAMPLES = [  # worked out by hand
    {
        "in": {
            "occupation": "pedagang-pasar",
            "income": 1_000_000,
            "programmes": ["JKK", "JKM"],
            "from": "2026-12",
            "months": 6,
        },
        "out": {"total": 92_400, "full_total": 100_800, "unsettled": False},  # 8.400 + 5 × 16.800
    },
    {
        "in": {
            "occupation": "ojek-online",
            "income": 1_000_000,
            "programmes": ["JKK", "JKM"],
            "from": "2026-12",
            "months": 6,
        },
        "out": {"total": 67_200, "full_total": 100_800, "unsettled": False},  # 4 × 8.400 + 2 × 16.800
    },
    {
        "in": {
            "occupation": "pengemudi-becak",
            "income": 1_000_000,
            "programmes": ["JKK", "JKM"],
            "from": "2026-12",
            "months": 6,
        },
        "out": {"total": 92_400, "full_total": 100_800, "unsettled": True},
    },
    {
        "in": {
            "occupation": "nelayan",
            "income": 1_500_000,
            "programmes": ["JKK", "JKM", "JHT"],
            "from": "2026-12",
            "months": 2,
        },
        "out": {
            "total": 11_400 + 32_000 + 22_800 + 32_000,
            "full_total": 2 * 54_800,
            "unsettled": False,
            "lines": [  # month, programme, full, due
                ["2026-12", "JKK", 16_000, 8_000],
                ["2026-12", "JKM", 6_800, 3_400],
                ["2026-12", "JHT", 32_000, 32_000],
                ["2027-01", "JKK", 16_000, 16_000],
                ["2027-01", "JKM", 6_800, 6_800],
                ["2027-01", "JHT", 32_000, 32_000],
            ],
        },
    },
]


def main() -> None:
    assert len(rows()) == 33
    cases = [
        case(income, basis, with_jht, transport)
        for income, basis in incomes()
        for with_jht in (False, True)
        for transport in ("true", "false", "unsettled")
    ]
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in cases)
    about = (
        "Every bill: in = [monthly income, JHT besides JKK and JKM?, transport]; out = the full price of one month, "
        "and for each period (1, 3, 6, 12 months) the totals of the bills that begin in each month of `starts`. "
        "Made by make_quotes.py."
    )
    head = f'{{\n"about": {json.dumps(about)},\n"starts": {json.dumps(STARTS)},\n"examples": {json.dumps(EXAMPLES)},\n"cases": [\n'
    Path(__file__).with_name("quotes.json").write_text(head + lines + "\n]\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
