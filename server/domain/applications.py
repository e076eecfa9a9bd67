"""The life of an application (permohonan): its states, and every move there is between them."""

from enum import StrEnum

from server.domain.errors import NotAllowedNow


class State(StrEnum):
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    NEEDS_CORRECTION = "needs_correction"
    APPROVED = "approved"
    PAYABLE = "payable"
    ACTIVE = "active"
    REJECTED = "rejected"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    CLAIM = "claim"
    RELEASE = "release"
    APPROVE = "approve"
    BILL_MADE = "bill_made"
    ASK_CORRECTION = "ask_correction"
    RESUBMIT = "resubmit"
    REJECT = "reject"
    CLOSE = "close"
    HAND_OVER = "hand_over"
    CONFIRM_PAYMENT = "confirm_payment"
    WITHDRAW = "withdraw"


MOVES = {
    (State.SUBMITTED, Action.CLAIM): State.IN_REVIEW,
    (State.IN_REVIEW, Action.CLAIM): State.IN_REVIEW,  # the former claim ran out
    (State.IN_REVIEW, Action.RELEASE): State.SUBMITTED,
    (State.IN_REVIEW, Action.APPROVE): State.APPROVED,
    (State.IN_REVIEW, Action.ASK_CORRECTION): State.NEEDS_CORRECTION,
    (State.IN_REVIEW, Action.REJECT): State.REJECTED,
    (State.IN_REVIEW, Action.CLOSE): State.CLOSED,
    (State.IN_REVIEW, Action.HAND_OVER): State.SUBMITTED,
    (State.NEEDS_CORRECTION, Action.RESUBMIT): State.SUBMITTED,
    (State.APPROVED, Action.CLAIM): State.APPROVED,
    (State.APPROVED, Action.RELEASE): State.APPROVED,
    (State.APPROVED, Action.BILL_MADE): State.PAYABLE,
    (State.PAYABLE, Action.CONFIRM_PAYMENT): State.ACTIVE,
    (State.SUBMITTED, Action.WITHDRAW): State.WITHDRAWN,
    (State.IN_REVIEW, Action.WITHDRAW): State.WITHDRAWN,
    (State.NEEDS_CORRECTION, Action.WITHDRAW): State.WITHDRAWN,
    (State.APPROVED, Action.WITHDRAW): State.WITHDRAWN,
    (State.REJECTED, Action.WITHDRAW): State.WITHDRAWN,
    (State.CLOSED, Action.WITHDRAW): State.WITHDRAWN,
}

DECISIONS = (Action.APPROVE, Action.BILL_MADE, Action.ASK_CORRECTION, Action.REJECT, Action.CLOSE)
"""What an officer may decide, in the order the screen shows it."""


def after(state: State, action: Action) -> State:
    """The state that `action` leads to; raises NotAllowedNow where the table has no such move."""
    try:
        return MOVES[state, action]
    except KeyError:
        raise NotAllowedNow(state=str(state), action=str(action)) from None


def decisions_in(state: State) -> list[Action]:
    """The decisions an officer holding the claim may take in this state."""
    return [action for action in DECISIONS if (state, action) in MOVES]
