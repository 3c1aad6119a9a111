"""The centre's own pair of keys: platforms read the public one, what we say to them is signed by the other."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cefi_map import limits
from cefi_map.centre.store import Centre
from cefi_map.errors import CefiError
from cefi_map.out.fence import Gate
from cefi_map.out.sealing import seal, unseal
from cefi_map.store import Store

from .verifying import ALGORITHM

if TYPE_CHECKING:
    from joserfc.jwk import RSAKey

BITS = 2048


def make_key(store: Store, gate: Gate) -> None:
    """The pair, where there is none yet."""
    _own(store, gate)


def public_keys(store: Store, gate: Gate) -> dict[str, Any]:
    """As a platform reads them (RFC 7517); none before the first platform is entered."""
    sealed = Centre(store).signing_key()
    key = _read(gate, sealed) if sealed else None
    return {"keys": [key.as_dict(private=False, alg=ALGORITHM, use="sig")] if key else []}


def sign(store: Store, gate: Gate, claims: Mapping[str, Any]) -> str:
    """The claims, good from now on for a few minutes, and never twice the same."""
    from joserfc import jwt

    key, now = _own(store, gate), int(time.time())
    around = {"iat": now, "exp": now + limits.SIGNED_SECONDS, "jti": secrets.token_urlsafe(16)}
    return jwt.encode({"alg": ALGORITHM, "kid": key.kid}, {**claims, **around}, key)


def _own(store: Store, gate: Gate) -> RSAKey:
    """Made anew too where the installation's key, which seals it, is another one: platforms ask for the public one."""
    sealed = Centre(store).signing_key()
    if sealed and (key := _read(gate, sealed)):
        return key
    kept = Centre(store).keep_signing_key(seal(gate.key, _new()), instead_of=sealed)
    key = _read(gate, kept)
    if key is None:
        raise CefiError("La clé du centre ne se lit pas.", advice="Réessayez dans un instant.")
    return key


def _new() -> str:
    from joserfc.jwk import RSAKey

    return RSAKey.generate_key(BITS, private=True).as_pem(private=True).decode()


def _read(gate: Gate, sealed: str) -> RSAKey | None:
    from joserfc.jwk import RSAKey

    try:
        key = RSAKey.import_key(unseal(gate.key, sealed))
    except CefiError:
        return None
    key.ensure_kid()
    return key
