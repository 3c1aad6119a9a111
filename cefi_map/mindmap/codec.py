"""Plain data <-> map: the only gate. What comes from JSON is checked and cleaned here, once.

The shape is stated in schemas/mindmap.schema.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

from . import checked
from .checked import check_length, choice, color, counted, figure, flag, listed, mapping, maybe_flag, text, whole, wrong
from .checked import clean as clean  # part of the gate
from .model import ENDS, LINES, PLAIN, Arrow, MindMap, Node, Picture, Style
from .opaque import frame_from_data, opaque_from_data
from .rich import Block, Rich, Run, from_plain, is_plain, plain

VERSION = 1

_HASH = re.compile("[0-9a-f]{64}")
_STYLE_COLORS = ("color", "background", "edge", "cloud")
_SIGNS = (
    ("icons", "icônes", limits.NODE_ICONS),
    ("attributes", "attributs", limits.NODE_ATTRIBUTES),
    ("arrows", "relations", limits.NODE_ARROWS),
)
"""Lists of a node: their name, what a sentence calls them, how many there may be."""


def to_data(mindmap: MindMap, *, opaque: bool = False) -> dict[str, Any]:
    """JSON-able data: ``{"version": 1, "nodes": [{"key", "parent", "text", …}]}``, defaults left out.

    With ``opaque``, what only a format understands goes along (the store keeps it; the browser never gets it).
    """
    data: dict[str, Any] = {"version": VERSION, "nodes": [node_data(node, opaque=opaque) for node in mindmap.nodes]}
    if opaque and mindmap.opaque:
        data["opaque"] = mindmap.opaque
    return data


def from_data(
    data: object,
    *,
    opaque: bool = True,
    max_nodes: int = limits.NODES,
    max_title: int = limits.TITLE_CHARS,
) -> MindMap:
    """The map that ``to_data`` wrote, checked and cleaned. ``BadInput`` says in French what is wrong and where. Without
    ``opaque``, what only a format understands is not believed.

    Cleaning: characters XML forbids are taken out, line ends become ``\\n``. Nodes may come in any order;
    a branch is brought together in one piece.
    A ``Node`` among them went through here before.
    """
    plain = mapping(data, "la carte")
    if plain.get("version", VERSION) != VERSION:
        raise BadInput(
            "Cette carte vient d’une version plus récente de l’application.", advice="Mettez l’application à jour."
        )
    raw = plain.get("nodes")
    if not isinstance(raw, list) or not raw:
        raise BadInput("Cette carte ne contient aucun nœud.")
    if len(raw) > max_nodes:
        raise TooLarge(f"Cette carte est trop grande : {figure(len(raw))} nœuds, la limite est de {figure(max_nodes)}.")
    fields = _FIELDS if opaque else _FIELDS[:-2]
    nodes = [
        item if isinstance(item, Node) else _node(item, f"nœud {place}", max_title, fields)
        for place, item in enumerate(raw, 1)
    ]
    check_signs(nodes)
    return MindMap(ordered(nodes), frame_from_data(plain.get("opaque"), "la carte") if opaque else ())


def within_limits(nodes: Iterable[Node]) -> None:
    """``TooLarge`` when a node has more to say than it may, or a node or all together more icons, attributes or
    relations."""
    nodes = tuple(nodes)
    for node in nodes:
        check_title(len(node.text))
        for rich in filter(None, (node.note, node.details) if node.note or node.details else ()):
            check_length("Une note", sum(len(block.text) for block in rich), limits.NOTE_CHARS)
    check_signs(nodes)


def check_signs(nodes: Iterable[Node]) -> None:
    """``TooLarge`` past what a node, or all of them together, may carry."""
    total = 0
    for node in nodes:
        if node.icons or node.attributes or node.arrows:
            total += sum(counted(len(getattr(node, name)), what, most) for name, what, most in _SIGNS)
    if total > limits.MAP_SIGNS:
        raise TooLarge(
            f"Cette carte porte {figure(total)} icônes, attributs et relations : "
            f"la limite est de {figure(limits.MAP_SIGNS)}.",
            advice="Coupez-la en plusieurs cartes.",
        )


def check_title(length: int) -> None:
    """``TooLarge`` past ``limits.TITLE_CHARS``: before anything is done with so long a text."""
    check_length("Un titre", length, limits.TITLE_CHARS)


def ordered(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Nodes in document order: the root first, each branch in one piece, siblings as they came. ``BadInput`` when the
    nodes are not one tree of at most ``limits.DEPTH`` levels with unique keys."""
    nodes = tuple(nodes)
    if _in_order(nodes):
        return nodes
    below: dict[str | None, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    if len(below.get(None, ())) != 1:
        raise BadInput("Une carte a un nœud central, et un seul.")
    if len({node.key for node in nodes}) != len(nodes):
        raise BadInput("Deux nœuds portent la même clé.")
    out: list[Node] = []
    stack = [(below[None][0], 0)]
    while stack:
        node, depth = stack.pop()
        if depth > limits.DEPTH:
            raise TooLarge(
                f"Cette carte a plus de {limits.DEPTH} niveaux.", advice="Remontez les branches les plus profondes."
            )
        out.append(node)
        stack.extend((child, depth + 1) for child in reversed(below.get(node.key, ())))
    if len(out) != len(nodes):
        raise BadInput("Un nœud n’est rattaché à aucun autre.")
    return tuple(out)


def _in_order(nodes: tuple[Node, ...]) -> bool:
    """Whether they stand so already, as in all that a page sends."""
    path = [nodes[0].key] if nodes and nodes[0].parent is None else []
    for node in nodes[1:]:
        while path and path[-1] != node.parent:
            path.pop()
        if not path or len(path) > limits.DEPTH:
            return False
        path.append(node.key)
    return bool(path) and len({node.key for node in nodes}) == len(nodes)


# ---- writing


def node_data(node: Node, *, opaque: bool) -> dict[str, Any]:
    """One of the nodes of ``to_data``; its key stands first."""
    data: dict[str, Any] = {"key": node.key, "parent": node.parent, "text": node.text}
    if node.note:
        data["note"] = rich_data(node.note)
    if node.details:
        data["details"] = rich_data(node.details)
    if node.icons:
        data["icons"] = list(node.icons)
    if node.link:
        data["link"] = node.link
    if node.arrows:
        data["arrows"] = [
            _without_defaults({"target": a.target, "label": a.label, "color": a.color, "line": a.line, "ends": a.ends})
            for a in node.arrows
        ]
    if node.attributes:
        data["attributes"] = [list(pair) for pair in node.attributes]
    if node.style is not PLAIN and node.style != PLAIN:
        style = node.style
        data["style"] = {
            name: value
            for name in (*_STYLE_COLORS, "bold", "italic", "size")
            if (value := getattr(style, name)) not in ("", None)
        }
    if node.picture:
        data["picture"] = _picture_data(node.picture)
    if node.side:
        data["side"] = node.side
    if node.folded:
        data["folded"] = True
    if opaque:
        if node.source_id:
            data["source_id"] = node.source_id
        if node.opaque:
            data["opaque"] = node.opaque
    return data


def _picture_data(picture: Picture) -> dict[str, Any]:
    data = {"hash": picture.hash, "width": picture.width, "height": picture.height}
    more = {"natural": list(picture.natural), "alt": picture.alt, "source": picture.source}
    return data | {name: value for name, value in more.items() if value and value != [0, 0]}


def rich_data(rich: Rich) -> str | list[dict[str, Any]]:
    """A string when it is plain paragraphs, else blocks of runs."""
    if is_plain(rich):
        return plain(rich)
    return [
        {
            **({"kind": block.kind} if block.kind != "p" else {}),
            **({"level": block.level} if block.level else {}),
            "runs": [
                _without_defaults({"text": run.text, "bold": run.bold, "italic": run.italic, "link": run.link})
                for run in block.runs
            ],
        }
        for block in rich
    ]


def _without_defaults(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value or name in ("text", "target")}


# ---- reading


def _node(item: object, where: str, max_title: int, fields: _Fields) -> Node:
    data = mapping(item, where)
    for name, what, most in _SIGNS:
        if name in data:
            counted(len(listed(data[name], where)), what, most)
    parent = data.get("parent")
    return Node(
        checked.key(data.get("key"), where),
        None if parent is None else checked.key(parent, where),
        text(data.get("text", ""), where, max_title),
        **{name: read(data[name], where) for name, read in fields if name in data},
    )


def rich_from_data(data: object, where: str = "la note") -> Rich:
    """Blocks from what ``rich_data`` wrote. ``BadInput`` on anything else, ``TooLarge`` past ``limits.NOTE_CHARS``."""
    if isinstance(data, str):
        return from_plain(text(data, where, limits.NOTE_CHARS))
    blocks = tuple(_block(block, where) for block in listed(data, where))
    if sum(len(block.text) for block in blocks) > limits.NOTE_CHARS:
        raise TooLarge(f"La note de ce nœud dépasse {figure(limits.NOTE_CHARS)} caractères ({where}).")
    return blocks


def _block(item: object, where: str) -> Block:
    data = mapping(item, where)
    level = whole(data.get("level", 0), 0, 20, where)
    runs = tuple(_run(run, where) for run in listed(data.get("runs"), where))
    return Block(runs, choice(data.get("kind", "p"), ("p", "ul", "ol"), where), level)


def _run(item: object, where: str) -> Run:
    data = mapping(item, where)
    return Run(
        text(data.get("text", ""), where, limits.NOTE_CHARS),
        flag(data.get("bold", False), where),
        flag(data.get("italic", False), where),
        text(data.get("link", ""), where, limits.LINK_CHARS),
    )


def _arrow(item: object, where: str) -> Arrow:
    data = mapping(item, where)
    return Arrow(
        checked.key(data.get("target"), where),
        text(data.get("label", ""), where, 2000),
        color(data.get("color", ""), where),
        choice(data.get("line", ""), LINES, where),
        choice(data.get("ends", ""), ENDS, where),
    )


def _style(item: object, where: str) -> Style:
    if item is None:
        return PLAIN
    data = mapping(item, where)
    size = data.get("size")
    return Style(
        **{name: color(data.get(name, ""), where) for name in _STYLE_COLORS},
        bold=maybe_flag(data.get("bold"), where),
        italic=maybe_flag(data.get("italic"), where),
        size=None if size is None else whole(size, 1, 400, where),
    )


def _picture(item: object, where: str) -> Picture | None:
    if item is None:
        return None
    data = mapping(item, where)
    hash, source = data.get("hash", ""), text(data.get("source", ""), where, limits.LINK_CHARS)
    if not isinstance(hash, str) or not (_HASH.fullmatch(hash) or (not hash and source)):
        raise wrong(where)
    natural = listed(data.get("natural", [0, 0]), where)
    if len(natural) != 2:
        raise wrong(where)
    width, height = (whole(data.get(name), 1, limits.PICTURE_DRAWN, where) for name in ("width", "height"))
    across, down = (whole(each, 0, limits.PICTURE_SIDE, where) for each in natural)
    return Picture(hash, width, height, (across, down), text(data.get("alt", ""), where, limits.PICTURE_WORDS), source)


def _pair(item: object, where: str) -> tuple[str, str]:
    pair = listed(item, where)
    if len(pair) != 2:
        raise wrong(where)
    return text(pair[0], where, 1000), text(pair[1], where, limits.TITLE_CHARS)


_Fields = tuple[tuple[str, Callable[[object, str], Any]], ...]
_FIELDS: _Fields = (
    ("note", rich_from_data),
    ("details", rich_from_data),
    ("icons", lambda item, where: tuple(text(icon, where, 200) for icon in listed(item, where))),
    ("link", lambda item, where: text(item, where, limits.LINK_CHARS)),
    ("arrows", lambda item, where: tuple(_arrow(arrow, where) for arrow in listed(item, where))),
    ("attributes", lambda item, where: tuple(_pair(pair, where) for pair in listed(item, where))),
    ("style", _style),
    ("picture", _picture),
    ("side", lambda item, where: choice(item, ("", "left", "right"), where)),
    ("folded", flag),
    ("source_id", lambda item, where: text(item, where, 1000)),
    ("opaque", opaque_from_data),
)
"""What most nodes have none of, and how each is read; at the end the two that only a format understands."""
