"""Text as it stands in XML (facts both applications agree on): ASCII with numeric references; characters beyond 16 bits
stay raw, as both applications cut their references.
"""

from __future__ import annotations

import re

from cefi_map.mindmap.codec import clean

_PLAIN = re.compile("[ !#-%'-;=?-~]*").fullmatch
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class _Table(dict[int, str]):
    """A character's code -> what is written for it, found when it is first met; what XML cannot carry is left out."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code > 0xFFFF:
            return character
        raw = _PLAIN(character) and character
        self[code] = raw or _WRITTEN.get(character) or (f"&#x{code:x};" if clean(character) else "")
        return self[code]


_IN_ATTRIBUTE, _IN_CONTENT = _Table(), _Table({ord(raw): raw for raw in '\n"'})


def attribute(name: str, value: str) -> str:
    """`` NAME="value"``, with the space before it."""
    return f' {name}="{value if _PLAIN(value) else _in_lines(value).translate(_IN_ATTRIBUTE)}"'


def content(text: str) -> str:
    """Text to stand between tags."""
    return _in_lines(text).translate(_IN_CONTENT)


def _in_lines(text: str) -> str:
    return clean(text) if "\r" in text else text
