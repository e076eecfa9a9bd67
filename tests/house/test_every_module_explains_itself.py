"""A module opens with a sentence that says what it is for, so that a newcomer knows whether to read on."""

import ast

import pytest

from tests.house.tree import name_of, python_files, syntax, typescript_files


@pytest.mark.parametrize("path", python_files("server", "tools", "tests"), ids=name_of)
def test_a_python_module_opens_with_its_purpose(path):
    if path.name.startswith("test_") or (path.name == "__init__.py" and not path.read_text(encoding="utf-8").strip()):
        return  # the name of a test file, and of each test, is its claim
    assert (ast.get_docstring(syntax(path)) or "").strip(), f"{name_of(path)} does not say what it is for"


@pytest.mark.parametrize("path", typescript_files(), ids=name_of)
def test_a_typescript_module_opens_with_its_purpose(path):
    if path.name.endswith((".d.ts", ".test.ts", ".test.tsx")):
        return
    opening = path.read_text(encoding="utf-8").lstrip()

    assert opening.startswith(("/**", "//")), f"{name_of(path)} does not say what it is for"


def test_every_layer_says_what_it_is():
    silent = [
        name_of(path)
        for path in python_files("server")
        if path.name == "__init__.py" and path.parent.parent.name == "server" and not ast.get_docstring(syntax(path))
    ]

    assert silent == []
