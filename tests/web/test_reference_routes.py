"""The public reference: figures, words and places, alike for everyone and cheap to ask again."""

import pytest


def test_languages(client):
    languages = {each["code"]: each for each in client.get("/api/v1/languages").json}

    assert {code for code, each in languages.items() if each["offered"]} == {"id", "jv", "en"}
    assert languages["jv"]["name"] == "Jawa (Solo)"
    assert len(languages) >= 30


def test_all_occupations(client):
    occupations = client.get("/api/v1/occupations").json["occupations"]

    assert len(occupations) == 80
    assert all(each["name"] and each["sector_name"] and len(each["words"]) >= 3 for each in occupations)
    assert {each["transport"] for each in occupations} == {"true", "false", "unsettled"}


@pytest.mark.parametrize(
    ("word", "slug"), [("ojol", "ojek"), ("mbecak", "becak"), ("mancing", "nelayan"), ("nlayan", "nelayan")]
)
def test_everyday_words_find_an_occupation(client, word, slug):
    found = client.get("/api/v1/occupations", query_string={"q": word}).json["occupations"]

    assert slug in found[0]["slug"]


@pytest.mark.parametrize("query", ["", " ", "\x00", "%" * 500, "🏍", "'; DROP TABLE"])
def test_any_question_gets_an_answer(client, query):
    assert client.get("/api/v1/occupations", query_string={"q": query}).status_code == 200
    assert client.get("/api/v1/regions", query_string={"q": query}).status_code == 200


def quote(client, **asked):
    return client.get("/api/v1/quote", query_string=asked)


def occupation(client, transport):
    return next(o["slug"] for o in client.get("/api/v1/occupations").json["occupations"] if o["transport"] == transport)


@pytest.mark.parametrize(("transport", "total"), [("false", 92_400), ("true", 67_200), ("unsettled", 92_400)])
def test_half_a_year_from_december(client, transport, total):
    asked = {"income": 1_000_000, "programmes": "JKK,JKM", "from": "2026-12", "months": 6}

    response = quote(client, occupation=occupation(client, transport), **asked)

    assert response.status_code == 200
    assert response.json["total"] == total
    assert response.json["unsettled"] is (transport == "unsettled")
    assert [month["month"] for month in response.json["months"]][:2] == ["2026-12", "2027-01"]
    assert {line["programme"] for line in response.json["months"][0]["lines"]} == {"JKK", "JKM"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"occupation": "astronot"}, "occupation"),
        ({"income": "x"}, "income"),
        ({"income": "-1"}, "income"),
        ({"income": "1" * 30}, "income"),
        ({"income": "١"}, "income"),
        ({"months": "0"}, "months"),
        ({"months": "13"}, "months"),
        ({"months": "2"}, "months"),
        ({"from": "2026-13"}, "from"),
        ({"from": "1950-01"}, "from"),
        ({"from": "9999-12", "months": "3"}, "from"),
        ({"programmes": "JKX"}, "programmes"),
        ({"programmes": ""}, "programmes"),
        ({"programmes": "JKK"}, "programmes"),
        ({"programmes": "JHT"}, "programmes"),
        ({"programmes": "JKK,JKK,JKM"}, "programmes"),
    ],
)
def test_a_wrong_question_is_explained(client, change, field):
    response = quote(client, **({"occupation": "nelayan", "income": "1000000", "from": "2026-12"} | change))

    assert response.status_code == 422
    assert field in response.json["fields"]


def test_regions_from_the_country_to_the_village(client):
    country = client.get("/api/v1/regions").json
    city = client.get("/api/v1/regions/33.72").json
    district = client.get("/api/v1/regions/33.72.01").json

    assert (country["code"], country["name"], len(country["children"])) == (None, "Indonesia", 38)
    assert city["name"] == "Kota Surakarta"
    assert {"code": "33.72.01", "name": "Laweyan"} in city["children"]
    assert {"code": "33.72.01.1001", "name": "Pajang"} in district["children"]
    assert client.get("/api/v1/regions/99").status_code == 404


def test_regions_by_part_of_a_name(client):
    results = client.get("/api/v1/regions", query_string={"q": "pajang"}).json["results"]

    assert any(each["code"] == "33.72.01.1001" and "Surakarta" in each["path"] for each in results)


def test_the_files_for_phones(client):
    base = client.get("/regions/base.json")
    villages = client.get("/regions/villages/33.72.json").json

    assert [len(base.json[name]) for name in ("provinces", "regencies", "districts")] == [38, 514, 7285]
    assert ["33.72.01.1001", "Pajang"] in villages["33.72.01"]
    assert client.get("/regions/villages/33.json").status_code == 404
    assert client.get("/regions/villages/99.99.json").status_code == 404


def test_the_kit_holds_all_that_the_app_needs(client):
    kit = client.get("/api/v1/kit?lang=jv").json

    assert (kit["language"], kit["checked"], kit["line"], kit["max_age"]) == ("jv", False, "175", 65)
    assert kit["periods"] == [1, 3, 6, 12]
    assert len(kit["occupations"]) == 80
    assert len(kit["sectors"]) == 13
    assert len([t for t in kit["tariffs"]["tiers"] if t["programme"] == "JKK"]) == 33
    assert [f["programme"] for f in kit["tariffs"]["flat"]] == ["JKM"]
    assert len(kit["tariffs"]["reliefs"]) == 4
    assert kit["consent"]["version"] == "2026-11"
    assert "33.72" in kit["home"]
    assert {"name", "section", "label", "hint", "why", "kind", "max", "required", "correctable", "choices"} <= set(
        kit["fields"][0]
    )
    assert kit["reasons"]["differs-from-card"]


@pytest.mark.parametrize("path", ["/api/v1/kit", "/regions/base.json", "/api/v1/occupations", "/api/v1/regions/33"])
def test_what_did_not_change_is_not_sent_again(client, path):
    first = client.get(path, headers={"Accept-Encoding": "gzip"})

    again = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")


def test_strings_are_named_by_their_content(app, client):
    from server.web.strings import strings_url

    with app.test_request_context():
        url = strings_url("jv")

    now, old = client.get(url), client.get("/strings/jv.0000000000.json")

    assert now.status_code == old.status_code == 200
    assert "immutable" in now.headers["Cache-Control"]
    assert old.headers["Cache-Control"] == "no-cache"
    assert client.get("/strings/mad.0000000000.json").status_code == 404
    assert client.get("/strings/..%2f..%2fx.0.json").status_code == 404
