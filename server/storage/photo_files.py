"""Photo files: sealed pictures in a folder, written so that they are whole on disk before any row names them."""

import os
import re
import secrets
from datetime import datetime
from pathlib import Path

from flask import current_app

from server.storage.sealing import Keys

NAME = re.compile("[0-9a-f]{32}")
OURS = re.compile(r"[0-9a-f]{32}|\.[0-9a-f]{32}\.new")


class PhotoFiles:
    """A file's name is random; its content is sealed for the place `photo|file|<name>`, so files cannot be swapped."""

    def __init__(self, folder: Path, keys: Keys):
        self.folder = folder
        self.keys = keys

    def write(self, picture: bytes) -> str:
        """The name of the new file. Temporary file, fsync, rename, fsync of the folder: then it is there for good."""
        name = secrets.token_hex(16)
        target, temporary = self._path(name), self.folder / f".{name}.new"
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.keys.seal(picture, f"photo|file|{name}"))
                file.flush()
                os.fsync(file.fileno())
            os.rename(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        self._flush_folder()
        return name

    def read(self, name: str) -> bytes:
        """The picture (JPEG); raises FileNotFoundError or Unopenable."""
        return self.keys.open(self._path(name).read_bytes(), f"photo|file|{name}")

    def remove(self, name: str) -> None:
        """Gone from the folder; a file that is not there is fine."""
        self._path(name).unlink(missing_ok=True)
        self._flush_folder()

    def older_than(self, moment: datetime) -> list[Path]:
        """Files of ours, half-written ones too, that were last touched before `moment`."""
        until, found = moment.timestamp(), []
        for file in self.folder.iterdir():
            try:
                if OURS.fullmatch(file.name) and file.stat().st_mtime < until:
                    found.append(file)
            except FileNotFoundError:  # removed meanwhile
                continue
        return found

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError("not a name of ours")
        return self.folder / name

    def _flush_folder(self) -> None:
        handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def photo_files() -> PhotoFiles:
    """The photo files of the app that answers now."""
    return current_app.extensions["photo_files"]
