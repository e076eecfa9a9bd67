import pytest

from server.domain.applications import MOVES, Action, State, after, decisions_in
from server.domain.errors import NotAllowedNow
from tests.domain.cases import pairs


@pytest.mark.parametrize(("move", "out"), pairs("states"))
def test_every_state_knows_what_may_happen_to_it(move, out):
    state, action = State(move[0]), Action(move[1])
    if isinstance(out, dict):
        with pytest.raises(NotAllowedNow) as refusal:
            after(state, action)
        assert (refusal.value.code, refusal.value.facts["state"]) == (out["code"], state)
    else:
        assert after(state, action) == out


def test_the_cases_name_every_state_with_every_action():
    assert {tuple(move) for move, _ in pairs("states")} == {(str(s), str(a)) for s in State for a in Action}


def test_the_worker_may_withdraw_any_time_before_there_is_a_bill():
    kept = {state for state in State if (state, Action.WITHDRAW) not in MOVES}

    assert kept == {State.PAYABLE, State.ACTIVE, State.WITHDRAWN}


def test_an_officer_decides_only_on_what_is_being_read_or_waits_for_its_bill():
    assert {state for state in State if decisions_in(state)} == {State.IN_REVIEW, State.APPROVED}


def test_every_state_can_be_reached():
    reached, frontier = {State.SUBMITTED}, [State.SUBMITTED]
    while frontier:
        here = frontier.pop()
        fresh = {to for (state, _), to in MOVES.items() if state == here} - reached
        reached |= fresh
        frontier += fresh
    assert reached == set(State)
