"""Plain data <-> map: the only gate. What comes from JSON is checked and cleaned here, once.

The shape is stated in schemas/mindmap.schema.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

from .model import PLAIN, Arrow, MindMap, Node, Opaque, Style
from .rich import Block, Rich, Run, from_plain, is_plain, plain

VERSION = 1

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
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
    data: dict[str, Any] = {"version": VERSION, "nodes": [_node_data(node, opaque) for node in mindmap.nodes]}
    if opaque and mindmap.opaque:
        data["opaque"] = mindmap.opaque
    return data


def from_data(data: object, *, max_nodes: int = limits.NODES, max_title: int = limits.TITLE_CHARS) -> MindMap:
    """The map that ``to_data`` wrote, checked and cleaned. ``BadInput`` says in French what is wrong and where.

    Cleaning: characters XML forbids are taken out, line ends become ``\\n``. Nodes may come in any order;
    a branch is brought together in one piece.
    """
    plain = _mapping(data, "la carte")
    if plain.get("version", VERSION) != VERSION:
        raise BadInput(
            "Cette carte vient d'une version plus récente de l'application.", advice="Mettez l'application à jour."
        )
    raw = plain.get("nodes")
    if not isinstance(raw, list) or not raw:
        raise BadInput("Cette carte ne contient aucun nœud.")
    if len(raw) > max_nodes:
        raise TooLarge(
            f"Cette carte est trop grande : {_figure(len(raw))} nœuds, la limite est de {_figure(max_nodes)}."
        )
    nodes = [_node(item, f"nœud {place}", max_title) for place, item in enumerate(raw, 1)]
    within_limits(nodes)
    return MindMap(ordered(nodes), _frame(plain.get("opaque"), "la carte"))


def within_limits(nodes: Iterable[Node]) -> None:
    """``TooLarge`` when a node has more to say than it may, or a node or all together more icons, attributes or
    relations."""
    total = 0
    for node in nodes:
        check_title(len(node.text))
        for rich in (node.note, node.details):
            _check_length("Une note", sum(len(block.text) for block in rich), limits.NOTE_CHARS)
        total += sum(_counted(len(getattr(node, name)), what, most) for name, what, most in _SIGNS)
    if total > limits.MAP_SIGNS:
        raise TooLarge(
            f"Cette carte porte {_figure(total)} icônes, attributs et relations : "
            f"la limite est de {_figure(limits.MAP_SIGNS)}.",
            advice="Coupez-la en plusieurs cartes.",
        )


def check_title(length: int) -> None:
    """``TooLarge`` past ``limits.TITLE_CHARS``: before anything is done with so long a text."""
    _check_length("Un titre", length, limits.TITLE_CHARS)


def ordered(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Nodes in document order: the root first, each branch in one piece, siblings as they came. ``BadInput`` when the
    nodes are not one tree of at most ``limits.DEPTH`` levels with unique keys."""
    nodes = list(nodes)
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
        raise BadInput("Un nœud n'est rattaché à aucun autre.")
    return tuple(out)


def clean(text: str) -> str:
    """What XML can carry: no control characters but tab and line feed, no lone surrogates."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


# ---- writing


def _node_data(node: Node, opaque: bool) -> dict[str, Any]:
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
            _without_defaults({"target": a.target, "label": a.label, "color": a.color}) for a in node.arrows
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


def _node(item: object, where: str, max_title: int) -> Node:
    data = _mapping(item, where)
    for name, what, most in _SIGNS:
        _counted(len(_list(data.get(name), where)), what, most)
    parent = data.get("parent")
    return Node(
        key=_key(data.get("key"), where),
        parent=None if parent is None else _key(parent, where),
        text=_text(data.get("text", ""), where, max_title),
        note=rich_from_data(data.get("note", ""), where),
        details=rich_from_data(data.get("details", ""), where),
        icons=tuple(_text(icon, where, 200) for icon in _list(data.get("icons"), where)),
        link=_text(data.get("link", ""), where, limits.LINK_CHARS),
        arrows=tuple(_arrow(arrow, where) for arrow in _list(data.get("arrows"), where)),
        attributes=tuple(_pair(pair, where) for pair in _list(data.get("attributes"), where)),
        style=_style(data.get("style"), where),
        side=_choice(data.get("side", ""), ("", "left", "right"), where),
        folded=_flag(data.get("folded", False), where),
        source_id=_text(data.get("source_id", ""), where, 1000),
        opaque=opaque_from_data(data.get("opaque"), where),
    )


def rich_from_data(data: object, where: str = "la note") -> Rich:
    """Blocks from what ``rich_data`` wrote. ``BadInput`` on anything else, ``TooLarge`` past ``limits.NOTE_CHARS``."""
    if isinstance(data, str):
        return from_plain(_text(data, where, limits.NOTE_CHARS))
    blocks = tuple(_block(block, where) for block in _list(data, where))
    if sum(len(block.text) for block in blocks) > limits.NOTE_CHARS:
        raise TooLarge(f"La note de ce nœud dépasse {_figure(limits.NOTE_CHARS)} caractères ({where}).")
    return blocks


def _block(item: object, where: str) -> Block:
    data = _mapping(item, where)
    level = data.get("level", 0)
    if not isinstance(level, int) or isinstance(level, bool) or not 0 <= level <= 20:
        raise _wrong(where)
    runs = tuple(_run(run, where) for run in _list(data.get("runs"), where))
    return Block(runs, _choice(data.get("kind", "p"), ("p", "ul", "ol"), where), level)


def _run(item: object, where: str) -> Run:
    data = _mapping(item, where)
    return Run(
        _text(data.get("text", ""), where, limits.NOTE_CHARS),
        _flag(data.get("bold", False), where),
        _flag(data.get("italic", False), where),
        _text(data.get("link", ""), where, limits.LINK_CHARS),
    )


def _arrow(item: object, where: str) -> Arrow:
    data = _mapping(item, where)
    return Arrow(
        _key(data.get("target"), where), _text(data.get("label", ""), where, 2000), _color(data.get("color", ""), where)
    )


def _style(item: object, where: str) -> Style:
    if item is None:
        return PLAIN
    data = _mapping(item, where)
    size = data.get("size")
    if size is not None and (not isinstance(size, int) or isinstance(size, bool) or not 1 <= size <= 400):
        raise _wrong(where)
    return Style(
        **{name: _color(data.get(name, ""), where) for name in _STYLE_COLORS},
        bold=_maybe_flag(data.get("bold"), where),
        italic=_maybe_flag(data.get("italic"), where),
        size=size,
    )


def _pair(item: object, where: str) -> tuple[str, str]:
    pair = _list(item, where)
    if len(pair) != 2:
        raise _wrong(where)
    return _text(pair[0], where, 1000), _text(pair[1], where, limits.TITLE_CHARS)


def opaque_from_data(item: object, where: str = "parties du fichier") -> Opaque:
    """What a file gave to a node, in one of the shapes that formats write: nothing; (format, text); (format, text, keys
    of children, texts that stand after so many of them). ``BadInput`` on any other."""
    match item:
        case None | [] | ():
            return ()
        case [format, piece]:
            return _raw(format, where), _raw(piece, where)
        case [format, piece, [*siblings], [*later]] if max(len(siblings), len(later)) <= limits.NODES:
            keys = tuple(_key(key, where) for key in siblings)
            return _raw(format, where), _raw(piece, where), keys, tuple(_later(each, where) for each in later)
    raise _wrong(where)


def _later(item: object, where: str) -> tuple[int, str]:
    match item:
        case [int(count), text] if not isinstance(count, bool) and 0 <= count <= limits.NODES:
            return count, _raw(text, where)
    raise _wrong(where)


def _frame(item: object, where: str) -> Opaque:
    """What a file gave to the map: nothing, or (format, what stands before the root, what stands after it)."""
    match item:
        case None | [] | ():
            return ()
        case [format, opening, closing]:
            return _raw(format, where), _raw(opening, where), _raw(closing, where)
    raise _wrong(where)


def _raw(item: object, where: str) -> str:
    """A text of a file, letter for letter: it was in XML, so it holds nothing that XML forbids."""
    if not isinstance(item, str) or _ILLEGAL.search(item):
        raise _wrong(where)
    return item


def _mapping(item: object, where: str) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise _wrong(where)
    return item


def _list(item: object, where: str) -> list[Any] | tuple[Any, ...]:
    if item is None:
        return ()
    if not isinstance(item, list | tuple):
        raise _wrong(where)
    return item


def _key(item: object, where: str) -> str:
    if not isinstance(item, str) or not item or len(item) > 1000 or _ILLEGAL.search(item):
        raise _wrong(where)
    return item


def _text(item: object, where: str, limit: int) -> str:
    if not isinstance(item, str):
        raise _wrong(where)
    if len(item) > limit:
        raise TooLarge(
            f"Le texte dépasse {_figure(limit)} caractères ({where}).", advice="Coupez-le en plusieurs nœuds."
        )
    return clean(item)


def _color(item: object, where: str) -> str:
    if item == "" or (isinstance(item, str) and _COLOR.fullmatch(item)):
        return item.lower()
    raise _wrong(where)


def _choice(item: object, allowed: tuple[str, ...], where: str) -> str:
    if isinstance(item, str) and item in allowed:
        return item
    raise _wrong(where)


def _flag(item: object, where: str) -> bool:
    if isinstance(item, bool):
        return item
    raise _wrong(where)


def _maybe_flag(item: object, where: str) -> bool | None:
    return None if item is None else _flag(item, where)


def _check_length(what: str, length: int, most: int) -> None:
    if length > most:
        raise TooLarge(f"{what} dépasse {_figure(most)} caractères.", advice="Coupez ce texte en plusieurs nœuds.")


def _counted(count: int, what: str, most: int) -> int:
    if count > most:
        raise TooLarge(
            f"Un nœud porte {_figure(count)} {what} : la limite est de {_figure(most)}.",
            advice="Répartissez-les sur plusieurs nœuds.",
        )
    return count


def _wrong(where: str) -> BadInput:
    return BadInput(f"Ces données ne décrivent pas une carte ({where}).", advice="Rechargez la page, puis réessayez.")


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
