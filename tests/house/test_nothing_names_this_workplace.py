"""What is committed works on any machine: no path of one machine, no address of one package registry, no secret."""

import json
import re

import pytest

from tests.house.tree import ROOT, project_files, project_texts

# In pieces, so that this file does not find itself.
PLACES = re.compile(r"(?<![\w.)}>\]-])/(?:wo" r"rk|fa" r"rm|root|home/\w+)/|\.lib" r"rary\b")
REGISTRIES = re.compile(
    r"registry\.np" r"mjs|py" r"pi\.(?:org|python)|pythonho" r"sted|--(?:extra-)?index" r"-url|--find" r"-links"
)
SECRETS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}")


@pytest.mark.parametrize(
    ("found", "why"),
    [(PLACES, "a path of one machine"), (REGISTRIES, "one registry's address"), (SECRETS, "a private key")],
    ids=["places", "registries", "secrets"],
)
def test_no_file_names_what_only_one_machine_has(found, why):
    strays = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in project_texts()
        for match in found.finditer(text)
    ]

    assert strays == [], why


def test_the_node_lock_holds_no_download_address_and_the_one_region_release():
    lock = json.loads((ROOT / "pwa" / "package-lock.json").read_text())
    packages = lock["packages"]

    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert packages["node_modules/idn-area-data"]["version"] == "4.0.1"


def test_what_is_built_is_not_committed():
    built = (".venv/", ".data/", "pwa/dist/", "pwa/node_modules/", "server/reference/built/", "translations/phone.json")
    names = [path.relative_to(ROOT).as_posix() for path in project_files()]

    assert [name for name in names if name.startswith(built) or name.endswith((".mo", ".pyc", ".sqlite"))] == []
