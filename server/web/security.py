"""What every answer carries against other sites and prying eyes, and the checks for routes that act on a cookie."""

from flask import Flask, Response, request

from server.config import current_config
from server.web.errors import Problem

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
HSTS = "max-age=31536000"


def install(app: Flask) -> None:
    app.after_request(add_headers)


def headers() -> dict[str, str]:
    https = current_config().public_url.startswith("https://")
    return HEADERS | ({"Strict-Transport-Security": HSTS} if https else {})


def add_headers(response: Response) -> Response:
    for name, value in headers().items():
        response.headers.setdefault(name, value)
    if is_staff_route():
        response.headers["Cache-Control"] = "no-store"
    return response


def is_staff_route() -> bool:
    return request.path.startswith("/api/v1/staff")


def staff_cookie_name() -> str:
    """`__Host-` needs https; clients rightly keep such a cookie back on plain http, so loopback has a plain name."""
    return "__Host-staff" if current_config().https else "staff"


def set_staff_cookie(response: Response, token: str) -> None:
    response.set_cookie(
        staff_cookie_name(), token, path="/", secure=current_config().https, httponly=True, samesite="Strict"
    )


def clear_staff_cookie(response: Response) -> None:
    response.delete_cookie(
        staff_cookie_name(), path="/", secure=current_config().https, httponly=True, samesite="Strict"
    )


def refuse_other_sites(*, origin_needed: bool = True) -> None:
    """For routes that change something on the strength of a cookie: 403 `cross-site` unless our own page asks.

    Signing in takes `origin_needed=False`: a missing Origin passes there, a foreign one never does.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None and fetch_site not in ("same-origin", "none" if not origin_needed else "same-origin"):
        raise Problem(403, "cross-site")
    origin = request.headers.get("Origin")
    if origin is None:
        if origin_needed:
            raise Problem(403, "cross-site")
        return
    if origin not in own_origins():
        raise Problem(403, "cross-site")


def own_origins() -> tuple[str, ...]:
    """What our pages send as Origin: the stated addresses, and the one this very request came to."""
    return (*current_config().origins, f"{request.scheme}://{request.host}")
