"""Marshmallow fields that take a value only as it is meant: "yes" is no boolean, "1500000" and true are no integers.

Messages are codes; `web/messages.py` has the words.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from marshmallow import RAISE, Schema, ValidationError, fields, validate

CODES = {
    "required": "needed",
    "null": "needed",
    "invalid": "wrong-type",
    "type": "wrong-type",
    "invalid_utf8": "characters",
    "too_large": "out-of-range",
}


class Strict(Schema):
    """Unknown fields are refused."""

    error_messages = {"unknown": "unknown-field", "type": "wrong-type", "invalid": "wrong-type"}

    class Meta:
        unknown = RAISE


def writable(text: str) -> bool:
    """Can every encoding and both databases carry it? No lone surrogates, no NUL."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


class Text(fields.String):
    """Words up to `most` characters. Empty is allowed only with least=0."""

    default_error_messages = CODES

    def __init__(self, *, most: int, least: int = 1, pattern: str | None = None, fault: str = "wrong-type", **more):
        checks: list[Callable] = [
            validate.Length(max=most, error="too-long"),
            validate.Length(min=least, error="needed" if least == 1 else "too-short"),
        ]
        if pattern:
            checks.append(validate.Regexp(re.compile(pattern + r"\Z"), error=fault))
        super().__init__(validate=checks, **more)

    def _deserialize(self, value, attr, data, **kwargs):
        if not isinstance(value, str):
            raise ValidationError("wrong-type")
        if not writable(value):
            raise ValidationError("characters")
        return value


class Read(Text):
    """Text that a rule of `domain` reads: `reader` returns the clean value or raises a DomainError."""

    def __init__(self, reader: Callable[[str], object], *, most: int, **more):
        self.reader = reader
        super().__init__(most=most, **more)

    def _deserialize(self, value, attr, data, **kwargs):
        text = super()._deserialize(value, attr, data, **kwargs)
        if len(text) > 200:
            raise ValidationError("too-long")
        from server.domain.errors import DomainError

        try:
            return self.reader(text)
        except DomainError as refusal:
            raise ValidationError(refusal.code) from None

    def _validate(self, value):
        """A length is a matter of text; what the rule made of it (a month, say) has none."""
        if isinstance(value, str):
            super()._validate(value)


class WholeNumber(fields.Integer):
    default_error_messages = CODES

    def __init__(self, *, least: int, most: int, **more):
        super().__init__(validate=validate.Range(min=least, max=most, error="out-of-range"), **more)

    def _deserialize(self, value, attr, data, **kwargs):
        if type(value) is not int:
            raise ValidationError("wrong-type")
        return value


class YesNo(fields.Boolean):
    default_error_messages = CODES

    def _deserialize(self, value, attr, data, **kwargs):
        if type(value) is not bool:
            raise ValidationError("wrong-type")
        return value


class OneOf(Text):
    """One of a closed list of words."""

    def __init__(self, choices: Sequence[str], *, fault: str = "not-a-choice", **more):
        super().__init__(most=100, **more)
        self.validators = [validate.OneOf(choices, error=fault)]
        self.validate = self.validators[0]


class Day(Text):
    """`YYYY-MM-DD` and nothing else; kept as that text."""

    def __init__(self, **more):
        super().__init__(most=10, **more)
        self.metadata = {"format": "date", **self.metadata}
        self.validators = []

    def _deserialize(self, value, attr, data, **kwargs):
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                raise ValueError
            date.fromisoformat(text)
        except ValueError:
            raise ValidationError("date-form") from None
        return text


class Several(fields.List):
    """A list of at most `most`, each once."""

    default_error_messages = CODES

    def __init__(self, inner: fields.Field, *, most: int, least: int = 0, **more):
        super().__init__(
            inner,
            validate=[
                validate.Length(min=least, max=most, error="out-of-range" if least == 0 else "needed"),
                _each_once,
            ],
            **more,
        )


def _each_once(values: list) -> None:
    if len({repr(value) for value in values}) != len(values):
        raise ValidationError("twice")


class Group(fields.Nested):
    """An object within the object; its schema is strict as well."""

    default_error_messages = CODES
