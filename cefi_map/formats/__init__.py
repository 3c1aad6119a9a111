"""The file formats, in one ordered table: how each is named, recognised, read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap

from . import docx, dot, freemind, indented, markdown, opml, paper, svg, xmind
from .reading import Reading
from .sniff import refusal
from .xml_source import unpacked

__all__ = ["FORMATS", "Format", "Reading", "by_extension", "by_id", "read"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``extension`` has no dot; ``label`` is French. ``recognises(data)`` looks at the content alone,
    cheaply, and never raises. ``read`` is None for what is only written, ``write`` for what is only read; beyond the
    map, ``write`` takes the options its own module documents. ``lost(map)`` says in French what the format cannot hold.
    ``picture``: it draws the map, and takes an ``overlay``."""

    id: str
    extension: str
    media_type: str
    label: str
    recognises: Callable[[bytes], bool] = lambda data: False
    read: Callable[[bytes], Reading] | None = None
    write: Callable[..., bytes] | None = None
    lost: Callable[[MindMap], tuple[str, ...]] = lambda mindmap: ()
    picture: bool = False


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS: tuple[Format, ...] = (
    Format(
        "mm",
        "mm",
        "application/x-freemind",
        "FreeMind / Freeplane",
        freemind.recognises,
        freemind.read,
        freemind.write,
        freemind.lost,
    ),
    Format("svg", "svg", "image/svg+xml", "Image SVG", svg.recognises, svg.read, svg.write),
    Format(
        "xmind",
        "xmind",
        "application/vnd.xmind.workbook",
        "XMind",
        xmind.recognises,
        xmind.read,
        xmind.write,
        xmind.lost,
    ),
    Format("opml", "opml", "text/x-opml", "OPML", opml.recognises, opml.read, opml.write, opml.lost),
    Format("docx", "docx", _DOCX, "Document Word", docx.recognises, docx.read, docx.write, docx.lost),
    Format("md", "md", "text/markdown", "Markdown", read=markdown.read, write=markdown.write, lost=markdown.lost),
    Format("txt", "txt", "text/plain", "Texte", read=indented.read, write=indented.write, lost=indented.lost),
    Format("pdf", "pdf", "application/pdf", "PDF", write=paper.pdf, picture=True),
    Format("png", "png", "image/png", "Image PNG", write=paper.png, picture=True),
    Format("dot", "dot", "text/vnd.graphviz", "Graphviz (DOT)", write=dot.write),
)
"""In the order in which a content is tried and in which the page lists them."""


def read(data: bytes, name: str = "") -> Reading:
    """The map in ``data`` (gzip is undone first): the format is told by the content, else by the extension of ``name``.

    ``BadInput`` in French when no format reads it: what the file looks like, and what to do.
    """
    data = unpacked(data)
    for format in FORMATS:
        if format.read and format.recognises(data):
            return format.read(data)
    if problem := refusal(data):
        raise problem
    named = by_extension(PurePath(name).suffix)
    if named and named.read:
        return named.read(data)
    raise BadInput("Ce fichier n'est pas une carte mentale connue.", advice=f"Choisissez un fichier {_readable()}.")


def by_id(id: str) -> Format | None:
    return next((format for format in FORMATS if format.id == id), None)


def by_extension(extension: str) -> Format | None:
    """``.MM`` and ``mm`` are the same."""
    return next((format for format in FORMATS if format.extension == extension.lower().lstrip(".")), None)


def _readable() -> str:
    extensions = [f".{format.extension}" for format in FORMATS if format.read]
    return " ou ".join(filter(None, [", ".join(extensions[:-1]), extensions[-1]]))
