"""The keys with which an issuer signs: kept as it gave them last, asked for again when one is not among them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.centre.store import Centre, Issuer
from cefi_map.out.fence import Gate, ask
from cefi_map.store import Store


def learn_keys(store: Store, gate: Gate, issuer: Issuer, *, sparing: bool = True) -> Issuer:
    """The issuer with its keys as they are now. ``sparing``: with those that it has, where it was asked a moment ago,
    so that whoever sends signatures that nobody made does not make us ask each time. ``Unreachable`` says why it does
    not answer."""
    now = datetime.now(UTC)
    if sparing and issuer.learnt and now - issuer.learnt < timedelta(seconds=limits.KEYS_SECONDS):
        return issuer
    found = ask(gate, issuer, issuer.addresses.get("keys", "")).data()
    return Centre(store).change_issuer(issuer.id, keys={**issuer.keys, "keys": found.get("keys", [])}, learnt=now)
