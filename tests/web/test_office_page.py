"""The page that opens the officers' console: kept nowhere, found by nobody, and empty of script."""

import re


def test_the_page_is_neither_kept_nor_listed(client):
    response = client.get("/office/")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_the_page_runs_under_a_policy_that_allows_nothing_inline(client):
    page = client.get("/office/").text

    assert "unsafe" not in client.get("/office/").headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page)


def test_the_console_speaks_indonesian_to_any_browser(client):
    page = client.get("/office/", headers={"Accept-Language": "jv, en"}).text

    assert '<html lang="id">' in page
    assert "Kantor · Payung" in page
