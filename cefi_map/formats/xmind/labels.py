"""Labels under a topic <-> attributes of a node: tags as « E1 » and « C5 raison », others as « nom : valeur »."""

from __future__ import annotations

from collections.abc import Iterable

from cefi_map.formats.tags import holds
from cefi_map.mindmap.model import REQUIREMENT_TAG, STAGE_TAG

LABEL = "étiquette"
"""Name of the attribute that an unnamed label becomes."""
_BETWEEN = " : "

Pairs = tuple[tuple[str, str], ...]


def attributes_of(labels: Iterable[str]) -> Pairs:
    return tuple(_pair(label) for label in labels if label)


def labels_of(attributes: Pairs) -> list[str]:
    return [_label(name, value) for name, value in attributes]


def _pair(label: str) -> tuple[str, str]:
    for name in (STAGE_TAG, REQUIREMENT_TAG):
        if holds(name, label):
            return name, label
    name, between, value = label.partition(_BETWEEN)
    return (name, value) if between and name.strip() else (LABEL, label)


def _label(name: str, value: str) -> str:
    """A value that would be read as something else is written with its name."""
    if holds(name, value) or (name == LABEL and _pair(value) == (LABEL, value)):
        return value
    return f"{name}{_BETWEEN}{value}"
