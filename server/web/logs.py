"""Log lines by allow-list: method, route template, status, time, request id. Never a path value, body or query."""

import logging
import secrets
import sys
import time

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger("payung.requests")

ALLOWED = {
    "event", "level", "timestamp", "method", "route", "status", "ms", "request_id",
    "kind", "cause", "at", "catalog", "language", "problem", "count",
}  # fmt: skip
"""Names a log line may hold. A new one is a decision: it must not be able to carry what somebody typed."""


def keep_allowed(_logger, _method, event: dict) -> dict:
    return {name: value for name, value in event.items() if name in ALLOWED}


def set_up() -> None:
    """One JSON object a line on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.getLogger("werkzeug").setLevel(logging.ERROR)


def install(app: Flask) -> None:
    app.before_request(start)
    app.after_request(finish)


def start() -> None:
    g.request_id = secrets.token_hex(8)
    g.started = time.perf_counter()


def finish(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    log.info(
        "request",
        method=request.method if request.method in METHODS else "OTHER",
        route=request.url_rule.rule if request.url_rule else "unmatched",
        status=response.status_code,
        ms=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
        request_id=g.get("request_id"),
    )
    return response


METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
