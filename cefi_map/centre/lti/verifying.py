"""Whether a launch is what it says: signed by the platform, for us, just now, in answer to what we asked."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from cefi_map import limits
from cefi_map.centre.issuers import is_for, learn_keys
from cefi_map.centre.store import Issuer
from cefi_map.errors import CefiError
from cefi_map.out.fence import Gate
from cefi_map.store import Store

from .claims import CHOOSES, OPENS, VERSION, Launch, launch_of

ALGORITHM = "RS256"
"""The one that LTI asks of every platform; what a token says of itself decides nothing."""


class Refused(CefiError):
    """A launch that is not to be believed."""

    status = 403


def verified(store: Store, gate: Gate, issuer: Issuer, token: str, nonce: str) -> Launch:
    """``Refused`` says why not."""
    launch = launch_of(_checked(_signed(store, gate, issuer, token), issuer, nonce))
    if launch.deployment not in deployments(issuer):
        raise refused("il vient d’un déploiement qui n’est pas enregistré")
    if launch.message == OPENS and not launch.resource:
        raise refused("il ne dit pas quel lien est ouvert")
    if launch.message == CHOOSES and not launch.return_url:
        raise refused("il ne dit pas où revenir")
    return launch


def deployments(issuer: Issuer) -> list[str]:
    """Those that the head of the centre entered."""
    return str(issuer.options.get("deployments", "")).replace(",", " ").split()


def _signed(store: Store, gate: Gate, issuer: Issuer, token: str) -> Mapping[str, Any]:
    """Its claims, by the keys that we know of the platform, else by those that it has now."""
    from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError

    try:
        return _decoded(token, issuer.keys)
    except (BadSignatureError, InvalidKeyIdError):
        issuer = learn_keys(store, gate, issuer)
    except (JoseError, ValueError, TypeError, KeyError):
        raise refused("il n’est pas signé comme il le faut") from None
    try:
        return _decoded(token, issuer.keys)
    except InvalidKeyIdError:
        raise refused("il est signé par une clé que la plateforme ne montre pas") from None
    except (JoseError, ValueError, TypeError, KeyError):
        raise refused("sa signature n’est pas celle de la plateforme") from None


def _decoded(token: str, keys: Mapping[str, Any]) -> Mapping[str, Any]:
    from joserfc import jwt
    from joserfc.errors import InvalidKeyIdError
    from joserfc.jwk import KeySet

    own = [each for each in keys.get("keys", ()) if isinstance(each, dict) and each.get("kty") == "RSA"]
    if not own:
        raise InvalidKeyIdError("no key yet")
    return jwt.decode(token, KeySet.import_key_set({"keys": own}), algorithms=[ALGORITHM]).claims


def _checked(claims: Mapping[str, Any], issuer: Issuer, nonce: str) -> Mapping[str, Any]:
    from joserfc.errors import JoseError
    from joserfc.jwt import JWTClaimsRegistry

    named = {"iss": issuer.url, "aud": issuer.client, "nonce": nonce, VERSION: "1.3.0"}
    asked: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in named.items()}
    asked |= {name: {"essential": True} for name in ("sub", "exp", "iat")}
    try:
        JWTClaimsRegistry(leeway=limits.LAUNCH_LEEWAY, **asked).validate(dict(claims))
    except JoseError as error:
        wrong = str(getattr(error, "claim", "")).partition(",")[0]
        raise refused(_WRONG.get(wrong, "une de ses parties n’est pas la bonne")) from None
    _check_rest(claims, issuer)
    return claims


def _check_rest(claims: Mapping[str, Any], issuer: Issuer) -> None:
    """What the registry of claims does not know: the party that a token for several names, its age, its kind."""
    if not is_for(issuer.client, claims):
        raise refused(_WRONG["aud"])
    if time.time() - claims["iat"] > limits.LAUNCH_SECONDS + limits.LAUNCH_LEEWAY:
        raise refused(_WRONG["exp"])
    if launch_of(claims).message not in (OPENS, CHOOSES):
        raise refused("il ne dit pas ce qui est demandé")


_WRONG = {
    "iss": "il vient d’une autre plateforme",
    "aud": "il est destiné à une autre application",
    "exp": "il est trop ancien",
    "iat": "son heure n’est pas la bonne",
    "nonce": "il ne répond pas à ce qui vient d’être demandé",
    "sub": "il ne dit pas qui entre",
    VERSION: "il n’est pas en LTI 1.3",
}


def refused(reason: str) -> Refused:
    return Refused(
        f"Ce lancement n’est pas accepté : {reason}.",
        advice="Reprenez depuis votre cours ; sinon, montrez cette phrase au responsable du centre.",
    )
