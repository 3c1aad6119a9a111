"""Map -> Markdown: the root and its branches are headings, all below is one nested list, notes are quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cefi_map.formats import links, losses
from cefi_map.formats.tags import holds, tagged
from cefi_map.mindmap import MindMap, Node, Run, spoken

from .blocks import note_of
from .inline import NOTHING
from .marks import anchor, markup
from .notes import signs, starting, to_lines
from .reading import CHECKS

_HEADINGS = 2
"""Levels (the root is 0) written as headings."""
_BOXES = {icon: box for box, icon in reversed(CHECKS.items())}
_HOLDS = {"notes", "links", "bold", "tags"}
_MARKUP = re.compile(r"[*_`<&]")


def write(mindmap: MindMap) -> bytes:
    """UTF-8 that ``read`` gives back equal, but for what ``lost`` names; keys and sides are not written."""
    return ("\n".join(_single_blanks(_lines(mindmap))).rstrip("\n") + "\n").encode()


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """() or a French sentence on what this map holds and Markdown does not."""
    anchors = links.Anchors(mindmap)
    narrowed: dict[str, losses.Trait] = {
        "icons": lambda node: bool(node.icons) and not _box(node),
        "note styles": lambda node: bool(node.note) and not _holds_note(node, anchors),
        "attributes": lambda node: any(not holds(*pair) for pair in node.attributes),
    }
    return losses.lost(mindmap, "Markdown", _HOLDS, narrowed)


def _holds_note(node: Node, anchors: links.Anchors) -> bool:
    named = links.relinked(node, lambda address: anchors.live(address) or address)
    return note_of(list(to_lines(node.note, anchors))) == named.note


def _lines(mindmap: MindMap) -> Iterator[str]:
    depths, anchors, ties = mindmap.depths, links.Anchors(mindmap), spoken.ties(mindmap)
    for node in mindmap.nodes:
        depth = depths[node.key]
        drawn = list(signs(("" if _box(node) else spoken.icons(node), *ties.get(node.key, ())), anchors))
        text = list(to_lines(node.details + node.note, anchors))
        note = [*drawn, *([""] if drawn and text else []), *text]
        if depth < _HEADINGS:
            yield from ("", f"{'#' * (depth + 1)} {_title(node, depth, anchors)}".rstrip(" "), "")
            yield from (f"> {line}".rstrip(" ") for line in note)
            if note:
                yield ""
        else:
            pad = "  " * (depth - _HEADINGS)
            yield f"{pad}- {_title(node, depth, anchors)}".rstrip(" ")
            yield from (f"{pad}  > {line}".rstrip(" ") for line in note)


def _single_blanks(lines: Iterable[str]) -> Iterator[str]:
    """No two blank lines in a row, none first."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def _title(node: Node, depth: int, anchors: links.Anchors) -> str:
    text = markup([Run(node.text, bool(node.style.bold), bool(node.style.italic), node.link)], anchors)
    start, tags = _box(node) + anchor(anchors.of(node)), _tags(node)
    if depth < _HEADINGS:
        text = f"{text[:-1]}\\#" if text.endswith("#") else text
        return start + text + tags
    return start + starting(text) + tags or NOTHING


def _tags(node: Node) -> str:
    """The tags, with nothing in a reason that is markup; as entities: a tag holds no backslash."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", tagged(node))


def _box(node: Node) -> str:
    return _BOXES.get(node.icons[0], "") if len(node.icons) == 1 else ""
