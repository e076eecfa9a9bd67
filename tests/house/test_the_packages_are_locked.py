"""Every package that is imported is asked for by name, and every package that is installed is pinned and hashed."""

import re
from importlib.metadata import packages_distributions

from tests.house.tree import ROOT, imports_of, python_files, third_party


def asked_for(name: str) -> set[str]:
    """The packages an `.in` file names."""
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return {folded(re.split(r"[\[<>=~;, ]", line)[0]) for line in lines if line and line[0] not in "#-"}


def folded(name: str) -> str:
    """A distribution's name in its one spelling."""
    return re.sub(r"[-_.]+", "-", name).lower()


def packages_of(folder: str) -> set[str]:
    """The distributions that the modules below a folder import."""
    owners = packages_distributions()
    imported = set().union(*(third_party(imports_of(path)) for path in python_files(folder)))
    return {folded(owners.get(name, [name])[0]) for name in imported}


def test_the_service_imports_only_what_requirements_in_names():
    # These come with flask by its own promise, and are its public parts.
    with_flask = {"werkzeug", "jinja2", "markupsafe", "itsdangerous", "alembic"}

    assert packages_of("server") - with_flask <= asked_for("requirements")


def test_tests_and_tools_import_only_what_is_asked_for():
    named = asked_for("requirements") | asked_for("requirements-dev") | asked_for("requirements-build")
    # playwright comes with pytest-playwright, werkzeug and its kin with flask.
    with_others = {"playwright", "werkzeug", "jinja2", "markupsafe", "itsdangerous", "alembic"}

    assert (packages_of("tests") | packages_of("tools")) - with_others <= named


def test_every_locked_package_is_pinned_and_hashed():
    for name in ("requirements", "requirements-build", "requirements-dev"):
        text = (ROOT / f"{name}.txt").read_text()
        blocks = re.split(r"\n(?=[a-z0-9])", "\n" + "\n".join(line for line in text.splitlines() if line[:1] != "#"))
        loose = [
            block.split()[0]
            for block in blocks
            if block.strip() and not re.match(r"\S+==\S+.*\\\n +--hash=sha256:", block)
        ]

        assert loose == [], name


def test_the_locks_answer_what_is_asked_for():
    for name in ("requirements", "requirements-build", "requirements-dev"):
        locked = {
            folded(line.split("==")[0]) for line in (ROOT / f"{name}.txt").read_text().splitlines() if "==" in line[:60]
        }

        assert asked_for(name) <= locked, name
