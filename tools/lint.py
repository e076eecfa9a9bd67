"""What a machine can see without running the code: style, types, words, and which way imports point. `make lint`.

All checks run, so that one round of mending is enough; the exit code tells whether any found something.
"""

from __future__ import annotations

import subprocess
import sys

from tools.programs import PWA, PYTHON, ROOT, VENV, environment, node

TSC = PWA / "node_modules" / "typescript" / "bin" / "tsc"
HOUSE = "tests/house"


def checks() -> list[tuple[str, list[object], object]]:
    """Name, command and folder of each check."""
    return [
        ("ruff check", [VENV / "bin" / "ruff", "check", "--quiet"], ROOT),
        ("ruff format", [VENV / "bin" / "ruff", "format", "--check", "--quiet"], ROOT),
        ("mypy (server/domain, server/usecases)", [VENV / "bin" / "mypy"], ROOT),
        ("TypeScript", [node(), TSC, "--noEmit"], PWA),
        ("words (payung strings check)", [VENV / "bin" / "payung", "strings", "check"], ROOT),
        ("house rules", [PYTHON, "-m", "pytest", "--quiet", HOUSE], ROOT),
    ]


def main() -> int:
    """Run every check; 0 when none found anything."""
    found = []
    for name, command, folder in checks():
        print(f"── {name}", flush=True)
        if subprocess.run([str(word) for word in command], cwd=folder, env=environment()).returncode:
            found.append(name)
    print(f"To mend: {', '.join(found)}" if found else "Lint: nothing to mend.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
