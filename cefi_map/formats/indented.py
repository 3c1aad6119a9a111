"""Indented text, one idea a line: what people keep in a text file or paste from a list."""

from __future__ import annotations

from cefi_map.mindmap import MindMap, outline
from cefi_map.mindmap.rich import is_plain

from . import losses, markdown, numbered
from .assemble import from_outline
from .decoding import decode
from .reading import Reading
from .tags import holds


def read(data: bytes) -> Reading:
    """The map in a text file; one with Markdown headings, or lists below lines at the margin, is read as Markdown, one
    whose lines are numbered « 1. », « 1.1 » by its numbers."""
    text, notices = decode(data)
    levels = numbered.indented(text)
    if levels != text and not markdown.has_headings(text):
        return Reading(from_outline(levels), notices)
    if markdown.looks_like(text):
        reading = markdown.read_text(text)
        return Reading(reading.map, notices + reading.notices)
    return Reading(from_outline(text), notices)


def write(mindmap: MindMap) -> bytes:
    """UTF-8 lines in the outline notation; ``lost`` says what it does not hold."""
    return outline.render(mindmap).encode()


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """() or a French sentence on what this map holds and indented text does not."""
    narrowed: dict[str, losses.Trait] = {
        "note styles": lambda node: not (is_plain(node.note) and is_plain(node.details)),
        "attributes": lambda node: any(not holds(*pair) for pair in node.attributes),
    }
    return losses.lost(mindmap, "texte", {"notes", "details", "tags"}, narrowed)
