"""Map -> a Word document: title, headings for two levels, bulleted lists below, notes in a style of their own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Cm, Pt, RGBColor

from cefi_map.formats import losses
from cefi_map.formats.links import Anchors
from cefi_map.formats.tags import holds, tagged
from cefi_map.mindmap import MindMap, Node, Rich, Run, spoken
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import merged
from cefi_map.office.word import R, W, speak

from .names import ADDRESS, DETAILS, LIST_LEVELS, NOTE, SIGNS, SPACE, UNTITLED_NODE

_FIRST_LISTED = 2
"""Level (the root is 0) from which nodes are list items, in a branch without a third level; else the next one."""
_DEEPEST = _FIRST_LISTED + LIST_LEVELS - 1
"""Level that a list can hold in every branch."""
_BULLETS = "•–▪"
_WIDTH = 340
"""Indentation of a list level, in twentieths of a point."""
_FONT = "Arial"
_SOFT = RGBColor(0x55, 0x55, 0x55)


def write(mindmap: MindMap) -> bytes:
    """A .docx that ``read`` gives back equal, but for what ``lost`` names."""
    document = docx.Document()
    _prepare(document, mindmap.root.text)
    writer, ties, listed = _Writer(document, Anchors(mindmap)), spoken.ties(mindmap), _FIRST_LISTED
    for node in mindmap.nodes:
        depth = mindmap.depths[node.key]
        if depth == _FIRST_LISTED - 1:
            listed = _first_listed(mindmap, node)
        writer.node(node, depth, listed, (spoken.icons(node), *ties.get(node.key, ())))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lost(mindmap: MindMap) -> tuple[str, ...]:
    """() or a French sentence on what this map holds and a Word outline does not."""
    narrowed: dict[str, losses.Trait] = {
        "note styles": lambda node: not (_paragraphs_only(node.note) and _paragraphs_only(node.details)),
        "attributes": lambda node: any(not holds(*pair) for pair in node.attributes),
    }
    also: dict[str, losses.Trait] = {
        "titres vides": lambda node: not node.text.strip(),
        f"niveaux au-delà du {_DEEPEST}e": lambda node: mindmap.depths[node.key] > _DEEPEST,
    }
    return losses.lost(mindmap, "Word", {"notes", "details", "links", "bold", "tags"}, narrowed, also)


def _first_listed(mindmap: MindMap, branch: Node) -> int:
    """Ideas that hold others are headings, and their neighbours too: else what follows one would be read below it."""
    return _FIRST_LISTED + any(mindmap.children(idea.key) for idea in mindmap.children(branch.key))


def _paragraphs_only(rich: Rich) -> bool:
    return all(block.kind == "p" and block.level == 0 for block in rich)


class _Writer:
    """Appends paragraphs to the body, by elements: python-docx looks a style up by name each time, which is slow."""

    def __init__(self, document: Any, anchors: Anchors) -> None:
        self._anchors = anchors
        self._marks = 0
        self._part = document.part
        self._end = document.element.body.sectPr
        self._ids = {style.name: style.style_id for style in document.styles}
        self._list = _numbering(document)
        self._relations: dict[str, str] = {}

    def node(self, node: Node, depth: int, listed: int, signs: Iterable[str]) -> None:
        """``listed`` is the level from which its branch is a list; ``signs`` say what a drawing shows of it."""
        title = Run(
            clean(node.text) if node.text.strip() else UNTITLED_NODE,
            bool(node.style.bold),
            bool(node.style.italic),
            clean(node.link),
        )
        tags = tagged(node)
        runs = [title, Run(tags)] if tags else [title]
        style = "List Paragraph" if depth >= listed else f"Heading {depth}" if depth else "Title"
        level = min(depth, _DEEPEST) - listed if depth >= listed else None
        self._paragraph(style, runs, level, self._anchors.of(node), node.language)
        if said := ", ".join(filter(None, signs)):
            self._paragraph(SIGNS, [Run(said[0].upper() + said[1:])])
        for style, rich in ((DETAILS, node.details), (NOTE, node.note)):
            for block in rich:
                self._paragraph(style, block.runs)

    def _paragraph(
        self, style: str, runs: Iterable[Run], level: int | None = None, name: str = "", language: str = ""
    ) -> None:
        paragraph = OxmlElement("w:p")
        self._end.addprevious(paragraph)  # while it is empty: moving a paragraph of many lines is quadratic
        properties = _below(paragraph, "pPr")
        _below(properties, "pStyle", val=self._ids[style])
        if level is not None:
            numbering = _below(properties, "numPr")
            _below(numbering, "ilvl", val=str(level))
            _below(numbering, "numId", val=self._list)
        if name:
            self._mark(paragraph, name)
        for run in merged(runs):
            self._run(paragraph, run, language)

    def _mark(self, paragraph: Any, name: str) -> None:
        """A bookmark at the start of the paragraph: where links to it lead."""
        self._marks += 1
        _below(paragraph, "bookmarkStart", id=str(self._marks), name=name)
        _below(paragraph, "bookmarkEnd", id=str(self._marks))

    def _run(self, paragraph: Any, run: Run, language: str) -> None:
        """An address that no click may follow stands as words behind its run."""
        live = self._anchors.live(run.link)
        element = _below(self._hyperlink(paragraph, live) if live else paragraph, "r")
        properties = _below(element, "rPr")
        if run.bold:
            _below(properties, "b")
        if run.italic:
            _below(properties, "i")
        if live:
            _below(properties, "u", val="single")
        if language:
            speak(properties, language)
        _write_text(element, clean(run.text))
        if run.link and not live:
            words = _below(paragraph, "r")
            _below(_below(words, "rPr"), "rStyle", val=self._ids[ADDRESS])
            _write_text(words, f" ({clean(run.link)})")

    def _hyperlink(self, paragraph: Any, live: str) -> Any:
        if live.startswith("#"):
            return _below(paragraph, "hyperlink", anchor=live[1:])
        hyperlink = _below(paragraph, "hyperlink")
        hyperlink.set(f"{R}id", self._relation(live))
        return hyperlink

    def _relation(self, link: str) -> str:
        """python-docx looks through all relationships for each new one; links repeat."""
        if link not in self._relations:
            relate = self._part.rels.get_or_add_ext_rel
            self._relations[link] = relate(RELATIONSHIP_TYPE.HYPERLINK, link)
        return self._relations[link]


def _write_text(run: Any, text: str) -> None:
    """Text with its line ends and tabs as elements."""
    for line_place, line in enumerate(text.split("\n")):
        if line_place:
            _below(run, "br")
        for piece_place, piece in enumerate(line.split("\t")):
            if piece_place:
                _below(run, "tab")
            if piece:
                element = _below(run, "t")
                element.text = piece
                element.set(SPACE, "preserve")


def _below(parent: Any, tag: str, **values: str) -> Any:
    element = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        element.set(f"{W}{name}", value)
    parent.append(element)
    return element


def _prepare(document: Any, title: str) -> None:
    """French, one font, our styles for notes; nothing about who or when."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(title)[:255], "", ""
    properties.language = "fr-FR"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    _below(normal.element.get_or_add_rPr(), "lang", val="fr-FR")
    for language in document.styles.element.iter(f"{W}lang"):  # the template's is English
        language.set(f"{W}val", "fr-FR")
        language.set(f"{W}eastAsia", "fr-FR")
    for name, color in ((NOTE, RGBColor(0x33, 0x33, 0x33)), (DETAILS, RGBColor(0x1F, 0x3A, 0x5F)), (SIGNS, _SOFT)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.color.rgb = Pt(10), color
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Cm(1), Pt(4)
    address = document.styles.add_style(ADDRESS, WD_STYLE_TYPE.CHARACTER).font
    address.color.rgb, address.bold = _SOFT, False


def _numbering(document: Any) -> str:
    """A bulleted list of nine levels; its id."""
    numbering = document.part.numbering_part.element
    id = str(
        max((int(other.get(f"{W}abstractNumId")) for other in numbering.findall(f"{W}abstractNum")), default=0) + 1
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{_BULLETS[level % len(_BULLETS)]}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{_WIDTH * (level + 1)}" w:hanging="{_WIDTH}"/></w:pPr></w:lvl>'
        for level in range(LIST_LEVELS)
    )
    names = f'xmlns:w="{W[1:-1]}"'
    abstract = parse_xml(
        f'<w:abstractNum {names} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    return str(numbering.add_num(int(id)).numId)
