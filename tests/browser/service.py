"""A real Payung on a free port with its own data folder: the built app, gunicorn, SQLite, keys, as `make run` starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PASSWORD = "payung hitam di hari hujan"
A_DAY = "2026-11-22"
"""The service's day in these tests: prices change with the calendar, the stories do not."""


class Service:
    """Start, stop and talk to one server; the data folder outlives a restart."""

    def __init__(self, data_dir: Path, **settings: str):
        self.data_dir = data_dir
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir / "server.log"
        self._settings = {"PORT": str(self.port), "DATA_DIR": str(data_dir), "TODAY": A_DAY, **settings}
        self._process: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PUBLIC_URL", "TODAY")}
        return inherited | self._settings

    def payung(self, *words: str, say: str = "") -> str:
        """Run the command line against this service's data; the test stops when the command does not succeed."""
        done = subprocess.run(
            [str(BIN / "payung"), *words], input=say, env=self.environment, cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr or done.stdout
        return done.stdout

    def hire(self, email: str, *, name: str = "Sari", branch: str = "L01") -> None:
        """An officer who can sign in with PASSWORD."""
        words = ("--branch", branch, "--role", "officer", "--name", name, "--password-stdin")
        self.payung("staff", "add", email, *words, say=PASSWORD + "\n")

    def start(self) -> "Service":
        self.data_dir.mkdir(parents=True, exist_ok=True)
        if not (self.data_dir / "keys.json").exists():
            self.payung("keys", "new")
        self.payung("migrate")
        gunicorn = [str(BIN / "gunicorn"), "-c", "server/gunicorn_conf.py", "server.wsgi:app"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                gunicorn, env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=2):
                    return self
            except (urllib.error.URLError, OSError):
                assert self._process.poll() is None, self.log.read_text()
                time.sleep(0.1)
        raise AssertionError(f"the server did not come up: {self.log.read_text()}")

    def stop(self, with_signal: int = signal.SIGTERM) -> None:
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, with_signal)
            self._process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
