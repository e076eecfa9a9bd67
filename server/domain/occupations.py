"""Pekerjaan: what a worker does, the sector it belongs to, and how an everyday word finds it.

People type `ojol`, `mbecak`, `bakul sayur` or `supir trek`, not the name in our list. `rank` puts the likely jobs
first: a whole everyday word before the beginning of one, that before a word of the name, that before a near miss.
The phone ranks in the same way (`pwa/src/domain/occupations.ts`); `tests/cases/everyday_words.json` holds both.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Transport(StrEnum):
    """Does the transport period of the relief hold? `unsettled` until the office has decided."""

    TRUE = "true"
    FALSE = "false"
    UNSETTLED = "unsettled"


@dataclass(frozen=True)
class Sector:
    """`name` and `hazards` are Indonesian source strings; `icon` is a Tabler icon."""

    slug: str
    name: str
    icon: str
    hazards: tuple[str, str]


@dataclass(frozen=True)
class Occupation:
    """`name` and `hazards` are Indonesian source strings; `words` are what people call it, the commonest first."""

    slug: str
    sector: str
    name: str
    name_jv: str | None
    isco: str | None
    transport: Transport
    words: tuple[str, ...]
    hazards: tuple[str, ...]


def rank(query: str, occupations: Iterable[Occupation], names: Mapping[str, str]) -> list[Occupation]:
    """The occupations that `query` may mean, best first; empty when nothing comes near.

    `names` gives each slug's name in the language of the person who asks, where there is one.
    """
    asked = Term.of(_words(query))
    if not asked.words:
        return []
    choices = [(each, _vocabulary(each, names.get(each.slug, ""))) for each in occupations]
    scored = [(_score(asked, own, forgiving=False), each) for each, own in choices]
    best = max((score for score, _ in scored), default=0.0)
    if best < SURE:
        scored = [(_score(asked, own, forgiving=True), each) for each, own in choices]
        best = max((score for score, _ in scored), default=0.0)
    found = [(score, each) for score, each in scored if score > max(NEAR_ENOUGH, best * WORTH_SHOWING)]
    return [each for score, each in sorted(found, key=lambda pair: -pair[0])]


# How good a match is, from 0 to 1. Only the order matters; the gaps keep the kinds apart.
WHOLE_TERM = 1.0  # "tukang becak" is one of its words
SAME_CORE = 0.95  # "bakul bakso" for "penjual bakso"
BEGINS_TERM = 0.9  # "ojo" for "ojol"
WHOLE_NAME = 0.99
WORD_OF_NAME = 0.8
PIECES = 0.78  # every word is known, in different terms
NEAR_TERM = 0.6
NEAR_ENOUGH = 0.3
SURE = 0.65  # with such a hit nobody mistyped, and slips are not looked for
WORTH_SHOWING = 0.6  # of the best score: a near miss is noise beside a sure hit

TRADE_WORDS = frozenset(
    (
        "tukang juru pedagang penjual bakul jual jualan berjualan dagang berdagang dodol dodolan adol adolan sade "
        "sadean pekerja pembuat perajin pengrajin buruh pemilik punya usaha pengusaha bikin buat gawe nggawe damel "
        "ndamel kerja nyambut makaryo pegawai karyawan ahli mas mbak pak bu"
    ).split()
)
"""Words for "one who does": they name no trade, so `tukang bakso` is `penjual bakso`."""

LITTLE_WORDS = frozenset(
    (
        "saya aku kula kulo jadi dadi dados sebagai yang sing ingkang di ing wonten ke dan lan kaliyan atau utawi "
        "utawa the a an i am of and or with"
    ).split()
)


@dataclass(frozen=True)
class Term:
    """One of its words or phrases, folded, and the same without words that name no trade."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    stems: tuple[frozenset[str], ...]  # of each core word
    spaced: str
    joined: str
    core_joined: str

    @classmethod
    def of(cls, words: tuple[str, ...]) -> "Term":
        core = _core(words)
        return cls(words, core, tuple(map(_stems, core)), " ".join(words), "".join(words), "".join(core))


@dataclass(frozen=True)
class Vocabulary:
    """Everything one occupation answers to: its terms in their order, its names, and all words in them."""

    terms: tuple[Term, ...]
    names: tuple[tuple[str, ...], ...]
    term_words: frozenset[str]
    name_words: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=2000)
def _vocabulary(occupation: Occupation, name: str) -> Vocabulary:
    terms = tuple(Term.of(_words(term)) for term in occupation.words)
    names = tuple(_words(each) for each in _parts([occupation.name, occupation.name_jv or "", name]))
    term_words = frozenset(word for term in terms for word in term.words)
    name_words = frozenset(word for each in names for word in each)
    stems = frozenset(stem for word in term_words | name_words for stem in _stems(word))
    return Vocabulary(terms, names, term_words, name_words, stems)


def _parts(names: Iterable[str]) -> Iterator[str]:
    """A name and the names listed in it: "Peternak sapi atau kambing" is also "Peternak sapi"."""
    for name in names:
        yield name
        yield from re.split(r"[,()]| atau | utawi | or | dan | lan | and ", name)


def _words(text: str) -> tuple[str, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = tuple(_folded(word) for word in re.findall(r"[^\W_]+", bare))
    return tuple(word for word in words if word not in LITTLE_WORDS) or words


SOUNDS = (("dh", "d"), ("th", "t"), ("oe", "u"), ("dj", "j"), ("tj", "c"), ("ph", "f"), ("z", "s"), ("q", "k"))


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Spellings that sound alike become one: mbathik, mbatik; kendharaan, kendaraan; doubled letters."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without words that only say "one who does", unless nothing else is there."""
    return tuple(word for word in words if word not in TRADE_WORDS) or words


def _score(asked: Term, own: Vocabulary, *, forgiving: bool) -> float:
    best = 0.0
    for place, term in enumerate(own.terms):
        best = max(best, _score_term(asked, term, forgiving) - place * 0.002)  # the commonest word first
    if asked.words in own.names:
        best = max(best, WHOLE_NAME)
    if best < WORD_OF_NAME:
        best = max(best, _score_pieces(asked.core, own, forgiving))
    return best


def _score_term(asked: Term, term: Term, forgiving: bool) -> float:
    if asked.words == term.words:
        return WHOLE_TERM
    if asked.core == term.core:
        return SAME_CORE
    if len(asked.spaced) >= 2 and term.spaced.startswith(asked.spaced):
        return BEGINS_TERM
    if asked.core_joined == term.core_joined or asked.joined == term.joined:
        return SAME_CORE - 0.02  # "tambalban", "tukangbecak"
    if len(asked.core) == len(term.core) and all(map(frozenset.__and__, asked.stems, term.stems)):
        return BEGINS_TERM - 0.05  # "mbecak" for "becak"
    return NEAR_TERM if forgiving and _near(asked.core_joined, term.core_joined) else 0.0


def _score_pieces(core: tuple[str, ...], own: Vocabulary, forgiving: bool) -> float:
    """Word by word: what share of what was asked this occupation knows, and how surely."""
    sure = [_score_word(word, own, forgiving) for word in core]
    return PIECES * sum(sure) / len(sure)


def _score_word(word: str, own: Vocabulary, forgiving: bool) -> float:
    if word in own.term_words:
        return 1.0
    if word in own.name_words:
        return 0.98
    every = own.term_words | own.name_words
    if len(word) >= 3 and any(each.startswith(word) for each in every):
        return 0.9
    if _stems(word) & own.stems:
        return 0.85
    if forgiving and any(_near(word, each) for each in every):
        return 0.7
    if len(word) >= 4 and any(len(each) >= 4 and (word in each or each in word) for each in every):
        return 0.6
    return 0.0


NASALS = (
    ("ngg", ("g",)),
    ("ng", ("", "k", "g")),
    ("nj", ("j",)),
    ("ny", ("s", "c")),
    ("nd", ("d",)),
    ("mb", ("b",)),
    ("m", ("p", "w")),
    ("n", ("t", "d")),
)
"""Javanese makes a verb by a nasal: ngojek from ojek, mbecak from becak, njahit from jahit, nukang from tukang."""

PREFIXES = ("pem", "pen", "peng", "pe", "mem", "men", "meng", "me", "ber", "ter", "di", "ke", "pa")
SUFFIXES = ("kan", "nya", "ipun", "an", "ne", "i", "e")
SHORTEST_STEM = 3


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    """What the word may have been made from: mbecak gives becak, penjahit gives jahit, parkiran gives parkir."""
    found = {word}
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > SHORTEST_STEM:
            found.add(word.removesuffix(suffix))
    for each in tuple(found):
        for prefix in PREFIXES:
            if each.startswith(prefix) and len(each) - len(prefix) > SHORTEST_STEM:
                found.add(each.removeprefix(prefix))
        for nasal, roots in NASALS:
            if each.startswith(nasal) and len(each) - len(nasal) >= SHORTEST_STEM:
                found.update(root + each.removeprefix(nasal) for root in roots)
                break
    return frozenset(found)


def _near(a: str, b: str) -> bool:
    """One slip in a word of four letters or more, two from eight on; swapped neighbours are one slip."""
    length = min(len(a), len(b))
    if length < 4:
        return False
    return _slips(a, b, 2 if length >= 8 else 1)


@lru_cache(maxsize=50_000)
def _slips(a: str, b: str, allowed: int) -> bool:
    """Can `a` be turned into `b` by so many inserted, lost, wrong or swapped letters?"""
    if abs(len(a) - len(b)) > allowed:
        return False
    before_last: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return False
        before_last, last = last, row
    return last[-1] <= allowed
