"""A module is named after its subject. What was named after a kind (`utils`, `models`) is what rots elsewhere."""

from tests.house.tree import ROOT, name_of, python_files, typescript_files

KINDS = {
    "utils",
    "util",
    "helpers",
    "helper_functions",
    "models",
    "views",
    "misc",
    "common",
    "lib",
    "managers",
    "types",
}


def test_no_module_or_folder_is_named_after_a_kind():
    strays = [
        name_of(path)
        for path in [*python_files("server", "tools", "tests"), *typescript_files()]
        if KINDS & {part.split(".")[0] for part in path.relative_to(ROOT).parts}
    ]

    assert strays == []
