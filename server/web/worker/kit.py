"""`GET kit`: all that the app needs to work without signal, in one language, one answer."""

import json
from functools import lru_cache
from pathlib import Path

from flask import current_app

from server.config import current_config
from server.domain.eligibility import AGE_LIMIT
from server.reference import tables
from server.web import i18n
from server.web.caching import tagged
from server.web.i18n import translate_reference, use_language
from server.web.worker import reference
from server.web.worker.asking import LANGUAGE_PARAMETER
from server.web.worker.tables import asked_language

TO_WORKER, OF_WORKER, TRADE, STORY = "layanan→pekerja", "pekerja→layanan", "nama pekerjaan", "cerita"


@reference.get("/kit")
@reference.doc(parameters=[LANGUAGE_PARAMETER])
@reference.response(200, {"type": "object"}, description="Tariffs, occupations, field table, consent, reasons, words.")
def get_kit():
    """Everything the registration steps read, with an ETag: asked for once, then only when something changed."""
    language = asked_language()
    config = current_config()
    catalogs = current_app.extensions["catalogs"]
    stamps = (catalogs.stamp(language), catalogs.stamp(i18n.SOURCE))
    return tagged(_kit(language, config.today().isoformat(), config.translations_dir, config.home_branch, stamps))


@lru_cache(maxsize=32)
def _kit(language: str, today: str, _folder: Path, home_branch: str, _stamps: tuple[int, int]) -> bytes:
    """Made once per language, day and state of the words."""
    with use_language(language):
        content = {
            "language": language,
            "checked": i18n.known_languages()[language].checked,
            "today": today,
            "line": tables.official_line(),
            "max_age": AGE_LIMIT,
            "periods": list(tables.programme_periods()),
            "figures_checked": tables.figures_checked().isoformat(),
            "tariffs": tariffs(),
            "programmes": [
                {
                    "code": each.code,
                    "name": translate_reference(TO_WORKER, each.name),
                    "about": translate_reference(TO_WORKER, each.about),
                    "optional": each.optional,
                }
                for each in tables.programmes().values()
            ],
            "sectors": [
                {
                    "slug": each.slug,
                    "name": translate_reference(TRADE, each.name),
                    "icon": each.icon,
                    "hazards": [translate_reference(STORY, hazard) for hazard in each.hazards],
                }
                for each in tables.sectors().values()
            ],
            "occupations": occupations(),
            "fields": fields(),
            "consent": {
                "version": tables.present_consent().version,
                "text": [translate_reference(TO_WORKER, line) for line in tables.present_consent().text],
            },
            "reasons": {
                code: translate_reference("petugas→pekerja", each.text) for code, each in tables.reasons().items()
            },
            "home": home(home_branch),
        }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def tariffs() -> dict:
    """The dated rows: those by income as `tiers`, programmes with one price as `flat`."""
    tiers, flat = [], []
    for row in tables.tariffs().tiers:
        shown = {
            "programme": row.programme,
            "monthly": row.monthly,
            "first": str(row.first),
            "last": str(row.last) if row.last else None,
            "source": row.source,
        }
        if row.basis is None:
            flat.append(shown)
        else:
            tiers.append({**shown, "from": row.income_from, "basis": row.basis})
    reliefs = [
        {
            "programme": row.programme,
            "transport": row.transport,
            "per_cent": row.per_cent,
            "first": str(row.first),
            "last": str(row.last),
            "source": row.source,
        }
        for row in tables.tariffs().reliefs
    ]
    return {"tiers": tiers, "flat": flat, "reliefs": reliefs}


def occupations() -> list[dict]:
    """`other_names` are searched too: people mix languages."""
    rows = []
    for each in tables.occupations().values():
        name = translate_reference(TRADE, each.name)
        others = [other for other in (each.name, each.name_jv) if other and other != name]
        rows.append(
            {
                "slug": each.slug,
                "name": name,
                "sector": each.sector,
                "transport": str(each.transport),
                "words": list(each.words),
                **({"other_names": others} if others else {}),
            }
        )
    return rows


def fields() -> list[dict]:
    return [
        {
            "name": each.name,
            "section": each.section,
            "label": translate_reference(TO_WORKER, each.label),
            "hint": translate_reference(TO_WORKER, each.hint),
            "why": translate_reference(TO_WORKER, each.why),
            "kind": each.kind,
            "min": each.min,
            "max": each.max,
            "required": each.required,
            "correctable": each.correctable,
            "choices": [
                {"value": choice.value, "label": translate_reference(OF_WORKER, choice.label)}
                for choice in each.choices
            ],
        }
        for each in tables.fields()
    ]


def home(branch: str) -> list[str]:
    """Regencies of the home branch: the phone keeps their villages without being asked."""
    return [code for code, route in tables.routes().regencies.items() if route.branch_code == branch]
