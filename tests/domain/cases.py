"""The cases that Python and the phone's TypeScript share."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cases"


def read(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def pairs(name: str) -> list[tuple]:
    """(in, out) of every case."""
    return [(case["in"], case["out"]) for case in read(name)["cases"]]
