"""What tests borrow from the system: a Chromium to drive (screenshots too), and PostgreSQL's programs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str | None:
    """The path of a Chromium on this machine, or None; $CHROMIUM names one that lies elsewhere."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def has_postgresql() -> bool:
    """Whether tests can have PostgreSQL: Debian's programs are there, or $TEST_DATABASE_URL names a server."""
    return bool(os.environ.get("TEST_DATABASE_URL") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))
