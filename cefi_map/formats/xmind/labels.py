"""Labels under a topic <-> attributes of a node: tags as « E1 » and « C5 raison », others as « nom : valeur ».

An address that no click may follow is one more label: « lien : adresse ».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cefi_map.formats.tags import holds
from cefi_map.mindmap import Node
from cefi_map.mindmap.model import REQUIREMENT_TAG, STAGE_TAG

LABEL = "étiquette"
"""Name of the attribute that an unnamed label becomes."""
ADDRESS = "lien"
_BETWEEN = " : "

Pairs = tuple[tuple[str, str], ...]


def attributes_of(labels: Iterable[str]) -> Pairs:
    return tuple(_pair(label) for label in labels if label)


def labels_of(attributes: Pairs) -> list[str]:
    return [_label(name, value) for name, value in attributes]


def address_label(address: str) -> str:
    return f"{ADDRESS}{_BETWEEN}{address}"


def with_address(node: Node) -> Node:
    """The node led to where its label says, if it has no other link."""
    said = next((pair for pair in node.attributes if pair[0] == ADDRESS and pair[1]), None)
    if node.link or said is None:
        return node
    return replace(node, link=said[1], attributes=tuple(pair for pair in node.attributes if pair is not said))


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
