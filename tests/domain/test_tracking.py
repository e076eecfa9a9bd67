import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.tracking import ALPHABET, parse_tracking_code, tracking_code
from tests.domain.cases import pairs

secrets = st.binary(min_size=6, max_size=32)


@pytest.mark.parametrize(("typed", "out"), pairs("tracking"))
def test_a_code_is_read_however_it_was_typed(typed, out):
    if isinstance(out, dict):
        with pytest.raises(Invalid) as refusal:
            parse_tracking_code(typed)
        assert refusal.value.code == out["code"]
    else:
        assert parse_tracking_code(typed) == out


def test_the_alphabet_has_32_characters_and_none_that_look_alike():
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


@given(secrets)
def test_what_we_write_we_read(secret):
    code = tracking_code(secret)

    assert len(code) == 10
    assert parse_tracking_code(code.lower()) == code


@given(secrets, st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(secret, place, character):
    code = tracking_code(secret)
    wrong = code[:place] + character + code[place + 1 :]
    if wrong != code:
        with pytest.raises(Invalid):
            parse_tracking_code(wrong)


@given(secrets, st.integers(0, 9), st.integers(0, 9))
def test_two_characters_that_changed_places_are_noticed(secret, one, other):
    code = tracking_code(secret)
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    if "".join(letters) != code:
        with pytest.raises(Invalid):
            parse_tracking_code("".join(letters))


@given(st.integers(0, 2**45 - 1), st.integers(0, 2**45 - 1))
def test_different_secrets_give_different_codes(one, other):
    codes = [tracking_code((number << 3).to_bytes(6, "big")) for number in (one, other)]

    assert (codes[0] == codes[1]) == (one == other)


def test_too_little_secret_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="6 secret bytes"):
        tracking_code(b"short")
