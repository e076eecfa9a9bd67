"""May this person register as BPU? Only age, programmes, period and number of jobs can refuse; the rest is flagged."""

from collections.abc import Sequence
from datetime import date

from server.domain.errors import Invalid

AGE_LIMIT = 65
"""Years. Registration is for those not yet 65 that day (Permenaker 5/2021; PP 44/2015). No rule sets a minimum age."""


def age_on(birth: date, day: date) -> int:
    """Completed years. Someone born on 29 February is a year older on 1 March of a common year."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def check_age(birth: date, today: date) -> None:
    """Raises Invalid `birth-date-future` or `too-old`."""
    if birth > today:
        raise Invalid("birth-date-future")
    if age_on(birth, today) >= AGE_LIMIT:
        raise Invalid("too-old", limit=AGE_LIMIT)


def check_programmes(chosen: Sequence[str], compulsory: Sequence[str], optional: Sequence[str]) -> None:
    """The compulsory ones go together and each is named once; raises Invalid `programmes-set`."""
    distinct = set(chosen)
    complete = set(compulsory) <= distinct <= {*compulsory, *optional}
    if not complete or len(distinct) != len(chosen):
        raise Invalid("programmes-set")


def check_months(months: int, periods: Sequence[int]) -> None:
    """Raises Invalid `months-period` unless so many months can be paid at once."""
    if months not in periods:
        raise Invalid("months-period")


def check_occupations(first: str, second: str | None, known: Sequence[str]) -> None:
    """Two at most, different, both in our list; raises Invalid `occupation-unknown` or `occupation-twice`."""
    if first not in known:
        raise Invalid("occupation-unknown", fields={"occupation": "occupation-unknown"})
    if second is not None and second not in known:
        raise Invalid("occupation-unknown", fields={"second_occupation": "occupation-unknown"})
    if second == first:
        raise Invalid("occupation-twice", fields={"second_occupation": "occupation-twice"})


WHO_REGISTERS = {
    "buyers": "bpu",
    "household": "employer-ought",
    "employer": "employer-ought",
    "company": "employer-ought",
    "public": "ask",
    "other": "ask",
}
"""Who pays for the work decides: PP 49/2023 Pasal 5(2)b counts workers of a private person as wage earners.

Offices have acted both ways, so this never blocks: it tells the worker who ought to register them and flags the case.
"""


def who_should_register(paid_by: str) -> str:
    """`bpu` (the worker), `employer-ought`, or `ask` (the office has to look)."""
    return WHO_REGISTERS.get(paid_by, "ask")
