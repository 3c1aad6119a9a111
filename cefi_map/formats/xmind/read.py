"""XMind -> map: topics, floating topics, summaries and callouts are nodes; relationships are arrows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cefi_map import limits
from cefi_map.errors import TooLarge
from cefi_map.formats import links
from cefi_map.formats.assemble import UNTITLED, assembled, derived_key
from cefi_map.formats.beside import Beside
from cefi_map.formats.reading import Reading
from cefi_map.mindmap import Arrow, Node, Picture, Style
from cefi_map.mindmap.codec import clean

from .labels import attributes_of, with_address
from .markers import READ, family
from .notes import TOPIC, note_of, pictures_of
from .workbook import Sheet, Workbook, opened

Topic = dict[str, Any]

_COLOR = re.compile(r"#[0-9a-fA-F]{6}(?:[fF]{2})?")
_SIZE = re.compile(r"(\d{1,3})(?:\.\d+)?(?:pt|px)?")
_GROUPS = ("attached", "summary", "callout", "detached")
UNBALANCED = "org.xmind.ui.map.unbalanced"
RIGHT_NUMBER = "right-number"
SHAPE = "org.xmind.arrowShape."
BEGIN, END = "arrow-begin-class", "arrow-end-class"
"""Heads of a relationship, by their shape."""
_NO_HEAD = ("", "none", "dot", "attached", "inherited")
_LINES = {"sol": "full", "dot": "dots"}
_LAYOUT = (UNBALANCED, "org.xmind.ui.map", "org.xmind.ui.presentation.stories")
"""Extensions about looks alone."""
ALT = "alt"
"""Where a picture's words are: XMind has no place for them, and leaves alone what it does not know."""
INSIDE = "xap:"
"""What begins the address of a file in the archive."""
_CLOUD = "#f0f0f0"
_NAMED = 10
"""Sheets named in a notice."""


def read(data: bytes) -> Reading:
    """The map on the first sheet; a notice names the others and what has no place in a map."""
    workbook = opened(data)
    first, *others = workbook.sheets
    found = _reading(first, workbook)
    return Reading(found.map, (*workbook.notices, *_other_sheets(first, others), *found.notices))


def read_all(data: bytes) -> tuple[Reading, ...]:
    """The map on each sheet. ``TooLarge`` past ``limits.SHEETS``."""
    workbook = opened(data)
    if len(workbook.sheets) > limits.SHEETS:
        raise TooLarge(
            f"Cette carte XMind a {len(workbook.sheets)} feuilles, la limite est de {limits.SHEETS}.",
            advice="Dans XMind, enregistrez-la en plusieurs fichiers.",
        )
    first, *others = (_reading(sheet, workbook) for sheet in workbook.sheets)
    return (replace(first, notices=workbook.notices + first.notices), *others)


def _reading(sheet: Sheet, workbook: Workbook) -> Reading:
    reader = _Reader(sheet, Beside(workbook.find))
    mindmap = replace(assembled(reader.nodes), files=reader.beside.files)
    return Reading(mindmap, tuple(reader.notices()), _title(sheet))


def _other_sheets(first: Sheet, others: list[Sheet]) -> Iterator[str]:
    if others:
        titles = [f"« {_title(sheet)} »" for sheet in others[:_NAMED]]
        yield f"Ce fichier a {len(others) + 1} feuilles : la carte reprend « {_title(first)} »."
        yield f"Non reprises : {', '.join(titles)}. Importé depuis l’accueil, ce fichier donne un projet par feuille."


def _title(sheet: Sheet) -> str:
    return _text(sheet.get("title")) or _text(sheet["rootTopic"].get("title")) or UNTITLED


class _Reader:
    """One sheet -> ``nodes`` in document order, and the count of what is moved or left out."""

    def __init__(self, sheet: Sheet, beside: Beside) -> None:
        self.beside = beside
        self.nodes: list[Node] = []
        self._counts: Counter[str] = Counter()
        self._markers: Counter[str] = Counter()
        self._places: dict[str, int] = {}
        self._read(sheet["rootTopic"])
        self._link_up()
        self.nodes = [with_address(node) for node in self.nodes]
        self._take_sides(sheet["rootTopic"])
        for relation in _dicts(sheet.get("relationships")):
            self._relate(relation)

    def _read(self, root: Topic) -> None:
        stack: list[tuple[Topic, str | None, str]] = [(root, None, "attached")]
        while stack:
            topic, parent, group = stack.pop()
            self._counts[group] += 1
            node = self._node(topic, parent)
            node = links.relinked(node, _inside)
            self.nodes.append(replace(node, style=self._with_cloud(node.style, topic)))
            stack.extend(reversed([(child, node.key, kind) for kind, child in _children(topic)]))

    def _node(self, topic: Topic, parent: str | None) -> Node:
        place = len(self.nodes)
        id = _text(topic.get("id"))
        key = id if id and id not in self._places and len(id) < 1000 else derived_key(place)
        self._places[key] = place
        extensions = _dicts(topic.get("extensions"))
        self._counts["extension"] += sum(extension.get("provider") not in _LAYOUT for extension in extensions)
        return Node(
            key,
            parent,
            _text(topic.get("title")),
            note=note_of(topic.get("notes")),
            icons=tuple(self._icons(topic)),
            link=self._link(_text(topic.get("href"))),
            attributes=attributes_of(_text(label) for label in _list(topic.get("labels"))),
            style=_style(topic),
            picture=self._shown(topic),
            folded=topic.get("branch") == "folded",
        )

    def _shown(self, topic: Topic) -> Picture | None:
        """Its own picture, else the first of its note that can be read: a note has words alone here, a node one
        picture. Others are counted."""
        own, sources = self._picture(topic.get("image")), pictures_of(topic.get("notes"))
        inside = () if own else (self.beside.picture(source.removeprefix(INSIDE)) for source in sources)
        found = next(filter(None, inside), None)
        self._counts["taken"] += found is not None
        self._counts["left"] += len(sources) - (found is not None)
        return own or found

    def _picture(self, image: object) -> Picture | None:
        """In the archive itself; one that lies elsewhere, or cannot be read, is counted."""
        if not isinstance(image, dict):
            return None
        width = image.get("width")
        source = _text(image.get("src")).removeprefix(INSIDE)
        wide = float(width) if isinstance(width, int | float) and 0 < width < 10_000 else 0
        found = self.beside.picture(source, width=wide, alt=_text(image.get(ALT))[: limits.PICTURE_WORDS])
        self._counts["image"] += found is None
        return found

    def _icons(self, topic: Topic) -> Iterator[str]:
        for marker in _dicts(topic.get("markers")):
            name = _text(marker.get("markerId"))
            if name in READ:
                yield READ[name]
            elif name:
                self._markers[family(name)] += 1

    def _link(self, href: str) -> str:
        """A file within the archive has no address outside it."""
        if href.startswith("xap:"):
            self._counts["attachment"] += 1
            return ""
        return href

    def _link_up(self) -> None:
        """Links to a topic that is not on the sheet lead nowhere: they are counted."""
        for place, node in enumerate(self.nodes):
            if node.link.startswith("#") and node.link[1:] not in self._places:
                self._counts["attachment"] += 1
                self.nodes[place] = replace(node, link="")

    def _take_sides(self, root: Topic) -> None:
        """« right-number » of the first branches are on the right; only the unbalanced map minds it."""
        right = _right_number(root) if root.get("structureClass") == UNBALANCED else None
        if right is None:
            return
        main = (place for place, node in enumerate(self.nodes) if node.parent == self.nodes[0].key)
        for rank, place in enumerate(main):
            self.nodes[place] = replace(self.nodes[place], side="right" if rank < right else "left")

    def _with_cloud(self, style: Style, topic: Topic) -> Style:
        """A boundary around a whole branch is a cloud; around some siblings it is counted."""
        for boundary in _dicts(topic.get("boundaries")):
            if boundary.get("range") == "master" and not boundary.get("title"):
                style = replace(style, cloud=_color(_properties(boundary).get("svg:fill")) or _CLOUD)
            else:
                self._counts["boundary"] += 1
        return style

    def _relate(self, relation: Topic) -> None:
        start, end = _text(relation.get("end1Id")), _text(relation.get("end2Id"))
        if start not in self._places or end not in self._places:
            self._counts["relation"] += 1
            return
        node = self.nodes[self._places[start]]
        look = _properties(relation)
        color = _color(look.get("line-color"))
        line = _LINES.get(_text(look.get("line-pattern"))[:3], "")
        arrow = Arrow(end, _text(relation.get("title")), color, line, _ends(look))
        self.nodes[self._places[start]] = replace(node, arrows=(*node.arrows, arrow))

    def notices(self) -> Iterator[str]:
        for kind, sentence in _SENTENCES.items():
            if count := self._counts[kind]:
                yield sentence.format(count=count)
        if self._markers:
            names = ", ".join(f"{name} ({count})" for name, count in self._markers.most_common(10))
            yield f"Repères de XMind sans équivalent, non repris : {names}."


_SENTENCES = {
    "detached": "Sujets flottants rattachés au nœud dont ils dépendent : {count}.",
    "summary": "Résumés d’accolades repris comme nœuds : {count}.",
    "callout": "Bulles reprises comme nœuds : {count}.",
    "image": "Images non reprises : {count}.",
    "taken": "Images d’une note, devenues celle de leur nœud\u00a0: {count}.",
    "left": "Images d’une note, non reprises\u00a0: {count}.",
    "attachment": "Pièces jointes et liens internes sans cible, non repris : {count}.",
    "boundary": "Cadres autour de plusieurs nœuds ou titrés, non repris : {count}.",
    "relation": "Relations dont une extrémité n’est pas un nœud, non reprises : {count}.",
    "extension": "Informations de tâche, sons et autres ajouts de XMind, non repris : {count}.",
}


def _children(topic: Topic) -> Iterator[tuple[str, Topic]]:
    """(group, child), known groups first; one we do not know is read all the same."""
    children = topic.get("children")
    if isinstance(children, dict):
        for group in (*_GROUPS, *(name for name in children if name not in _GROUPS)):
            yield from ((group, child) for child in _dicts(children.get(group)))


def _right_number(root: Topic) -> int | None:
    """How many of the first branches stand on the right, where the root says it."""
    for extension in _dicts(root.get("extensions")):
        for part in _dicts(extension.get("content")):
            number = _text(part.get("content"))
            if part.get("name") == RIGHT_NUMBER and number.isascii() and number.isdigit() and len(number) < 6:
                return int(number)
    return None


def _inside(href: str) -> str:
    """A topic's address is « # » and its key."""
    return f"#{href.removeprefix(TOPIC)}" if href.startswith(TOPIC) else href


def _style(topic: Topic) -> Style:
    properties = _properties(topic)
    weight, slope = _text(properties.get("fo:font-weight")), _text(properties.get("fo:font-style"))
    size = _SIZE.fullmatch(_text(properties.get("fo:font-size")))
    return Style(
        color=_color(properties.get("fo:color")),
        background=_color(properties.get("svg:fill")),
        edge=_color(properties.get("line-color")),
        bold=True if weight in ("bold", "600", "700", "800", "900") else None,
        italic=True if slope == "italic" else None,
        size=int(size[1]) if size and 1 <= int(size[1]) <= 400 else None,
    )


def _ends(look: dict[str, Any]) -> str:
    """Where a relationship has heads: at its end unless it says otherwise; a dot where it begins is none."""
    start = _text(look.get(BEGIN)).removeprefix(SHAPE) not in _NO_HEAD
    end = _text(look.get(END)) != f"{SHAPE}none"
    return ("both" if end else "start") if start else "" if end else "none"


def _properties(item: Topic) -> dict[str, Any]:
    style = item.get("style")
    properties = style.get("properties") if isinstance(style, dict) else None
    return properties if isinstance(properties, dict) else {}


def _color(value: object) -> str:
    return value[:7].lower() if isinstance(value, str) and _COLOR.fullmatch(value) else ""


def _text(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in _list(value) if isinstance(item, dict)]
