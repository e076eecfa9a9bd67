"""Steps of set-up: what each reads, what it leaves behind, and whether it is still good."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.programs import LOG, ROOT, VENV, CannotGoOn

STEPS = VENV / "steps"


@dataclass(frozen=True)
class Step:
    """One thing to be made: `reads` decides whether it is still good, `leaves` must exist afterwards."""

    name: str
    does: Callable[[], None]
    reads: tuple[str, ...] = ()  # files and folders, named from the root
    leaves: tuple[Path, ...] = ()
    is_good: Callable[[], bool] | None = None  # a look at the thing itself, where no file tells

    @property
    def stamp(self) -> Path:
        """Where the hash of what the step last read is kept."""
        return STEPS / self.does.__name__

    def is_done(self) -> bool:
        """Whether nothing the step reads has changed since it was last run, and its result still lies there."""
        if self.is_good:
            return self.is_good()
        try:
            return self.stamp.read_text() == self.key() and all(path.exists() for path in self.leaves)
        except OSError:
            return False

    def key(self) -> str:
        """A hash of everything the step reads."""
        digest = hashlib.sha256(f"{ROOT}\n{self.name}\n".encode())
        for path in files_of(self.reads):
            digest.update(f"{path.relative_to(ROOT)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def take(step: Step, number: str) -> None:
    """Do one step, saying what it is and how long it took."""
    print(f"{number} {step.name} …", flush=True)
    began = time.monotonic()
    key = step.key()  # before, not after: a file changed meanwhile is read again next time
    step.does()
    missing = [path for path in step.leaves if not path.exists()]
    if missing:
        raise CannotGoOn(f"The step “{step.name}” ended without making {missing[0].relative_to(ROOT)}; see {LOG}.")
    STEPS.mkdir(exist_ok=True)
    step.stamp.write_text(key)
    print(f"{' ' * len(number)} {time.monotonic() - began:.1f} s", flush=True)


def files_of(places: Sequence[str]) -> Iterator[Path]:
    """Every file at those places, in order; what the steps themselves make (and caches) is left out."""
    made = {"__pycache__", "built", "node_modules", "dist", "phone.json"}
    for place in places:
        start = ROOT / place
        if start.is_file():
            yield start
        for folder, inner, names in os.walk(start):
            inner[:] = sorted(set(inner) - made)
            yield from (Path(folder, name) for name in sorted(set(names) - made) if not name.endswith((".mo", ".pyc")))
