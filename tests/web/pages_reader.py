"""Reads a page as a visitor would: its headings, links, labels and words, and what it must not hold."""

import gzip
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser

from flask import Flask

OFFERED = ("id", "jv", "en")
READING = ("", "cek", "kalau-terjadi", "bantuan", "daftar")
VOID = {"meta", "link", "input", "use", "br", "img", "path"}


@dataclass
class Page(HTMLParser):
    """One parsed page. `text` is what can be read, with single spaces."""

    html: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    by_language: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self):
        super().__init__()
        self._languages: list[str | None] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open_tags.append(tag)
            self._languages.append(dict(attrs).get("lang") or (self._languages[-1] if self._languages else None))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.open_tags and self.open_tags[-1] == tag, f"</{tag}> closes {self.open_tags[-1:]}"
        self.open_tags.pop()
        self._languages.pop()

    def handle_data(self, data):
        if data.strip():
            self.words.append(data.strip())
            language = self._languages[-1] if self._languages else None
            self.by_language.setdefault(language or "", []).append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def text_in(self, language: str) -> str:
        return " ".join(" ".join(self.by_language.get(language, [])).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self) -> list[str]:
        return [each["href"] or "" for each in self.all("a")]

    def meta(self, name: str) -> str | None:
        return next((m.get("content") for m in self.all("meta") if name in (m.get("name"), m.get("property"))), None)


def read(client, address: str, status: int = 200, **how) -> Page:
    response = client.get(address, **how)
    assert response.status_code == status, (address, response.status_code)
    return Page(response.text)


def on(app: Flask, day: str) -> None:
    """The service lives on this day from here."""
    app.extensions["payung"] = replace(app.extensions["payung"], fixed_today=date.fromisoformat(day))


def weight(data: bytes) -> int:
    """Bytes as compressed for a phone."""
    return len(gzip.compress(data, 6, mtime=0))
