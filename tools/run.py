"""Serve Payung on this machine: what `make run` does once set-up is done.

Keys, tables and (on loopback) demo officers are made when they are not there yet; demo officers of an earlier try end
where others can reach the service. Then this process becomes gunicorn, so that Ctrl-C, or a signal to the one process,
stops all of it.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys

from server.config import Config
from tools.programs import ROOT, VENV, environment

PAYUNG = VENV / "bin" / "payung"
GUNICORN = VENV / "bin" / "gunicorn"


def main() -> None:
    """Prepare the data folder, say where everything is, and serve."""
    config = Config.from_environment()
    refuse_a_taken_port(config.host, config.port)
    config.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not config.keys_file.exists():
        payung("keys", "new")
    payung("migrate")
    payung("demo")  # makes them on loopback, ends them anywhere else
    print(f"Workers:  {config.public_url}/")
    print(f"Officers: {config.office_url or config.public_url}/office/")
    print(f"Data:     {config.data_dir}")
    print("Ctrl-C stops it.", flush=True)
    os.chdir(ROOT)
    serve = [str(GUNICORN), "--config", str(ROOT / "server" / "gunicorn_conf.py"), "server.wsgi:app"]
    os.execve(GUNICORN, serve, environment())


def payung(*words: str) -> None:
    """One command of the service's own; when it refuses, it has said why."""
    done = subprocess.run([PAYUNG, *words], cwd=ROOT, env=environment())
    if done.returncode:
        sys.exit(f"`payung {' '.join(words)}` did not work; nothing is served.")


def refuse_a_taken_port(host: str, port: int) -> None:
    """One sentence now rather than gunicorn's five retries later."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            sys.exit(f"Port {port} on {host} cannot be used ({problem.strerror}): stop what holds it, or set PORT.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
