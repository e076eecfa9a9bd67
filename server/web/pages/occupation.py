"""`/{lang}/kerja/{occupation}`: what one trade gets, what it truly costs, and what it is not."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from flask import render_template

from server.config import current_config
from server.domain.benefits import holes, sentences
from server.domain.occupations import Occupation
from server.reference import tables
from server.web import i18n
from server.web.errors import Problem
from server.web.i18n import pgettext, translate_reference
from server.web.pages import pages
from server.web.pages.figures import lowest_price
from server.web.pages.home import Group, Job, job_name
from server.web.pages.reading import reading_page

TITLES: dict[str, Callable[[], str]] = {
    # Translators: heading of a card; a third person's case, never said to the reader.
    "JKK": lambda: pgettext("layanan→pekerja", "Celaka saat bekerja"),
    # Translators: heading of a card; softly, about a worker's family.
    "JKM": lambda: pgettext("layanan→pekerja", "Meninggal bukan karena kerja"),
    # Translators: heading of a card.
    "JHT": lambda: pgettext("layanan→pekerja", "Tabungan hari tua"),
}
ICONS = {"JKK": "bandage", "JKM": "heart-handshake", "JHT": "coins"}
SHOWN_AT_ONCE = {"JKK": ("jkk_treatment", "jkk_unable")}
"""Which benefits stand on the card itself; otherwise the first one does. The rest opens in place."""


@dataclass(frozen=True)
class Card:
    """One programme. Each sentence holds its amount together with its condition.

    The words are made when they are read, so that the Indonesian original can be shown beside a translation.
    """

    code: str
    icon: str

    @property
    def title(self) -> str:
        return TITLES[self.code]()

    @property
    def name(self) -> str:
        return translate_reference("layanan→pekerja", tables.programmes()[self.code].name)

    @property
    def about(self) -> str:
        return translate_reference("layanan→pekerja", tables.programmes()[self.code].about)

    @property
    def first(self) -> list[str]:
        return [text for code, text in self._sentences() if code in self._at_once()]

    @property
    def more(self) -> list[str]:
        return [text for code, text in self._sentences() if code not in self._at_once()]

    def _at_once(self) -> tuple[str, ...]:
        all_of_them = sentences(tables.benefits().values(), self.code)
        return SHOWN_AT_ONCE.get(self.code, (all_of_them[0].code,))

    def _sentences(self) -> list[tuple[str, str]]:
        filled = amounts()
        return [
            (each.code, pgettext_reference(each.text or "", filled))
            for each in sentences(tables.benefits().values(), self.code)
        ]


def pgettext_reference(source: str, filled: dict[str, str]) -> str:
    """A sentence of benefits.csv in the current language, with its amounts."""
    return translate_reference("layanan→pekerja", source, **filled)


def amounts() -> dict[str, str]:
    """Every figure of benefits.csv by its code, as it is written."""
    return holes(tables.benefits().values(), i18n.rupiah)


@pages.get("/<lang>/kerja/<slug>")
@reading_page
def get_occupation(lang: str, slug: str) -> str:
    occupation = tables.occupations().get(slug)
    if occupation is None:
        raise Problem(404, "not-found")
    sector = tables.sectors()[occupation.sector]
    return render_template(
        "occupation.html",
        occupation=Job(slug, job_name(occupation)),
        sector=Group(sector.slug, translate_reference("nama pekerjaan", sector.name), sector.icon, ()),
        hazards=[translate_reference("cerita", text) for text in sector.hazards],
        programmes=[Card(code, ICONS[code]) for code in tables.programmes()],
        make_price=lambda: lowest_price(current_config().today(), occupation.transport),
        amounts=amounts(),
        share_link=share_link(lang, occupation),
    )


def share_link(lang: str, occupation: Occupation) -> str:
    """WhatsApp with the page's address: works without a script; the script offers the phone's own sharing."""
    address = f"{current_config().public_url}/{lang}/kerja/{occupation.slug}"
    motto = pgettext("layanan→pekerja", "Kerja keras, bebas cemas")
    text = f"{job_name(occupation)}: {motto} {address}"
    return f"https://wa.me/?text={percent_encoded(text)}"
