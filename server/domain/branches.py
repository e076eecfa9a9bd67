"""Kantor cabang: which branch reads a request, from where the worker lives now, and how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.domain.errors import Invalid


@dataclass(frozen=True)
class Branch:
    """An office. `type` is kanwil, cabang or kcp; `address` is None while nobody has confirmed it."""

    code: str
    name: str
    type: str
    parent: str | None
    regency_code: str | None
    address: str | None
    confidence: str
    source: str


@dataclass(frozen=True)
class Route:
    """One row of routing, for a regency or for a district that differs from its regency."""

    area_code: str
    branch_code: str
    confidence: str
    kcp_code: str | None
    basis: str


@dataclass(frozen=True)
class Routing:
    """The branch that decides; `kcp_code` is the office nearer to visit, where known."""

    branch_code: str
    sure: bool
    kcp_code: str | None
    basis: str


@dataclass(frozen=True)
class Routes:
    regencies: Mapping[str, Route]
    districts: Mapping[str, Route]


def route(code: str, routes: Routes) -> Routing:
    """From a village, district or regency code (`33.72.01.1001`, `33.72.01`, `33.72`).

    A district row overrides its regency's row. A route is sure unless it is assumed: the nearest office that is
    known, without a source that says so.
    Raises Invalid `village-unknown` for a code of no regency we know.
    """
    parts = code.split(".")
    regency = routes.regencies.get(".".join(parts[:2]))
    if regency is None or not 2 <= len(parts) <= 4:
        raise Invalid("village-unknown")
    row = routes.districts.get(".".join(parts[:3]), regency)
    kcp = row.kcp_code or (regency.kcp_code if row.branch_code == regency.branch_code else None)
    return Routing(row.branch_code, row.confidence != "assumed", kcp, row.basis)
