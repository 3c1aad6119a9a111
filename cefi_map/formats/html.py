"""HTML of a node, a note or details -> ``Rich``: paragraphs and list items, bold, italic and links; the rest is text.

Reads what FreeMind and Freeplane write, what was pasted into them from web pages, and tag soup that stands in TEXT.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from lxml import etree

from cefi_map.mindmap import Block, Rich
from cefi_map.mindmap.codec import clean

from .html_reader import Reader

_SHORT = 2000


def from_html(markup: str) -> Rich:
    """Blocks of careless HTML, as it stands in TEXT (its references resolved)."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(clean(markup).encode(), parser)
    except etree.XMLSyntaxError:  # nothing but comments
        return ()
    reader = Reader()
    for event, element in etree.iterwalk(root, events=("start", "end")) if root is not None else ():
        if event == "start":
            reader.start(str(element.tag), element.attrib)
        else:
            reader.end(str(element.tag))
        if text := element.text if event == "start" else element.tail:
            reader.text(text)
    return _trimmed(reader.finished())


def from_xhtml(markup: str) -> Rich:
    """Blocks of the well-formed HTML in a ``richcontent``, none blank at the edges. What is not well-formed is read as
    careless."""
    return _remembered(markup) if len(markup) <= _SHORT else _blocks(markup)


def text_in(markup: str) -> str:
    """All text of well-formed markup, tags left out."""
    found: list[str] = []
    _parse(markup, found.append)
    return clean("".join(found))


def _blocks(markup: str) -> Rich:
    reader = Reader()
    try:
        _parse(markup, reader.text, reader)
    except expat.ExpatError:
        return from_html(markup)
    return _trimmed(reader.finished())


_remembered = lru_cache(maxsize=4096)(_blocks)
"""The same note may be there many times, and is read again when its file is written."""


def _parse(markup: str, text: Callable[[str], None], reader: Reader | None = None) -> None:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.CharacterDataHandler = text
    if reader:
        parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.Parse(f"<body>{markup}</body>", True)


def _trimmed(blocks: list[Block]) -> Rich:
    first, last = 0, len(blocks)
    while first < last and not blocks[first].text.strip():
        first += 1
    while first < last and not blocks[last - 1].text.strip():
        last -= 1
    return tuple(blocks[first:last])
