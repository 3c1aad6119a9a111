"""Services that say who somebody is, entered by the head: OpenID Connect providers (docs/centre.md), keys of all."""

from .issuers import add_provider, leaving, linked, providers, remove_issuer, try_issuer, vouched
from .keys import learn_keys
from .oidc import Arrived, arrive, depart, way_out
from .signed import is_for

__all__ = [
    "Arrived",
    "add_provider",
    "arrive",
    "depart",
    "is_for",
    "learn_keys",
    "leaving",
    "linked",
    "providers",
    "remove_issuer",
    "try_issuer",
    "vouched",
    "way_out",
]
