"""Whatever the service refuses, it says so in words: each stable code has a sentence in server/web/messages.py."""

import ast

import pytest

from server.domain import errors as refusals
from server.web import errors, messages
from tests.house.tree import name_of, python_files, syntax

KINDS = {
    name: kind
    for name, kind in vars(refusals).items()
    if isinstance(kind, type) and issubclass(kind, refusals.DomainError)
}


def name_called(call: ast.Call) -> str:
    """`Invalid` in `Invalid(…)` and in `errors.Invalid(…)`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def text(node: ast.expr | None) -> str | None:
    """The string a literal holds."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def codes_of(call: ast.Call) -> tuple[str | None, list[str]]:
    """The code of the refusal that a call makes, and the codes of the fields it marks, as far as they stand there."""
    name, positional = name_called(call), [text(argument) for argument in call.args]
    if name == "Problem":
        code = positional[1] if len(positional) > 1 else None
    elif name in KINDS:
        code = positional[0] if positional else KINDS[name].code
    else:
        return None, []
    marked = next((word.value for word in call.keywords if word.arg == "fields"), None)
    values = [text(value) for value in marked.values] if isinstance(marked, ast.Dict) else []
    return code, [value for value in values if value]


def calls_in(path):
    return (node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", python_files("server"), ids=name_of)
def test_every_refusal_in_the_code_has_words(path):
    silent = []
    for call in calls_in(path):
        code, marked = codes_of(call)
        # A rule that looks at one value (`Invalid("nik-form")`) has its words under the field it was asked about.
        if code and code not in messages.TITLES and code not in messages.FIELD_TEXTS:
            silent.append((code, call.lineno))
        silent += [(value, call.lineno) for value in marked if value not in messages.FIELD_TEXTS]

    assert silent == []


def test_every_kind_of_refusal_has_words_and_a_status():
    assert {kind.code for kind in KINDS.values()} - {"not-possible"} <= set(messages.TITLES)
    assert set(KINDS.values()) - {refusals.DomainError} <= set(errors.STATUS)


def test_every_answer_of_the_web_server_itself_has_words():
    assert set(errors.HTTP_CODES.values()) <= set(messages.TITLES)


def test_every_title_says_what_to_do_as_well():
    assert set(messages.TITLES) == set(messages.DETAILS)
