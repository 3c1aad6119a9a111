"""What an issuer signed: read once its signature is by a key of its own and it says what it must say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cefi_map import limits
from cefi_map.centre.store import Issuer
from cefi_map.errors import BadInput
from cefi_map.out.fence import Gate
from cefi_map.store import Store

from .keys import learn_keys

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Those of a key pair alone: never « none », nor one whose secret we hold ourselves."""


def signed(store: Store, gate: Gate, issuer: Issuer, token: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The claims of a token. Keys change: where none that is known fits, those of today are asked for. ``BadInput``
    where it is signed by nobody we believe, is too old, or says anything else than what is ``wanted``."""
    claims = _read(issuer, token)
    if claims is None:
        claims = _read(learn_keys(store, gate, issuer, sparing=False), token)
    if claims is None:
        raise _refused(issuer)
    _check(issuer, claims, wanted)
    return claims


def is_for(client: str, claims: Mapping[str, Any]) -> bool:
    """Whether a token whose audience holds that client is its own: one for several names it as their party (OpenID
    Connect Core 1.0, 3.1.3.7)."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    return bool(claims.get("azp", "" if several else client) == client)


def _read(issuer: Issuer, token: str) -> dict[str, Any] | None:
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        keys = KeySet.import_key_set({"keys": [each for each in issuer.keys["keys"] if each.get("use") != "enc"]})
        return jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    except (
        JoseError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
    ):  # what an issuer calls a key may be anything
        return None


def _check(issuer: Issuer, claims: dict[str, Any], wanted: Mapping[str, Any]) -> None:
    from joserfc.errors import ClaimError
    from joserfc.jwt import JWTClaimsRegistry

    try:
        JWTClaimsRegistry(leeway=limits.CLOCK_SECONDS, **wanted).validate(claims)
    except ClaimError:
        raise _refused(issuer) from None


def _refused(issuer: Issuer) -> BadInput:
    return BadInput(
        f"Ce que « {issuer.name} » a répondu n’est pas valable : personne n’est entré.",
        advice="Recommencez depuis la page d’entrée. Si cela revient, prévenez le responsable du centre.",
    )
