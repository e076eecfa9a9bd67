"""What the public API answers, written by hand: nothing leaves that is not named here."""

from marshmallow import Schema
from marshmallow import fields as ma

STATES = "submitted, in_review, needs_correction, approved, payable, active, rejected, closed or withdrawn."


class BranchShown(Schema):
    code = ma.String(required=True)
    name = ma.String(required=True)
    sure = ma.Boolean(required=True, metadata={"description": "False: say probably."})
    address = ma.String(metadata={"description": "Only when somebody has confirmed it."})


class Receipt(Schema):
    """Frozen for ever per key."""

    key = ma.String(required=True)
    state = ma.String(required=True, metadata={"enum": ["submitted"]})
    tracking_code = ma.String(required=True, metadata={"description": "9 characters and one to check them."})
    branch = ma.Nested(BranchShown, required=True)
    received_at = ma.String(required=True, metadata={"format": "date-time"})


class PhotoReceived(Schema):
    key = ma.String(required=True)
    kind = ma.String(required=True)
    received_at = ma.String(required=True, metadata={"format": "date-time"})


class CorrectionReceived(Schema):
    key = ma.String(required=True)
    number = ma.Integer(required=True)
    state = ma.String(required=True)
    received_at = ma.String(required=True, metadata={"format": "date-time"})


class Withdrawn(Schema):
    key = ma.String(required=True)
    state = ma.String(required=True)


class Known(Schema):
    known = ma.List(ma.String(), required=True, metadata={"description": "Kept here."})
    erased = ma.List(ma.String(), required=True, metadata={"description": "Were here and were erased on request."})


class Track(Schema):
    state = ma.String(required=True, metadata={"description": STATES})


class QuoteLine(Schema):
    programme = ma.String(required=True)
    full = ma.Integer(required=True, metadata={"description": "Whole rupiah, without relief."})
    due = ma.Integer(required=True, metadata={"description": "Whole rupiah."})
    rule = ma.String(required=True, metadata={"description": "Legal source."})


class QuoteMonth(Schema):
    month = ma.String(required=True)
    lines = ma.List(ma.Nested(QuoteLine), required=True)


class QuoteShown(Schema):
    total = ma.Integer(required=True)
    full_total = ma.Integer()
    unsettled = ma.Boolean(required=True, metadata={"description": "The office decides whether this is transport."})
    months = ma.List(ma.Nested(QuoteMonth), required=True)


class TimelineStep(Schema):
    state = ma.String(required=True)
    at = ma.String(required=True, metadata={"format": "date-time"})


class ReasonShown(Schema):
    code = ma.String(required=True)
    text = ma.String(required=True, metadata={"description": "In the caller's language."})


class FieldAskedBack(Schema):
    name = ma.String(required=True)
    label = ma.String(required=True)
    reasons = ma.List(ma.Nested(ReasonShown), required=True)


class CorrectionAsked(Schema):
    number = ma.Integer(required=True)
    asked_at = ma.String(required=True, metadata={"format": "date-time"})
    fields_ = ma.List(ma.Nested(FieldAskedBack), required=True, data_key="fields")
    note = ma.String()


class BillShown(Schema):
    reference = ma.String(required=True)
    first_month = ma.String(required=True)
    total = ma.Integer(required=True)
    unsettled = ma.Boolean(required=True)
    months = ma.List(ma.Nested(QuoteMonth), required=True)


class AnswerShown(Schema):
    name = ma.String(required=True)
    label = ma.String(required=True)
    value = ma.String(required=True, metadata={"description": "Masked where it says who somebody is."})


class OwnApplicationShown(Schema):
    key = ma.String(required=True)
    state = ma.String(required=True, metadata={"description": STATES})
    version = ma.Integer(required=True)
    tracking_code = ma.String(required=True)
    branch = ma.Nested(BranchShown, required=True)
    received_at = ma.String(required=True, metadata={"format": "date-time"})
    language = ma.String(required=True)
    timeline = ma.List(ma.Nested(TimelineStep), required=True)
    correction = ma.Nested(CorrectionAsked, required=True, allow_none=True)
    reasons = ma.List(ma.Nested(ReasonShown), required=True)
    bill = ma.Nested(BillShown, required=True, allow_none=True)
    quote = ma.Nested(QuoteShown, required=True, allow_none=True)
    photos = ma.Dict(keys=ma.String(), values=ma.String(allow_none=True), required=True)
    answers = ma.List(ma.Nested(AnswerShown), required=True)
    filled_by = ma.String(required=True, metadata={"enum": ["self", "helper"]})


class Place(Schema):
    code = ma.String(required=True)
    name = ma.String(required=True)


class Region(Schema):
    code = ma.String(allow_none=True)
    name = ma.String()
    children = ma.List(ma.Nested(Place))


class RegionFound(Schema):
    code = ma.String(required=True)
    name = ma.String(required=True)
    path = ma.String(required=True)


class RegionAnswer(Region):
    """Either a region with its children, or, for `q`, what was found."""

    results = ma.List(ma.Nested(RegionFound))


class LanguageShown(Schema):
    code = ma.String(required=True)
    name = ma.String(required=True)
    offered = ma.Boolean(required=True)
    checked = ma.Boolean(required=True, metadata={"description": "A native reader has approved its words."})


class OccupationShown(Schema):
    slug = ma.String(required=True)
    name = ma.String(required=True)
    sector = ma.String(required=True)
    sector_name = ma.String(required=True)
    transport = ma.String(required=True, metadata={"enum": ["true", "false", "unsettled"]})
    words = ma.List(ma.String(), required=True)
    hazards = ma.List(ma.String(), required=True)


class Occupations(Schema):
    occupations = ma.List(ma.Nested(OccupationShown), required=True)
