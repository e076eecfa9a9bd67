"""A newcomer needs two commands, the README tells them truly, and CI runs what the README says."""

import re
import subprocess

from tests.house.tree import ROOT

README = ROOT / "README.md"
PATH_IN_TEXT = re.compile(r"`((?:[\w.-]+/)+[\w.*<>-]*)`")


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


def test_every_file_and_folder_the_readme_names_is_there():
    named = [name for name in PATH_IN_TEXT.findall(README.read_text(encoding="utf-8")) if not re.search(r"[<>*]", name)]
    made_elsewhere = (".data/", ".venv/", "docs/screens/", "DATA_DIR/")

    assert [name for name in named if not name.startswith(made_elsewhere) and not (ROOT / name).exists()] == []


def test_every_setting_is_explained_in_the_readme():
    source = (ROOT / "server" / "config.py").read_text(encoding="utf-8") + (
        ROOT / "server" / "gunicorn_conf.py"
    ).read_text(encoding="utf-8")
    settings = set(re.findall(r"""(?:get\(|given, |given\[|in given|environ\[)\s*["']([A-Z_]{4,})["']""", source))

    assert {"DATA_DIR", "PORT"} <= settings
    assert [name for name in sorted(settings) if f"`{name}`" not in README.read_text(encoding="utf-8")] == []
