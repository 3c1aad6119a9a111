"""The key that signs the session cookie: made once, kept in the data directory, readable by its owner alone."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from cefi_map.errors import CefiError

from .reach import Reach

NAME = "cle-de-session"


def secret_key(directory: Path) -> bytes:
    """The directory's key, made on first use. Two processes that start together agree on one. ``CefiError`` when the
    directory cannot hold it."""
    try:
        return _kept(directory)
    except OSError:
        raise CefiError(
            f"Le dossier de données {directory} ne peut pas servir.",
            advice="Choisissez un autre dossier, où l’application a le droit d’écrire.",
        ) from None


def cookie_name(key: bytes, *, encrypted: bool) -> str:
    """A name of its own for each key: a browser shares cookies between the ports of one host. With HTTPS the prefix
    that browsers let no other site of the same domain write (RFC 6265bis, 4.1.3)."""
    return f"{'__Host-' if encrypted else ''}cefi_{hashlib.sha256(b'cookie' + key).hexdigest()[:8]}"


class Sessions(SecureCookieSessionInterface):
    """Each centre signs its sessions with a key of its own: what one's cookie says is nothing to another."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        signing = SecureCookieSessionInterface()
        if self._reach.domain:
            signing.salt = f"{self.salt} {self._reach.centre(request.host)}"
        return signing.get_signing_serializer(app)


def _kept(directory: Path) -> bytes:
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = directory / NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_bytes()
        return key if len(key) >= 32 else _replaced(path)
    with os.fdopen(handle, "wb") as file:
        file.write(key := secrets.token_bytes(32))
    return key


def _replaced(path: Path) -> bytes:
    """A new key in the place of one that was cut short (a full disk, a power cut)."""
    path.unlink(missing_ok=True)
    return _kept(path.parent)
