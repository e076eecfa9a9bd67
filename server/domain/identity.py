"""Who a worker says they are: NIK, phone number and name, each read forgivingly and refused only for its form.

A NIK is 16 digits: area of first registration (6), birth date DDMMYY (6, a woman's day plus 40), serial (4). It stays
for life even when it was issued wrong (PP 40/2019 Pasal 30), so what is inside it is a hint and never a refusal.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from server.domain.errors import Invalid

SPACES = re.compile("[ \t\r\n\u00a0\u2009\u202f]+")
"""Spaces people type or paste; spelt out so that Python and the phone's TypeScript mean the same ones."""

WOMANS_DAY = 40
"""What is added to the day of birth in a woman's NIK."""


@dataclass(frozen=True)
class NikHint:
    """What a NIK suggests. Every part may be wrong for a real person; ask, never judge.

    Codes are dotted as in the regions table and may be retired ones: the NIK keeps the area of its first day.
    `day` is the day of the month (the woman's 40 taken off); `sex` and `birth_date_guess` are None where unreadable.
    """

    province_code: str
    regency_code: str
    district_code: str
    day: int
    month: int
    year_two_digits: int
    sex: str | None
    birth_date_guess: date | None

    def __repr__(self) -> str:
        return "NikHint(…)"


@dataclass(frozen=True)
class Nik:
    digits: str

    def __repr__(self) -> str:
        return "Nik(…)"  # this ends up in logs

    @classmethod
    def parse(cls, text: str) -> "Nik":
        """Take a NIK as typed, spaces and all; raises Invalid `nik-form`."""
        digits = SPACES.sub("", text)
        if not re.fullmatch("[0-9]{16}", digits) or len(set(digits)) == 1:
            raise Invalid("nik-form")
        return cls(digits)

    def hint(self, birth_date: date | None = None, *, today: date | None = None) -> NikHint:
        """What the digits suggest. The century comes from the declared birth date, else is the latest before today."""
        area, born = self.digits[:6], self.digits[6:12]
        day, month, year = int(born[:2]), int(born[2:4]), int(born[4:])
        sex = "F" if WOMANS_DAY < day <= WOMANS_DAY + 31 else "M" if 1 <= day <= 31 else None
        if sex == "F":
            day -= WOMANS_DAY
        return NikHint(
            province_code=area[:2],
            regency_code=f"{area[:2]}.{area[2:4]}",
            district_code=f"{area[:2]}.{area[2:4]}.{area[4:]}",
            day=day,
            month=month,
            year_two_digits=year,
            sex=sex,
            birth_date_guess=_guess(day, month, year, birth_date, today),
        )


def _guess(day: int, month: int, year: int, declared: date | None, today: date | None) -> date | None:
    """The date these numbers mean: the declared one when they agree, else the latest one that is not to come."""
    candidates = list(_dates(day, month, year))
    if declared in candidates:
        return declared
    return next((one for one in candidates if today and one <= today), None)


def _dates(day: int, month: int, year: int) -> Iterator[date]:
    for century in (2000, 1900):
        try:
            yield date(century + year, month, day)
        except ValueError:
            continue


PHONE_MARKS = re.compile("[ \t\r\n\u00a0\u2009\u202f().\u2010-\u2015-]+")
"""What people put between the digits of a phone number."""


def parse_phone(text: str) -> str:
    """An Indonesian mobile number as `+628…`; raises Invalid `phone-form`.

    Takes 08…, 62…, +62… and 8…, also with the 0 kept after +62. The national part begins with 8 and has 9 to 12
    digits. Operator prefixes are not looked at: they move, and a check on them refuses real people.
    """
    plain = PHONE_MARKS.sub("", text)
    match = re.fullmatch(r"(?:\+?620?|0)?(8[0-9]{8,11})", plain)
    if not match:
        raise Invalid("phone-form")
    return f"+62{match[1]}"


NAME_MAX = 100
"""Characters in a full name after its spaces are folded."""


def clean_name(text: str) -> str:
    """One full name as on the card, spaces folded, invisible marks dropped; raises Invalid `name-form`.

    One-word names, apostrophes, titles and `bin`/`binti` are normal. A name has 1 to 100 characters and a letter.
    """
    folded = SPACES.sub(" ", unicodedata.normalize("NFC", text))
    visible = "".join(c for c in folded if unicodedata.category(c) != "Cf").strip(" ")
    unwritable = any(unicodedata.category(c) in ("Cc", "Cs") for c in visible)
    if unwritable or len(visible) > NAME_MAX or not any(c.isalpha() for c in visible):
        raise Invalid("name-form")
    return re.sub(" +", " ", visible)


TITLES = frozenset(
    (
        "h hj haji hajah hajjah kh ky kyai nyai ust ustad ustadz ustadzah dr drs dra drg ir prof bin binti bt r rr ra "
        "rm rngt raden bapak bpk ibu sdr sdri alm almh"
    ).split()
)
"""Words of respect and descent, written or left out as it comes; like other initials they tell nobody apart."""

SAME_NAME = {
    short: full
    for full, shorts in {
        "muhammad": "m md moh moch mohd muh mhd mohamad mohammad mohamed mochamad mochammad muhamad muchamad",
        "ahmad": "achmad akhmad ahmat akhmat ach akh",
        "abdul": "abd abdoel",
        "siti": "st sitti",
        "sri": "srie",
    }.items()
    for short in shorts.split()
}
"""Short and foreign ways to write the commonest names, as registers of Java hold them."""

OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"))
"""Spelling before 1972, still on cards: Soekardjo is Sukarjo, Tjipto is Cipto."""


def name_tokens(name: str) -> set[str]:
    """The words by which a name is found again, however it was spelt; degrees after a comma are left out.

    >>> sorted(name_tokens("H. Moh. Soekardjo bin Karto, S.Pd."))
    ['karto', 'muhammad', 'sukarjo']
    """
    before_degrees, _, _ = name.partition(",")
    return _tokens(before_degrees) or _tokens(name)


def _tokens(name: str) -> set[str]:
    marks = ("Mn", "Cf")  # accents and invisible signs
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if unicodedata.category(c) not in marks)
    joined = re.sub("['’‘`ʼ´]", "", bare)  # Ma'ruf is Maruf, not two words
    words = [word for word in re.split(r"[\W_]+", joined) if word]
    kept = [word for word in words if word not in TITLES and (len(word) > 1 or word in SAME_NAME)] or words
    return {_modern(SAME_NAME.get(word, word)) for word in kept}


def _modern(word: str) -> str:
    for old, new in OLD_SPELLING:
        word = word.replace(old, new)
    return SAME_NAME.get(word, word)
