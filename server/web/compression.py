"""gzip for text that travels to phones; nothing that staff reads (secrets beside strangers' text)."""

import gzip
from functools import lru_cache

from flask import Flask, Response, request

from server.web.security import is_staff_route

TEXTS = {
    "text/html", "text/css", "text/plain", "text/javascript", "application/json", "application/manifest+json",
    "image/svg+xml",
}  # fmt: skip
SMALLEST = 500
"""Bytes below which squeezing is not worth its work."""


def install(app: Flask) -> None:
    app.after_request(compress)


def compress(response: Response) -> Response:
    if response.mimetype not in TEXTS or is_staff_route() or response.status_code in (204, 206, 304):
        return response
    response.vary.add("Accept-Encoding")
    if "Content-Encoding" in response.headers or not accepts_gzip():
        return response
    if response.is_streamed and not response.direct_passthrough:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < SMALLEST:
        return response
    etag, weak = response.get_etag()
    keepable = response.status_code == 200 and etag and "no-store" not in response.headers.get("Cache-Control", "")
    squeezed = squeeze_and_keep(data) if keepable else gzip.compress(data, 6, mtime=0)
    response.set_data(squeezed)
    response.headers["Content-Encoding"] = "gzip"
    if etag and not weak:
        response.set_etag(etag, weak=True)  # the same content in another wrapping
    return response


def accepts_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0


@lru_cache(maxsize=64)
def squeeze_and_keep(data: bytes) -> bytes:
    """For answers that many phones get alike: the kit, the regions, the strings."""
    return gzip.compress(data, 9, mtime=0)
