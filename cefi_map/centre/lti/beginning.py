"""A platform sends somebody (OIDC, third-party initiated login): which one it is, and what it is asked in return."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from cefi_map import limits
from cefi_map.centre.store import Centre, Issuer
from cefi_map.errors import CefiError
from cefi_map.out.fence import Gate
from cefi_map.store import Store

from .claims import Launch
from .passing import pass_on, passed_on
from .verifying import refused, verified

KIND = "lti"
"""Of an issuer, and of the ways in that it vouches for."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes on to; the ``cookie``, a name's end and its value, that it must show when it returns."""

    to: str
    cookie: tuple[str, str]


def platform(store: Store, sent: Mapping[str, str]) -> Issuer:
    """The one that sends somebody. ``CefiError`` where the head of the centre has not entered it."""
    url, client = sent.get("iss", ""), sent.get("client_id", "")
    found = [each for each in Centre(store).issuers(KIND) if each.url == url and client in ("", each.client)]
    if len(found) != 1:
        raise CefiError(
            "Cette plateforme de cours n’est pas enregistrée dans ce centre.",
            advice="Le responsable du centre vérifie son adresse et l’identifiant client, sous « Connexions ».",
        )
    return found[0]


def begin_launch(gate: Gate, issuer: Issuer, sent: Mapping[str, str], back: str) -> Begun:
    """``back``: our address to which the platform posts the launch. What it posts is believed once, within minutes, and
    from the browser that has the cookie alone."""
    if not sent.get("login_hint"):
        raise CefiError("Cette demande ne dit pas qui entre.", advice="Reprenez depuis votre cours.")
    nonce, cookie = secrets.token_urlsafe(18), secrets.token_urlsafe(18)
    asked = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": issuer.client,
        "redirect_uri": back,
        "login_hint": sent["login_hint"],
        "nonce": nonce,
        "state": pass_on(gate, KIND, {"issuer": issuer.id, "nonce": nonce, "cookie": _digest(cookie)}),
    }
    if hint := sent.get("lti_message_hint"):
        asked["lti_message_hint"] = hint
    address = issuer.addresses.get("login", "")
    return Begun(f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", (_end(nonce), cookie))


def sent_by(store: Store, gate: Gate, sent: Mapping[str, str]) -> Issuer:
    """The platform of which we asked what was posted."""
    return Centre(store).issuer(passed_on(gate, KIND, sent.get("state", ""))["issuer"])


def finish_launch(store: Store, gate: Gate, sent: Mapping[str, str], cookies: Mapping[str, str]) -> tuple[Launch, str]:
    """The launch that was posted, and the end of the cookie's name, which is of no use any more. ``cookies``: those of
    launches, by the end of their names. ``Refused`` says why not."""
    state = passed_on(gate, KIND, sent.get("state", ""))
    end = _end(state["nonce"])
    if not secrets.compare_digest(_digest(cookies.get(end, "")), state["cookie"]):
        raise refused("ce navigateur n’est pas celui qui l’a demandé, ou il bloque nos cookies")
    issuer = Centre(store).issuer(state["issuer"])
    if not sent.get("id_token"):
        raise refused(f"« {issuer.name} » ne dit pas qui entre")
    launch = verified(store, gate, issuer, sent["id_token"], state["nonce"])
    until = datetime.now(UTC) + timedelta(seconds=2 * limits.LAUNCH_SECONDS)
    if not Centre(store).spend(_digest(state["nonce"]), until):
        raise refused("il a déjà servi")
    return launch, end


def _end(nonce: str) -> str:
    """Two launches under way in one browser have a cookie each."""
    return nonce[:8]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
