"""What `payung doctor` looks at: each thing the service needs, whether it is there, and how to get it. Reads only."""

import os
import stat
from dataclasses import dataclass

from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from server.config import Config, ConfigError
from server.storage.sealing import read_keys


@dataclass(frozen=True)
class Finding:
    what: str
    good: bool
    advice: str = ""


def check_up() -> list[Finding]:
    """In the order in which things depend on each other; stops where the rest could not be judged."""
    try:
        config = Config.from_environment()
    except ConfigError as refusal:
        return [Finding("settings", False, str(refusal))]
    findings = [Finding("settings", True), _keys(config), _database(config)]
    for what, path, advice in (
        ("regions", config.regions_file, "run: make run (or python -m server.reference.regions)"),
        ("front end", config.pwa_dir / "asset-manifest.json", "run: make run (or npm run build in pwa)"),
        ("words", config.translations_dir / "jv" / "LC_MESSAGES" / "worker.mo", "run: payung strings compile"),
    ):
        findings.append(Finding(what, path.is_file(), f"{path} is missing; {advice}"))
    findings.append(_folder("photos", config.photos))
    findings.append(_folder("data", config.data_dir))
    return findings


def _keys(config: Config) -> Finding:
    try:
        read_keys(config.keys_file)
    except FileNotFoundError:
        return Finding("keys", False, f"no file at {config.keys_file}; restore it from your copy, or payung keys new")
    except (OSError, ValueError, KeyError, TypeError) as problem:
        return Finding("keys", False, str(problem))
    return Finding("keys", True)


def _database(config: Config) -> Finding:
    """Opened on its own, so that a missing key or front end does not hide it."""
    from server.storage.db import prepare
    from server.storage.migrate import head

    if config.database_url.startswith("sqlite:///") and not os.path.exists(config.database_url[len("sqlite:///") :]):
        return Finding("database", False, "there is none yet; run: payung migrate")
    try:
        engine = create_engine(config.database_url, hide_parameters=True)
        prepare(engine)
        with engine.connect() as connection:
            version = connection.scalar(text("SELECT version_num FROM alembic_version"))
        engine.dispose()
    except SQLAlchemyError as problem:
        return Finding(
            "database", False, f"it does not answer ({type(problem).__name__}); check DATABASE_URL, payung migrate"
        )
    if version != head():
        return Finding("database", False, "it has an older form than this version needs; run: payung migrate")
    return Finding("database", True)


def _folder(what: str, path) -> Finding:
    """Writable for us, closed to others."""
    if not path.is_dir():
        return Finding(f"{what} folder", False, f"{path} is missing; payung migrate makes it")
    if not os.access(path, os.W_OK | os.X_OK):
        return Finding(f"{what} folder", False, f"{path} cannot be written; check who owns it")
    if stat.S_IMODE(path.stat().st_mode) & 0o007:
        return Finding(f"{what} folder", False, f"{path} is open to everyone on this machine; run: chmod o-rwx {path}")
    return Finding(f"{what} folder", True)
