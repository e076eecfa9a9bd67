"""Every way a rule can say no. A refusal has a stable code and no words; the words live in `server/web/messages.py`."""


class DomainError(Exception):
    """A rule said no.

    `code` is stable and public. `fields` maps dotted field names to the code of what is wrong with each.
    `facts` are values a sentence may need (a limit, a state); never personal data.
    """

    code = "not-possible"

    def __init__(self, code: str | None = None, *, fields: dict[str, str] | None = None, **facts: object):
        self.code = code or type(self).code
        self.fields = dict(fields or {})
        self.facts = facts
        super().__init__(self.code)


class Invalid(DomainError):
    """What was sent cannot be taken as it is; `fields` says where and why."""

    code = "check-answers"


class NotAllowedNow(DomainError):
    """The move does not exist from the present state; `facts["state"]` names it."""

    code = "not-allowed-now"


class NotFound(DomainError):
    code = "not-found"


class Gone(DomainError):
    """It was here and was erased on request."""

    code = "erased"


class KeyReused(DomainError):
    """The same key came with other content."""

    code = "key-reused"


class ClaimLost(DomainError):
    """The claim number or version is not the present one; `facts["state"]` is what is true now."""

    code = "claim-lost"


class NotYours(DomainError):
    """This branch, role or claim does not allow it."""

    code = "not-yours"


class SignInFailed(DomainError):
    code = "sign-in-failed"


class TooManyTries(DomainError):
    """`facts["retry_after"]` is in whole seconds."""

    code = "too-many-tries"
