"""Secrets that have to be read again: sealed by a key that is not in the database, so that no copy of it tells them."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cefi_map.errors import CefiError

if TYPE_CHECKING:
    from joserfc.jwk import OctKey


def seal(key: bytes, words: str) -> str:
    """As it may be kept; the same words are never twice the same. "" stays ""."""
    from joserfc import jwe

    return jwe.encrypt_compact({"alg": "dir", "enc": "A256GCM"}, words.encode(), _own(key)) if words else ""


def unseal(key: bytes, sealed: str) -> str:
    """The words. ``CefiError`` where another installation's key sealed them."""
    from joserfc import jwe
    from joserfc.errors import JoseError

    try:
        return (jwe.decrypt_compact(sealed, _own(key)).plaintext or b"").decode() if sealed else ""
    except (JoseError, ValueError):
        raise CefiError(
            "Le secret de cette connexion a été enregistré par une autre installation.",
            advice="Le responsable du centre l’entre de nouveau, sur la page du centre.",
        ) from None


def seal_pass(key: bytes, purpose: str, said: Mapping[str, Any], lasts: timedelta) -> str:
    """What a browser or a letter carries for us and brings back: for one purpose, and for so long."""
    return seal(key, json.dumps({**said, "for": purpose, "until": time.time() + lasts.total_seconds()}))


def read_pass(key: bytes, purpose: str, sealed: str) -> dict[str, Any] | None:
    """What was sealed; None when it is too old, was sealed for something else, or not by us."""
    try:
        found = json.loads(unseal(key, sealed) or "{}")
    except (CefiError, ValueError):
        return None
    ours = isinstance(found, dict) and found.get("for") == purpose and found["until"] >= time.time()
    return found if ours else None


def _own(key: bytes) -> OctKey:
    """For this use alone: the installation's key also signs cookies."""
    from joserfc.jwk import OctKey

    return OctKey.import_key(hashlib.sha256(b"secrets" + key).digest())
