"""Text as it stands in XML (facts both applications agree on): ASCII with numeric references; characters beyond 16 bits
stay raw, as both applications cut their references.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cefi_map.mindmap.codec import clean

_IN_ATTRIBUTE = re.compile("[^ !#-%'-;=?-~\U00010000-\U0010ffff]")
_PLAIN = re.compile("[ !#-%'-;=?-~]*").fullmatch
_IN_CONTENT = re.compile("[^\n -%'-;=?-~\U00010000-\U0010ffff]")


_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def attribute(name: str, value: str) -> str:
    """`` NAME="value"``, with the space before it."""
    if _PLAIN(value):
        return f' {name}="{value}"'
    return f' {name}="{_IN_ATTRIBUTE.sub(_reference, _in_lines(value))}"'


def content(text: str) -> str:
    """Text to stand between tags."""
    return _IN_CONTENT.sub(_reference, _in_lines(text))


def _in_lines(text: str) -> str:
    return clean(text) if "\r" in text else text


def _reference(match: re.Match[str]) -> str:
    return _written(match[0])


@lru_cache(maxsize=1024)
def _written(character: str) -> str:
    """What XML cannot carry is left out."""
    return _WRITTEN.get(character) or (f"&#x{ord(character):x};" if clean(character) else "")
