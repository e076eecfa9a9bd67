"""A case as the office's screens take it: codes get their words here, values the form in which people write them."""

from datetime import date, datetime

from flask import current_app

from server.domain.contributions import Quote
from server.domain.errors import DomainError
from server.domain.identity import parse_phone
from server.domain.privacy import DOT
from server.reference import tables
from server.reference.tables import Field
from server.usecases.read_case import Bill, Case, Claim, Correction, Duplicate, Note, Row, Step
from server.web.i18n import day, pgettext, rupiah, translate_reference
from server.web.staff.words import check_text, flag_text


def case_json(case: Case) -> dict:
    return {
        "id": case.id,
        "key": case.key,
        "tracking_code": case.tracking_code,
        "state": case.state,
        "version": case.version,
        "claim": claim_json(case.claim),
        "masked": case.masked,
        "branch": {**branch_json(case.branch), "sure": case.branch_sure, "basis": case.basis},
        "language": case.language,
        "occupation": occupation_json(case.occupation),
        "second_occupation": occupation_json(case.second_occupation) if case.second_occupation else None,
        "received_at": instant(case.received_at),
        "waiting_since": instant(case.waiting_since),
        "claimable_at": instant(case.claimable_at),
        "fields": [field_json(each, case) for each in tables.fields()],
        "flags": [{"code": str(flag), "text": flag_text(flag)} for flag in case.flags],
        "photos": [
            {
                "kind": photo.kind,
                "received_at": instant(photo.received_at),
                "url": f"/api/v1/staff/applications/{case.id}/photos/{photo.kind}",
                "width": photo.width,
                "height": photo.height,
            }
            for photo in case.photos
        ],
        "photos_expected": case.photos_expected,
        "duplicates": [duplicate_json(one) for one in case.duplicates],
        "quote": quote_json(case.quote),
        "correction": correction_json(case.correction),
        "bill": bill_json(case.bill),
        "reasons": [coded(code) for code in case.reasons],
        "notes": [note_json(note) for note in case.notes],
        "history": [step_json(step) for step in case.history],
        "decisions": case.decisions,
    }


def row_json(row: Row) -> dict:
    occupation = occupation_json(row.occupation)
    return {
        "id": row.id,
        "state": row.state,
        "version": row.version,
        "tracking_code": row.tracking_code,
        "name": row.name,
        "occupation": {"slug": occupation["slug"], "name": occupation["name"]},
        "language": row.language,
        "received_at": instant(row.received_at),
        "waiting_since": instant(row.waiting_since),
        "claimable_at": instant(row.claimable_at),
        "flags": [str(flag) for flag in row.flags],
        "claim": claim_json(row.claim),
    }


def claim_json(claim: Claim) -> dict:
    holder = {"id": claim.holder.id, "name": claim.holder.name} if claim.holder else None
    until = instant(claim.until) if claim.until else None
    return {"number": claim.number, "holder": holder, "until": until, "mine": claim.mine}


def branch_json(code: str) -> dict:
    branch = tables.branches().get(code)
    return {"code": code, "name": branch.name if branch else code}


def occupation_json(slug: str) -> dict:
    known = tables.occupations().get(slug)
    if known is None:  # a slug of an older table
        return {"slug": slug, "name": slug, "sector": None, "transport": None}
    name = translate_reference("nama pekerjaan", known.name)
    return {"slug": slug, "name": name, "sector": known.sector, "transport": str(known.transport)}


def field_json(about: Field, case: Case) -> dict:
    value = photo_value(about.name, case) if about.kind == "photo" else case.answers.get(about.name)
    check = case.checks.get(about.name)
    return {
        "name": about.name,
        "label": translate_reference("layanan→petugas", about.office_label),
        "section": about.section,
        "value": value,
        "text": written(about, value),
        "correctable": about.correctable,
        "check": {"level": str(check.level), "code": check.code, "text": check_text(check)} if check else None,
    }


def photo_value(name: str, case: Case) -> str | None:
    kind = name.removeprefix("photos.")
    if any(photo.kind == kind for photo in case.photos):
        return "received"
    return "expected" if kind in case.photos_expected else None


def written(about: Field, value: object) -> str:
    """The value as an officer reads it aloud; dots stay dots."""
    if value is None or value == "":
        return ""
    if isinstance(value, str) and DOT in value:
        return value
    match about.kind, value:
        case "choice", str():
            labels = {choice.value: choice.label for choice in about.choices}
            return translate_reference("pekerja→layanan", labels[value]) if value in labels else value
        case "photo", "received":
            return pgettext("layanan→petugas", "Sudah diterima")
        case "photo", _:
            return pgettext("layanan→petugas", "Belum diterima")
        case "occupation", str():
            return occupation_json(value)["name"]
        case "boolean", bool():
            # Translators: beside a question whose answer was yes or no; for officers.
            return pgettext("layanan→petugas", "Ya") if value else pgettext("layanan→petugas", "Tidak")
        case "money", int():
            return rupiah(value)
        case "date", str():
            return written_day(value)
        case "phone", str():
            return written_phone(value)
        case "nik", str():
            return " ".join(value[start : start + 4] for start in range(0, len(value), 4))
        case "village", str():
            return current_app.extensions["regions"].full_name(value) or value
        case _, list():
            return ", ".join(str(one) for one in value)
    return str(value)


def written_day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def written_phone(text: str) -> str:
    """`0812-3456-7890`, as it is dialled here."""
    try:
        national = "0" + parse_phone(text).removeprefix("+62")
    except DomainError:
        return text
    return "-".join(part for part in (national[:4], national[4:8], national[8:]) if part)


def duplicate_json(one: Duplicate) -> dict:
    return {
        "id": one.id,
        "tracking_code": one.tracking_code,
        "state": one.state,
        "same": one.same,
        "branch": branch_json(one.branch),
        "received_at": instant(one.received_at) if one.received_at else None,
    }


def quote_json(quote: Quote | None) -> dict | None:
    return quote.to_json() if quote else None


def bill_json(bill: Bill | None) -> dict | None:
    if bill is None:
        return None
    worked_out = quote_json(bill.quote) or {"months": [], "total": None, "unsettled": False}
    return {
        "reference": bill.reference,
        "first_month": bill.first_month,
        "months": worked_out["months"],
        "total": worked_out["total"],
        "unsettled": worked_out["unsettled"],
    }


def correction_json(correction: Correction | None) -> dict | None:
    if correction is None:
        return None
    labels = {each.name: each.office_label for each in tables.fields()}
    return {
        "number": correction.number,
        "asked_at": instant(correction.asked_at),
        "asked_by": correction.asked_by,
        "answered_at": instant(correction.answered_at) if correction.answered_at else None,
        "fields": [
            {
                "name": name,
                "label": translate_reference("layanan→petugas", labels[name]) if name in labels else name,
                "reasons": [coded(code) for code in codes],
            }
            for name, codes in correction.wanted.items()
        ],
        "note": correction.note,
    }


def coded(code: str) -> dict:
    reason = tables.reasons().get(code)
    return {"code": code, "text": translate_reference("layanan→petugas", reason.office_label) if reason else code}


def note_json(note: Note) -> dict:
    return {
        "id": note.id,
        "by": {"id": note.by.id, "name": note.by.name},
        "at": instant(note.at),
        "text": note.text,
    }


def step_json(step: Step) -> dict:
    return {
        "at": instant(step.at),
        "by": {"id": step.by.id, "name": step.by.name} if step.by else step.actor,
        "action": step.action,
        "from": step.before,
        "to": step.after,
        "reasons": step.reasons,
    }


def instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
