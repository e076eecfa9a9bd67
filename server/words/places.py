"""Where the words live: the folders and the few names that extraction, catalogs and checks share."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOMAINS = ("worker", "office")

# Who speaks to whom. A sentence without one of these cannot be translated into Javanese, so extraction refuses it.
CONTEXTS = (
    "layanan→pekerja",
    "pekerja→layanan",
    "petugas→pekerja",
    "cerita",
    "nama pekerjaan",
    "layanan→petugas",
)


def domain_of(context: str) -> str:
    """The office reads its own catalog; everything else is the worker's."""
    return "office" if context == "layanan→petugas" else "worker"


def translations(root: Path = ROOT) -> Path:
    return root / "translations"


def template(domain: str, root: Path = ROOT) -> Path:
    return translations(root) / f"{domain}.pot"


def catalog(code: str, domain: str, folder: Path) -> Path:
    """`folder` is the translations folder; the layout is gettext's own."""
    return folder / code / "LC_MESSAGES" / f"{domain}.po"
