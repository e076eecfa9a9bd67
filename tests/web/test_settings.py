"""A missing or unsafe setting stops the start with one sentence that says what to change."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from server.app import create_app
from server.config import Config, ConfigError


def read(**given: str) -> Config:
    return Config.from_environment(given)


def test_everything_has_a_default():
    config = read()

    assert (config.port, config.host, config.public_url) == (8000, "127.0.0.1", "http://127.0.0.1:8000")
    assert config.database_url == f"sqlite:///{config.data_dir / 'payung.db'}"
    assert config.keys_file == config.data_dir / "keys.json"
    assert config.limit_address_per_minute == 1200
    assert config.on_loopback
    assert not config.https


def test_the_port_is_in_the_address():
    assert read(PORT="8123").public_url == "http://127.0.0.1:8123"


def test_settings_do_not_change():
    with pytest.raises(FrozenInstanceError):
        read().port = 1


@pytest.mark.parametrize(
    "given",
    [
        {"PORT": "x"},
        {"PORT": "0"},
        {"PORT": "99999"},
        {"LIMIT_ADDRESS_PER_MINUTE": "0"},
        {"DATABASE_URL": "mysql://x/y"},
        {"DATABASE_URL": "sqlite:///:memory:"},
        {"DATABASE_URL": "sqlite://"},
        {"PUBLIC_URL": "http://payung.example"},
        {"PUBLIC_URL": "payung.example"},
        {"PUBLIC_URL": "https://payung.example/path"},
        {"PUBLIC_URL": "https://payung.example:99999999"},
        {"OFFICE_URL": "http://office.example"},
        {"OBJECT_STORE": "s3://bucket"},
        {"OBJECT_STORE": "ftp://x"},
        {"TODAY": "tomorrow"},
        {"TODAY": "2026-12-01", "PUBLIC_URL": "https://payung.example"},
        {"TODAY": "2026-12-01", "HOST": "0.0.0.0", "PUBLIC_URL": "https://payung.example"},  # noqa: S104
        {"HOST": "0.0.0.0"},  # noqa: S104
        {"HOST": "192.168.1.5"},
    ],
)
def test_an_unsafe_value_stops_the_start(given):
    with pytest.raises(ConfigError) as refusal:
        read(**given)

    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_today_may_be_set_on_loopback():
    assert read(TODAY="2027-01-31").today() == date(2027, 1, 31)


def test_https_names_the_cookie():
    assert read(PUBLIC_URL="https://payung.example").https
    assert read(PUBLIC_URL="HTTPS://Payung.Example:443").origins == ("https://payung.example",)


def test_postgresql_is_fine():
    assert read(DATABASE_URL="postgresql://u:p@db/payung").database_url.startswith("postgresql")


def test_no_keys_no_start(config):
    with pytest.raises(ConfigError, match="payung keys new"):
        create_app(replace(config, keys_file=config.data_dir / "nothing.json"))


def test_keys_that_others_can_read_stop_the_start(config):
    config.keys_file.chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        create_app(config)


def test_broken_keys_stop_the_start(config):
    config.keys_file.write_text("{}")
    with pytest.raises(ConfigError, match="no good secret"):
        create_app(config)


def test_no_regions_no_start(config, tmp_path):
    with pytest.raises(ConfigError, match="regions"):
        create_app(replace(config, regions_file=tmp_path / "none.sqlite"))


def test_no_front_end_no_start(config, tmp_path):
    with pytest.raises(ConfigError, match="not built"):
        create_app(replace(config, testing=False, pwa_dir=tmp_path))


def test_a_photo_folder_that_cannot_be_stops_the_start(config, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="photos"):
        create_app(replace(config, photo_folder=tmp_path / "file" / "photos"))
