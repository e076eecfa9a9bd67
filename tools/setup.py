"""Make this folder ready: everything `make run` and `make test` need, from a bare Python 3.11+ and nothing else.

Run by the system's own Python (`python3 -m tools.setup run|lint|test`), so only the standard library is used here.
Each step says what it reads and what it leaves behind; a stamp in `.venv/steps/` holds a hash of what it read, so a
step whose inputs did not change is passed over. All that is made lies in folders that git ignores.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.borrowed import find_chromium, has_postgresql
from tools.programs import PWA, PYTHON, ROOT, VENV, CannotGoOn, npm, run
from tools.steps import Step, take

REGIONS_CSV = PWA / "node_modules" / "idn-area-data" / "data"
REGIONS = ROOT / "server" / "reference" / "built" / "regions.sqlite"
NEWEST_FIRST = ("python3.14", "python3.13", "python3.12", "python3.11")


# ---------------------------------------------------------------------------------------------------- the steps


def make_venv() -> None:
    """A virtual environment in `.venv`, by whichever means this machine has."""
    shutil.rmtree(VENV, ignore_errors=True)
    if not can_import("ensurepip") and may_use_apt():
        run("apt-get", "update", log=False)
        with contextlib.suppress(CannotGoOn):  # the name for this exact Python first, then Debian's default
            run("apt-get", "install", "-y", f"python3.{sys.version_info.minor}-venv", log=False)
        if not can_import("ensurepip"):
            run("apt-get", "install", "-y", "python3-venv", log=False)
    if can_import("ensurepip"):
        run(sys.executable, "-m", "venv", VENV, log=False)
    elif can_import("virtualenv"):
        run(sys.executable, "-m", "virtualenv", VENV, log=False)
    else:
        raise CannotGoOn(
            "Python's venv is not complete here: install it (Debian and Ubuntu: "
            f"`apt install python3.{sys.version_info.minor}-venv`), then run this again."
        )


def install_uv() -> None:
    """uv from the lock, by pip: it then installs the rest six times faster."""
    lines = (ROOT / "requirements-build.txt").read_text().splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("uv=="))
    block = [lines[first], *takewhile_indented(lines[first + 1 :])]
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.txt"
        only_uv.write_text("\n".join(block) + "\n")
        run(PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", "-r", only_uv)


def install_packages() -> None:
    """What the service needs, and what builds it: exact versions, every file checked against its hash."""
    install("requirements.txt", "requirements-build.txt")


def install_test_packages() -> None:
    """What tests and lint need besides."""
    install("requirements-dev.txt")


def install_project() -> None:
    """The project itself, in place: gives `.venv/bin/payung`."""
    run(PYTHON, "-m", "pip", "install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)


def install_node_packages() -> None:
    """`npm ci` with the Node of the virtual environment; no install script of any package is run."""
    npm("ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund")


def compile_strings() -> None:
    """The catalogs that gettext reads, and the list of strings the phone may ask for."""
    run(VENV / "bin" / "payung", "strings", "compile")


def build_regions() -> None:
    """Provinces down to villages in one read-only file, from the CSV of idn-area-data."""
    run(PYTHON, "-m", "server.reference.regions", REGIONS_CSV, REGIONS)


def build_pwa() -> None:
    """Scripts, sheets and the service worker, into pwa/dist."""
    npm("run", "build")


def install_borrowed() -> None:
    """Debian's Chromium and PostgreSQL, when we may; otherwise a sentence each, and the other tests still run."""
    wanted = {"chromium": bool(find_chromium()), "postgresql": has_postgresql()}
    missing = [name for name, is_there in wanted.items() if not is_there]
    if missing and may_use_apt():
        with contextlib.suppress(CannotGoOn):
            run("apt-get", "update")
        for name in missing:
            with contextlib.suppress(CannotGoOn):
                fonts = ["fonts-dejavu-core"] if name == "chromium" else []
                run("apt-get", "install", "-y", "--no-install-recommends", name, *fonts)
    if not find_chromium():
        print("      No Chromium here, so the browser tests will not run: install it (Debian: `apt install chromium`)")
        print("      or name one with CHROMIUM=/path/to/chromium.")
    if not has_postgresql():
        print("      No PostgreSQL here, so tests run on SQLite alone: install it (Debian: `apt install postgresql`)")
        print("      or name a server with TEST_DATABASE_URL.")


VENV_STEP = Step("Virtual environment (.venv)", make_venv, is_good=lambda: venv_is_good())
PACKAGES = [
    Step("uv", install_uv, ("requirements-build.txt",), (VENV / "bin" / "uv",)),
    Step("Python packages (hashed)", install_packages, ("requirements.txt", "requirements-build.txt")),
    Step("Payung itself", install_project, ("setup.cfg", "pyproject.toml"), (VENV / "bin" / "payung",)),
]
TEST_PACKAGES = [Step("Packages for tests (hashed)", install_test_packages, ("requirements-dev.txt",))]
NODE_PACKAGES = [
    Step(
        "Node packages (npm ci)",
        install_node_packages,
        ("pwa/package.json", "pwa/package-lock.json", "requirements-build.txt"),
        (PWA / "node_modules" / ".package-lock.json",),
    )
]
BUILT = [
    Step(
        "Words (catalogs compiled)",
        compile_strings,
        ("translations", "server/words"),
        (ROOT / "translations" / "phone.json", ROOT / "translations" / "jv" / "LC_MESSAGES" / "worker.mo"),
    ),
    Step(
        "Regions (38 provinces to 83,762 villages)",
        build_regions,
        ("pwa/package-lock.json", "server/reference/regions.py"),
        (REGIONS,),
    ),
    Step(
        "PWA (vite build)",
        build_pwa,
        ("pwa",),
        (PWA / "dist" / "asset-manifest.json",),
    ),
]
BORROWED = Step(
    "Chromium and PostgreSQL for the tests",
    install_borrowed,
    is_good=lambda: find_chromium() is not None and has_postgresql(),
)

GOALS: dict[str, list[Step]] = {
    "words": [*PACKAGES],
    "run": [*PACKAGES, *NODE_PACKAGES, *BUILT],
    "lint": [*PACKAGES, *TEST_PACKAGES, *NODE_PACKAGES],
    "test": [*PACKAGES, *TEST_PACKAGES, *NODE_PACKAGES, *BUILT, BORROWED],
}


# -------------------------------------------------------------------------------------------- how steps are taken


def set_up(goal: str) -> None:
    """Take every step towards the goal that is not done yet."""
    began = time.monotonic()
    steps = [VENV_STEP, *GOALS[goal]]
    todo = [step for step in steps if not step.is_done()]
    if not todo:
        print(f"Set-up is up to date ({time.monotonic() - began:.1f} s).", flush=True)
        return
    if VENV_STEP in todo:
        todo = steps  # a new environment has nothing in it yet
    for number, step in enumerate(steps, 1):
        if step in todo:
            take(step, f"[{number}/{len(steps)}]")
    print(f"Set-up took {time.monotonic() - began:.0f} s.", flush=True)


def venv_is_good() -> bool:
    """Whether `.venv` was made for this very folder, by a Python that still runs and is new enough."""
    asks = "import pip, sys; print(sys.prefix, sys.version_info >= (3, 11))"
    try:
        answer = subprocess.run([PYTHON, "-c", asks], capture_output=True, text=True, check=True).stdout.split("\n")[0]
        scripts = (VENV / "bin" / "pip").read_text()  # names the folder it was made in
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer == f"{VENV} True" and str(VENV) in scripts


def install(*locks: str) -> None:
    """Install lock files into `.venv`: through uv, and where uv cannot reach the packages, through pip."""
    files = [part for lock in locks for part in ("-r", ROOT / lock)]
    try:
        run(VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, "--require-hashes", *files)
    except CannotGoOn:
        print("      uv could not; trying pip, which knows this machine's own settings …", flush=True)
        run(PYTHON, "-m", "pip", "install", "--require-hashes", *files)


def takewhile_indented(lines: Sequence[str]) -> Iterator[str]:
    """The lines that still belong to the requirement above them."""
    for line in lines:
        if not line.startswith(" "):
            return
        yield line


def can_import(module: str) -> bool:
    """Whether this machine's Python has the module (asked in a fresh process: apt may just have brought it)."""
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


def may_use_apt() -> bool:
    """Whether packages of the system may be installed: as root, on Debian and its kin."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def use_a_new_enough_python() -> None:
    """Start again with a newer Python when `python3` is an old one and a newer lies beside it."""
    if sys.version_info >= (3, 11):  # noqa: UP036 (this file is the one that an older Python may be given)
        return
    better = next(filter(is_new_enough, NEWEST_FIRST), None)
    if better is None:
        raise CannotGoOn(f"Payung needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
    os.execvp(better, [better, "-m", "tools.setup", *sys.argv[1:]])


def is_new_enough(name: str) -> bool:
    """Whether a program of that name is there, runs, and is a Python we can use."""
    asks = "import sys; sys.exit(sys.version_info < (3, 11))"
    return shutil.which(name) is not None and subprocess.run([name, "-c", asks], capture_output=True).returncode == 0


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands started together must not build in the same folder at once: the second waits."""
    import fcntl

    folder = os.open(ROOT / "tools", os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another set-up in this folder …", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def main() -> int:
    """Set up for the goal named on the command line."""
    goal = sys.argv[1] if len(sys.argv) > 1 else "run"
    if goal not in GOALS:
        print(f"Set up for what? One of: {', '.join(GOALS)}.")
        return 2
    try:
        use_a_new_enough_python()
        with one_at_a_time():
            set_up(goal)
    except CannotGoOn as problem:
        print(f"\nSet-up stopped. {problem}")
        return 1
    except KeyboardInterrupt:
        print("\nSet-up was interrupted; run it again and it goes on where it stopped.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
