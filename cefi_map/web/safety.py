"""What every request must show and every answer carry: Host, origin, security headers, size."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import Flask, Response, g, request, session
from werkzeug.exceptions import BadRequest, Forbidden

from cefi_map import limits

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
WRITING_CSP = CSP.replace("trusted-types 'none'", "trusted-types ProseMirrorClipboard")
"""On the dossier's page: the editor reads pasted HTML into a document that is never shown, under this one policy."""
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
WRITING = ("dossier.edit", "dossier.bring")
OWN = ("127.0.0.1", "localhost", "::1")
"""This computer's names for itself."""

READING = ("GET", "HEAD", "OPTIONS")


def register(app: Flask, *, hosts: Iterable[str], any_address: bool, measured: bool) -> None:
    allowed = frozenset((*OWN, *(host.lower().strip("[]") for host in hosts)))

    @app.before_request
    def guard() -> None:
        g.started = time.perf_counter()
        if not host_allowed(request.environ.get("HTTP_HOST", ""), allowed, any_address):
            raise BadRequest("host")
        if not same_origin():
            raise Forbidden("origin")
        if request.endpoint == "data.restore":  # before the form is read: a backup may be larger than a map
            request.max_content_length = limits.BACKUP_BYTES
        if request.headers.get("Sec-Fetch-Dest", "document") == "document":
            session.permanent = True  # a page visited makes the session new; a file that comes late must not

    @app.after_request
    def protect(response: Response) -> Response:
        if request.endpoint in WRITING:
            response.headers.setdefault("Content-Security-Policy", WRITING_CSP)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "private, no-cache")
        if measured and "started" in g:
            response.headers["Server-Timing"] = f"app;dur={(time.perf_counter() - g.started) * 1000:.1f}"
        return response


def host_allowed(header: str, allowed: frozenset[str], any_address: bool) -> bool:
    """Whether the Host header names this application. A site that rebinds its own name to 127.0.0.1 arrives here with
    that name: refusing it is the personal mode's lock, for there is no password."""
    try:
        name = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    return name in allowed or (any_address and _is_address(name))


def same_origin() -> bool:
    """Whether the request comes from our own pages, as far as the browser says; a plain visit always may."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if request.method in READING:
        return site in ("same-origin", "none") or request.headers.get("Sec-Fetch-Mode") == "navigate"
    origin = request.headers.get("Origin")
    return site in ("same-origin", "none") and (origin is None or origin == request.host_url.rstrip("/"))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
