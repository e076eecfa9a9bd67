"""Iuran: what is paid for each contribution month, by the rules of that month. Money is in whole rupiah.

A bill for several months is the sum of its months, because the relief of PP 50/2025 ends in the middle of some.
Figures come from `server/reference`; nothing here knows an amount.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from server.domain.errors import Invalid
from server.domain.occupations import Transport

LAST_YEAR = 9999
"""A month is written with four digits of year."""


@dataclass(frozen=True, order=True)
class Month:
    """One contribution month (bulan iuran); written `2026-11`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Raises Invalid `month-form`."""
        match = re.fullmatch("([0-9]{4})-(0[1-9]|1[0-2])", text)
        if not match:
            raise Invalid("month-form")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a date lies in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def next(self) -> "Month":
        return Month(self.year + 1, 1) if self.number == 12 else Month(self.year, self.number + 1)


@dataclass(frozen=True)
class Tier:
    """One row of a tariff. A flat programme has a single row from 0 with no basis."""

    programme: str
    income_from: int
    basis: int | None
    monthly: int
    first: Month
    last: Month | None
    source: str

    def holds_in(self, month: Month) -> bool:
        return self.first <= month and (self.last is None or month <= self.last)


@dataclass(frozen=True)
class Relief:
    """A dated lowering of one programme: `per_cent` of the full price is due, in or outside the transport sector."""

    programme: str
    transport: bool
    per_cent: int
    first: Month
    last: Month
    source: str

    def holds_for(self, programme: str, month: Month, transport: Transport) -> bool:
        """Unsettled occupations are priced without the transport period until the office has decided."""
        same_sector = self.transport == (transport is Transport.TRUE)
        return self.programme == programme and same_sector and self.first <= month <= self.last


@dataclass(frozen=True)
class Tariffs:
    """All dated rows there are; old ones stay, so that any month can be priced again."""

    tiers: tuple[Tier, ...]
    reliefs: tuple[Relief, ...]

    @cached_property
    def programmes(self) -> tuple[str, ...]:
        """Codes in the order of the tariff file; bills list their lines in it."""
        return tuple(dict.fromkeys(tier.programme for tier in self.tiers))

    @cached_property
    def _rows(self) -> dict[str, tuple[Tier, ...]]:
        return {code: tuple(t for t in self.tiers if t.programme == code) for code in self.programmes}

    def tier(self, programme: str, income: int, month: Month) -> Tier:
        """The highest row of that month that does not start above the income; the lowest row wins the printed gaps.

        Raises Invalid `month-unknown` where no row is dated so.
        """
        rows = [tier for tier in self._rows[programme] if tier.holds_in(month) and tier.income_from <= income]
        if not rows:
            raise Invalid("month-unknown")
        return max(rows, key=lambda tier: tier.income_from)


@dataclass(frozen=True)
class Line:
    """One programme in one month: the full price, what is due, and the legal source of both."""

    programme: str
    full: int
    due: int
    rule: str
    relief_last: Month | None


@dataclass(frozen=True)
class MonthBill:
    month: Month
    lines: tuple[Line, ...]

    @property
    def full(self) -> int:
        return sum(line.full for line in self.lines)

    @property
    def due(self) -> int:
        return sum(line.due for line in self.lines)


@dataclass(frozen=True)
class Quote:
    """`relief_ends` is the last month of the relief that lowers this bill, None where none does.

    `unsettled` says that the office still has to decide whether the transport period holds for this occupation.
    """

    months: tuple[MonthBill, ...]
    unsettled: bool

    @property
    def total(self) -> int:
        return sum(month.due for month in self.months)

    @property
    def full_total(self) -> int:
        return sum(month.full for month in self.months)

    @property
    def relief_ends(self) -> Month | None:
        return max((line.relief_last for m in self.months for line in m.lines if line.relief_last), default=None)

    def to_json(self) -> dict:
        """As the command line, the API and the phone write it."""
        return {
            "total": self.total,
            "full_total": self.full_total,
            "unsettled": self.unsettled,
            "months": [
                {
                    "month": str(bill.month),
                    "lines": [
                        {"programme": line.programme, "full": line.full, "due": line.due, "rule": line.rule}
                        for line in bill.lines
                    ],
                }
                for bill in self.months
            ],
        }


def price(programme: str, income: int, month: Month, transport: Transport, tariffs: Tariffs) -> Line:
    """One programme for one contribution month."""
    tier = tariffs.tier(programme, income, month)
    due, rules, relief_last = tier.monthly, [tier.source], None
    for relief in tariffs.reliefs:
        if relief.holds_for(programme, month, transport):
            due = due * relief.per_cent // 100
            rules.append(relief.source)
            relief_last = relief.last
    return Line(programme, tier.monthly, due, "; ".join(rules), relief_last)


def quote(
    income: int, programmes: Sequence[str], first: Month, months: int, transport: Transport, tariffs: Tariffs
) -> Quote:
    """What these programmes cost for so many contribution months, beginning with `first`.

    `income` is whole rupiah a month. Raises Invalid `income-range`, `months-range`, `programme-unknown` or
    `month-unknown`. Which programmes must go together is a question of eligibility, not of price.
    """
    if income < 0:
        raise Invalid("income-range")
    if months < 1:
        raise Invalid("months-range")
    if not programmes or not set(programmes) <= set(tariffs.programmes):
        raise Invalid("programme-unknown")
    wanted = [code for code in tariffs.programmes if code in programmes]
    bills, month = [], first
    for _ in range(months):
        bills.append(MonthBill(month, tuple(price(code, income, month, transport, tariffs) for code in wanted)))
        month = month.next()
    if bills[-1].month.year > LAST_YEAR:
        raise Invalid("month-unknown")
    return Quote(tuple(bills), transport is Transport.UNSETTLED)
