"""Tracking code: nine characters of 45 secret bits and a check character, made to be read aloud and typed again."""

import re

from server.domain.errors import Invalid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 characters; I, L, O and U are not among them and are read as what they look like."""

LOOKS_LIKE = str.maketrans("ILOU", "110V")
LENGTH = 9
BITS = 5


def tracking_code(secret_bytes: bytes) -> str:
    """From the first 45 bits of at least 6 secret bytes."""
    if len(secret_bytes) < 6:
        raise ValueError("a tracking code needs 6 secret bytes")
    number = int.from_bytes(secret_bytes[:6], "big") >> (48 - BITS * LENGTH)
    values = [number >> (BITS * place) & 31 for place in reversed(range(LENGTH))]
    check = _remainder([*values, 0])
    return "".join(ALPHABET[value] for value in [*values, check])


def parse_tracking_code(text: str) -> str:
    """As we write it, whatever case, spaces or dashes came; raises Invalid `tracking-code-form`."""
    code = re.sub(r"[ \t\r\n\u00a0\u2009\u202f.\u2010-\u2015-]+", "", text).upper().translate(LOOKS_LIKE)
    if len(code) != LENGTH + 1 or not set(code) <= set(ALPHABET):
        raise Invalid("tracking-code-form")
    if _remainder([ALPHABET.index(c) for c in code]) != 0:
        raise Invalid("tracking-code-form")
    return code


def _remainder(values: list[int]) -> int:
    """The code as a polynomial over GF(32), evaluated at its generator (x⁵ + x² + 1): 0 for a whole code.

    It finds every single wrong character and every two that changed places, which a plain sum would not.
    """
    result = 0
    for value in values:
        result <<= 1
        if result & 32:
            result ^= 0b100101
        result ^= value
    return result
