"""What stands on top of all that a centre prints, and who signs below."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from cefi_map.typeset import as_numbers

LOGO = (60, 18)
"""The box of a logo, in millimetres."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A ``centre``'s name and ``logo`` (PNG), the ``group`` and the ``session``; what is empty is left out."""

    centre: str = ""
    logo: bytes = b""
    group: str = ""
    session: str = ""

    @property
    def alt(self) -> str:
        """What the logo says to who does not see it."""
        return f"Logo de {self.centre}" if self.centre else "Logo du centre"

    @property
    def uri(self) -> str:
        """The logo as a page that stands alone holds it, "" without one."""
        return f"data:image/png;base64,{base64.b64encode(self.logo).decode()}" if self.logo else ""

    def for_typst(self) -> dict[str, str]:
        return {"centre": self.centre, "group": self.group, "session": self.session, "alt": self.alt}

    def files(self) -> dict[str, bytes]:
        """What ``letterhead.typ`` reads beside ``for_typst``."""
        return {"logo.json": as_numbers(self.logo)}
