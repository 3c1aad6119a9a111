"""A learning platform that the head of the centre enters, once its administrator has entered us there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from cefi_map import limits
from cefi_map.centre.store import Centre, Issuer
from cefi_map.errors import BadInput, TooLarge
from cefi_map.out.fence import Gate, ask, checked
from cefi_map.project.naming import named
from cefi_map.store import Store

from .beginning import KIND
from .signing import make_key

MOODLE = {"login": "/mod/lti/auth.php", "token": "/mod/lti/token.php", "keys": "/mod/lti/certs.php"}
"""Where Moodle asks who enters, gives tokens, and shows its keys, below its own address."""


def platforms(store: Store) -> tuple[Issuer, ...]:
    return Centre(store).issuers(KIND)


def add_platform(store: Store, gate: Gate, values: Mapping[str, str], *, trainers: bool) -> Issuer:
    """``values``: "name", "url", "client", "deployments", and the addresses of ``MOODLE``, which are Moodle's own where
    they are "". ``trainers``: who teaches there trains here. The platform is asked for its keys at once. ``BadInput``,
    ``Conflict``, ``Unreachable`` say why it is not added."""
    said = {name: " ".join(values.get(name, "").replace(",", " ").split()) for name in ("url", "client", "deployments")}
    name = named(values.get("name", ""))
    _check(store, name, said)
    if not any(values.get(each, "").strip() for each in MOODLE):
        said["url"] = said["url"].rstrip("/")  # Moodle names itself without
    where = {each: values.get(each, "").strip() or said["url"].rstrip("/") + path for each, path in MOODLE.items()}
    for each in (said["url"], *where.values()):
        checked(gate, each)
    chosen = {"deployments": said["deployments"], "trainers": trainers}
    now = datetime.now(UTC)
    asked = Issuer("", KIND, name, said["url"], said["client"], "", where, chosen, {}, None, now)
    keys = ask(gate, asked, where["keys"]).data()
    if not isinstance(keys.get("keys"), list) or not keys["keys"]:
        raise BadInput("Cette plateforme ne montre aucune clé.", advice="Vérifiez l’adresse de son jeu de clés.")
    make_key(store, gate)
    kept = {"addresses": where, "options": chosen, "keys": keys, "learnt": now}
    return Centre(store).add_issuer(KIND, name, asked.url, asked.client, **kept)


def _check(store: Store, name: str, said: Mapping[str, str]) -> None:
    if not name or not all(said.values()):
        raise BadInput(
            "Un nom, l’adresse, l’identifiant client et celui du déploiement sont attendus.",
            advice="Moodle les donne sous « Consulter les infos de configuration ».",
        )
    if max(map(len, (name, said["client"], said["deployments"]))) > limits.NAME_CHARS:
        raise TooLarge(f"Un de ces champs dépasse {limits.NAME_CHARS} caractères.", advice="Raccourcissez-le.")
    if len(Centre(store).issuers()) >= limits.ISSUERS:
        raise TooLarge(f"Ce centre a déjà {limits.ISSUERS} connexions.", advice="Retirez-en une.")
