"""The short keys of strings are the same here and on the phone."""

import json

import pytest

from server.words import string_key
from server.words.places import ROOT

CASES = json.loads((ROOT / "tests/cases/string_keys.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["key"] for case in CASES])
def test_a_sentence_has_the_key_the_phone_computes(case):
    assert string_key(case["context"], case["message"]) == case["key"]


def test_the_key_is_fnv_1a():
    assert int(string_key("", ""), 36) == ((0x811C9DC5 ^ 0x04) * 0x01000193) & 0xFFFFFFFF
