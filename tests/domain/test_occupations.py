from collections import Counter

import pytest

from server.domain.occupations import Transport, rank
from server.reference import tables
from tests.domain.cases import pairs


def first(query, count=3, names=None):
    return [each.slug for each in rank(query, tables.occupations().values(), names or {})[:count]]


@pytest.mark.parametrize(("word", "wanted"), pairs("everyday_words"))
def test_an_everyday_word_finds_the_job_among_the_first_three(word, wanted):
    assert set(first(word)) & set(wanted)


@pytest.mark.parametrize("occupation", tables.occupations().values(), ids=lambda each: each.slug)
def test_every_job_is_found_by_its_own_names(occupation):
    for name in (occupation.name, occupation.name_jv):
        if name:
            assert occupation.slug in first(name), name


@pytest.mark.parametrize("occupation", tables.occupations().values(), ids=lambda each: each.slug)
def test_every_job_has_everyday_words_and_is_found_by_the_commonest(occupation):
    assert len(occupation.words) >= 3
    assert occupation.slug in first(occupation.words[0])


def test_a_jobs_own_words_find_it_among_the_first_three():
    asked = [(word, each.slug) for each in tables.occupations().values() for word in each.words[:8]]
    missed = [(word, slug) for word, slug in asked if slug not in first(word)]

    assert len(missed) <= len(asked) * 0.05, missed


def test_a_name_in_another_language_finds_the_job():
    assert first("fisherman", names={"nelayan": "Fisherman"})[0] == "nelayan"
    assert first("fishermen", names={"nelayan": "Fisherman"})[0] == "nelayan"


def test_words_we_do_not_know_find_nothing():
    assert first("xyzzyx") == []
    assert first("") == []
    assert first(" ?! ") == []


def test_a_sure_hit_is_not_buried_in_near_misses():
    assert first("rosok", 10) == ["pemulung", "penambang-pasir-batu"]  # who says "nggrosok pasir"


def test_eighty_jobs_in_thirteen_sectors():
    occupations, sectors = tables.occupations(), tables.sectors()

    assert (len(occupations), len(sectors)) == (80, 13)
    assert {each.sector for each in occupations.values()} == set(sectors)
    assert Counter(each.transport for each in occupations.values()) == {
        Transport.TRUE: 7,
        Transport.UNSETTLED: 6,
        Transport.FALSE: 67,
    }


def test_a_sector_has_two_everyday_hazards_as_sentences():
    for sector in tables.sectors().values():
        assert len(sector.hazards) == 2
        assert all(text.endswith(".") and len(text.split()) <= 20 for text in sector.hazards)
