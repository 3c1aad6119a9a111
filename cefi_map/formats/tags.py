"""A candidate's tags at the end of a title, in text formats: « Budget [étape 4] [C7a dépenses] »."""

from __future__ import annotations

import re

from cefi_map.mindmap import Node
from cefi_map.mindmap.model import REQUIREMENT_TAG, STAGE_TAG

Pairs = tuple[tuple[str, str], ...]

_STAGE = "étape "
"""Before a stage's number: a reader of the file does not know « E4 », which is read all the same."""
_TAG = re.compile(r"(?:E[1-6]|C\d{1,2}[ab]?(?: [^\s\[\]\\](?:[^\[\]\\\n]*[^\s\[\]\\])?)?)")
_MOST = 20
"""Tags read at the end of one title; what stands before them is text."""


def tagged(node: Node) -> str:
    """What to put after the title: "" or « [étape 1] [C5 raison] », each with a space before."""
    return "".join(f" [{_shown(value)}]" for name, value in node.attributes if holds(name, value))


def _shown(value: str) -> str:
    return f"{_STAGE}{value[1:]}" if value[0] == "E" else value


def holds(name: str, value: str) -> bool:
    """Whether an attribute is a tag in the form that text can carry."""
    letter = {STAGE_TAG: "E", REQUIREMENT_TAG: "C"}.get(name)
    return bool(letter) and value[:1] == letter and _TAG.fullmatch(value) is not None


def untagged(text: str) -> tuple[str, Pairs]:
    """The title without the tags at its end, and the tags as attributes in their order."""
    pairs: list[tuple[str, str]] = []
    while text.endswith("]") and len(pairs) < _MOST:
        before, _, shown = text[:-1].rpartition("[")
        value = f"E{shown.removeprefix(_STAGE)}" if shown.startswith(_STAGE) else shown
        if not _TAG.fullmatch(value) or not (before == "" or before[-1].isspace()):
            break
        pairs.append((STAGE_TAG if value[0] == "E" else REQUIREMENT_TAG, value))
        text = before[:-1]
    return text, tuple(reversed(pairs))
