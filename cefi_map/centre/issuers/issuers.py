"""« Connexions »: the services that the centre believes, entered, tried and removed by its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from cefi_map import limits
from cefi_map.centre.store import Centre, Issuer
from cefi_map.errors import BadInput, TooLarge
from cefi_map.out.fence import Gate, ask, checked
from cefi_map.out.sealing import seal, unseal
from cefi_map.project.naming import named
from cefi_map.store import Person, Store

from .keys import learn_keys

OIDC = "oidc"
_NAMES = {
    "authorize": "authorization_endpoint",
    "token": "token_endpoint",
    "keys": "jwks_uri",
    "userinfo": "userinfo_endpoint",
    "leave": "end_session_endpoint",
}
"""Our names of a provider's addresses, and its own (OpenID Connect Discovery 1.0, 3)."""
_NEEDED = ("authorize", "token", "keys")
_WHY = {
    OIDC: "Reconnaître qui entre par ce bouton. Part : un code d’entrée. Revient : un numéro de compte, un nom{mail}.",
    "lti": "Reconnaître qui entre depuis un cours, lire la liste de ce cours, et lui dire qui a rendu, sans note ; "
    "le total des points d’une fiche rendue, où un formateur le demande.",
}


def providers(store: Store) -> tuple[Issuer, ...]:
    """Those by which one comes in from the door."""
    return Centre(store).issuers(OIDC)


def linked(store: Store, person: Person) -> tuple[tuple[Issuer, bool], ...]:
    """Each of them, and whether it leads to this person."""
    known = [way.issuer for way in Centre(store).ways_of(person.id) if way.kind == OIDC]
    return tuple((each, each.url in known) for each in providers(store))


def add_provider(
    store: Store, gate: Gate, name: str, url: str, client: str, secret: str, back: str, *, invited: bool = False
) -> Issuer:
    """An OpenID Connect provider, asked at once what it is and whether it knows us; ``back`` is where it sends people
    back to. ``invited``: its mails are believed, and who was invited by one takes that role. ``Unreachable``,
    ``BadInput`` where it is none, or does not know us."""
    url, client = url.strip(), client.strip()
    check_new(store, name, client)
    checked(gate, url)
    sealed, options = seal(gate.key, secret.strip()), {"invited": invited}
    asked = Issuer("", OIDC, named(name), url, client, sealed, {}, options, {}, None, datetime.now(UTC))
    found = _known_to(gate, described(gate, asked), back)
    kept = {"addresses": found.addresses, "options": options, "keys": found.keys, "learnt": found.learnt}
    return Centre(store).add_issuer(OIDC, found.name, found.url, client, secret=sealed, **kept)


def check_new(store: Store, name: str, client: str) -> None:
    """``BadInput`` where one more cannot be kept under that name."""
    if not named(name) or len(name) > limits.PERSON_CHARS:
        raise BadInput("Cette connexion a besoin d’un nom court.", advice="Écrivez celui que chacun reconnaît.")
    if not client or len(client) > limits.NAME_CHARS:
        raise BadInput("L’identifiant du client est attendu.", advice="Recopiez celui que le service vous donne.")
    if len(Centre(store).issuers()) >= limits.ISSUERS:
        raise TooLarge(f"Ce centre a déjà {limits.ISSUERS} connexions.", advice="Retirez-en une.")


def vouched(issuer: Issuer, subject: str) -> str:
    """By which somebody whom an issuer names so is known here, one person for ever: never a mail. ``BadInput`` when it
    is too long to be kept."""
    known_as = issuer.known_as(subject)
    if len(known_as) > limits.SUBJECT_CHARS:
        raise BadInput("Ce compte a un nom trop long pour être gardé.", advice="Entrez par le code de votre session.")
    return known_as


def remove_issuer(store: Store, id: str) -> None:
    """Nobody comes in by it any more; those who did keep what is theirs."""
    Centre(store).issuer(id)
    Centre(store).remove_issuer(id)


def described(gate: Gate, issuer: Issuer) -> Issuer:
    """The provider as it describes itself today: its exact name, where it is asked, its keys."""
    said = ask(gate, issuer, issuer.url.rstrip("/") + "/.well-known/openid-configuration").data()
    url = str(said.get("issuer", ""))
    if url.rstrip("/") != issuer.url.rstrip("/"):
        raise BadInput(
            f"Ce service se nomme lui-même « {url[: limits.ADDRESS_CHARS]} ».",
            advice="Entrez cette adresse-là ; chez Microsoft, celle qui porte le numéro de votre organisation.",
        )
    addresses = {ours: each for ours, theirs in _NAMES.items() if isinstance(each := said.get(theirs), str) and each}
    if any(each not in addresses for each in _NEEDED):
        raise BadInput("Ce service ne dit pas où l’on entre.", advice="Vérifiez l’adresse du fournisseur.")
    for each in addresses.values():
        checked(gate, each)
    found = replace(issuer, url=url, addresses=addresses, learnt=datetime.now(UTC))
    keys = ask(gate, found, addresses["keys"]).data()
    return replace(found, keys={"keys": keys.get("keys", []), **_manners(said)})


def relearnt(store: Store, gate: Gate, issuer: Issuer) -> Issuer:
    """The same, kept for all processes."""
    found = described(gate, issuer)
    keys = {**found.keys, "post": issuer.keys["post"]}
    return Centre(store).change_issuer(issuer.id, addresses=found.addresses, keys=keys, learnt=found.learnt)


def try_issuer(store: Store, gate: Gate, id: str, back: str) -> str:
    """What it answers today, in French; ``BadInput`` says what it refuses."""
    issuer = Centre(store).issuer(id)
    if issuer.kind != OIDC:
        learn_keys(store, gate, issuer, sparing=False)
        return f"« {issuer.name} » répond, et donne ses clés."
    issuer = _known_to(gate, relearnt(store, gate, issuer), back)
    Centre(store).change_issuer(id, keys=issuer.keys)
    leaves = "On y quitte aussi sa session." if "leave" in issuer.addresses else "On n’y quitte pas sa session d’ici."
    return f"« {issuer.name} » répond et nous connaît. {leaves}"


def _known_to(gate: Gate, issuer: Issuer, back: str) -> Issuer:
    """With the way of saying who we are that it takes: providers list both and take one. A code that was never given is
    refused by all; how says whether it knows us."""
    form = {"grant_type": "authorization_code", "code": "essai", "redirect_uri": back, "code_verifier": "essai" * 10}
    for post in (issuer.keys["post"], not issuer.keys["post"]):
        found = replace(issuer, keys={**issuer.keys, "post": post})
        if token_answer(gate, found, form).get("error") in ("invalid_grant", "invalid_request"):
            return found
    raise BadInput(
        f"« {issuer.name} » répond, mais refuse l’identifiant du client ou son secret.",
        advice="Recopiez-les tous deux depuis la page où l’application est déclarée.",
    )


def token_answer(gate: Gate, issuer: Issuer, form: Mapping[str, str]) -> dict[str, Any]:
    """What it answers to who we say we are: tokens, or an ``error`` (RFC 6749, 5.1 and 5.2)."""
    secret, sent, headers = unseal(gate.key, issuer.secret), dict(form), {}
    if secret and not issuer.keys.get("post"):
        headers["Authorization"] = _basic(issuer.client, secret)
    else:
        sent |= {"client_id": issuer.client} | ({"client_secret": secret} if secret else {})
    answer = ask(gate, issuer, issuer.addresses["token"], body=sent, headers=headers)
    return replace(answer, status=200 if answer.status in (400, 401) else answer.status).data()


def _basic(client: str, secret: str) -> str:
    """RFC 6749, 2.3.1: both are written as in a form before they are joined."""
    from base64 import b64encode
    from urllib.parse import quote_plus

    return "Basic " + b64encode(f"{quote_plus(client)}:{quote_plus(secret)}".encode()).decode()


def _manners(said: Mapping[str, Any]) -> dict[str, Any]:
    """How it wants to be asked. ProConnect has names of its own for a name, and a level that it asks for."""
    listed = {name: each if isinstance(each := said.get(name), list) else [] for name in _LISTS}
    own = "usual_name" in listed["scopes_supported"]
    return {
        "post": "client_secret_basic"
        not in (listed["token_endpoint_auth_methods_supported"] or ["client_secret_basic"]),
        "scope": "openid given_name usual_name" if own else "openid profile",
        "acr": "eidas1" if "eidas1" in listed["acr_values_supported"] else "",
    }


_LISTS = ("scopes_supported", "token_endpoint_auth_methods_supported", "acr_values_supported")


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where requests of the server may go, and what for: all that ever leaves it."""

    name: str
    hosts: tuple[str, ...]
    why: str


def leaving(store: Store) -> tuple[Leaving, ...]:
    """Empty on a laptop, and in a centre whose head entered no connection."""
    return tuple(_leaving(each) for each in Centre(store).issuers())


def _leaving(issuer: Issuer) -> Leaving:
    from urllib.parse import urlsplit

    asked = (each for name, each in issuer.addresses.items() if name not in ("authorize", "login", "leave"))
    hosts = dict.fromkeys(urlsplit(each).hostname or "" for each in (issuer.url, *asked))
    mail = ", une adresse de courriel" if issuer.options.get("invited") else ""
    return Leaving(issuer.name, tuple(hosts), _WHY.get(issuer.kind, "").format(mail=mail))
