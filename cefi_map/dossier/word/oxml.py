"""Small elements of WordprocessingML, where python-docx has no word for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Any) -> Any:
    """« w:tab » with its attributes, by prefixed names, and its children."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), value)
    for child in children:
        made.append(child)
    return made


def val(tag: str, value: str) -> Any:
    return element(tag, {"w:val": value})
