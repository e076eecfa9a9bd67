"""Settings: one frozen object, read from the environment once. An unsafe value stops the start with a sentence."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from flask import current_app

ROOT = Path(__file__).resolve().parents[1]
WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time: the day of our branch, and the contribution month of the rules."""


class ConfigError(SystemExit):
    """A setting that the service refuses to start with; the message is one sentence for whoever starts it."""


@dataclass(frozen=True)
class Config:
    data_dir: Path
    keys_file: Path
    database_url: str
    public_url: str
    office_url: str | None = None
    port: int = 8000
    host: str = "127.0.0.1"
    photo_folder: Path | None = None
    redis_url: str | None = None
    limit_address_per_minute: int = 1200
    fixed_today: date | None = None
    translations_dir: Path = ROOT / "translations"
    pwa_dir: Path = ROOT / "pwa" / "dist"
    pages_dir: Path = ROOT / "pwa" / "pages"
    regions_file: Path = ROOT / "server" / "reference" / "built" / "regions.sqlite"
    home_branch: str = "L01"
    testing: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Config":
        """Raises ConfigError with a sentence that says what to change."""
        given = {k: v.strip() for k, v in (os.environ if environment is None else environment).items() if v.strip()}
        data_dir = _path(given.get("DATA_DIR"), ROOT / ".data")
        port = _whole_number(given, "PORT", 8000, least=1, most=65535)
        config = cls(
            data_dir=data_dir,
            keys_file=_path(given.get("KEYS_FILE"), data_dir / "keys.json"),
            database_url=given.get("DATABASE_URL", f"sqlite:///{data_dir / 'payung.db'}"),
            public_url=given.get("PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/"),
            office_url=given["OFFICE_URL"].rstrip("/") if "OFFICE_URL" in given else None,
            port=port,
            host=given.get("HOST", "127.0.0.1"),
            photo_folder=_photo_folder(given.get("OBJECT_STORE"), data_dir),
            redis_url=given.get("REDIS_URL"),
            limit_address_per_minute=_whole_number(given, "LIMIT_ADDRESS_PER_MINUTE", 1200, least=1, most=10_000_000),
            fixed_today=_day(given.get("TODAY")),
            home_branch=given.get("HOME_BRANCH", "L01"),
            translations_dir=_path(given.get("TRANSLATIONS_DIR"), ROOT / "translations"),
            pwa_dir=_path(given.get("PWA_DIR"), ROOT / "pwa" / "dist"),
            pages_dir=_path(given.get("PAGES_DIR"), ROOT / "pwa" / "pages"),
            regions_file=_path(given.get("REGIONS_FILE"), ROOT / "server" / "reference" / "built" / "regions.sqlite"),
        )
        config.check()
        return config

    def check(self) -> None:
        """Refuses combinations that would be unsafe; called before anything listens."""
        if not self.database_url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ConfigError("DATABASE_URL must begin with sqlite:/// or postgresql://.")
        if self.database_url in ("sqlite://", "sqlite:///", "sqlite:///:memory:"):
            raise ConfigError("DATABASE_URL names no file: a database in memory would lose every request.")
        for name, url in (("PUBLIC_URL", self.public_url), ("OFFICE_URL", self.office_url)):
            if url is not None:
                _check_address(name, url)
        if not is_loopback(self.host) and is_loopback(urlsplit(self.public_url).hostname or ""):
            raise ConfigError(
                f"HOST={self.host} can be reached by other machines, so PUBLIC_URL must be the https:// address "
                "that workers and officers open."
            )
        if self.fixed_today and not self.on_loopback:
            raise ConfigError("TODAY only works on loopback: a served Payung must not live on another day.")

    @property
    def on_loopback(self) -> bool:
        """Nobody else's machine can open this service: demo officers and TODAY are allowed."""
        return all(is_loopback(name) for name in (self.host, *(urlsplit(u).hostname or "" for u in self.origins)))

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins our own pages have: what an Origin header may say."""
        return tuple(_origin(url) for url in (self.public_url, self.office_url) if url)

    @property
    def https(self) -> bool:
        """Staff cookies are then `Secure` and carry the `__Host-` prefix."""
        return (self.office_url or self.public_url).startswith("https://")

    def today(self) -> date:
        """The present day in Western Indonesian time, or TODAY where that is set."""
        return self.fixed_today or datetime.now(UTC).astimezone(WIB).date()

    @property
    def photos(self) -> Path:
        """Where sealed photo files lie."""
        return self.photo_folder or self.data_dir / "photos"


def current_config() -> Config:
    """The settings of the app that answers now."""
    return current_app.extensions["payung"]


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _path(value: str | None, default: Path) -> Path:
    return Path(value).expanduser().resolve() if value else default


def _whole_number(given: Mapping[str, str], name: str, default: int, *, least: int, most: int) -> int:
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise ConfigError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ConfigError(f"TODAY must be a day such as 2026-12-31, not {text!r}.") from None


def _photo_folder(text: str | None, data_dir: Path) -> Path:
    if text and text.startswith("s3://"):
        raise ConfigError("OBJECT_STORE=s3://… is not there yet: leave it out to keep photos under DATA_DIR.")
    if text and "://" in text:
        raise ConfigError(f"OBJECT_STORE must be a folder, not {text!r}.")
    return _path(text, data_dir / "photos")


def _check_address(name: str, url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = None, None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise ConfigError(f"{name} must be an address such as https://payung.example, not {url!r}.")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ConfigError(f"{name} must begin with https://: names and numbers of workers would travel unprotected.")
    if port is not None and not 0 < port < 65536:
        raise ConfigError(f"{name} has an impossible port.")


def _origin(url: str) -> str:
    """`scheme://host[:port]` as browsers write it: lower case, no default port."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port and parts.port != default else "")
