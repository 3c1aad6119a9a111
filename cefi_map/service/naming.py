"""Names that people give to projects, works, groups and versions: refused rather than cut."""

from __future__ import annotations

from cefi_map import limits
from cefi_map.errors import TooLarge


def named(text: str) -> str:
    """The name without spaces around it, "" where nothing of it shows. ``TooLarge`` past ``limits.NAME_CHARS``: nothing
    of it is lost in silence."""
    name = text.strip()
    if len(name) > limits.NAME_CHARS:
        raise TooLarge(
            f"Ce nom compte {len(name)} caractères, la limite est de {limits.NAME_CHARS}.", advice="Raccourcissez-le."
        )
    return name if any(char.isprintable() for char in name) else ""
