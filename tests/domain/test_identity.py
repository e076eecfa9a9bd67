import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.identity import Nik, clean_name, name_tokens, parse_phone
from tests.domain.cases import pairs


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("asked", "out"), pairs("nik"))
def test_a_nik_is_refused_only_for_its_form(asked, out):
    if "code" in out:
        with pytest.raises(Invalid) as refusal:
            Nik.parse(asked["nik"])
        assert refusal.value.code == out["code"]
        return
    nik = Nik.parse(asked["nik"])
    hint = nik.hint(day(asked["birth_date"]), today=day(asked["today"]))
    guess = hint.birth_date_guess
    assert {"nik": nik.digits, **vars(hint), "birth_date_guess": guess and guess.isoformat()} == out


@given(st.dates(date(1927, 1, 1), date(2026, 11, 22)), st.sampled_from("MF"), st.integers(1, 9999))
def test_a_well_made_nik_gives_back_the_birth_date_and_sex(born, sex, serial):
    number = born.day + (40 if sex == "F" else 0)
    nik = Nik.parse(f"337201{number:02}{born:%m%y}{serial:04}")

    hint = nik.hint(born, today=date(2026, 11, 22))

    assert (hint.sex, hint.birth_date_guess) == (sex, born)


@given(st.text(alphabet="0123456789 ", min_size=16, max_size=24))
def test_sixteen_digits_never_fail_to_give_a_hint(text):
    try:
        nik = Nik.parse(text)
    except Invalid:
        return
    nik.hint(today=date(2026, 11, 22))


def test_a_nik_does_not_show_itself_in_logs():
    nik = Nik.parse("3372011405780001")

    assert "3372" not in f"{nik!r} {nik} {nik.hint()!r}"


@pytest.mark.parametrize(("typed", "out"), pairs("phones"))
def test_a_phone_number_is_kept_in_one_form(typed, out):
    if isinstance(out, dict):
        with pytest.raises(Invalid) as refusal:
            parse_phone(typed)
        assert refusal.value.code == out["code"]
    else:
        assert parse_phone(typed) == out


@given(st.from_regex("8[0-9]{8,11}", fullmatch=True))
def test_no_operator_prefix_is_refused(national):
    assert {parse_phone(f"{before}{national}") for before in ("0", "62", "+62", "+620")} == {f"+62{national}"}


@pytest.mark.parametrize(("typed", "out"), pairs("names"))
def test_a_name_is_kept_as_it_is_on_the_card(typed, out):
    if "code" in out:
        with pytest.raises(Invalid) as refusal:
            clean_name(typed)
        assert refusal.value.code == out["code"]
        return
    assert clean_name(typed) == out["clean"]
    if out["tokens"] is not None:
        assert sorted(name_tokens(typed)) == out["tokens"]


@given(st.text(max_size=120))
def test_a_name_that_was_taken_once_is_taken_again_unchanged(text):
    try:
        kept = clean_name(text)
    except Invalid:
        return
    assert clean_name(kept) == kept
    assert not re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", kept)
    assert name_tokens(kept)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. Moh. Sukarjo", "MOCHAMMAD SOEKARDJO"),
        ("Hj. Siti Aminah binti Slamet", "Aminah Siti Slamet"),
        ("Akhmad Djaenuri, S.Ag.", "achmad jaenuri"),
        ("Nur'aini", "Nuraini"),
    ],
)
def test_one_person_spelt_two_ways_has_the_same_tokens(one, other):
    assert name_tokens(one) == name_tokens(other)
