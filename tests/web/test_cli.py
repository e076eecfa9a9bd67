"""The command line: figures without a database, staff, keys and the database for operators, sentences when it cannot."""

import json
import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from server.cli import payung
from tests.conftest import ROOT


@pytest.fixture
def run(tmp_path, regions_file, monkeypatch):
    """`run("staff", "list")` in an environment of its own."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("REGIONS_FILE", str(regions_file))
    monkeypatch.setenv("PWA_DIR", str(tmp_path / "pwa"))
    for name in ("PORT", "PUBLIC_URL", "OFFICE_URL", "HOST", "DATABASE_URL", "KEYS_FILE", "TODAY", "OBJECT_STORE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "pwa").mkdir()
    (tmp_path / "pwa" / "asset-manifest.json").write_text("{}")

    def call(*words: str, given: str | None = None):
        return CliRunner().invoke(payung, list(words), input=given, catch_exceptions=False)

    mask = os.umask(0o022)
    yield call
    os.umask(mask)  # commands that write private files tighten it


@pytest.fixture
def ready(run):
    """Keys and a database are there."""
    assert run("keys", "new").exit_code == 0
    assert run("migrate").exit_code == 0
    return run


def quote(run, *words):
    done = run("quote", *words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_the_contract_s_own_example(run):
    answer = quote(
        run, "nelayan", "--income", "1500000", "--from", "2026-11", "--months", "3", "--programmes", "JKK,JKM"
    )

    assert (answer["total"], answer["unsettled"]) == (45_600, False)
    assert [month["month"] for month in answer["months"]] == ["2026-11", "2026-12", "2027-01"]
    assert answer["months"][0]["lines"][0].items() >= {"programme": "JKK", "full": 16_000, "due": 8_000}.items()
    assert all(line["rule"] for month in answer["months"] for line in month["lines"])


@pytest.mark.parametrize(
    ("occupation", "total", "unsettled"),
    [("pedagang-pasar", 92_400, False), ("ojek-online", 67_200, False), ("pengemudi-becak", 92_400, True)],
)
def test_six_months_over_the_end_of_the_relief(run, occupation, total, unsettled):
    answer = quote(run, occupation, "--income", "1000000", "--from", "2026-12", "--months", "6")

    assert (answer["total"], answer["unsettled"]) == (total, unsettled)


def test_without_more_words_it_is_the_two_programmes_for_this_month(run, monkeypatch):
    monkeypatch.setenv("TODAY", "2026-11-30")

    (month,) = quote(run, "nelayan", "--income", "0")["months"]

    assert month["month"] == "2026-11"
    assert [line["programme"] for line in month["lines"]] == ["JKK", "JKM"]


def test_savings_may_be_added_in_any_order_and_letter_case(run):
    (month,) = quote(run, "nelayan", "--income", "1000000", "--from", "2026-11", "--programmes", "jht, JKM,jkk")[
        "months"
    ]

    assert {line["programme"] for line in month["lines"]} == {"JKK", "JKM", "JHT"}


def test_the_table_for_people_shows_full_price_relief_and_rules(run):
    shown = run("quote", "pengemudi-becak", "--income", "1000000", "--from", "2026-12", "--months", "3").output

    for expected in ("2026-12", "Rp8.400", "Rp16.800", "Rp42.000", "Keringanan", "2026-12", "PP 50/2025", "Unsettled"):
        assert expected in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nelayn", "--income", "1"], "nelayan"),
        (["tukang becak", "--income", "1"], "pengemudi-becak"),
        (["zzzzqq", "--income", "1"], "not in the list"),
        (["nelayan"], "--income"),
        (["nelayan", "--income", "-1"], "--income"),
        (["nelayan", "--income", "1000000001"], "--income"),
        (["nelayan", "--income", "1.5"], "--income"),
        (["nelayan", "--income", "9" * 5000], "--income"),
        (["nelayan", "--income", "1", "--months", "2"], "1, 3, 6, 12"),
        (["nelayan", "--income", "1", "--months", "0"], "--months"),
        (["nelayan", "--income", "1", "--programmes", "JKK"], "go together"),
        (["nelayan", "--income", "1", "--programmes", "JKK,JKM,JKK"], "go together"),
        (["nelayan", "--income", "1", "--programmes", "JKK,JKM,JP"], "go together"),
        (["nelayan", "--income", "1", "--from", "2026-13"], "--from"),
        (["nelayan", "--income", "1", "--from", "November"], "--from"),
        (["nelayan", "--income", "1", "--from", "1990-01"], "no figures"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why_and_exits_with_2(run, words, said):
    done = run("quote", *words)

    assert done.exit_code == 2
    assert said in done.output


def test_the_largest_income_is_priced(run):
    assert quote(run, "nelayan", "--income", "1000000000", "--from", "2026-11")["total"] > 0


def test_a_quote_needs_no_database_no_keys_and_little_time(tmp_path):
    started = time.monotonic()
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "importtime",
            "-m",
            "server.cli",
            "quote",
            "nelayan",
            "--income",
            "1",
            "--from",
            "2026-11",
            "--json",
        ],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path / "none"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout)["total"] > 0
    assert not (tmp_path / "none").exists()
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"flask", "sqlalchemy", "babel", "cryptography"} & loaded == set()
    assert time.monotonic() - started < 5


def test_an_officer_is_added_listed_and_disabled(ready):
    added = ready(
        "staff", "add", "Ani@Kantor.example", "--branch", "L01", "--role", "officer", "--name", "Ani", "--password-stdin",
        given="sembilan payung\n",
    )  # fmt: skip
    assert (added.exit_code, added.output) == (0, "ani@kantor.example: officer of L01\n")

    expected = {"email": "ani@kantor.example", "name": "Ani", "branch": "L01", "role": "officer", "disabled": False}
    assert json.loads(ready("staff", "list", "--json").output) == [expected]
    assert "ani@kantor.example" in ready("staff", "list").output

    assert ready("staff", "disable", "ani@kantor.example").exit_code == 0
    assert json.loads(ready("staff", "list", "--json").output) == [expected | {"disabled": True}]
    assert "(disabled)" in ready("staff", "list").output


@pytest.mark.parametrize(
    ("words", "password", "said"),
    [
        (["ani", "--branch", "L01"], "sembilan payung", "not an e-mail address"),
        (["ani@k.example", "--branch", "L99"], "sembilan payung", "branches.csv"),
        (["ani@k.example", "--branch", "905"], "sembilan payung", "branches.csv"),
        (["ani@k.example", "--branch", "L01"], "pendek", "12 to 1024 characters"),
        (["ani@k.example", "--branch", "L01"], "", "12 to 1024 characters"),
        (["ani@k.example", "--branch", "L01", "--role", "boss"], "sembilan payung", "supervisor"),
        (["ani@k.example"], "sembilan payung", "--branch"),
    ],
)
def test_an_officer_with_something_wrong_is_not_added(ready, words, password, said):
    done = ready("staff", "add", *words, "--password-stdin", given=password)

    assert done.exit_code == 2
    assert said in done.output
    assert ready("staff", "list", "--json").output == "[]\n"


def test_disabling_nobody_says_so(ready):
    done = ready("staff", "disable", "x@y.example")

    assert done.exit_code == 1
    assert "payung staff list" in done.output


def test_keys_are_made_once_and_never_replaced(run, tmp_path):
    assert run("keys", "new").exit_code == 0
    first = (tmp_path / "keys.json").read_bytes()
    again = run("keys", "new")

    assert again.exit_code == 1
    assert "stays" in again.output
    assert (run("keys", "new", "--if-missing").exit_code, run("keys", "new", "--if-missing").output) == (0, "")
    assert (tmp_path / "keys.json").read_bytes() == first
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


def test_there_are_no_new_keys_beside_a_database_that_others_sealed(ready, tmp_path):
    (tmp_path / "keys.json").rename(tmp_path / "elsewhere.json")

    done = ready("keys", "new", "--if-missing")
    assert done.exit_code == 1
    assert "restore" in done.output
    assert ready("keys", "new", "--anyway").exit_code == 0


def test_migrating_twice_is_migrating_once(ready, tmp_path):
    assert ready("migrate").exit_code == 0
    assert (tmp_path / "payung.db").stat().st_mode & 0o077 == 0


def test_without_keys_the_sentence_says_how_to_get_some(run):
    done = run("migrate")

    assert done.exit_code != 0
    assert "payung keys new" in str(done.exception) + done.output


def test_demo_officers_come_with_a_private_file_and_only_once(ready, tmp_path):
    first = ready("demo")
    file = tmp_path / "demo-staff.txt"
    before = file.read_text()
    again = ready("demo")

    assert str(file) in first.output
    assert str(file) in again.output
    assert file.read_text() == before
    assert file.stat().st_mode & 0o777 == 0o600
    people = json.loads(ready("staff", "list", "--json").output)
    assert sorted((one["branch"], one["role"]) for one in people if one["branch"] == "L01") == [
        ("L01", "officer"),
        ("L01", "officer"),
        ("L01", "supervisor"),
    ]
    for one in people:
        assert one["email"] not in first.output


def test_there_are_no_demo_officers_where_others_can_reach_the_service(ready, tmp_path, monkeypatch):
    ready("demo")
    monkeypatch.setenv("PUBLIC_URL", "https://payung.example")
    done = ready("demo")

    assert done.exit_code == 0
    assert "No demo officers" in done.output
    assert not (tmp_path / "demo-staff.txt").exists()
    assert all(one["disabled"] for one in json.loads(ready("staff", "list", "--json").output))


def test_the_doctor_names_what_is_missing_and_how_to_get_it(run, tmp_path):
    done = run("doctor")

    assert done.exit_code == 1
    assert "payung keys new" in done.output
    assert "payung migrate" in done.output


def test_the_doctor_is_content_with_a_whole_service(ready, tmp_path, monkeypatch):
    words = tmp_path / "words" / "jv" / "LC_MESSAGES"
    words.mkdir(parents=True)
    (words / "worker.mo").touch()
    for language in ("languages.toml",):
        (tmp_path / "words" / language).write_bytes((ROOT / "translations" / language).read_bytes())
    monkeypatch.setenv("TRANSLATIONS_DIR", str(tmp_path / "words"))
    tmp_path.chmod(0o700)

    done = ready("doctor", "--json")

    assert [one for one in json.loads(done.output) if not one["good"]] == []
    assert done.exit_code == 0


def test_the_doctor_sees_keys_that_others_can_read(ready, tmp_path):
    (tmp_path / "keys.json").chmod(0o644)

    assert "chmod 600" in ready("doctor").output


def test_a_setting_that_the_service_refuses_is_a_sentence(run, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "http://payung.example")

    assert "https://" in run("doctor").output


def commands(group, before=()):
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield (*before, name)
        if hasattr(command, "list_commands"):
            yield from commands(command, (*before, name))


@pytest.mark.parametrize("words", list(commands(payung)), ids=" ".join)
def test_every_command_explains_itself(run, words):
    done = run(*words, "--help")

    assert done.exit_code == 0
    assert len(done.output.split()) > 12
