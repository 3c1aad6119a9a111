"""A text cut into sentences, as a reader would: at stops and line breaks, not at abbreviations nor inside numbers."""

from __future__ import annotations

import re

_STOP = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\bM\.)(?<!\bMme\.)(?<!\bart\.)(?<!\bcf\.)(?<!\benv\.)(?<!\bex\.)(?<!\betc\.)(?<!\bp\.)"
    r"(?<!^\d\.)(?<!\d\.\d\.)(?:(?<!\d\.)|(?=\s+[A-ZÀ-Ü]))\s+(?=\S)|(?<!\s)\s*\n+\s*(?:[-–•*·]\s*)?|(?<=;)\s+"
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, none empty; a text of one is itself."""
    return tuple(filter(None, (part.strip(" \t;") for part in _STOP.split(text))))
