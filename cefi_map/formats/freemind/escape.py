"""XML references: out of what a file says, and into what we write (facts both applications agree on).

Written text is ASCII with numeric references; characters beyond 16 bits stay raw, as both applications cut their
references.
"""

from __future__ import annotations

import re

from cefi_map.mindmap.codec import clean

_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_REFERENCE = re.compile(r"&([^;]+);")
_NUMBER = re.compile(r"#0*([0-9]{1,7})|#x0*([0-9a-fA-F]{1,6})")
_IN_ATTRIBUTE = re.compile("[^ !#-%'-;=?-~\U00010000-\U0010ffff]")
_IN_CONTENT = re.compile("[^\n -%'-;=?-~\U00010000-\U0010ffff]")
_BLANK = str.maketrans("\n\t", "  ")
_REMEMBERED = 5000


class _Characters(dict[str, str]):
    """Name of a reference -> its character, remembered: « #xe9 » is met a thousand times in one file."""

    def __missing__(self, name: str) -> str:
        number = _NUMBER.fullmatch(name)
        if not number:  # in text that was never checked
            return f"&{name};"
        code = int(number[1]) if number[1] else int(number[2], 16)
        character = "" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)
        if len(self) < _REMEMBERED:
            self[name] = character
        return character


_CHARACTERS = _Characters(amp="&", lt="<", gt=">", quot='"', apos="'")


def unescape(raw: str) -> str:
    """Text of an element's content, references resolved. ``raw`` comes from a well-formed document."""
    if "&" not in raw:
        return raw
    pieces = _REFERENCE.split(raw)
    pieces[1::2] = map(_CHARACTERS.__getitem__, pieces[1::2])
    text = "".join(pieces)
    return clean(text) if "\r" in text else text


def attribute_value(raw: str) -> str:
    """Value of an attribute: as XML says, a raw line end or tab in it is a space."""
    return unescape(raw.translate(_BLANK) if "\n" in raw or "\t" in raw else raw)


def attribute(name: str, value: str) -> str:
    """`` NAME="value"``, with the space before it."""
    return f' {name}="{_IN_ATTRIBUTE.sub(_reference, clean(value))}"'


def content(text: str) -> str:
    """Text to stand between tags."""
    return _IN_CONTENT.sub(_reference, clean(text))


def _reference(match: re.Match[str]) -> str:
    return _WRITTEN.get(match[0]) or f"&#x{ord(match[0]):x};"
