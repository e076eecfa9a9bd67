"""What nobody calls goes: a name that stands only where it is made is read for nothing by every newcomer."""

import ast
import re
from collections import Counter

from tests.house.tree import ROOT, name_of, python_files, syntax, typescript_files

WORD = re.compile(r"[A-Za-z_]\w*")
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class|interface|type) (\w+)", re.MULTILINE)
FOR_TESTS = {"closeShelf", "forgetKey"}
"""What only tests call, because nothing else may forget what lies in memory."""


def words_of(paths) -> Counter[str]:
    """How often each word stands in these files, comments included: a name in a template is a use."""
    return Counter(word for path in paths for word in WORD.findall(path.read_text(encoding="utf-8")))


def test_every_name_a_python_module_makes_is_used():
    served = python_files("server", "tools")
    words = words_of([*served, *(ROOT / "pwa" / "pages").glob("*.html"), ROOT / "setup.cfg", ROOT / "pyproject.toml"])
    words += words_of((ROOT / "translations").glob("*.toml"))
    idle = []
    for path in served:
        if "migrations" in path.parts or path.name == "gunicorn_conf.py":
            continue  # alembic and gunicorn read these by name
        for node in syntax(path).body:
            names = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
                names = [node.name]
            idle += [f"{name_of(path)}:{node.lineno} {name}" for name in names if words[name] == 1]

    assert idle == []


def test_every_name_a_typescript_module_exports_is_used():
    screens = [path for path in typescript_files() if ".test." not in path.name]
    words = words_of(screens)
    idle = [
        f"{name_of(path)} {name}"
        for path in screens
        for name in EXPORT.findall(path.read_text(encoding="utf-8"))
        if words[name] == 1 and name not in FOR_TESTS
    ]

    assert idle == []
