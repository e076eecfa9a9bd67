"""Write the three lock files from the `.in` files: exact versions with the hashes of every file they may come as.

Run by `make lock`, never by set-up. One lock for Python 3.11 and later and for every platform (`--universal`); the
address of the package index is left out, so that a mirror serves as well. `make lock ARGS=--upgrade` takes newer
versions.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements", "requirements-build", "requirements-dev")  # in this order: the last is held to the first two


def lock(name: str, extra: list[str]) -> None:
    """Write NAME.txt from NAME.in."""
    command = [
        *(str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"),
        *(f"{name}.in", "--output-file", f"{name}.txt", *extra),
    ]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    for each in LOCKS:
        lock(each, sys.argv[1:])
        print(f"{each}.txt written")
