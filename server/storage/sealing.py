"""Personal data at rest: sealed with AES-256-GCM and bound to its place; found again through keyed indexes.

A sealed value is `version 1 byte ‖ key id 4 bytes ‖ nonce 12 bytes ‖ ciphertext and tag`. The associated data is
`table|column|row`, so a value copied to another row or column no longer opens. Keys live in KEYS_FILE, never in the
database: one secret per purpose (fields, index, tracking, session).
"""

import hashlib
import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

PURPOSES = ("fields", "index", "tracking", "session")
VERSION = b"\x01"


class Unopenable(Exception):
    """The value is damaged, was moved to another place, or its key is not in the keys file."""


@dataclass(frozen=True)
class Key:
    id: bytes
    secret: bytes

    def __repr__(self):
        return "Key(…)"  # this ends up in logs


@dataclass(frozen=True)
class Keys:
    """All secrets, by purpose; the first of a purpose is the one that writes."""

    by_purpose: dict[str, tuple[Key, ...]]

    def __repr__(self):
        return "Keys(…)"

    def current(self, purpose: str) -> Key:
        return self.by_purpose[purpose][0]

    def seal(self, plain: bytes, place: str) -> bytes:
        """`place` is `table|column|row`."""
        key, nonce = self.current("fields"), secrets.token_bytes(12)
        return VERSION + key.id + nonce + AESGCM(key.secret).encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """The plain bytes; raises Unopenable."""
        key_id, nonce, rest = sealed[1:5], sealed[5:17], sealed[17:]
        for key in self.by_purpose["fields"]:
            if key.id == key_id and sealed[:1] == VERSION:
                try:
                    return AESGCM(key.secret).decrypt(nonce, rest, place.encode())
                except InvalidTag:
                    break
        raise Unopenable(place.rsplit("|", 1)[0])

    def seal_json(self, value: object, place: str) -> bytes:
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), place)

    def open_json(self, sealed: bytes, place: str):
        return json.loads(self.open(sealed, place))

    def index(self, kind: str, value: str) -> bytes:
        """A keyed fingerprint (16 bytes) by which equal values are found without being readable: `nik`, `phone`, …"""
        return self.mac("index", f"{kind}|{value}".encode())[:16]

    def mac(self, purpose: str, message: bytes) -> bytes:
        """HMAC-SHA256 with the current secret of `purpose`, 32 bytes."""
        return hmac.digest(self.current(purpose).secret, message, hashlib.sha256)


def new_keys(path: Path) -> None:
    """Write fresh secrets for every purpose, mode 0600; refuses to replace a file that is there."""
    content = {
        purpose: [{"id": secrets.token_hex(4), "secret": b64encode(secrets.token_bytes(32)).decode()}]
        for purpose in PURPOSES
    }
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(content, file, indent=2)
        file.flush()
        os.fsync(file.fileno())


def read_keys(path: Path) -> Keys:
    """Raises ValueError with a sentence when the file can be read by others or a secret is missing or short."""
    if path.stat().st_mode & 0o077:
        raise ValueError(f"{path} can be read by others; run: chmod 600 {path}")
    content = json.loads(path.read_text())
    by_purpose = {}
    for purpose in PURPOSES:
        keys = tuple(Key(bytes.fromhex(k["id"]), b64decode(k["secret"])) for k in content.get(purpose, []))
        if not keys or any(len(key.secret) < 32 or len(key.id) != 4 for key in keys):
            raise ValueError(f"{path} has no good secret for {purpose}")
        by_purpose[purpose] = keys
    return Keys(by_purpose)


def keys() -> Keys:
    """The keys of the app that answers now."""
    return current_app.extensions["keys"]
