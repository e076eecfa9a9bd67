"""Every test there is: the phone's (vitest), then all others (pytest, browser tests included). Run by `make test`.

Both run even when the first finds something, and the exit code tells of both. `make test ARGS="-k nik"` gives ARGS to
pytest and leaves vitest out.
"""

from __future__ import annotations

import subprocess
import sys

from tools.borrowed import find_chromium
from tools.programs import PWA, PYTHON, ROOT, environment, node

WITHOUT_BROWSER = "--ignore=tests/browser"


def main(arguments: list[str]) -> int:
    """Run the tests; 0 when all of them held."""
    codes = [] if arguments else [vitest()]
    codes.append(pytest(arguments))
    return max(codes)


def vitest() -> int:
    """The phone's rules, outbox and screens, on Node."""
    print("Phone (vitest)", flush=True)
    script = PWA / "node_modules" / "vitest" / "vitest.mjs"
    return subprocess.run([node(), script, "run"], cwd=PWA, env=environment()).returncode


def pytest(arguments: list[str]) -> int:
    """Everything else."""
    print("Service, pages, browser, house rules (pytest)", flush=True)
    chromium = find_chromium()
    extra = [] if chromium else [WITHOUT_BROWSER]
    with_chromium = environment() | ({"CHROMIUM": chromium} if chromium else {})
    code = subprocess.run([PYTHON, "-m", "pytest", *extra, *arguments], cwd=ROOT, env=with_chromium).returncode
    if not chromium:
        print("The browser tests did not run: there is no Chromium here (see above how to get one).")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
