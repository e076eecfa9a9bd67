from collections import Counter
from itertools import product

import pytest

from server.domain.contributions import Month, quote
from server.domain.errors import Invalid
from server.domain.occupations import Transport
from server.reference import tables
from tests.domain.cases import pairs, read

JKK_JKM, ALL_THREE = ("JKK", "JKM"), ("JKK", "JKM", "JHT")


def price(income=1_000_000, programmes=JKK_JKM, first="2026-11", months=1, transport=Transport.FALSE):
    return quote(income, programmes, Month.parse(first), months, transport, tables.tariffs())


def test_every_bill_is_what_naive_arithmetic_says():
    starts = read("quotes")["starts"]
    seen = 0
    for (income, with_jht, transport), out in pairs("quotes"):
        programmes = ALL_THREE if with_jht else JKK_JKM
        for months in (1, 3, 6, 12):
            for start, expected in zip(starts, out[str(months)], strict=True):
                bill = price(income, programmes, start, months, Transport(transport))
                assert bill.total == expected, (income, programmes, start, months, transport)
                assert bill.full_total == out["full_month"] * months
                assert bill.unsettled == out["unsettled"]
                seen += 1
    assert seen == 66 * 2 * 3 * 4 * 18


@pytest.mark.parametrize("example", read("quotes")["examples"])
def test_the_examples_worked_out_by_hand_hold(example):
    asked, out = example["in"], example["out"]
    transport = tables.occupations()[asked["occupation"]].transport

    bill = price(asked["income"], asked["programmes"], asked["from"], asked["months"], transport).to_json()

    assert {name: bill[name] for name in ("total", "full_total", "unsettled")} == {
        name: out[name] for name in ("total", "full_total", "unsettled")
    }
    if "lines" in out:
        lines = [[m["month"], p["programme"], p["full"], p["due"]] for m in bill["months"] for p in m["lines"]]
        assert lines == out["lines"]


def test_a_bill_is_the_sum_of_its_months():
    whole = price(first="2026-10", months=12, transport=Transport.TRUE)
    month, single = Month.parse("2026-10"), []
    for _ in range(12):
        single.append(price(first=str(month), transport=Transport.TRUE).total)
        month = month.next()

    assert whole.total == sum(single)
    assert [bill.due for bill in whole.months] == single


def test_the_relief_names_its_law_and_its_last_month():
    in_relief, after = price(months=1), price(first="2027-01")

    line = in_relief.months[0].lines[0]
    assert "PP 50/2025" in line.rule
    assert "PP 44/2015" in line.rule
    assert (str(in_relief.relief_ends), after.relief_ends) == ("2026-12", None)
    assert str(price(transport=Transport.TRUE).relief_ends) == "2027-03"


def test_the_relief_never_touches_old_age_savings():
    for start, transport in product(("2026-01", "2026-11", "2027-03"), Transport):
        line = price(programmes=ALL_THREE, first=start, transport=transport).months[0].lines[2]
        assert (line.programme, line.due) == ("JHT", line.full)


def test_lines_come_in_one_order_whatever_was_asked_first():
    assert price(programmes=("JHT", "JKM", "JKK")).to_json() == price(programmes=ALL_THREE).to_json()


def test_no_amount_is_rounded():
    tariffs = tables.tariffs()
    for tier, relief in product(tariffs.tiers, tariffs.reliefs):
        if tier.programme == relief.programme:
            assert tier.monthly * relief.per_cent % 100 == 0


@pytest.mark.parametrize("income", [1_099_001, 1_099_500, 1_099_999])
def test_the_lower_row_wins_the_gaps_that_are_printed_between_rows(income):
    assert price(income).full_total == 16_800
    assert price(1_100_000).full_total == 18_800


def test_all_figures_of_the_law_are_there():
    tiers = tables.tariffs().tiers

    assert Counter(tier.programme for tier in tiers) == {"JKK": 33, "JKM": 1, "JHT": 33}
    assert all(tier.monthly == tier.basis // 100 for tier in tiers if tier.programme == "JKK")
    assert all(tier.monthly == tier.basis // 50 for tier in tiers if tier.programme == "JHT")
    assert all(tier.source.startswith("PP ") for tier in tiers)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"income": -1}, "income-range"),
        ({"months": 0}, "months-range"),
        ({"programmes": ()}, "programme-unknown"),
        ({"programmes": ("JKK", "JP")}, "programme-unknown"),
        ({"first": "2015-06"}, "month-unknown"),
        ({"first": "2026-13"}, "month-form"),
        ({"first": "2026-1"}, "month-form"),
        ({"first": "٢٠٢٦-11"}, "month-form"),
    ],
)
def test_what_cannot_be_priced_is_refused_with_a_code(asked, code):
    with pytest.raises(Invalid) as refusal:
        price(**asked)
    assert refusal.value.code == code


def test_months_follow_each_other_over_new_year():
    assert str(Month.parse("2026-12").next()) == "2027-01"
    assert Month.parse("2026-12") < Month.parse("2027-01")
