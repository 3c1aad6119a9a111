"""Text as Typst source: string literals, the only form in which user text may enter a template."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')


def literal(text: str) -> str:
    """A Typst string literal, quotes included, that evaluates to ``text``; a lone surrogate becomes U+FFFD."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def array(items: Iterable[str]) -> str:
    """A Typst array of Typst expressions; the comma after a single item keeps it an array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if char in '"\\':
        return "\\" + char
    return "\ufffd" if "\ud800" <= char <= "\udfff" else f"\\u{{{ord(char):x}}}"
