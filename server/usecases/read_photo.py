"""Read a photo: the picture opened, for whoever holds the claim and for nobody else; the look is on record."""

from datetime import datetime

from server.domain.errors import NotFound, NotYours
from server.storage import history, photos, queue
from server.storage.db import transaction
from server.storage.photo_files import photo_files
from server.usecases.read_case import claim_on
from server.usecases.recognise_staff import Officer


def read_photo(officer: Officer, application_id: int, kind: str, *, moment: datetime) -> bytes:
    """JPEG bytes; raises NotFound, or NotYours `claim-first` without a live claim."""
    with transaction():
        application = queue.find_in(officer.branch, application_id)
        if application is None:
            raise NotFound
        claim = claim_on(application, officer, moment)
        if not (claim.mine and claim.live):
            raise NotYours("claim-first")
        row = next((one for one in photos.latest(application.id) if one.kind == kind), None)
        if row is None:
            raise NotFound
        history.saw(application.id, officer.id, f"photo:{kind}", moment)
        try:
            return photo_files().read(row.stored_as)
        except FileNotFoundError:
            raise NotFound from None
