"""What the office sends and gets, written by hand: what comes in is strict, what goes out is named field by field."""

import re

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from server.domain.applications import DECISIONS, State
from server.domain.contributions import Month
from server.domain.identity import Nik, parse_phone
from server.domain.tracking import parse_tracking_code
from server.web.staff import LARGEST_ID
from server.web.strict import Group, OneOf, Read, Several, Strict, Text, WholeNumber, YesNo

CODE = r"[A-Za-z0-9-]+"
DOTTED = r"[a-z0-9_.]+"

# What comes in


class SignInIn(Strict):
    email = Text(most=200, required=True)
    password = Text(most=1024, required=True, load_only=True)
    code = Text(most=12, metadata={"description": "The second factor, once there is one; ignored until then."})


class ClaimIn(Strict):
    take_over = YesNo(metadata={"description": "A supervisor takes a case that somebody still holds."})


class FieldToCorrect(Strict):
    name = Text(most=60, pattern=DOTTED, required=True)
    reasons = Several(Text(most=40, pattern=CODE), most=20, required=True)


class DecisionIn(Strict):
    action = OneOf([str(one) for one in DECISIONS], required=True)
    version = WholeNumber(least=0, most=LARGEST_ID, required=True)
    claim = WholeNumber(least=0, most=LARGEST_ID, required=True, metadata={"description": "claim.number of the case"})
    reasons = Several(Text(most=40, pattern=CODE), most=20)
    fields_ = fields.List(
        Group(FieldToCorrect),
        data_key="fields",
        validate=validate.Length(max=60, error="too-long"),
        error_messages={"invalid": "wrong-type", "null": "needed"},
        metadata={"description": "For ask_correction: which fields and why."},
    )
    note = Text(
        most=500, least=0, metadata={"description": "ask_correction: the worker reads it. Else for colleagues."}
    )
    bill_reference = Text(most=40)
    first_month = Read(Month.parse, most=7, metadata={"example": "2026-12"})


class TransferIn(Strict):
    branch = Text(most=32, pattern=CODE, required=True)
    reason = Text(most=500, required=True)
    version = WholeNumber(least=0, most=LARGEST_ID, required=True)
    claim = WholeNumber(least=0, most=LARGEST_ID, required=True)


class NoteIn(Strict):
    text = Text(most=2000, required=True)

    @validates_schema
    def says_something(self, data, **_):
        if not data["text"].strip():
            raise ValidationError("needed", "text")


class SearchIn(Strict):
    """Exactly one of them."""

    nik = Read(lambda text: Nik.parse(text).digits, most=40)
    phone = Read(parse_phone, most=40)
    code = Read(parse_tracking_code, most=40)
    text = Text(most=100, metadata={"description": "Words of a name."})

    @validates_schema
    def one_of_them(self, data, **_):
        if len(data) != 1:
            raise ValidationError("needed" if not data else "twice", "text")


class WholeNumberInWords(fields.Field):
    """A number in a query string: digits, and not many."""

    def __init__(self, *, least: int, most: int, **more):
        self.least, self.most = least, most
        super().__init__(
            metadata={"type": "integer", "minimum": least, "maximum": most, **more.pop("metadata", {})}, **more
        )

    def _deserialize(self, value, attr, data, **kwargs):
        if not re.fullmatch("[0-9]{1,9}", value):
            raise ValidationError("wrong-type")
        if not self.least <= int(value) <= self.most:
            raise ValidationError("out-of-range")
        return int(value)


class QueueIn(Strict):
    state = OneOf([str(one) for one in State])
    occupation = Text(most=40, pattern=r"[a-z0-9-]+")
    language = Text(most=16, pattern=r"[A-Za-z0-9-]+")
    campaign = Text(most=40, pattern=r"[A-Za-z0-9._-]+")
    cursor = Text(most=40, pattern=r"[0-9]{1,17}-[0-9]{1,10}")
    limit = WholeNumberInWords(least=1, most=100, load_default=25)


# What goes out


class BranchOut(Schema):
    code = fields.String(required=True)
    name = fields.String(required=True)


class StaffOut(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(["officer", "supervisor"]))
    branch = fields.Nested(BranchOut, required=True)


class SessionOut(Schema):
    staff = fields.Nested(StaffOut, required=True)


class PersonOut(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class CodedOut(Schema):
    code = fields.String(required=True)
    text = fields.String(required=True)


class ClaimOut(Schema):
    number = fields.Integer(required=True)
    holder = fields.Nested(PersonOut, allow_none=True, required=True)
    until = fields.String(allow_none=True, required=True, metadata={"format": "date-time"})
    mine = fields.Boolean(required=True)


class OccupationOut(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True)


class OccupationInCase(OccupationOut):
    sector = fields.String(allow_none=True)
    transport = fields.String(allow_none=True, validate=validate.OneOf(["true", "false", "unsettled", None]))


class RowOut(Schema):
    """A line of the queue: nothing in it names a person in full."""

    id = fields.Integer(required=True)
    state = fields.String(required=True)
    version = fields.Integer(required=True)
    tracking_code = fields.String(required=True)
    name = fields.String(required=True, metadata={"description": "Masked."})
    occupation = fields.Nested(OccupationOut, required=True)
    language = fields.String(required=True)
    received_at = fields.String(required=True, metadata={"format": "date-time"})
    waiting_since = fields.String(required=True, metadata={"format": "date-time"})
    claimable_at = fields.String(required=True, metadata={"format": "date-time"})
    flags = fields.List(fields.String(), required=True)
    claim = fields.Nested(ClaimOut, required=True)


class PageOut(Schema):
    items = fields.List(fields.Nested(RowOut), required=True)
    next = fields.String(allow_none=True, required=True, metadata={"description": "Send it as `cursor`."})


class FoundOut(Schema):
    searched = fields.String(required=True, validate=validate.OneOf(["nik", "phone", "code", "text"]))
    items = fields.List(fields.Nested(RowOut), required=True)


class CheckOut(Schema):
    level = fields.String(required=True, validate=validate.OneOf(["agrees", "look", "differs"]))
    code = fields.String(required=True)
    text = fields.String(required=True)


class FieldOut(Schema):
    name = fields.String(required=True)
    label = fields.String(required=True)
    section = fields.String(required=True)
    value = fields.Raw(allow_none=True, required=True, metadata={"description": "As answered; masked without a claim."})
    text = fields.String(required=True, metadata={"description": "The value as people write it."})
    correctable = fields.Boolean(required=True)
    check = fields.Nested(CheckOut, allow_none=True, required=True)


class PhotoOut(Schema):
    kind = fields.String(required=True)
    received_at = fields.String(required=True, metadata={"format": "date-time"})
    url = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)


class DuplicateOut(Schema):
    """Of a case of another branch only its branch and its state are told."""

    id = fields.Integer(allow_none=True, required=True)
    tracking_code = fields.String(allow_none=True, required=True)
    state = fields.String(required=True)
    same = fields.List(fields.String(), required=True)
    branch = fields.Nested(BranchOut, required=True)
    received_at = fields.String(allow_none=True, required=True, metadata={"format": "date-time"})


class AskedOut(Schema):
    name = fields.String(required=True)
    label = fields.String(required=True)
    reasons = fields.List(fields.Nested(CodedOut), required=True)


class CorrectionOut(Schema):
    number = fields.Integer(required=True)
    asked_at = fields.String(required=True, metadata={"format": "date-time"})
    asked_by = fields.String(required=True)
    answered_at = fields.String(allow_none=True, required=True, metadata={"format": "date-time"})
    fields_ = fields.List(fields.Nested(AskedOut), data_key="fields", attribute="fields", required=True)
    note = fields.String(allow_none=True, required=True)


class LineOut(Schema):
    programme = fields.String(required=True)
    full = fields.Integer(required=True)
    due = fields.Integer(required=True)
    rule = fields.String(required=True)


class MonthOut(Schema):
    month = fields.String(required=True)
    lines = fields.List(fields.Nested(LineOut), required=True)


class QuoteOut(Schema):
    total = fields.Integer(required=True)
    full_total = fields.Integer(required=True)
    unsettled = fields.Boolean(required=True)
    months = fields.List(fields.Nested(MonthOut), required=True)


class BillOut(Schema):
    reference = fields.String(required=True)
    first_month = fields.String(required=True)
    months = fields.List(fields.Nested(MonthOut), required=True)
    total = fields.Integer(allow_none=True, required=True)
    unsettled = fields.Boolean(required=True)


class NoteOut(Schema):
    id = fields.Integer(required=True)
    by = fields.Nested(PersonOut, required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    text = fields.String(required=True)


class StepOut(Schema):
    at = fields.String(required=True, metadata={"format": "date-time"})
    by = fields.Raw(required=True, metadata={"description": "{id, name} of staff, or `worker`, or `system`"})
    action = fields.String(required=True)
    before = fields.String(data_key="from", attribute="from", allow_none=True, required=True)
    to = fields.String(required=True)
    reasons = fields.List(fields.Raw(), required=True, metadata={"description": "Codes, or {field, codes}."})


class BranchOfCase(BranchOut):
    sure = fields.Boolean(required=True)
    basis = fields.String(allow_none=True, required=True)


class CaseOut(Schema):
    """Everything an officer needs to decide; personal values only for the holder of a live claim."""

    id = fields.Integer(required=True)
    key = fields.String(required=True)
    tracking_code = fields.String(required=True)
    state = fields.String(required=True)
    version = fields.Integer(required=True)
    claim = fields.Nested(ClaimOut, required=True)
    masked = fields.Boolean(required=True)
    branch = fields.Nested(BranchOfCase, required=True)
    language = fields.String(required=True)
    occupation = fields.Nested(OccupationInCase, required=True)
    second_occupation = fields.Nested(OccupationInCase, allow_none=True, required=True)
    received_at = fields.String(required=True, metadata={"format": "date-time"})
    waiting_since = fields.String(required=True, metadata={"format": "date-time"})
    claimable_at = fields.String(required=True, metadata={"format": "date-time"})
    fields_ = fields.List(fields.Nested(FieldOut), data_key="fields", attribute="fields", required=True)
    flags = fields.List(fields.Nested(CodedOut), required=True)
    photos = fields.List(fields.Nested(PhotoOut), required=True)
    photos_expected = fields.List(fields.String(), required=True)
    duplicates = fields.List(fields.Nested(DuplicateOut), required=True)
    quote = fields.Nested(QuoteOut, allow_none=True, required=True)
    correction = fields.Nested(CorrectionOut, allow_none=True, required=True)
    bill = fields.Nested(BillOut, allow_none=True, required=True)
    reasons = fields.List(fields.Nested(CodedOut), required=True)
    notes = fields.List(fields.Nested(NoteOut), required=True)
    history = fields.List(fields.Nested(StepOut), required=True)
    decisions = fields.List(fields.String(), required=True)


class HandedOverOut(Schema):
    id = fields.Integer(required=True)
    state = fields.String(required=True)
    version = fields.Integer(required=True)
    branch = fields.Nested(BranchOut, required=True)


class ReasonOut(Schema):
    code = fields.String(required=True)
    use = fields.String(
        data_key="for", attribute="for", required=True, validate=validate.OneOf(["correction", "reject", "close"])
    )
    fields_ = fields.List(fields.String(), data_key="fields", attribute="fields", required=True)
    text = fields.String(required=True, metadata={"description": "As the worker reads it, in the caller's language."})
    office_label = fields.String(required=True)


class ReasonsOut(Schema):
    reasons = fields.List(fields.Nested(ReasonOut), required=True)


class BranchesOut(Schema):
    branches = fields.List(fields.Nested(BranchOut), required=True)
