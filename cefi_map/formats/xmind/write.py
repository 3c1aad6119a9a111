"""Map -> XMind 2020 and later: one sheet in content.json, with the manifest and metadata that XMind looks for."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from cefi_map.formats import links, losses
from cefi_map.formats.pictures import extension
from cefi_map.mindmap import Arrow, MindMap, Node, Style
from cefi_map.mindmap.model import DERIVED

from .labels import ADDRESS, address_label, attributes_of, labels_of
from .markers import WRITTEN
from .notes import TOPIC, is_live, note_of, to_notes
from .read import ALT, BEGIN, END, INSIDE, RIGHT_NUMBER, SHAPE, UNBALANCED

_PATTERNS = {"": "", "full": "solid", "dots": "dot"}
"""XMind's own dashes say nothing here: they are how its relationships look without."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Date of every entry, so that a map always gives the same bytes."""
_HOLDS = {"notes", "links", "bold", "tags", "colors", "folding"}


def write(mindmap: MindMap) -> bytes:
    """A workbook that ``read`` gives back equal, but for what ``lost`` names."""
    sheet = {
        "id": _id("sheet"),
        "class": "sheet",
        "title": mindmap.root.text[:200] or "Carte",
        "rootTopic": _root_topic(mindmap),
        "relationships": list(_relationships(mindmap)),
    }
    files = {_resource(hash, data): data for hash, data in sorted(mindmap.files.items()) if _is_shown(mindmap, hash)}
    named: dict[str, object] = {"content.json": {}, "metadata.json": {}, **{name: {} for name in files}}
    return _zipped(
        {
            "content.json": [sheet],
            "metadata.json": {"creator": {"name": "cefi-map", "version": "1"}, "activeSheetId": sheet["id"]},
            "manifest.json": {"file-entries": named},
        },
        files,
    )


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """() or a French sentence on what this map holds and XMind does not."""
    sides_kept = _right_number(mindmap) is not None
    narrowed: dict[str, losses.Trait] = {
        "icons": lambda node: any(icon not in WRITTEN for icon in node.icons),
        "note styles": lambda node: not _holds_note(node, mindmap),
        "arrows": lambda node: any(arrow.target not in mindmap for arrow in node.arrows),
        "attributes": lambda node: not _holds_attributes(node),
        "pictures": lambda node: node.picture is not None and node.picture.hash not in mindmap.files,
        "sides": lambda node: not sides_kept and node.parent == mindmap.root.key and bool(node.side),
    }
    return losses.lost(mindmap, "XMind", _HOLDS, narrowed)


def _holds_note(node: Node, mindmap: MindMap) -> bool:
    linked = _linked(node, mindmap).note
    return note_of(to_notes(linked)) == linked


def _holds_attributes(node: Node) -> bool:
    """« lien » is the name of an address that a label says."""
    names = {name for name, _ in node.attributes}
    return ADDRESS not in names and attributes_of(labels_of(node.attributes)) == node.attributes


def _root_topic(mindmap: MindMap) -> dict[str, Any]:
    topics: dict[str, dict[str, Any]] = {}
    for node in mindmap.nodes:
        topics[node.key] = topic = _topic(_linked(node, mindmap)) | _image(node, mindmap)
        if node.parent is not None:
            topics[node.parent].setdefault("children", {"attached": []})["attached"].append(topic)
    right = _right_number(mindmap)
    said = {"name": RIGHT_NUMBER, "content": str(right)}
    extensions = {} if right is None else {"extensions": [{"provider": UNBALANCED, "content": [said]}]}
    return {**topics[mindmap.root.key], "class": "topic", "structureClass": UNBALANCED, **extensions}


def _right_number(mindmap: MindMap) -> int | None:
    """How many main branches stand on the right, where XMind can say it: all have a side, the right ones first."""
    sides = [node.side for node in mindmap.children(mindmap.root.key)]
    right = sides.count("right")
    return right if sides and sides == ["right"] * right + ["left"] * (len(sides) - right) else None


def _linked(node: Node, mindmap: MindMap) -> Node:
    """The node, links to another one of this map in XMind's form."""

    def href(address: str) -> str:
        inside = links.within(address, mindmap)
        return f"{TOPIC}{_id(inside.key)}" if inside else address

    return links.relinked(node, href)


def _topic(node: Node) -> dict[str, Any]:
    topic: dict[str, Any] = {"id": _id(node.key), "title": node.text}
    live = is_live(node.link)
    parts = {
        "href": node.link if live else "",
        "notes": to_notes(node.details + node.note) if node.details or node.note else None,
        "labels": [*labels_of(node.attributes), *([address_label(node.link)] if node.link and not live else [])],
        "markers": [{"markerId": WRITTEN[icon]} for icon in node.icons if icon in WRITTEN],
        "style": _style(node),
        "branch": "folded" if node.folded else None,
        "boundaries": [_cloud(node)] if node.style.cloud else None,
    }
    return topic | {name: part for name, part in parts.items() if part}


def _image(node: Node, mindmap: MindMap) -> dict[str, Any]:
    """Below its text, as here."""
    picture = node.picture
    data = mindmap.files.get(picture.hash) if picture else None
    if picture is None or not isinstance(data, bytes):
        return {}
    size = {"width": picture.width, "height": picture.height, "align": "bottom"}
    words = {ALT: picture.alt} if picture.alt else {}
    return {"image": {"src": f"{INSIDE}{_resource(picture.hash, data)}", **size, **words}}


def _resource(hash: str, data: bytes | str) -> str:
    return f"resources/{hash}.{extension(data) if isinstance(data, bytes) else ''}"


def _is_shown(mindmap: MindMap, hash: str) -> bool:
    return hash in mindmap.pictures and isinstance(mindmap.files[hash], bytes)


def _cloud(node: Node) -> dict[str, Any]:
    """A boundary around the whole branch."""
    style = {"id": _id(f"cloud style {node.key}"), "properties": {"svg:fill": node.style.cloud}}
    return {"id": _id(f"cloud {node.key}"), "range": "master", "style": style}


def _style(node: Node) -> dict[str, Any] | None:
    look: Style = node.style
    properties = {
        "fo:color": look.color,
        "svg:fill": look.background,
        "line-color": look.edge,
        "fo:font-weight": "bold" if look.bold else "",
        "fo:font-style": "italic" if look.italic else "",
        "fo:font-size": f"{look.size}pt" if look.size else "",
    }
    said = {name: value for name, value in properties.items() if value}
    return {"id": _id(f"style {node.key}"), "properties": said} if said else None


def _relationships(mindmap: MindMap) -> Iterator[dict[str, Any]]:
    for node in mindmap.nodes:
        for place, arrow in enumerate(node.arrows):
            if arrow.target in mindmap:
                yield _relationship(node, place, arrow)


def _relationship(node: Node, place: int, arrow: Arrow) -> dict[str, Any]:
    relation: dict[str, Any] = {
        "id": _id(f"arrow {place} {node.key}"),
        "end1Id": _id(node.key),
        "end2Id": _id(arrow.target),
        "title": arrow.label,
    }
    properties = {
        "line-color": arrow.color,
        "line-pattern": _PATTERNS[arrow.line],
        BEGIN: f"{SHAPE}triangle" if arrow.ends in ("both", "start") else "",
        END: f"{SHAPE}none" if arrow.ends in ("none", "start") else "",
    }
    if said := {name: value for name, value in properties.items() if value}:
        relation["style"] = {"id": _id(f"arrow style {place} {node.key}"), "properties": said}
    return relation


def _id(key: str) -> str:
    """A key as XMind wants its ids: as it is, or for a derived one and for parts without key, 26 hexadecimals."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum() and not key.startswith(DERIVED)
    return key if plain else hashlib.sha256(key.encode()).hexdigest()[:26]


def _zipped(entries: dict[str, object], files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
        for name, data in files.items():  # packed already
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data)
    return out.getvalue()
