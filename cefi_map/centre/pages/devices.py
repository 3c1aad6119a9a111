"""Browsers in which somebody came in by a password before: what others try in vain holds nobody back there."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.centre.naming import login_line
from cefi_map.web.cookies import DEVICE
from cefi_map.web.origin import origin

LASTS = timedelta(days=limits.DEVICE_DAYS)
LOGINS = 4
"""Of one browser, those used last: a cookie has room for them."""


def asking(login: str) -> str:
    """What stands for who tries to come in by that login: this browser where somebody did, else where it is."""
    device, known = _known()
    return device if device and _mark(device, login) in known else origin()


def remember(answer: Response, login: str) -> None:
    """From now on this browser is told from others that try that login."""
    device, known = _known()
    device = device or secrets.token_urlsafe()
    kept = [_mark(device, login), *(each for each in known if each != _mark(device, login))]
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    value = _signing().dumps([device, *kept[:LOGINS]])
    answer.set_cookie(DEVICE.name(), value, max_age=LASTS, secure=secure, httponly=True, samesite="Lax")


def _known() -> tuple[str, list[str]]:
    try:
        device, *known = _signing().loads(request.cookies.get(DEVICE.name(), ""), max_age=int(LASTS.total_seconds()))
    except BadSignature:
        return "", []
    return device, known


def _mark(device: str, login: str) -> str:
    """A login that whoever reads the cookie does not read."""
    return hashlib.sha256(f"{device} {login_line(login)}".encode()).hexdigest()[:16]


def _signing() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="device")
