"""What tests share: a service on its own database and keys, regions built once, and a real PostgreSQL where it is asked for.

`app` and `client` live on SQLite in a temporary folder. A test that takes `any_app` runs on SQLite and on PostgreSQL:
TEST_DATABASE_URL names a server if there is one, else Debian's binaries are started for the session.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import make_url

from server.app import create_app
from server.config import Config
from server.reference import regions
from server.storage import migrate
from server.storage.db import db
from server.storage.sealing import new_keys
from tests import factories

ROOT = Path(__file__).resolve().parents[1]
REGION_SOURCE = ROOT / "pwa" / "node_modules" / "idn-area-data" / "data"


@pytest.fixture(scope="session")
def regions_file(tmp_path_factory) -> Path:
    """All villages, built once from the pinned package."""
    target = tmp_path_factory.mktemp("regions") / "regions.sqlite"
    regions.build(REGION_SOURCE, target)
    return target


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory, regions_file) -> Path:
    """A migrated SQLite file to copy: migrating takes longer than most tests."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app(a_config(folder, regions_file))
    with app.app_context():
        migrate.upgrade()
        db.engine.dispose()
    return folder / "payung.db"


def a_config(folder: Path, regions_file: Path, **changes) -> Config:
    """Settings of a test service in `folder`; keys are made when there are none."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = folder / "keys.json"
    if not keys.exists():
        new_keys(keys)
    config = Config(
        data_dir=folder,
        keys_file=keys,
        database_url=f"sqlite:///{folder / 'payung.db'}",
        public_url="http://localhost",
        regions_file=regions_file,
        testing=True,
    )
    return replace(config, **changes)


@pytest.fixture
def config(tmp_path, regions_file, empty_database) -> Config:
    """The settings `app` runs with; the database is there and empty."""
    config = a_config(tmp_path / "data", regions_file)
    shutil.copy(empty_database, config.data_dir / "payung.db")
    return config


@pytest.fixture
def app(config) -> Iterator[Flask]:
    app = create_app(config)
    yield app
    end(app)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_app(request, config) -> Iterator[Flask]:
    """The same service on both databases, one after the other."""
    if request.param == "postgresql":
        config = replace(config, database_url=request.getfixturevalue("postgres_database"))
    app = create_app(config)
    yield app
    end(app)


@pytest.fixture
def a_submission():
    return factories.a_submission


@pytest.fixture
def a_key():
    return factories.a_key


def end(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


# PostgreSQL


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a server where databases may be made."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    binaries = newest_postgres()
    if binaries is None:
        pytest.skip(
            "PostgreSQL is missing: install Debian's package postgresql, or name a server in TEST_DATABASE_URL."
        )
    with Postgres(binaries) as address:
        yield address


@pytest.fixture(scope="session")
def postgres_template(postgres_server, tmp_path_factory, regions_file) -> str:
    """A migrated database to copy: 0.1 s instead of a migration."""
    name = f"payung_template_{os.getpid()}"
    make_database(postgres_server, name)
    folder = tmp_path_factory.mktemp("postgres_template")
    app = create_app(a_config(folder, regions_file, database_url=address_of(postgres_server, name)))
    with app.app_context():
        migrate.upgrade()
        db.engine.dispose()
    return name


@pytest.fixture
def postgres_database(postgres_server, postgres_template) -> Iterator[str]:
    name = f"payung_{os.getpid()}_{os.urandom(4).hex()}"
    make_database(postgres_server, name, template=postgres_template)
    yield address_of(postgres_server, name)
    with psycopg.connect(address_of(postgres_server, "postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def make_database(server: str, name: str, template: str = "template0") -> None:
    with psycopg.connect(address_of(server, "postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def address_of(server: str, name: str) -> str:
    """The same server, another database."""
    return make_url(server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def newest_postgres() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return found[-1] if found and (found[-1] / "initdb").exists() else None


class Postgres:
    """A server of our own. PostgreSQL refuses to run as root, so there it runs as the user `postgres`."""

    def __init__(self, binaries: Path):
        self.binaries = binaries
        self.user = "postgres" if os.geteuid() == 0 else None

    def __enter__(self) -> str:
        # Not in pytest's folder: the next session shuts that to every other user.
        self.folder = Path(tempfile.mkdtemp(prefix="payung-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self.data.mkdir(mode=0o700)
        if self.user:
            for folder in (self.folder, self.data):
                shutil.chown(folder, self.user, self.user)
        self.run(
            "initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-D", self.data
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c max_connections=60"
        self.run("pg_ctl", "-w", "-D", self.data, "-o", options, "-l", self.data / "log", "start")
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def __exit__(self, *_trouble) -> None:
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *arguments: object) -> None:
        done = subprocess.run(
            [str(self.binaries / program), *map(str, arguments)],
            user=self.user,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{program}: {done.stderr}"
