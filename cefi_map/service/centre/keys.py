"""The keys with which an issuer signs: kept as it gave them last, asked for again when one is not among them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.store import Issuer, Store

from .outgoing import Gate, ask


def learn_keys(store: Store, gate: Gate, issuer: Issuer) -> Issuer:
    """The issuer with its keys as they are now; with those that it has, where it was asked a moment ago: whoever sends
    signatures that nobody made does not make us ask each time. ``Unreachable`` says why it does not answer."""
    now = datetime.now(UTC)
    if issuer.learnt and now - issuer.learnt < timedelta(seconds=limits.KEYS_SECONDS):
        return issuer
    keys = ask(gate, issuer, issuer.addresses.get("keys", "")).data()
    return store.centre.change_issuer(issuer.id, keys=keys, learnt=now)
