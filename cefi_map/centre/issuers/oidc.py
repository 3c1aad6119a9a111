"""Coming in by an OpenID Connect provider: the authorization code flow with PKCE, a state and a nonce.

``depart`` says where the browser goes and what it keeps meanwhile; ``arrive`` takes both and gives the person. Named by
its number: OpenID Connect Core 1.0.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from cefi_map import limits
from cefi_map.centre.store import Centre, Issuer
from cefi_map.centre.tokens import digest, new_token
from cefi_map.centre.ways import accept_by_mail, come_in, waits_at
from cefi_map.errors import BadInput
from cefi_map.out.fence import Answer, Gate, ask
from cefi_map.store import Person, Store

from .issuers import OIDC, relearnt, token_answer, vouched
from .signed import is_for, signed


@dataclass(frozen=True, slots=True)
class Arrived:
    """Who came; ``token`` with which the provider is told, later, who leaves; ``issuer`` its id here; ``said``: what
    they are to know of an invitation that they could not take, "" for nothing."""

    person: Person
    issuer: str
    token: str
    said: str = ""


def depart(store: Store, gate: Gate, id: str, back: str) -> tuple[str, dict[str, str]]:
    """Where the browser goes, and what it keeps until it is ``back``. What the provider says of itself is asked for
    again once a day: one that is down is told before anybody leaves."""
    issuer = Centre(store).issuer(id)
    if issuer.learnt is None or issuer.learnt < datetime.now(UTC) - timedelta(hours=limits.ISSUER_HOURS):
        issuer = relearnt(store, gate, issuer)
    kept = {"issuer": id, "state": new_token(), "nonce": new_token(), "verifier": secrets.token_urlsafe(48)}
    asked = {
        "response_type": "code",
        "client_id": issuer.client,
        "redirect_uri": back,
        "scope": str(issuer.keys["scope"]) + (" email" if issuer.options.get("invited") else ""),
        "state": kept["state"],
        "nonce": kept["nonce"],
        "code_challenge": _challenge(kept["verifier"]),
        "code_challenge_method": "S256",
    }
    if issuer.keys["acr"]:
        asked["acr_values"] = issuer.keys["acr"]
    return _with(issuer.addresses["authorize"], asked), kept


def arrive(store: Store, gate: Gate, kept: Mapping[str, str], said: Mapping[str, str], back: str) -> Arrived:
    """Who came back: ``kept`` is what the browser kept, ``said`` what the provider had it bring. ``BadInput`` where
    they do not belong together, came before, or where what the provider vouches for does not hold. With a "person"
    among what was kept, the account is one more way to that one."""
    issuer = _answered(store, kept, said)
    told = token_answer(gate, issuer, _code_form(kept, said, back))
    if "error" in told or not isinstance(told.get("id_token"), str):
        raise _stopped(issuer)
    claims = signed(store, gate, issuer, told["id_token"], _wanted(issuer, kept["nonce"]))
    if not is_for(issuer.client, claims):
        raise _stopped(issuer)
    claims = _completed(store, gate, issuer, claims, str(told.get("access_token", "")))
    if kept.get("person"):
        return Arrived(_linked(store, issuer, claims, kept["person"]), issuer.id, told["id_token"])
    untaken = _untaken(store, issuer, claims, joins=bool(kept.get("code")))
    return Arrived(_person(store, issuer, claims), issuer.id, told["id_token"], untaken)


def way_out(store: Store, id: str, token: str, back: str) -> str:
    """Where the browser goes so that the provider, too, lets it out; "" where it has no such place (RP-Initiated
    Logout 1.0)."""
    issuer = next((each for each in Centre(store).issuers(OIDC) if each.id == id), None)
    if not issuer or "leave" not in issuer.addresses:
        return ""
    said = {"post_logout_redirect_uri": back, "client_id": issuer.client, "state": new_token()}
    return _with(issuer.addresses["leave"], said | ({"id_token_hint": token} if token else {}))


def _answered(store: Store, kept: Mapping[str, str], said: Mapping[str, str]) -> Issuer:
    """The provider of which this is the answer, given once, to what this browser asked."""
    state = kept.get("state", "")
    if not state or not hmac.compare_digest(state.encode(), said.get("state", "").encode()):
        raise _not_this_walk()
    if not Centre(store).spend(digest(state), datetime.now(UTC) + timedelta(minutes=2 * limits.WALK_MINUTES)):
        raise _not_this_walk()
    issuer = Centre(store).issuer(kept["issuer"])
    if said.get("iss", issuer.url) != issuer.url or not said.get("code"):  # RFC 9207: whose answer it says it is
        raise _stopped(issuer)
    return issuer


def _code_form(kept: Mapping[str, str], said: Mapping[str, str], back: str) -> dict[str, str]:
    form = {"grant_type": "authorization_code", "code": said["code"], "redirect_uri": back}
    return form | {"code_verifier": kept["verifier"]}


def _wanted(issuer: Issuer, nonce: str) -> dict[str, Any]:
    """What an ID token says (2 and 3.1.3.7)."""
    wanted: dict[str, Any] = {name: {"essential": True} for name in ("sub", "exp", "iat")}
    wanted |= {"iss": {"essential": True, "value": issuer.url}, "aud": {"essential": True, "value": issuer.client}}
    if issuer.keys["acr"]:
        wanted["acr"] = {"essential": True, "value": issuer.keys["acr"]}
    return wanted | {"nonce": {"essential": True, "value": nonce}}


def _completed(store: Store, gate: Gate, issuer: Issuer, claims: dict[str, Any], access: str) -> dict[str, Any]:
    """With what it tells only when it is asked: a name, a mail. ``BadInput`` where it speaks of another (5.3.2)."""
    needed = _name(claims) and (claims.get("email") or not issuer.options.get("invited"))
    if needed or "userinfo" not in issuer.addresses or not access:
        return claims
    answer = ask(gate, issuer, issuer.addresses["userinfo"], headers={"Authorization": f"Bearer {access}"})
    more = _told(store, gate, issuer, answer)
    if more.get("sub") != claims["sub"]:
        raise _stopped(issuer)
    return {**more, **claims}


def _told(store: Store, gate: Gate, issuer: Issuer, answer: Answer) -> dict[str, Any]:
    """Plain, or signed as ProConnect does."""
    if answer.kind != "application/jwt" or answer.status != 200:
        return answer.data()
    wanted: dict[str, Any] = {"iss": {"value": issuer.url}, "aud": {"value": issuer.client}}
    return signed(store, gate, issuer, answer.body.decode("ascii", "replace"), wanted)


def _person(store: Store, issuer: Issuer, claims: dict[str, Any]) -> Person:
    subject, name = vouched(issuer, claims["sub"]), _name(claims) or "Sans nom"
    believed = issuer.options.get("invited") and claims.get("email_verified") is not False
    mail = claims.get("email") if believed else None
    invited = accept_by_mail(store, mail, OIDC, subject, name) if isinstance(mail, str) and mail else None
    return invited or come_in(store, OIDC, subject, name)


def _untaken(store: Store, issuer: Issuer, claims: dict[str, Any], *, joins: bool) -> str:
    """What to say to who is invited at an address that the provider does not vouch for; "" for nobody. ``BadInput``
    where they would become a candidate unasked: they are new here, and no code of a session says that they ``join``."""
    mail, subject = claims.get("email"), vouched(issuer, claims["sub"])
    doubted = issuer.options.get("invited") and claims.get("email_verified") is False
    if not (doubted and isinstance(mail, str) and waits_at(store, mail)):
        return ""
    said = (
        f"« {issuer.name} » n’a pas vérifié votre adresse {mail}\u00a0: votre invitation ne se prend pas par ce compte."
    )
    advice = "Ouvrez le lien de l’invitation, ou faites vérifier l’adresse chez ce service, puis revenez."
    if joins or Centre(store).known_by(OIDC, subject):
        return f"{said} {advice}"
    raise BadInput(said, advice=advice)


def _linked(store: Store, issuer: Issuer, claims: dict[str, Any], person_id: str) -> Person:
    """One more way to somebody who is in already, and asked for it. ``Conflict`` where it leads to another person."""
    subject = vouched(issuer, claims["sub"])
    found = Centre(store).known_by(OIDC, subject)
    if not found or found[0].id != person_id:
        Centre(store).add_way(person_id, OIDC, subject)
    return Centre(store).person(person_id)


def _name(claims: Mapping[str, Any]) -> str:
    """As people read it, short enough to be kept; "" where nothing is told."""
    words = {each: value for each, value in claims.items() if isinstance(value, str)}
    parts = (words.get("given_name", ""), words.get("usual_name") or words.get("family_name", ""))
    found = words.get("name") or " ".join(filter(None, parts)) or words.get("preferred_username", "")
    return " ".join(found.split())[: limits.PERSON_CHARS].strip()


def _challenge(verifier: str) -> str:
    """RFC 7636, 4.2."""
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _with(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"


def _not_this_walk() -> BadInput:
    return BadInput(
        "Cette entrée a déjà servi, a trop tardé, ou vient d’un autre navigateur.",
        advice="Recommencez depuis cette page.",
    )


def _stopped(issuer: Issuer) -> BadInput:
    return BadInput(f"« {issuer.name} » ne vous a pas laissé entrer.", advice="Recommencez, ou entrez autrement.")
