import pytest

from server.domain.branches import route
from server.domain.errors import Invalid
from server.reference import tables


def to(code):
    return route(code, tables.routes())


def test_solo_goes_to_surakarta_and_we_are_sure():
    routing = to("33.72.01.1001")

    assert (routing.branch_code, routing.sure) == ("L01", True)
    assert routing.basis


def test_a_district_that_differs_overrides_its_regency():
    assert to("33.74.06.1001").branch_code == "L11"  # Pedurungan
    assert to("33.74.01.1001").branch_code == "L00"
    assert to("33.74.06").branch_code == "L11"


def test_the_office_nearest_to_visit_is_named_where_there_is_one():
    assert to("33.11.01.2001").kcp_code == "L12"  # Sukoharjo
    assert to("33.12.01.2001").kcp_code is None  # Wonogiri


def test_a_route_that_was_only_assumed_is_not_sure():
    routes = tables.routes()
    sure = {code for code in routes.regencies if route(code, routes).sure}

    assert len(sure) == 514 - 354
    assert not to("11.02.01.2001").sure


def test_every_route_ends_at_a_branch_we_know():
    branches, routes = tables.branches(), tables.routes()
    assert len(routes.regencies) == 514
    for row in [*routes.regencies.values(), *routes.districts.values()]:
        assert branches[row.branch_code].type == "cabang", row
        assert row.kcp_code is None or branches[row.kcp_code].type == "kcp", row


@pytest.mark.parametrize("code", ["", "33", "99.99.99.9999", "33.72.01.1001.1", "abc"])
def test_a_place_that_is_not_there_is_refused(code):
    with pytest.raises(Invalid) as refusal:
        to(code)
    assert refusal.value.code == "village-unknown"
