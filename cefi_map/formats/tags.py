"""A candidate's tags at the end of a title, in text formats: « Budget [E4] [C7a dépenses] »."""

from __future__ import annotations

import re

from cefi_map.mindmap import Node
from cefi_map.mindmap.model import REQUIREMENT_TAG, STAGE_TAG

Pairs = tuple[tuple[str, str], ...]

_TAG = re.compile(r"(?:E[1-6]|C\d{1,2}[ab]?(?: [^\s\[\]\\](?:[^\[\]\\\n]*[^\s\[\]\\])?)?)")
_MOST = 20
"""Tags read at the end of one title; what stands before them is text."""


def tagged(node: Node) -> str:
    """What to put after the title: "" or « [E1] [C5 raison] », each with a space before."""
    return "".join(f" [{value}]" for name, value in node.attributes if holds(name, value))


def holds(name: str, value: str) -> bool:
    """Whether an attribute is a tag in the form that text can carry."""
    letter = {STAGE_TAG: "E", REQUIREMENT_TAG: "C"}.get(name)
    return bool(letter) and value[:1] == letter and _TAG.fullmatch(value) is not None


def untagged(text: str) -> tuple[str, Pairs]:
    """The title without the tags at its end, and the tags as attributes in their order."""
    pairs: list[tuple[str, str]] = []
    while text.endswith("]") and len(pairs) < _MOST:
        before, _, value = text[:-1].rpartition("[")
        if not _TAG.fullmatch(value) or not (before == "" or before[-1].isspace()):
            break
        pairs.append((STAGE_TAG if value[0] == "E" else REQUIREMENT_TAG, value))
        text = before[:-1]
    return text, tuple(reversed(pairs))
