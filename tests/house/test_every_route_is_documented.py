"""Whoever builds on the API finds every route in `/api/openapi.json`, and nothing that is not there."""

import re

METHODS = {"GET", "PUT", "POST", "DELETE", "PATCH"}


def served(app) -> set[tuple[str, str]]:
    """Method and path of every API route, paths as OpenAPI writes them."""
    return {
        (method, re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in rule.methods & METHODS
    }


def documented(client) -> dict[tuple[str, str], dict]:
    """Method and path of every described operation."""
    description = client.get("/api/openapi.json").json
    return {
        (method.upper(), path): operation
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
        if method.upper() in METHODS
    }


def test_every_route_is_described_and_every_description_is_a_route(app, client):
    assert served(app) == set(documented(client))


def test_every_route_says_what_it_is_for_and_how_it_refuses(client):
    silent = [
        f"{method} {path}"
        for (method, path), operation in documented(client).items()
        if not operation.get("summary") and not operation.get("description")
    ]

    assert silent == []
