"""Open an application for the phone that sent it: the reading secret is the only thing that opens it."""

import hmac

from server.domain.errors import DomainError, Gone, NotFound
from server.storage import applications
from server.storage.applications import Application


class SecretNeeded(DomainError):
    """No reading secret, or not the one that came inside the submission."""

    code = "secret-needed"


def open_application(key: str, secret: str | None, *, lock: bool = False) -> Application:
    """Raises NotFound, Gone (erased) or SecretNeeded. `lock` for those who will change it, inside a transaction."""
    application = applications.find_by_key(key, lock=lock)
    if application is None:
        raise NotFound(key=key)
    if application.answers is None:
        raise Gone(key=key)
    shown = applications.secret_mac(key, secret or "")
    if secret is None or not hmac.compare_digest(shown, application.secret_mac):
        raise SecretNeeded(key=key)
    return application
