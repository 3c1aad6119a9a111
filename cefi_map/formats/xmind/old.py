"""XMind 8 and older: content.xml and styles.xml -> sheets in the form of XMind 2020's JSON."""

from __future__ import annotations

from typing import Any

from lxml import etree

from cefi_map.formats.xml import parse, parse_repaired

_XLINK = "{http://www.w3.org/1999/xlink}href"
_CONTENT = "{*}"

Styles = dict[str, dict[str, str]]


def sheets_of(content: bytes, styles: bytes) -> tuple[tuple[dict[str, Any], ...], tuple[str, ...]]:
    """(sheets, notices). ``BadInput`` when the XML is not well-formed beyond bare ampersands."""
    document, notices = parse_repaired(content)
    looks = _styles(styles)
    roots = [(sheet, sheet.find(f"{_CONTENT}topic")) for sheet in document.iterfind(f"{_CONTENT}sheet")]
    return tuple(_sheet(sheet, root, looks) for sheet, root in roots if root is not None), notices


def _sheet(sheet: etree._Element, root: etree._Element, looks: Styles) -> dict[str, Any]:
    topics: dict[etree._Element, dict[str, Any]] = {}
    for element in sheet.iter(f"{_CONTENT}topic"):
        topics[element] = topic = _topic(element, looks)
        group = next(element.iterancestors(f"{_CONTENT}topics"), None)
        above = next(element.iterancestors(f"{_CONTENT}topic"), None)
        if group is not None and above is not None:
            topics[above]["children"].setdefault(group.get("type") or "attached", []).append(topic)
    return {
        "title": sheet.findtext(f"{_CONTENT}title") or "",
        "rootTopic": topics[root],
        "relationships": [
            {
                "end1Id": relation.get("end1"),
                "end2Id": relation.get("end2"),
                "title": relation.findtext(f"{_CONTENT}title"),
                "style": _look(relation, looks),
            }
            for relation in sheet.iterfind(f"{_CONTENT}relationships/{_CONTENT}relationship")
        ],
    }


def _image(element: etree._Element) -> dict[str, Any]:
    """Its address is in one namespace, its size in another."""
    said = {etree.QName(name).localname: value for name, value in element.attrib.items()}
    width = said.get("width", "")
    return {"src": said.get("src", ""), "width": int(width) if width.isascii() and width.isdigit() else None}


def _topic(element: etree._Element, looks: Styles) -> dict[str, Any]:
    def all_of(path: str) -> list[etree._Element]:
        return element.findall("/".join(_CONTENT + step for step in path.split("/")))

    image = all_of("img")
    return {
        "id": element.get("id"),
        "title": element.findtext(f"{_CONTENT}title") or "",
        "href": element.get(_XLINK),
        "branch": element.get("branch"),
        "notes": _notes(element.find(f"{_CONTENT}notes")),
        "labels": [label.text for label in all_of("labels/label")],
        "markers": [
            {"markerId": marker.get("marker-id")}
            for marker in (*all_of("marker-refs/marker-ref"), *all_of("markers/marker"))
        ],
        "image": _image(image[0]) if image else None,
        "style": _look(element, looks),
        "structureClass": element.get("structure-class"),
        "boundaries": [_boundary(boundary, looks) for boundary in all_of("boundaries/boundary")],
        "summaries": [{"range": summary.get("range")} for summary in all_of("summaries/summary")],
        "extensions": [_extension(extension) for extension in all_of("extensions/extension")],
        "children": {},
    }


def _boundary(element: etree._Element, looks: Styles) -> dict[str, Any]:
    return {
        "range": element.get("range"),
        "title": element.findtext(f"{_CONTENT}title"),
        "style": _look(element, looks),
    }


def _extension(element: etree._Element) -> dict[str, Any]:
    parts = element.iterfind(f"{_CONTENT}content/*")
    return {
        "provider": element.get("provider"),
        "content": [{"name": etree.QName(part).localname, "content": part.text} for part in parts],
    }


def _notes(notes: etree._Element | None) -> dict[str, Any] | None:
    if notes is None:
        return None
    page, plain = notes.find(f"{_CONTENT}html"), notes.findtext(f"{_CONTENT}plain")
    return {
        "xhtml": None if page is None else etree.tostring(page, encoding="unicode", with_tail=False),
        "plain": {"content": plain or ""},
    }


def _look(element: etree._Element, looks: Styles) -> dict[str, Any]:
    return {"properties": looks.get(element.get("style-id") or "", {})}


def _styles(content: bytes) -> Styles:
    """Style id -> properties named as in JSON (« fo:color »)."""
    if not content:
        return {}
    found: Styles = {}
    for style in parse(content).iter(f"{_CONTENT}style"):
        for properties in style:
            found.setdefault(style.get("id") or "", {}).update(
                {_prefixed(properties, str(name)): str(value) for name, value in properties.attrib.items()}
            )
    return found


def _prefixed(element: etree._Element, name: str) -> str:
    """« {uri}color » with the prefix the file gives the uri."""
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    prefix = next((prefix for prefix, other in element.nsmap.items() if other == uri), None)
    return f"{prefix}:{local}" if prefix else local
