"""The languages of translations/languages.toml: which are offered, whose words are checked, who falls back to whom."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from server.words.places import ROOT, translations

# CLDR has one plural form for our regional languages; Babel starts some of them with two (a known trap).
ONE_FORM = "nplurals=1; plural=0;"
TWO_FORMS = "nplurals=2; plural=(n != 1);"


@dataclass(frozen=True)
class Language:
    """`checked` is False until a native reader has approved the words; `offered` ones are complete."""

    code: str
    name: str
    english: str
    state: str
    checked: bool
    fallback: tuple[str, ...]
    provinces: tuple[str, ...]

    @property
    def offered(self) -> bool:
        return self.state == "offered"

    @property
    def plural_forms(self) -> str:
        return TWO_FORMS if self.code == "en" else ONE_FORM


def read_languages(root: Path = ROOT) -> tuple[Language, ...]:
    with (translations(root) / "languages.toml").open("rb") as file:
        rows = tomllib.load(file)["language"]
    return tuple(
        Language(
            code=row["code"],
            name=row["name"],
            english=row["english"],
            state=row["state"],
            checked=row["checked"],
            fallback=tuple(row["fallback"]),
            provinces=tuple(row["provinces"]),
        )
        for row in rows
    )


def offered_languages(root: Path = ROOT) -> tuple[Language, ...]:
    return tuple(language for language in read_languages(root) if language.offered)
