"""Sign out: the session ends on the server, whatever the browser keeps."""

from server.storage import staff as shelf
from server.storage.db import transaction
from server.usecases.recognise_staff import fingerprint


def sign_out(token: str) -> None:
    """A token that opens nothing is fine: the outcome is the one asked for."""
    with transaction():
        shelf.end_session(fingerprint(token))
