"""A newcomer needs two commands, the README tells them truly, and CI runs what the README says."""

import dataclasses
import os
import re
import subprocess

import pytest

from server.config import Config
from tests.house.tree import ROOT, python_files
from tools import run

README = ROOT / "README.md"
PATH_IN_TEXT = re.compile(r"`((?:[\w.-]+/)+[\w.*<>-]*)`")
EXPLAINED = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs" / "decisions").glob("*.md"))]


def test_the_readme_names_both_commands():
    text = README.read_text(encoding="utf-8")

    assert "make run" in text
    assert "make test" in text


def test_ci_runs_the_readmes_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert script.startswith("#!/usr/bin/env bash")
    assert "set -euo pipefail" in script
    assert "\nmake test\n" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_make_target_the_readme_names_is_there():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z]+)", README.read_text(encoding="utf-8"))) <= targets


def test_make_alone_helps():
    said = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert "make run" in said
    assert "make test" in said


@pytest.mark.parametrize("page", EXPLAINED, ids=lambda page: page.name)
def test_every_file_and_folder_that_is_explained_is_there(page):
    named = [name for name in PATH_IN_TEXT.findall(page.read_text(encoding="utf-8")) if not re.search(r"[<>*]", name)]
    made_elsewhere = (".data/", ".venv/", "docs/screens/", "DATA_DIR/")

    assert [name for name in named if not name.startswith(made_elsewhere) and not (ROOT / name).exists()] == []


def test_every_picture_the_readme_shows_is_there():
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8"))

    assert len(shown) == 6
    assert [name for name in shown if not (ROOT / name).is_file()] == []


def test_every_setting_is_explained_in_the_readme():
    source = (ROOT / "server" / "config.py").read_text(encoding="utf-8") + (
        ROOT / "server" / "gunicorn_conf.py"
    ).read_text(encoding="utf-8")
    settings = set(re.findall(r"""(?:get\(|given, |given\[|in given|environ\[)\s*["']([A-Z_]{4,})["']""", source))

    assert {"DATA_DIR", "PORT"} <= settings
    assert [name for name in sorted(settings) if f"`{name}`" not in README.read_text(encoding="utf-8")] == []


def test_a_setting_that_nothing_uses_is_said_to_be_unused():
    inside = [path for path in python_files("server") if path.name != "config.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*inside, ROOT / "tools" / "run.py"])
    own = (ROOT / "server" / "config.py").read_text(encoding="utf-8")
    unused = [
        each.name.upper()
        for each in dataclasses.fields(Config)
        if not re.search(rf"\.{each.name}\b", code) and not re.search(rf"self\.{each.name}\b", own)
    ]
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if "not used yet" in line]

    assert [name for name in unused if not any(f"`{name}`" in row for row in rows)] == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "https://payung.example"])
def test_make_run_always_looks_after_the_demo_officers(address, monkeypatch, tmp_path):
    """On loopback the command makes them; anywhere else it ends those that an earlier try left behind."""
    done = []
    monkeypatch.setenv("PUBLIC_URL", address)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(run, "refuse_a_taken_port", lambda host, port: None)
    monkeypatch.setattr(run, "payung", lambda *words: done.append(words))
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    monkeypatch.setattr(os, "execve", lambda *given: done.append(("serve",)))

    run.main()

    assert done == [("keys", "new"), ("migrate",), ("demo",), ("serve",)]
