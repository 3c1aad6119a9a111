"""Which letters a centre sends."""

from __future__ import annotations

from collections.abc import Collection

from cefi_map.store import Store

from .wording import KINDS

_OFF = "post-off"


def wants(store: Store, kind: str) -> bool:
    """Whether the centre sends letters of that kind."""
    return KINDS[kind].off == "nobody" or kind not in (store.common(_OFF) or ())


def set_wanted(store: Store, kinds: Collection[str]) -> None:
    """Of those that may be turned off it sends these alone; what waits of the others does not go either."""
    store.set_common(_OFF, [kind for kind, each in KINDS.items() if each.off != "nobody" and kind not in kinds])
