"""A word written twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slip import Slip

_TWICE = re.compile(r"\b([^\W\d_]+)([ \u00a0\n]+)(\1)\b(?![-’'])", re.IGNORECASE)
_MAY = frozenset(["nous", "vous", "faire", "très", "bien"])
"""Words that French does say twice."""


def slips(block: int, text: str) -> Iterator[Slip]:
    for found in _TWICE.finditer(text):
        if found[1].lower() not in _MAY and not text[: found.start()].endswith("-"):
            message = f"« {found[1]} » est écrit deux fois. Gardez-en un."
            yield Slip(block, found.start(), found.end(), "repeated", message, (found[1],))
