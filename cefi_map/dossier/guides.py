"""The guided outline: headings to start from, and beside each what to ask oneself. None of it is part of the text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cefi_map.referentiel import load

from .model import Heading, Run


@dataclass(frozen=True, slots=True)
class Guide:
    """``official`` quotes the requirements named by ``requirements``, verbatim; ``text`` and ``questions`` are ours."""

    heading: str
    text: str
    questions: tuple[str, ...]
    requirements: tuple[str, ...]

    @property
    def official(self) -> tuple[str, ...]:
        return tuple(load().requirement(id).excerpt for id in self.requirements)


@cache
def guides() -> tuple[Guide, ...]:
    """In the order of the outline."""
    rows = json.loads(files(__package__).joinpath("guides.json").read_text(encoding="utf-8"))
    return tuple(
        Guide(row["heading"], row["text"], tuple(row["questions"]), tuple(row["requirements"])) for row in rows
    )


def outline() -> tuple[Heading, ...]:
    """The headings alone."""
    return tuple(Heading(1, (Run(guide.heading),)) for guide in guides())


def guides_data() -> list[dict[str, Any]]:
    """``[{"heading", "text", "questions", "requirements", "official"}]``."""
    return [{**asdict(guide), "official": guide.official} for guide in guides()]
