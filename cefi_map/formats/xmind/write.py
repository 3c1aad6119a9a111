"""Map -> XMind 2020 and later: one sheet in content.json, with the manifest and metadata that XMind looks for."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from cefi_map.formats import losses
from cefi_map.mindmap import Arrow, MindMap, Node, Style
from cefi_map.mindmap.model import DERIVED

from .labels import attributes_of, labels_of
from .markers import WRITTEN
from .notes import note_of, to_notes

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
    return _zipped(
        {
            "content.json": [sheet],
            "metadata.json": {"creator": {"name": "cefi-map", "version": "1"}, "activeSheetId": sheet["id"]},
            "manifest.json": {"file-entries": {"content.json": {}, "metadata.json": {}}},
        }
    )


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """() or a French sentence on what this map holds and XMind does not."""
    narrowed: dict[str, losses.Trait] = {
        "icons": lambda node: any(icon not in WRITTEN for icon in node.icons),
        "note styles": lambda node: note_of(to_notes(node.note)) != node.note,
        "arrows": lambda node: any(arrow.target not in mindmap for arrow in node.arrows),
        "attributes": lambda node: attributes_of(labels_of(node.attributes)) != node.attributes,
    }
    return losses.lost(mindmap, "XMind", _HOLDS, narrowed)


def _root_topic(mindmap: MindMap) -> dict[str, Any]:
    topics: dict[str, dict[str, Any]] = {}
    for node in mindmap.nodes:
        topics[node.key] = topic = _topic(node, mindmap)
        if node.parent is not None:
            topics[node.parent].setdefault("children", {"attached": []})["attached"].append(topic)
    return {**topics[mindmap.root.key], "class": "topic", "structureClass": "org.xmind.ui.map.unbalanced"}


def _topic(node: Node, mindmap: MindMap) -> dict[str, Any]:
    topic: dict[str, Any] = {"id": _id(node.key), "title": node.text}
    parts = {
        "href": _href(node.link, mindmap),
        "notes": to_notes(node.details + node.note) if node.details or node.note else None,
        "labels": labels_of(node.attributes),
        "markers": [{"markerId": WRITTEN[icon]} for icon in node.icons if icon in WRITTEN],
        "style": _style(node),
        "branch": "folded" if node.folded else None,
        "boundaries": [{"id": _id(f"cloud {node.key}"), "range": "master"}] if node.style.cloud else None,
    }
    return topic | {name: part for name, part in parts.items() if part}


def _href(link: str, mindmap: MindMap) -> str:
    """« #key » leads to a node of this map."""
    return f"xmind:#{_id(link[1:])}" if link.startswith("#") and link[1:] in mindmap else link


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
    if arrow.color:
        relation["style"] = {"id": _id(f"arrow style {place} {node.key}"), "properties": {"line-color": arrow.color}}
    return relation


def _id(key: str) -> str:
    """A key as XMind wants its ids: as it is, or for a derived one and for parts without key, 26 hexadecimals."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum() and not key.startswith(DERIVED)
    return key if plain else hashlib.sha256(key.encode()).hexdigest()[:26]


def _zipped(entries: dict[str, object]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    return out.getvalue()
