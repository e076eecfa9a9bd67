"""The money that reading pages show: worked out from the dated tariffs for a given day, never written in a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from server.domain.contributions import Month, Relief, quote
from server.domain.eligibility import AGE_LIMIT
from server.domain.occupations import Transport
from server.reference import tables
from server.web import i18n
from server.web.i18n import translate_reference

LOWEST_INCOME = 0
"""The lowest row of the tariff covers every income below its printed beginning (FACTS, section 1)."""

LAW = re.compile(r"\b(?:PP|UU|Permenaker) [0-9]+/[0-9]{4}")


@dataclass(frozen=True)
class PriceLine:
    """One programme in the bill of the lowest row, whole rupiah a month."""

    name: str
    full: int
    due: int


@dataclass(frozen=True)
class PagePrice:
    """The lowest monthly bill as a page says it; `until` is None where no relief runs.

    `unsettled_until`: the transport relief runs on after the general one, and the office has yet to decide whether
    this occupation is in it.
    """

    month: str
    full: str
    due: str
    lines: tuple[PriceLine, ...]
    until: str | None
    rule: str
    per_cent: int
    savings: str
    unsettled_until: str | None


@dataclass(frozen=True)
class Checked:
    """When the figures were last compared with their sources, and which laws prices and all figures come from."""

    checked: str
    sources: str
    price_sources: str
    age_limit: int


def lowest_price(today: date, transport: Transport) -> PagePrice:
    """For the contribution month of `today`, in the current language."""
    tariffs, month = tables.tariffs(), Month.of(today)
    compulsory, optional = tables.compulsory_programmes(), tables.optional_programmes()
    bill = quote(LOWEST_INCOME, compulsory, month, 1, transport, tariffs).months[0]
    savings = quote(LOWEST_INCOME, optional, month, 1, transport, tariffs)
    relief = next((r for code in compulsory for r in tariffs.reliefs if r.holds_for(code, month, transport)), None)
    return PagePrice(
        month=month_words(month),
        full=i18n.rupiah(bill.full),
        due=i18n.rupiah(bill.due),
        lines=tuple(PriceLine(programme_name(line.programme), line.full, line.due) for line in bill.lines),
        until=month_words(relief.last) if relief else None,
        rule=first_law(relief.source) if relief else "",
        per_cent=100 - relief.per_cent if relief else 0,
        savings=i18n.rupiah(savings.total),
        unsettled_until=_unsettled_until(transport, month, relief, tariffs.reliefs),
    )


def _unsettled_until(transport: Transport, month: Month, now: Relief | None, reliefs: Iterable[Relief]) -> str | None:
    if transport is not Transport.UNSETTLED:
        return None
    last = max((each.last for each in reliefs if each.transport and each.last >= month), default=None)
    return month_words(last) if last and (now is None or last > now.last) else None


def month_words(month: Month) -> str:
    """`Desember 2026` in the current language."""
    return i18n.month(month.year, month.number)


def programme_name(code: str) -> str:
    return translate_reference("layanan→pekerja", tables.programmes()[code].name)


def first_law(source: str) -> str:
    """`PP 50/2025` from a source note such as `PP 50/2025 Pasal 4(1)`."""
    found = LAW.search(source)
    return found[0] if found else source


@lru_cache
def price_laws() -> tuple[str, ...]:
    """The regulations that contributions and reliefs rest on, oldest first."""
    tariffs = tables.tariffs()
    return _laws([*(row.source for row in tariffs.tiers), *(row.source for row in tariffs.reliefs)])


@lru_cache
def all_laws() -> tuple[str, ...]:
    """The same with those of the benefits."""
    return _laws([*price_laws(), *(row.source for row in tables.benefits().values())])


def _laws(sources: Iterable[str]) -> tuple[str, ...]:
    found = {law for source in sources for law in LAW.findall(source)}
    return tuple(sorted(found, key=lambda law: (law.rpartition("/")[2], law)))


def checked_figures() -> Checked:
    return Checked(i18n.day(tables.figures_checked()), ", ".join(all_laws()), ", ".join(price_laws()), AGE_LIMIT)
