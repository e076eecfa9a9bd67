"""What every answer carries or must not: headers, compression, the log line, sizes, methods, health, the description."""

import gzip
import io
import json
import re
import socket
import threading
from contextlib import contextmanager

import pytest
from werkzeug.serving import make_server as make_werkzeug_server

from server.storage import migrate
from server.storage.db import db
from tests.factories import a_key, a_picture, a_submission, bearer

PATHS = [
    "/healthz",
    "/readyz",
    "/api/v1/kit",
    "/api/v1/nowhere",
    "/api/v1/staff/session",
    "/api/openapi.json",
    "/id/",
    "/x/y/z",
]


@pytest.mark.parametrize("path", PATHS)
def test_headers_against_other_sites(client, path):
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=(self)" in headers["Permissions-Policy"]
    assert headers["X-Request-Id"]


def test_staff_answers_are_never_stored_or_squeezed(client):
    response = client.get("/api/v1/staff/session", headers={"Accept-Encoding": "gzip"})

    assert response.headers["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in response.headers


def test_text_is_squeezed_for_those_who_accept_it(client):
    plain = client.get("/api/v1/occupations")
    squeezed = client.get("/api/v1/occupations", headers={"Accept-Encoding": "br;q=1, gzip;q=0.5"})
    refused = client.get("/api/v1/occupations", headers={"Accept-Encoding": "gzip;q=0"})

    assert "Content-Encoding" not in plain.headers
    assert "Content-Encoding" not in refused.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in squeezed.headers["Vary"]
    assert gzip.decompress(squeezed.data) == plain.data


def test_a_log_line_holds_no_path_value_query_or_body(client, capfd):
    key, body = a_key(), a_submission(**{"applicant.full_name": "Tertanam Sekali"})
    client.put(f"/api/v1/applications/{key}", json=body)
    client.get(f"/api/v1/applications/{key}", headers=bearer(body))
    client.get("/api/v1/occupations?q=tertanam")
    client.get("/tertanam/9999")
    client.open("/api/v1/kit", method="TERTANAM")

    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines() if line.startswith("{")]

    assert {line["route"] for line in lines} >= {"/api/v1/applications/<key>", "/api/v1/occupations", "unmatched"}
    assert all(
        set(line) <= {"event", "level", "timestamp", "method", "route", "status", "ms", "request_id"} for line in lines
    )
    written = json.dumps(lines).lower()
    for planted in (key.lower(), "tertanam", body["reading_secret"].lower(), body["applicant"]["nik"], "7890"):
        assert planted not in written


def test_an_error_is_logged_by_kind_and_place_only(app, client, capfd, monkeypatch):
    def broken(*_, **__):
        raise ValueError("3372015405780001 tertanam")

    monkeypatch.setattr("server.web.worker.submit.submit_application", broken)

    response = client.put(f"/api/v1/applications/{a_key()}", json=a_submission())

    written = capfd.readouterr().err
    assert response.status_code == 500
    assert response.json["request_id"] in written
    assert "ValueError" in written
    assert "tertanam" not in written + response.text


@pytest.mark.parametrize("path", ["/api/v1/kit", "/api/v1/applications/" + "A" * 22, "/api/v1/track", "/healthz"])
def test_a_wrong_method_says_which_are_right(client, path):
    response = client.patch(path)

    assert response.status_code == 405
    assert response.headers["Allow"]


def test_too_large_json_is_413_in_words(client):
    key = a_key()

    response = client.put(
        f"/api/v1/applications/{key}", data=b"{" + b" " * (64 * 1024), content_type="application/json"
    )

    assert (response.status_code, response.json["code"], response.json["key"]) == (413, "too-large", key)


@pytest.mark.parametrize("path", ["/api/v1/track", "/api/v1/known", "/api/v1/staff/session"])
def test_20_mb_are_refused_everywhere(client, path):
    response = client.post(path, data=b"x" * (20 * 1024 * 1024), content_type="application/json")

    assert (response.status_code, response.json["code"]) == (413, "too-large")


@contextmanager
def listening(app):
    """The app behind a real socket, so that bodies arrive as they do in life."""
    server = make_werkzeug_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()


def test_a_caller_with_20_mb_gets_to_read_the_answer(app):
    with listening(app) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        size = 20 * 1024 * 1024
        line.sendall(
            f"PUT /api/v1/applications/{a_key()} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {size}\r\n\r\n".encode()
        )
        for _ in range(size // 65536):
            line.sendall(b" " * 65536)
        answer = line.recv(65536)

    assert b" 413 " in answer.splitlines()[0]


def chunked(app, path: str, data: bytes, **environment) -> tuple[str, dict]:
    """A body without a length, as gunicorn hands it on (`wsgi.input_terminated`)."""
    from werkzeug.test import EnvironBuilder, run_wsgi_app

    environ = EnvironBuilder(path, method="PUT", content_type="application/json").get_environ()
    environ.pop("CONTENT_LENGTH", None)
    environ |= {"wsgi.input": io.BytesIO(data), "wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    environ |= environment
    body, status, _ = run_wsgi_app(app, environ, buffered=True)
    return status, json.loads(b"".join(body))


def test_chunks_that_make_no_sense_are_the_callers_fault(app):
    class Senseless:
        def read(self, *_):
            raise ValueError("Invalid chunk size")  # gunicorn has a class of its own for it

    key = a_key()

    status, reply = chunked(app, f"/api/v1/applications/{key}", b"", **{"wsgi.input": Senseless()})

    assert (status[:3], reply["code"], reply["key"]) == ("400", "bad-request", key)


def test_a_body_without_a_length_is_read(app):
    status, reply = chunked(app, f"/api/v1/applications/{a_key()}", json.dumps(a_submission()).encode())

    assert status.startswith("201"), reply


def test_a_body_without_a_length_has_the_same_limit(app):
    status, reply = chunked(app, f"/api/v1/applications/{a_key()}", b" " * (20 * 1024 * 1024))

    assert (status[:3], reply["code"]) == ("413", "too-large")


def test_a_photo_without_a_length(app, client):
    key, body = a_key(), a_submission()
    client.put(f"/api/v1/applications/{key}", json=body)
    secret = bearer(body)["Authorization"]

    small = chunked(app, f"/api/v1/applications/{key}/photos/ktp", a_picture(), HTTP_AUTHORIZATION=secret)
    large = chunked(app, f"/api/v1/applications/{key}/photos/work", b"x" * 3_000_000, HTTP_AUTHORIZATION=secret)

    assert small[0].startswith("201")
    assert large[0].startswith("413")


def test_health(client):
    assert client.get("/healthz").json == {"alive": True}
    assert client.get("/readyz").json["ready"] is True


def test_not_ready_before_the_migrations(app, client):
    with app.app_context():
        db.session.remove()
        migrate.downgrade("base")

    response = client.get("/readyz")

    assert (response.status_code, response.json["database"], response.json["migrations"]) == (503, True, False)


def test_the_service_worker_is_never_cached(app, client, tmp_path):
    from dataclasses import replace

    from server.app import create_app
    from tests.conftest import end

    (tmp_path / "dist" / "assets").mkdir(parents=True)
    (tmp_path / "dist" / "sw.js").write_text("// worker\n" + "let a = 1;\n" * 100)
    (tmp_path / "dist" / "assets" / "pages.abc.js").write_text("let b = 2;")
    (tmp_path / "dist" / "asset-manifest.json").write_text('{"src/pages.ts": {"file": "assets/pages.abc.js"}}')
    built = create_app(replace(app.extensions["payung"], pwa_dir=tmp_path / "dist"))
    try:
        worker = built.test_client().get("/sw.js", headers={"Accept-Encoding": "gzip"})
        script = built.test_client().get("/assets/pages.abc.js")
        missing = built.test_client().get("/assets/pages.old.js")
        with built.app_context():
            script.close()
            address = built.jinja_env.globals["asset"]("src/pages.ts")
    finally:
        end(built)

    assert worker.headers["Cache-Control"] == "no-cache"
    assert worker.headers["Service-Worker-Allowed"] == "/"
    assert b"// worker" in gzip.decompress(worker.data)
    assert "immutable" in script.headers["Cache-Control"]
    assert script.headers["X-Content-Type-Options"] == "nosniff"
    assert (missing.status_code, missing.headers["Cache-Control"]) == (404, "no-store")
    assert address == "/assets/pages.abc.js"


def test_the_description_knows_the_whole_api(app, client):
    spec = client.get("/api/openapi.json").json
    described = set(spec["paths"])
    routes = {
        re.sub(r"<(?:[^:>]+:)?([^>]+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1")
    }

    assert described == routes
    body = spec["paths"]["/api/v1/applications/{key}"]["put"]["requestBody"]["content"]["application/json"]["schema"]
    schema = spec["components"]["schemas"][body["$ref"].rsplit("/", 1)[1]]
    assert schema["additionalProperties"] is False
    assert {"language", "occupation", "applicant", "reading_secret"} <= set(schema["required"])


def test_nothing_redirects_in_the_api(client):
    for path in ("/api/v1/kit/", "/api/v1/applications/", "/api/v1//kit", "/api/v1/regions/"):
        assert client.get(path).status_code == 404
