from hypothesis import given
from hypothesis import strategies as st

from server.domain.privacy import DOT, mask
from server.reference import tables


def test_each_kind_shows_just_enough_for_its_owner():
    assert mask("nik", "3372011405780001") == f"3372{DOT * 11}1"
    assert mask("name", "Siti Aminah") == f"S{DOT * 3} A{DOT * 3}"
    assert mask("phone", "+6281234567890") == f"+628{DOT * 8}90"
    assert mask("date", "1978-05-14") == f"1978-{DOT * 2}-{DOT * 2}"
    assert mask("text", "Jl. Slamet Riyadi 1") == f"Jl{DOT * 6}"
    assert mask("text", "Ibu") == DOT * 6


def test_a_mask_never_gives_away_the_digits_that_open_the_tracking_page():
    assert "7890" not in mask("phone", "+6281234567890")


@given(st.sampled_from(sorted({each.kind for each in tables.fields()})), st.text(min_size=4, max_size=60))
def test_no_mask_ever_shows_the_whole_answer(kind, value):
    assert mask(kind, value) != value or DOT in value


def test_nothing_stays_nothing():
    assert mask("text", "") == ""
