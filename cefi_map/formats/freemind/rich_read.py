"""HTML of a node, a note or details -> ``Rich``: paragraphs and list items, bold, italic and links; the rest is text.

Reads what FreeMind and Freeplane write, what was pasted into them from web pages, and tag soup that stands in TEXT.
Half of what a file holds can be such HTML: one pass cuts it into tokens, without a tree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from cefi_map.mindmap import Block, Rich, Run
from cefi_map.mindmap.codec import clean

from .escape import unescape
from .rich_reader import VERBATIM, Reader

_SHORT = 2000
_BLOCKS = (
    r"p|li|[uo]l|d(?:iv|[ltd])|h(?:[1-6r]|ead(?:er)?|tml)|t(?:able|r|body|head|foot|itle)|blockquote|body|pre|style"
    r"|script|address|article|aside|caption|center|details|fieldset|fig(?:caption|ure)|footer|form|main|nav|section|summary"
)
_PREFIX = r"(?:[\w.-]+:)?"
_TAG = rf"<(/?){_PREFIX}({_BLOCKS})((?:[ \n\t/][^<>]*)?)>"
_tokens = re.compile(rf"([^<]*)(?:{_TAG}[ \n\t]*|<([^<>]*)>|\Z)").findall
_exact_tokens = re.compile(rf"([^<]*)(?:{_TAG}|<([^<>]*)>|\Z)").findall
"""``Token``s. Blanks beside the tags of blocks mean nothing; the second pattern is for texts in which they may."""

_wrapped = re.compile(
    r"<html[^<>]*>\s*<head>\s*(?:<style[^<>]*>[^<]*</style>\s*)?</head>\s*<body[^<>]*>(.*)</body>\s*</html>", re.DOTALL
).fullmatch
_without_inert = re.compile(r"</?(?:font|span|u|code|small|big|tt|samp|var|strike|su[bp]|s|kbd)(?:[ \n\t][^<>]*)?>").sub
_paragraphs = re.compile(r"[ \n\t]*+(?:<p>[^<]*+</p>[ \n\t]*+)*+").fullmatch
_in_paragraphs = re.compile(r"<p>([^<]*)").findall
_BEYOND = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<!\[CDATA\[((?:[^\]]++|\](?!\]>))*+)(?:\]\]>|\Z)|<[!?][^>]*>?"
)
_ANY_TAG = re.compile(r"""<(?:[^"'<>]++|"[^"]*+"|'[^']*+')*>""")
_folded = re.compile("[ \n\t\r\f]+").sub


def from_html(markup: str) -> Rich:
    """Blocks of careless HTML, as it stands in TEXT (its references resolved)."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(clean(markup).encode(), parser)
    except etree.XMLSyntaxError:  # nothing but comments
        return ()
    return from_xhtml(etree.tostring(root, encoding="unicode")) if root is not None else ()


def from_xhtml(markup: str) -> Rich:
    """Blocks of the well-formed HTML in a ``richcontent``, none blank at the edges. Linear in its length."""
    return _remembered(markup) if len(markup) <= _SHORT else _blocks(markup)


def _blocks(markup: str) -> Rich:
    if "<!" in markup or "<?" in markup or markup.count("<") != markup.count(">"):
        markup = _even(markup)
    if wrapped := _wrapped(markup):
        markup = wrapped[1]
    if "font-" not in markup:
        markup = _without_inert("", markup)
    if _paragraphs(markup):
        return _trimmed([_paragraph(text) for text in _in_paragraphs(markup)])
    reader = Reader()
    exact = "<pre" in markup or VERBATIM in markup
    reader.read(_exact_tokens(markup) if exact else _tokens(markup.strip()))
    return _trimmed(reader.blocks)


_remembered = lru_cache(maxsize=4096)(_blocks)
"""The same note may be there many times, and is read again when its file is written."""


def _paragraph(raw: str) -> Block:
    text = _folded(" ", unescape(raw)).strip(" ")
    return Block((Run(text),)) if text else Block(())


def _even(markup: str) -> str:
    """The same markup without comments and CDATA, and no ``>`` but at the end of a tag."""
    markup = _BEYOND.sub(lambda match: (match[1] or "").replace("&", "&amp;").replace("<", "&lt;"), markup)
    return _ANY_TAG.sub(lambda match: match[0][:-1].replace(">", "&gt;") + ">", markup)


def _trimmed(blocks: list[Block]) -> Rich:
    first, last = 0, len(blocks)
    while first < last and not blocks[first].text.strip():
        first += 1
    while first < last and not blocks[last - 1].text.strip():
        last -= 1
    return tuple(blocks[first:last])
