"""A second, independent look at the sources: every translation call that stands there, found without Babel.

Babel's script reader loses strings without a word (an apostrophe in JSX text, a call inside another call's arguments).
So each file is also scanned with a plain pattern, and extraction stops when the two disagree.
"""

import ast
import re
from dataclasses import dataclass

CALL = re.compile(r"(?<![\w$])(?P<name>n?pgettext)\s*\(")
DEFINITION = re.compile(r"(function|def)\s+$")
STRING = re.compile(r"\s*(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')")
# A string is passed over as it is: accept="image/*" opens no comment.
BLOCK_COMMENT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|/\*.*?\*/|\{#.*?#\}", re.DOTALL)
LINE_COMMENT = re.compile(r"^[ \t]*(//|#).*$", re.MULTILINE)
ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")


@dataclass(frozen=True)
class Call:
    """`message` is None when the first two arguments are not literal strings."""

    line: int
    name: str
    context: str | None
    message: str | None


def find_calls(text: str) -> list[Call]:
    """Every `pgettext(` and `npgettext(` outside comments and definitions, in order."""
    text = BLOCK_COMMENT.sub(blank, text)
    text = LINE_COMMENT.sub(blank, text)
    calls = []
    for match in CALL.finditer(text):
        if DEFINITION.search(text, max(0, match.start() - 40), match.start()):
            continue
        context, end = read_string(text, match.end())
        message = None
        if context is not None and text[end : end + 1] == ",":
            message, end = read_string(text, end + 1)
            if text[end : end + 1] not in (",", ")"):
                message = None
        calls.append(Call(text.count("\n", 0, match.start()) + 1, match["name"], context, message))
    return calls


def find_python_calls(text: str) -> list[Call]:
    """The same for Python, through its own parser: a docstring may speak of `pgettext(…)` without calling it."""
    calls = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("pgettext", "npgettext"):
            given = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args[:2]]
            context, message = [value if isinstance(value, str) else None for value in (*given, None, None)[:2]]
            calls.append(Call(node.lineno, name, context, message))
    return calls


def blank(match: re.Match[str]) -> str:
    """Keeps the line numbers, and strings."""
    return match[0] if match[0].startswith('"') else re.sub(r"[^\n]", " ", match[0])


def read_string(text: str, at: int) -> tuple[str | None, int]:
    """A literal, or several joined by `+` or by standing side by side; and where what follows it begins."""
    value = None
    while match := STRING.match(text, at):
        value = (value or "") + unescape(match[1][1:-1])
        at = match.end()
        joined = re.compile(r"\s*\+(?=\s*[\"'])").match(text, at)
        at = joined.end() if joined else at
    space = re.compile(r"\s*").match(text, at)
    return value, space.end() if space else at


def unescape(body: str) -> str:
    simple = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}

    def one(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] in "ux" and len(code) > 1:
            return chr(int(code[1:].strip("{}"), 16))
        return simple.get(code, code)

    return ESCAPE.sub(one, body)
