"""Text as it stands in XML (facts both applications agree on): ASCII with numeric references; characters beyond 16 bits
stay raw, as both applications cut their references.
"""

from __future__ import annotations

import re

from cefi_map.mindmap.codec import clean

_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_IN_ATTRIBUTE = re.compile("[^ !#-%'-;=?-~\U00010000-\U0010ffff]")
_PLAIN = re.compile("[ !#-%'-;=?-~]*").fullmatch
_IN_CONTENT = re.compile("[^\n -%'-;=?-~\U00010000-\U0010ffff]")


def attribute(name: str, value: str) -> str:
    """`` NAME="value"``, with the space before it."""
    if _PLAIN(value):
        return f' {name}="{value}"'
    return f' {name}="{_IN_ATTRIBUTE.sub(_reference, clean(value))}"'


def content(text: str) -> str:
    """Text to stand between tags."""
    return _IN_CONTENT.sub(_reference, clean(text))


def _reference(match: re.Match[str]) -> str:
    return _WRITTEN.get(match[0]) or f"&#x{ord(match[0]):x};"
