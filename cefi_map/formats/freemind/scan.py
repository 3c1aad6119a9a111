"""Cuts the text of a FreeMind file at its tags, so that every piece can be written back letter for letter.

For text that ``formats.xml`` finds well-formed and free of a DOCTYPE: then a tag is exactly what these patterns say,
and none of them backtracks. A *piece* is what follows one ``<node`` up to the next: the rest of the node's tag, the
other elements in it (its *inner* part), and the end tags of the branches that end there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cefi_map.errors import BadInput
from cefi_map.mindmap.model import DERIVED

from .fit import NAME_CHARS

NODE = "<node"
END = "</node>"

_BEYOND = r"!--.*?--|!\[CDATA\[.*?\]\]|\?.*?\?"
_ATTRIBUTES = r"""((?:[^"'>/]++|"[^"]*+"|'[^']*+'|/(?!>))*)"""
_ends = r"((?:</node>[ \n\t]*+)*+)"
TITLES = ("TEXT", "LOCALIZED_TEXT", "text")
"""Attributes that hold a title: TEXT, in templates LOCALIZED_TEXT, in the oldest files ``text``."""
_REST = ("FOLDED", "POSITION", "LINK", "COLOR", "BACKGROUND_COLOR")
"""The other attributes of a node that the model takes, with ID."""

pieces = re.compile(r"<node(?=[ \n\t/>])").split
"""A source cut at its nodes: what stands before the first, then their pieces."""

_ID = rf'ID="([^"&\n\t{DERIVED}][^"&\n\t]{{0,{NAME_CHARS - 1}}})"'
_OTHER = rf"(?!(?:{'|'.join(('ID', *TITLES, *_REST))})[ \n\t=])[^ \n\t/=<>\"]++=\"[^\"]*+\""

plain = re.compile(rf"(?:[ \n\t](?:{_ID}|TEXT=\"([^\"\n\t]*+)\"|{_OTHER}))*[ \n\t]*+(/?)>[ \n\t]*+{_ends}").fullmatch
"""Matches a piece that has an ID and a title and no other value: groups ID, title (None without), slash, end tags."""

_usual_opening = re.compile(
    rf'(?:[ \n\t](?:{_ID}|TEXT="([^"]*+)"|FOLDED="([^"]*+)"|POSITION="([^"]*+)"|LINK="([^"]*+)"'
    rf'|COLOR="([^"]*+)"|BACKGROUND_COLOR="([^"]*+)"|{_OTHER}))*[ \n\t]*+(/?)>(?:[ \n\t]*+{_ends}\Z)?'
).match
_any_opening = re.compile(rf"{_ATTRIBUTES}(/?)>(?:[ \n\t]*+{_ends}\Z)?").match
_map_tag = re.compile(rf"(?:[^<]++|<(?:{_BEYOND})>)*<([^ \n\t/>!?]++){_ATTRIBUTES}(/?)>", re.DOTALL).match
_tag = re.compile(rf"{_ATTRIBUTES}(/?)>").match
_only_ends = re.compile(rf"[ \n\t]*+{_ends}").fullmatch
_item = re.compile(rf"[ \n\t]*+(<)(?:([^ \n\t/>!?]++){_ATTRIBUTES}(/?)>|(?:{_BEYOND})>|(/))|[^<]++", re.DOTALL).match
ANY_TAG = re.compile(rf"<(?:(?:{_BEYOND})|(/?)([^ \n\t/>!?]++){_ATTRIBUTES}(/?))>", re.DOTALL)
_DOUBLE_QUOTED = re.compile(r'([^ \n\t="]+)[ \n\t]*=[ \n\t]*"([^"]*)"')
_QUOTED = re.compile(r"""([^ \n\t=]+)[ \n\t]*=[ \n\t]*(?:"([^"]*)"|'([^']*)')""")
_SINGLE_QUOTE = re.compile(r"=[ \n\t]*'")

Opening = tuple[str, ...]
"""Nine: the raw values in a node's tag (ID, title, FOLDED, POSITION, LINK, COLOR, BACKGROUND_COLOR); its slash; the end
tags when nothing stands before them. "" where there is none."""


class Shielding(Exception):
    """Something that is no node of the map looks like one: ``shield`` the source and begin again."""


class Part(NamedTuple):
    """An element in an inner part. ``attributes`` and ``body`` are raw; offsets are those of the inner part."""

    name: str
    attributes: str
    body: str
    start: int
    end: int


def map_opening(text: str) -> str:
    """What follows the tag of the map in a text that begins the document. ``BadInput`` when it is no map."""
    match = _map_tag(text)
    if not match:
        raise Shielding
    if match[1] != "map":
        raise BadInput(
            f"Ce fichier XML n'est pas une carte FreeMind : il commence par « <{match[1][:40]}> ».",
            advice="Exportez la carte au format FreeMind (.mm), puis réessayez.",
        )
    return text[match.end() :]


def opening(piece: str) -> tuple[Opening, int]:
    """The raw values of a node's tag, and the offset at which its inner part begins (the length of the piece when there
    is none)."""
    match = _usual_opening(piece)
    if match:
        return match.groups(""), match.end()
    match = _any_opening(piece)
    if not match:
        raise Shielding
    raw = attributes(match[1])
    title = next((raw[name] for name in TITLES if name in raw), "")
    values = (raw.get(name, "") for name in _REST)
    return (raw.get("ID", ""), title, *values, match[2], match[3] or ""), match.end()


def tag(piece: str) -> tuple[str, str, int]:
    """A node's tag: its raw attributes, its slash, and where it ends."""
    match = _tag(piece)
    if not match:
        raise Shielding
    return match[1], match[2], match.end()


def inner_part(piece: str, start: int) -> tuple[str, str]:
    """The inner part of a piece and the end tags after it (with what stands between them)."""
    inner, mark, rest = piece[start:].partition(END)
    return inner, mark + rest


def ends_in(text: str) -> int:
    """How many end tags of nodes; -1 when something else stands there too."""
    return text.count("<") if _only_ends(text) else -1


def attributes(raw: str) -> dict[str, str]:
    """Attributes of a tag in their order, values still raw (see ``escape.attribute_value``)."""
    if "'" in raw and _SINGLE_QUOTE.search(raw):
        return {name: double or single for name, double, single in _QUOTED.findall(raw)}
    return dict(_DOUBLE_QUOTED.findall(raw))


def parts(text: str) -> list[Part]:
    """The elements of an inner part. ``Shielding`` when it ends within one."""
    found: list[Part] = []
    pos, size = 0, len(text)
    simple = "<!" not in text and "<?" not in text
    while pos < size:
        match = _item(text, pos)
        if not match or match[5]:
            raise Shielding
        pos = match.end()
        name = match[2]
        if name:
            inside = end = pos
            if not match[4]:
                end, pos = _element_end(text, name, inside, simple)
            found.append(Part(name, match[3], text[inside:end], match.start(1), pos))
    return found


def _element_end(text: str, name: str, pos: int, simple: bool) -> tuple[int, int]:
    """Where the content of an element ends, and where its end tag does; ``pos`` is where the content begins."""
    end = text.find(f"</{name}>", pos)
    if simple and end >= 0 and text.find(f"<{name}", pos, end) < 0:
        return end, end + len(name) + 3
    depth = 1
    for tag in ANY_TAG.finditer(text, pos):
        end_mark, tag_name, _, slash = tag.groups()
        if tag_name and not slash:
            depth += -1 if end_mark else 1
        if not depth:
            return tag.start(), tag.end()
    raise Shielding
