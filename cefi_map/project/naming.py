"""Names that people give to projects, works, groups and versions: refused rather than cut; and those of people."""

from __future__ import annotations

from unicodedata import category

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


def visible_line(text: str) -> str:
    """A person's name on one line, without the signs that show nothing (a zero width space, a turn of direction), by
    which two names look alike and are not; the joiners that some scripts write with stay."""
    return " ".join("".join(each for each in text if each in _JOINERS or category(each) != "Cf").split())


_JOINERS = "\u200c\u200d"
