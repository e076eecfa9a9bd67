"""Two requests that may be one person: which things are equal. Telling them apart stays with the officer.

Phones are shared and names are common, so only an equal NIK is a strong sign; none of them is a reason by itself.
"""

from collections.abc import Hashable, Mapping

KINDS = ("nik", "phone", "name")
"""Strongest first."""


def same_in(one: Mapping[str, Hashable | None], other: Mapping[str, Hashable | None]) -> list[str]:
    """The kinds whose values are there and equal, strongest first.

    Values may be plain or keyed fingerprints; for `name` a frozenset of tokens, so that the order of words is nothing.
    """
    return [kind for kind in KINDS if one.get(kind) and one.get(kind) == other.get(kind)]
