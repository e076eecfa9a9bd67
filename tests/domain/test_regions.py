"""Regions on a small country of our own, and on the real one where `npm ci` has brought it."""

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from server.reference import regions, tables
from server.reference.regions import Regions, build

REAL = Path(__file__).parents[2] / "pwa" / "node_modules" / "idn-area-data" / "data"

SMALL = {
    "provinces.csv": "code,name\n33,Jawa Tengah\n34,Daerah Istimewa Yogyakarta\n91,Papua\n",
    "regencies.csv": "code,province_code,name\n33.72,33,Kota Surakarta\n33.14,33,Kabupaten Sragen\n34.71,34,Kota Yogyakarta\n"
    "91.71,91,Kota Jayapura\n",
    "districts.csv": "code,regency_code,name\n33.72.01,33.72,Laweyan\n33.72.04,33.72,Jebres\n33.14.09,33.14,Masaran\n"
    "34.71.01,34.71,Tegalrejo\n91.71.01,91.71,Jayapura Utara\n",
    "villages.csv": "code,district_code,name\n33.72.01.1001,33.72.01,Pajang\n33.72.01.1002,33.72.01,Laweyan\n"
    "33.72.04.1001,33.72.04,Kepatihan Kulon\n33.14.09.2001,33.14.09,Pilang\n33.14.09.2002,33.14.09,Sidodadi\n"
    "34.71.01.1001,34.71.01,Kricak\n91.71.01.1001,91.71.01,Gurabesi\n91.71.01.2002,91.71.01,Sidodadi\n",
}


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "csv"
    folder.mkdir()
    for name, text in SMALL.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def small(source, tmp_path):
    build(source, tmp_path / "regions.sqlite")
    return Regions(tmp_path / "regions.sqlite")


def codes(found):
    return [each.code for each in found]


def test_places_are_found_by_code_and_by_what_they_lie_in(small):
    assert small.get("33.72.01.1001").name == "Pajang"
    assert small.get("33.72.99") is None
    assert codes(small.children()) == ["34", "33", "91"]  # by name
    assert codes(small.children("33.72")) == ["33.72.04", "33.72.01"]
    assert small.children("33.72.01.1001") == []
    assert [each.name for each in small.path("33.72.01.1001")] == ["Jawa Tengah", "Kota Surakarta", "Laweyan", "Pajang"]
    assert small.path("33.72.99.1001") == []


def test_a_place_is_named_with_all_it_lies_in(small):
    assert small.full_name("33.72.01.1001") == "Kel. Pajang, Kec. Laweyan, Kota Surakarta"
    assert small.full_name("33.14.09.2001") == "Desa Pilang, Kec. Masaran, Kabupaten Sragen"
    assert small.full_name("33.72") == "Kota Surakarta"
    assert small.full_name("33") == "Jawa Tengah"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("paj", "33.72.01.1001"),
        ("PAJANG", "33.72.01.1001"),
        ("kel. pajang", "33.72.01.1001"),
        ("pajang laweyan", "33.72.01.1001"),
        ("pajang surakarta", "33.72.01.1001"),
        ("pajang solo", "33.72.01.1001"),
        ("kulon", "33.72.04.1001"),
        ("jebres", "33.72.04"),
        ("solo", "33.72"),
        ("jogja", "34.71"),
        ("pajng", "33.72.01.1001"),
        ("sidodadi masaran", "33.14.09.2002"),
    ],
)
def test_part_of_a_name_finds_the_place(small, query, first):
    assert small.search(query)[0].code == first


@pytest.mark.parametrize("query", ["", "a", "?!", "zzzz", "pajang jayapura", "%", "'; --"])
def test_what_is_nowhere_finds_nothing(small, query):
    assert small.search(query) == []


def test_places_near_home_come_first(small):
    assert codes(small.search("sidodadi", near="33.72")) == ["33.14.09.2002", "91.71.01.2002"]
    assert codes(small.search("sidodadi", near="91.71")) == ["91.71.01.2002", "33.14.09.2002"]


def test_no_more_than_the_limit_is_given(small):
    assert len(small.search("sidodadi", limit=1)) == 1


def test_the_phone_gets_what_it_keeps_and_the_villages_of_one_regency(small):
    base = small.base()

    assert base["provinces"][0] == ["33", "Jawa Tengah"]
    assert {name: len(rows) for name, rows in base.items()} == {"provinces": 3, "regencies": 4, "districts": 5}
    assert small.villages("33.72")["33.72.04"] == [["33.72.04.1001", "Kepatihan Kulon"]]
    assert small.villages("33") == {}
    assert small.villages("99.99") == {}


def test_the_same_sources_give_the_same_bytes(source, tmp_path):
    digests = []
    for name in ("one.sqlite", "two.sqlite"):
        build(source, tmp_path / name)
        digests.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert digests[0] == digests[1]


def test_a_source_cut_short_leaves_the_old_file(source, tmp_path):
    target = tmp_path / "regions.sqlite"
    build(source, target)
    before = target.read_bytes()
    (source / "districts.csv").write_text("code,regency_code,name\n33.72.01,33.72,Laweyan\n")

    with pytest.raises(ValueError, match="not whole"):
        build(source, target)

    assert target.read_bytes() == before
    assert not list(tmp_path.glob("*.new"))


def test_readers_go_on_while_the_file_is_replaced(source, tmp_path):
    target = tmp_path / "regions.sqlite"
    build(source, target)
    reader = Regions(target)
    assert reader.get("33")

    build(source, target)

    assert reader.get("33.72")


def test_threads_read_at_the_same_time(small):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: codes(small.search("pajang")), range(80)))
    assert found == [["33.72.01.1001"]] * 80


def test_a_missing_file_is_said_in_a_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match="server.reference.regions"):
        Regions(tmp_path / "none.sqlite")


def test_the_command_builds_and_says_so(source, tmp_path, capsys):
    assert regions.main([str(source), str(tmp_path / "regions.sqlite")]) == 0
    assert "20 places" in capsys.readouterr().out
    assert regions.main([]) == 2
    assert regions.main([str(tmp_path), str(tmp_path / "other.sqlite")]) == 1
    assert "regions:" in capsys.readouterr().err


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    assert REAL.is_dir(), f"{REAL} is missing: run npm ci in pwa/ ({sys.executable})"
    target = tmp_path_factory.mktemp("regions") / "regions.sqlite"
    assert build(REAL, target) == 38 + 514 + 7_285 + 83_762
    return Regions(target)


def test_the_real_country_is_whole(real):
    base = real.base()

    assert {name: len(rows) for name, rows in base.items()} == {"provinces": 38, "regencies": 514, "districts": 7_285}
    assert sum(len(rows) for rows in real.villages("33.72").values()) == 54
    assert real.search("pajang", near="33.72")[0].path == "Kel. Pajang, Kec. Laweyan, Kota Surakarta"


def test_every_real_regency_and_district_row_is_routed(real):
    routes = tables.routes()

    assert {code for code, _ in real.base()["regencies"]} == set(routes.regencies)
    assert set(routes.districts) <= {code for code, _ in real.base()["districts"]}
