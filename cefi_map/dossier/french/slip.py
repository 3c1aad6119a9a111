"""What the help with French points at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["spelling", "repeated", "acronym", "long", "readability"]


@dataclass(frozen=True, slots=True)
class Slip:
    """``start`` and ``end`` are places in the plain text of the block: notes are left out, the cells of a table set
    apart by « | », its rows by a line break. ``suggestions`` can stand in place of what is there."""

    block: int
    start: int
    end: int
    kind: Kind
    message: str
    suggestions: tuple[str, ...] = ()
