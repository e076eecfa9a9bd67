"""What a worker is served in Javanese or English holds no Indonesian, except where it is marked as the original."""

import re
from html.parser import HTMLParser

import pytest

from server.words.catalogs import compile_all, read_catalog
from server.words.checking import HOLE, same_allowed
from server.words.places import ROOT, template

ADDRESSES = (
    "",
    "?q=bakul",
    "?q=zzzz",
    "kerja/nelayan",
    "kerja/ojek-online",
    "kerja/pengemudi-becak",
    "kerja/pembatik-tulis",
    "daftar",
    "cek",
    "kalau-terjadi",
    "bantuan",
)
INDONESIAN = re.compile(r"\b(yang|tidak|anda|sudah|belum|untuk|adalah|dengan|pekerjaan|kecelakaan)\b", re.IGNORECASE)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ_ALOUD = ("alt", "aria-label", "content", "placeholder", "title")


class Texts(HTMLParser):
    """Texts and spoken attributes outside elements of another language."""

    def __init__(self, language: str):
        super().__init__()
        self.language = language
        self.languages = [language]
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        language = given.get("lang", self.languages[-1])
        if language == self.language and tag not in ("script", "style"):
            self.found += [given[name] for name in READ_ALOUD if given.get(name)]
        if tag not in VOID:
            self.languages.append("script" if tag in ("script", "style") else language)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        if self.languages[-1] == self.language and data.strip():
            self.found.append(" ".join(data.split()))


def texts_of(html: str, language: str) -> list[str]:
    parser = Texts(language)
    parser.feed(html)
    return parser.found


def strings_of(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings_of(each)]
    return [text for each in value for text in strings_of(each)] if isinstance(value, list) else []


@pytest.fixture(scope="module")
def sources() -> list[tuple[str, re.Pattern[str]]]:
    """Each Indonesian sentence, and a pattern for it with its holes filled."""
    compile_all()
    found = []
    for entry in read_catalog(template("worker")):
        holes = HOLE.sub("\0", entry.msgid)
        found.append((entry.msgid, re.compile(re.escape(holes).replace("\0", ".+?").replace("%%", "%"))))
    return found


def left_in_indonesian(texts: list[str], language: str, sources) -> list[str]:
    same = same_allowed(language, ROOT)
    patterns = [pattern for message, pattern in sources if message not in same and len(message) > len("%(x)s …")]
    return [text for text in texts if text not in same and any(pattern.fullmatch(text) for pattern in patterns)]


@pytest.mark.parametrize("language", ["jv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_holds_no_indonesian_sentence(client, sources, address, language):
    answer = client.get(f"/{language}/{address}")
    texts = texts_of(answer.text, language)

    assert answer.status_code == 200
    assert len(texts) > 5
    assert left_in_indonesian(texts, language, sources) == []
    assert [text for text in texts if INDONESIAN.search(text)] == []


@pytest.mark.parametrize("language", ["jv", "en"])
def test_the_kit_of_the_app_holds_no_indonesian_sentence(client, sources, language):
    kit = client.get(f"/api/v1/kit?lang={language}").get_json()
    for job in kit["occupations"]:  # everyday words of every language are searched, not shown
        job.pop("words")
        job.pop("other_names", None)
    kit.pop("tariffs")

    assert left_in_indonesian(strings_of(kit), language, sources) == []


@pytest.mark.parametrize("language", ["jv", "en"])
def test_a_refusal_is_told_in_the_language_of_the_caller(client, sources, language):
    answer = client.put("/api/v1/applications/" + "A" * 22, json={"language": language})
    texts = [text for text in strings_of(answer.get_json()) if " " in text]

    assert texts
    assert left_in_indonesian(texts, language, sources) == []
