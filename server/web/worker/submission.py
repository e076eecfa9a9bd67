"""The shape of a submission, made from the field table, and of a correction, which is some of the same fields.

Only form is judged here: names, types, lengths, what a NIK or a phone number looks like. Whether the answers can be
true together (age, village, occupation) is asked by `usecases/check_answers.py`.
"""

from functools import lru_cache

from marshmallow import ValidationError
from marshmallow import fields as ma

from server.domain.errors import Invalid
from server.domain.identity import Nik, clean_name, parse_phone
from server.reference import tables
from server.storage.photos import KINDS
from server.usecases.check_answers import find_faults, put_answer
from server.web.errors import flatten
from server.web.strict import Day, Group, OneOf, Read, Several, Strict, Text, WholeNumber, YesNo

EMAIL = r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+"
SECRET = r"[A-Za-z0-9._~+/=-]+"  # noqa: S105 (what a Bearer header can carry, RFC 6750)
LABEL = r"[A-Za-z0-9._-]+"

NEEDED_INSIDE = {"helper": {"name", "phone", "relation"}}
"""Groups that may be left out as a whole, and what they must hold when they are there."""


class ConsentGiven(Strict):
    """Which wording was agreed to. `given_at` is the phone's clock: kept, never judged."""

    version = Text(most=20, pattern=LABEL, required=True)
    given_at = Text(most=40, least=0, required=True)


def field_for(row: tables.Field, **more) -> ma.Field:
    """The strict field for a row of the field table."""
    match row.kind:
        case "nik":
            return Read(lambda text: Nik.parse(text).digits, most=row.max, fault="nik-form", **more)
        case "phone":
            return Read(parse_phone, most=row.max, fault="phone-form", **more)
        case "name":
            return Read(clean_name, most=row.max, fault="name-form", **more)
        case "date":
            return Day(**more)
        case "choice":
            return OneOf([choice.value for choice in row.choices], **more)
        case "money" | "months" | "integer":
            return WholeNumber(least=row.min or 0, most=row.max, **more)
        case "boolean":
            return YesNo(**more)
        case "programmes":
            return Several(OneOf(list(tables.programmes()), fault="programmes-set"), most=row.max, least=1, **more)
        case "email":
            return Text(most=row.max, pattern=EMAIL, fault="email-form", **more)
        case "occupation":
            return Text(most=row.max, pattern=LABEL, fault="occupation-unknown", **more)
        case "village":
            return Text(most=row.max, pattern=r"[0-9.]+", fault="village-unknown", **more)
        case "text":
            return Text(most=row.max, **more)
    raise ValueError(f"no field for the kind {row.kind}")


@lru_cache(maxsize=1)
def submission() -> Strict:
    """The whole body of `PUT applications/{key}`."""
    top: dict[str, ma.Field] = {
        "language": Text(most=16, pattern=LABEL, fault="language-unknown", required=True),
        "consent": Group(ConsentGiven, required=True),
        "photos_expected": Several(OneOf(KINDS), most=len(KINDS)),
        "campaign": Text(most=40, pattern=LABEL),
        "reading_secret": Text(least=32, most=200, pattern=SECRET, fault="secret-form", required=True),
    }
    groups: dict[str, dict[str, ma.Field]] = {}
    for row in tables.fields():
        if row.kind == "photo":
            continue  # photos travel on their own, named in photos_expected
        group, _, name = row.name.rpartition(".")
        if group:
            needed = row.required or name in NEEDED_INSIDE.get(group, ())
            groups.setdefault(group, {})[name] = field_for(row, required=needed)
        else:
            top[name] = field_for(row, required=row.required)
    for group, inner in groups.items():
        needed = group not in NEEDED_INSIDE and any(field.required for field in inner.values())
        name = "".join(part.title() for part in group.split("_"))
        top[group] = Group(Strict.from_dict(inner, name=name), required=needed)
    return Strict.from_dict(top, name="Submission")()


def read_submission(content: dict, **surroundings) -> dict:
    """The answers, clean; raises Invalid with every field that cannot be taken. `surroundings`: see find_faults."""
    try:
        answers = submission().load(content)
        faults = find_faults(answers, **surroundings)
    except ValidationError as refusal:
        good = refusal.valid_data if isinstance(refusal.valid_data, dict) else {}
        faults = find_faults(good, **surroundings) | flatten(refusal.messages)
    if faults:
        raise Invalid(fields=limited(faults))
    return answers


def read_correction(wanted: list[str], content: dict, before: dict, **surroundings) -> dict[str, object]:
    """The corrected fields by dotted name, clean; raises Invalid.

    Only fields that were asked for; every one of them except photos, which come on their own. A village that is not in
    our list may bring its name as text. None stands for "I have none" and empties a field that nobody has to fill in.
    """
    companions = {"address.village_text"} if "address.village" in wanted else set()
    faults, clean = {}, {}
    for name, value in content.items():
        if name.startswith("photos.") or name not in {*wanted, *companions}:
            faults[name if len(name) <= 60 else name[:60]] = "not-asked"
            continue
        if value is None and not tables.field(name).required:
            clean[name] = None
            continue
        try:
            clean[name] = field_for(tables.field(name)).deserialize(value)
        except ValidationError as refusal:
            faults |= flatten(refusal.messages, name)
    for name in wanted:
        if not name.startswith("photos.") and name not in content:
            faults[name] = "needed"
    answers = with_changes(before, clean)
    found = find_faults(answers, **surroundings)
    faults = {name: code for name, code in found.items() if name in {*clean, *companions}} | faults
    if faults:
        raise Invalid(fields=limited(faults))
    return clean


def with_changes(answers: dict, changes: dict[str, object]) -> dict:
    """A copy of the nested answers with dotted names replaced; None takes one away."""
    result = {name: dict(value) if isinstance(value, dict) else value for name, value in answers.items()}
    for dotted, value in changes.items():
        put_answer(result, dotted, value)
    return result


def limited(faults: dict[str, str], most: int = 60) -> dict[str, str]:
    """An answer stays small however many fields were invented."""
    return dict(list(faults.items())[:most])
