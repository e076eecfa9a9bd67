"""Imports point one way: web → usecases → storage → domain; reference points at domain; only app knows all."""

from pathlib import Path

import pytest

from tests.house.tree import (
    PHONE,
    SERVER,
    imports_of,
    name_of,
    python_files,
    third_party,
    typescript_files,
    typescript_imports,
)

MAY_IMPORT = {
    "domain": {"domain"},
    "reference": {"reference", "domain"},
    "gateways": {"gateways", "domain", "config"},
    "storage": {"storage", "domain", "config"},
    "usecases": {"usecases", "storage", "gateways", "reference", "domain", "config"},
    "words": {"words", "reference", "domain"},
    "web": {"web", "usecases", "storage", "gateways", "reference", "domain", "words", "config"},
    "config": set(),
}
KNOW_EVERYONE = {"app", "cli", "commands", "wsgi", "gunicorn_conf"}
"""app.py puts the service together, the command line works it from outside; nobody inside imports either."""

PHONE_MAY_IMPORT = {
    "domain": {"domain"},
    "i18n": {"i18n", "domain"},
    "api": {"api", "domain", "i18n"},
    "offline": {"offline", "api", "domain", "i18n"},
    "ui": {"ui", "offline", "api", "i18n", "domain"},
    "worker": {"worker", "ui", "offline", "api", "i18n", "domain"},
    "office": {"office", "ui", "api", "i18n", "domain"},
}


def layer_of(path: Path) -> str:
    """The folder under server/ (or the module's own name, for those that lie in server/ itself)."""
    return path.relative_to(SERVER).with_suffix("").parts[0]


def phone_layer_of(path: Path) -> str:
    """The folder under pwa/src/, or the name of an entry that lies there itself."""
    return path.relative_to(PHONE).parts[0]


@pytest.mark.parametrize("path", python_files("server"), ids=name_of)
def test_a_module_imports_only_what_its_layer_may_know(path):
    layer = layer_of(path)
    if layer in KNOW_EVERYONE or layer == "__init__":
        return
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("server.")}

    assert ours <= MAY_IMPORT[layer], f"{name_of(path)} reaches outwards: {sorted(ours - MAY_IMPORT[layer])}"


@pytest.mark.parametrize("path", python_files("server/domain"), ids=name_of)
def test_what_is_true_needs_nothing_but_python(path):
    assert third_party(imports_of(path)) == set()


def test_nothing_served_imports_tests_or_tools():
    strays = {
        name_of(path): sorted(outside)
        for path in python_files("server")
        if (outside := {name for name in imports_of(path) if name.split(".")[0] in ("tests", "tools")})
    }

    assert strays == {}


def test_the_phone_and_the_office_never_import_each_other_and_rules_import_no_screens():
    strays = {}
    for path in typescript_files():
        layer = phone_layer_of(path)
        if layer not in PHONE_MAY_IMPORT or ".test." in path.name:
            continue  # an entry at the top, which puts layers together, or a test, which may build what it likes
        inside = {target for target in typescript_imports(path) if target.is_relative_to(PHONE)}
        outside = {phone_layer_of(target) for target in inside} - PHONE_MAY_IMPORT[layer]
        if outside:
            strays[name_of(path)] = sorted(outside)

    assert strays == {}
