"""Changes to the raw text of a tag or of an inner part; all that is not changed stays letter for letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .escape import attribute
from .scan import Part


@lru_cache(maxsize=64)
def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"""(?:^|(?<=[ \n\t"'])){re.escape(name)}[ \n\t]*=[ \n\t]*("[^"]*"|'[^']*')""")


_ANY = re.compile(r"""[^ \n\t=]+[ \n\t]*=[ \n\t]*(?:"[^"]*"|'[^']*')""")


_TAG = re.compile(r"""(?:[^"'>/]++|"[^"]*+"|'[^']*+'|/(?!>))*""")


def tag_attributes(piece: str) -> str:
    """The attributes of the tag that a piece begins with, raw."""
    match = _TAG.match(piece)
    assert match, "the pattern matches the empty text"
    return match[0]


def with_attribute(raw: str, name: str, value: str | None) -> str:
    """The attributes of a tag with one set (in its place, else at the end), or taken away when ``value`` is None."""
    for item in _ANY.finditer(raw):
        if _named(name).match(item[0]):
            new = "" if value is None else attribute(name, value)
            start = item.start()
            while start and raw[start - 1] in " \n\t":
                start -= 1
            return raw[:start] + new + raw[item.end() :]
    return raw if value is None else raw.rstrip(" \n\t") + attribute(name, value)


Change = tuple[int, int, str]
"""Offsets in an inner part, and what comes there."""


def replaced(part: Part, text: str) -> Change:
    return part.start, part.end, text


def applied(inner: str, changes: Sequence[Change], added: Sequence[str]) -> str:
    """The inner part with those changes made and the ``added`` elements at its end."""
    for start, end, text in sorted(changes, reverse=True):
        inner = inner[:start] + text + inner[end:]
    if not added:
        return inner
    return inner.rstrip(" \n\t") + "\n" + "\n".join(added) + "\n"
