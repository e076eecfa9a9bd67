"""Words in the caller's language: gettext over compiled catalogs, the Indonesian source where nothing better is there.

`pgettext(context, message, **values)` fills `%(name)s` holes itself, so that a translation with a broken hole falls
back to the Indonesian sentence instead of taking the page down. The language of a request stands in `g.language`.
"""

import gettext as gnu
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from threading import Lock
from time import monotonic

import structlog
from flask import Flask, current_app, g, has_request_context, request

from server.config import current_config
from server.reference.tables import Language, languages

SOURCE = "id"
"""The language the source sentences are written in."""

LOOK_AGAIN_AFTER = 2.0
"""Seconds before a catalog file is asked again whether it has changed: pages stay in step with published words."""

log = structlog.get_logger("payung.words")

_forced: ContextVar[str | None] = ContextVar("language", default=None)


class Catalogs:
    """Compiled catalogs of one folder, loaded when first needed and again when their file changes."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._loaded: dict[tuple[str, str], tuple[float, int, gnu.NullTranslations]] = {}
        self._lock = Lock()

    def get(self, language: str, domain: str) -> gnu.NullTranslations:
        """Never raises: a catalog that is missing or damaged is an empty one."""
        known = self._loaded.get((language, domain))
        if known and monotonic() - known[0] < LOOK_AGAIN_AFTER:
            return known[2]
        with self._lock:
            return self._load(language, domain, known)

    def _load(self, language: str, domain: str, known) -> gnu.NullTranslations:
        path = self.path(language, domain)
        try:
            changed = path.stat().st_mtime_ns
        except OSError:
            changed = 0
        if known and known[1] == changed:
            catalog = known[2]
        else:
            catalog = read_catalog(path) if changed else gnu.NullTranslations()
        self._loaded[language, domain] = (monotonic(), changed, catalog)
        return catalog

    def path(self, language: str, domain: str) -> Path:
        return self.folder / language / "LC_MESSAGES" / f"{domain}.mo"

    def stamp(self, language: str, domain: str = "worker") -> int:
        """Changes whenever the catalog does; 0 without one."""
        self.get(language, domain)
        return self._loaded[language, domain][1]


def read_catalog(path: Path) -> gnu.NullTranslations:
    try:
        with path.open("rb") as file:
            return gnu.GNUTranslations(file)
    except Exception as problem:  # struct.error, UnicodeDecodeError, OSError …: whatever is wrong with it
        log.error(
            "catalog-unreadable", catalog=f"{path.parent.parent.name}/{path.name}", problem=type(problem).__name__
        )
        return gnu.NullTranslations()


def _catalogs() -> Catalogs:
    return current_app.extensions["catalogs"]


def current_language() -> str:
    """The language of `use_language`, else of this request, else Indonesian."""
    forced = _forced.get()
    if forced:
        return forced
    if has_request_context():
        return g.get("language") or SOURCE
    return SOURCE


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """Everything inside speaks `code`."""
    token = _forced.set(code)
    try:
        yield
    finally:
        _forced.reset(token)


def pgettext(context: str, message: str, **values: object) -> str:
    """The sentence in the current language. `context` says who speaks to whom; holes are `%(name)s`."""
    for found in _candidates(context, lambda catalog: catalog.pgettext(context, message), message):
        filled = _fill(found, values)
        if filled is not None:
            return filled
    return message


def npgettext(context: str, singular: str, plural: str, n: int, **values: object) -> str:
    """As pgettext, for a count; `%(n)s` is always filled."""
    source = singular if n == 1 else plural
    for found in _candidates(context, lambda catalog: catalog.npgettext(context, singular, plural, n), source):
        filled = _fill(found, {"n": n, **values})
        if filled is not None:
            return filled
    return source


def translate_reference(context: str, source: str, **values: object) -> str:
    """A string of a reference file (its column is extracted there): an occupation's name, a reason, a label."""
    return pgettext(context, source, **values) if source else ""


def _candidates(context: str, look_up, source: str) -> Iterator[str]:
    """Translations to try, best first: the language, then corrected Indonesian, then the source sentence itself."""
    language = current_language()
    domain = "office" if context == "layanan→petugas" else "worker"
    for code in dict.fromkeys((language, SOURCE)):
        try:
            found = look_up(_catalogs().get(code, domain))
        except Exception as problem:  # a plural rule that does not evaluate, for one
            log.error("catalog-unusable", language=code, problem=type(problem).__name__)
            continue
        if found and found != source:
            yield found
    yield source


def _fill(sentence: str, values: dict[str, object]) -> str | None:
    """The sentence with its holes filled; None where its holes are broken."""
    if not values:
        return sentence
    try:
        return sentence % values
    except (KeyError, ValueError, TypeError):
        log.error("translation-holes", language=current_language())
        return None


# ── which language ──────────────────────────────────────────────────────────────────────────────────────────────────


def known_languages() -> dict[str, Language]:
    """Every language of languages.toml by code, offered and planned."""
    return languages(current_config().translations_dir / "languages.toml")


def is_offered(code: str) -> bool:
    language = known_languages().get(code)
    return bool(language and language.offered)


def match_language(tag: str) -> str | None:
    """The offered language for a tag: `jv-ID`, `jv_ID` and `JV` are `jv`."""
    tag = tag.lower().replace("_", "-")
    while tag:
        if is_offered(tag):
            return tag
        tag = tag.rpartition("-")[0]
    return None


def accepted_language() -> str | None:
    """The best offered language of Accept-Language; None when it names none of ours."""
    for tag, quality in request.accept_languages:
        if quality > 0 and (found := match_language(tag)):
            return found
    return None


def install(app: Flask) -> None:
    app.before_request(choose_language)


def choose_language() -> None:
    """Before each request: an API caller's Accept-Language. Pages set `g.language` from their address instead."""
    from_address = (request.view_args or {}).get("lang")
    g.language = from_address if from_address and is_offered(from_address) else accepted_language() or SOURCE


def fall_back_to(language: object) -> None:
    """For the API: the body's language speaks when Accept-Language named none of ours."""
    if isinstance(language, str) and accepted_language() is None:
        g.language = match_language(language) or SOURCE


# ── figures and days ────────────────────────────────────────────────────────────────────────────────────────────────


def rupiah(amount: int) -> str:
    """`Rp8.400`, the same in every language."""
    return ("−" if amount < 0 else "") + "Rp" + f"{abs(amount):,}".replace(",", ".")


def months() -> tuple[str, ...]:
    """The twelve month names, January first."""
    return (
        pgettext("layanan→pekerja", "Januari"),
        pgettext("layanan→pekerja", "Februari"),
        pgettext("layanan→pekerja", "Maret"),
        pgettext("layanan→pekerja", "April"),
        pgettext("layanan→pekerja", "Mei"),
        pgettext("layanan→pekerja", "Juni"),
        pgettext("layanan→pekerja", "Juli"),
        pgettext("layanan→pekerja", "Agustus"),
        pgettext("layanan→pekerja", "September"),
        pgettext("layanan→pekerja", "Oktober"),
        pgettext("layanan→pekerja", "November"),
        pgettext("layanan→pekerja", "Desember"),
    )


def day(value: date) -> str:
    """`22 November 2026`."""
    return f"{value.day} {months()[value.month - 1]} {value.year}"


def month(year: int, number: int) -> str:
    """`November 2026`."""
    return f"{months()[number - 1]} {year}"
