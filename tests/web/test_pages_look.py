"""The sheet: colours that can be read in the sun and at night, targets for a thumb, states with a shape."""

import re
from pathlib import Path

import pytest

from server.domain.applications import State

SHEET = (Path(__file__).resolve().parents[2] / "pwa" / "styles" / "base.css").read_text(encoding="utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", SHEET, re.S)[:2]
TEXT, EDGE = 4.5, 3.0
"""WCAG 2.2 AA: contrast of text, and of what shows where a field or button is."""


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_edges_stand_out_in_both_schemes(scheme):
    found = colours(LIGHT) | colours(scheme)
    for ground in ("paper", "sheet", "soft"):
        for words in ("ink", "quiet", "accent", "good", "danger"):
            assert contrast(found[words], found[ground]) >= TEXT, (words, ground)
    for ground in ("paper", "sheet"):
        assert contrast(found["edge"], found[ground]) >= EDGE, ground
        assert contrast(found["fill"], found[ground]) >= EDGE, ground
    assert contrast(found["on-fill"], found["fill"]) >= TEXT


def test_the_promised_colours_are_the_light_ones():
    found = colours(LIGHT)
    expected = {
        "paper": "#fbf5e9", "ink": "#1f2a5a", "accent": "#8a4b1f", "good": "#2f6b3a", "danger": "#a3271d",
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    "name",
    ["card", "button", "button.quiet", "field", "hint", "problem", "choice", "state", "stack", "money", "steps", "note",
     "tiles", "top", "bar"],
)  # fmt: skip
def test_the_classes_that_the_app_uses_are_there(name):
    assert re.search(rf"\.{re.escape(name)}\b", SHEET)


@pytest.mark.parametrize("state", [state for state in State if state is not State.SUBMITTED])
def test_every_state_has_a_shape_of_its_own_kind(state):
    assert f'.state[data-state="{state}"]::before' in SHEET


def test_the_sheet_knows_print_motion_and_the_night():
    for query in ("prefers-color-scheme: dark", "prefers-reduced-motion", "@media print", ":focus-visible"):
        assert query in SHEET
