"""The head of what a centre prints: its name and its logo, kept with the owner's settings; group and session."""

from __future__ import annotations

import base64

from cefi_map import limits
from cefi_map.desk.store import Cohort
from cefi_map.errors import BadInput, TooLarge
from cefi_map.project.naming import named
from cefi_map.reporting.letterhead import LOGO, Letterhead
from cefi_map.review.codec import LINE, text
from cefi_map.store import Store
from cefi_map.typeset import redrawn

SETTING = "letterhead"


def letterhead(store: Store, cohort: Cohort | None = None) -> Letterhead:
    """The centre's head; with the names of a group where one is printed."""
    kept = store.common(SETTING) or {}
    group, session = (cohort.name, cohort.session) if cohort else ("", "")
    try:
        centre, logo = text(kept.get("centre", ""), LINE), base64.b64decode(kept.get("logo", ""), validate=True)
    except (BadInput, AttributeError, TypeError, ValueError):
        return Letterhead(group=group, session=session)
    return Letterhead(centre, logo, group, session)


def set_letterhead(store: Store, centre: str, picture: bytes | None = None, *, without_logo: bool = False) -> None:
    """Keep the centre's name; a ``picture`` takes the logo's place, drawn anew and small. ``BadInput`` when it is
    none, ``TooLarge`` past ``limits.LOGO_BYTES``."""
    kept = b"" if without_logo else letterhead(store).logo
    drawn = _drawn(picture) if picture else kept
    store.set_common(SETTING, {"centre": named(centre), "logo": base64.b64encode(drawn).decode()})


def _drawn(picture: bytes) -> bytes:
    if len(picture) > limits.LOGO_BYTES:
        most = limits.LOGO_BYTES // 2**20
        raise TooLarge(f"Ce logo dépasse {most} Mo.", advice="Choisissez-en un plus léger.")
    width, height = LOGO
    return redrawn(picture, width=width, height=height, most=limits.LOGO_KEPT_BYTES)
