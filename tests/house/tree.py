"""The tree as the house rules see it: which files there are, and what each module imports."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "server"
PHONE = ROOT / "pwa" / "src"

TS_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']""")


def python_files(*folders: str) -> list[Path]:
    """Every Python module below those folders, caches aside."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def typescript_files() -> list[Path]:
    """Every module of the phone and the office, tests included."""
    return sorted([*PHONE.rglob("*.ts"), *PHONE.rglob("*.tsx")])


def name_of(path: Path) -> str:
    """Where a file lies, as people say it: from the root."""
    return path.relative_to(ROOT).as_posix()


@cache
def syntax(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(path: Path) -> set[str]:
    """Dotted names of all that a Python module imports, inside functions too: `from server.storage import db` gives
    `server.storage` and `server.storage.db`."""
    found: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
                base = ".".join([*package, *([base] if base else [])])
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
    return found


def third_party(names: set[str]) -> set[str]:
    """The first part of each name that is neither Python's own nor ours."""
    first = {name.split(".")[0] for name in names}
    return first - set(sys.stdlib_module_names) - {"server", "tests", "tools", "__future__", ""}


def typescript_imports(path: Path) -> set[Path]:
    """The modules of ours that a TypeScript module imports, as paths without their ending."""
    found = TS_IMPORT.findall(path.read_text(encoding="utf-8"))
    return {(path.parent / name).resolve() for name in found if name.startswith(".")}


@cache
def project_files() -> list[Path]:
    """Every file that is or would be committed; outside of a clone, none."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    names = listed.stdout.decode().split("\0")
    return sorted({ROOT / name for name in names if name and (ROOT / name).is_file()})


def project_texts() -> list[tuple[Path, str]]:
    """Those of the project's files that are text, with their text."""
    texts = []
    for path in project_files():
        try:
            texts.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return texts
