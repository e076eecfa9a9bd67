"""`GET` and `DELETE applications/{key}`: the worker's own view, and withdrawing."""

from datetime import date

from server.config import current_config
from server.domain.contributions import Quote
from server.reference import tables
from server.usecases.read_application import Answer, OwnApplication, read_application
from server.usecases.submit_application import iso
from server.usecases.withdraw_application import withdraw_application
from server.web import i18n
from server.web.i18n import translate_reference
from server.web.worker import applications
from server.web.worker.asking import BEARER, KEY_PARAMETER, check_key, moment, reading_secret, reply
from server.web.worker.regions import regions
from server.web.worker.replies import OwnApplicationShown, Withdrawn


@applications.get("/applications/<key>")
@applications.doc(parameters=[KEY_PARAMETER], security=BEARER)
@applications.response(200, OwnApplicationShown)
def get_application(key: str):
    """Where it is, what to correct, what to pay, and a masked copy of the answers.

    Opens only with the reading secret that came inside the submission.
    """
    check_key(key)
    own = read_application(key, reading_secret(), today=current_config().today())
    return reply(shown(own))


@applications.delete("/applications/<key>")
@applications.doc(parameters=[KEY_PARAMETER], security=BEARER)
@applications.response(200, Withdrawn)
def delete_application(key: str):
    """Withdraw, any time before there is a bill, and erase what says who the worker is. Afterwards: 410."""
    check_key(key)
    withdraw_application(key, reading_secret(), moment=moment())
    return reply({"key": key, "state": "withdrawn"})


def shown(own: OwnApplication) -> dict:
    correction = own.correction and {
        "number": own.correction.number,
        "asked_at": iso(own.correction.asked_at),
        "fields": [
            {"name": name, "label": label_of(name), "reasons": [reason(code) for code in codes]}
            for name, codes in own.correction.wanted.items()
        ],
        **({"note": own.correction.note} if own.correction.note else {}),
    }
    bill = own.bill and {
        "reference": own.bill.reference,
        "first_month": own.bill.first_month,
        **{name: own.bill.quote.to_json()[name] for name in ("months", "total", "unsettled")},
    }
    return {
        "key": own.key,
        "state": own.state,
        "version": own.version,
        "tracking_code": own.tracking_code,
        "branch": branch(own.branch, own.branch_sure),
        "received_at": iso(own.received_at),
        "language": own.language,
        "timeline": [{"state": state, "at": iso(at)} for state, at in own.timeline],
        "correction": correction,
        "reasons": [reason(code) for code in own.reasons],
        "bill": bill,
        "quote": _quote(own.quote),
        "photos": own.photos,
        "answers": [{"name": a.field.name, "label": label_of(a.field.name), "value": in_words(a)} for a in own.answers],
        "filled_by": own.filled_by,
    }


def branch(code: str, sure: bool) -> dict:
    row = tables.branches().get(code)
    shown = {"code": code, "name": row.name if row else code, "sure": sure}
    return shown | ({"address": row.address} if row and row.address else {})


def reason(code: str) -> dict:
    row = tables.reasons().get(code)
    return {"code": code, "text": translate_reference("petugas→pekerja", row.text) if row else ""}


def label_of(name: str) -> str:
    try:
        return translate_reference("layanan→pekerja", tables.field(name).label)
    except KeyError:
        return name


def in_words(answer: Answer) -> str:
    """An answer as a person reads it."""
    field, value = answer.field, answer.value
    if answer.masked:
        return str(value)
    match field.kind:
        case "money":
            return i18n.rupiah(value)
        case "months":
            # Translators: a plan: how many months the worker wants to pay at once.
            return i18n.npgettext("layanan→pekerja", "%(n)s bulan", "%(n)s bulan", value)
        case "boolean" | "choice":
            labels = {choice.value: choice.label for choice in field.choices}
            found = labels.get(str(value).lower() if isinstance(value, bool) else value)
            return translate_reference("pekerja→layanan", found) if found else str(value)
        case "occupation":
            occupation = tables.occupations().get(value)
            return translate_reference("nama pekerjaan", occupation.name) if occupation else str(value)
        case "programmes":
            known = tables.programmes()
            return ", ".join(
                translate_reference("layanan→pekerja", known[code].name) for code in value if code in known
            )
        case "village":
            return ", ".join(region.name for region in reversed(regions().path(value))) or str(value)
        case "date":
            return i18n.day(date.fromisoformat(value))
    return str(value)


def _quote(quote: Quote | None) -> dict | None:
    return quote.to_json() if quote else None
