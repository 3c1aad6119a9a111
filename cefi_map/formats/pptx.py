"""PowerPoint presentations -> map: a slide is a branch, its bullets stand below, its comments are its note. Source:
ECMA-376, part 1, PresentationML and DrawingML."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.mindmap import Block, Run
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import merged

from .archive import Archive
from .outlined import Outlined, left_out
from .reading import Reading
from .sniff import entries
from .xml import parse

_PRESENTATION = "ppt/presentation.xml"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = ("title", "ctrTitle")
_ASIDE = ("dt", "ftr", "sldNum", "hdr", "sldImg")
"""Placeholders of the page, not of what it says."""
_DIAGRAM, _CHART = "/diagram", "/chart"


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the file: its tree, and the others that it names."""

    tree: etree._Element
    related: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Relationship id -> (kind, the entry it leads to, or an address outside the file)."""

    def first(self, kind: str) -> str:
        return next((target for each, target in self.related.values() if each == kind), "")


def recognises(data: bytes) -> bool:
    return _PRESENTATION in entries(data)


def read(data: bytes) -> Reading:
    """The outline of a presentation. ``BadInput`` when damaged or empty, ``TooLarge`` past the limits."""
    archive = Archive(data, most=limits.PRESENTATION_ENTRIES)
    presentation = _part(archive, _PRESENTATION)
    ids = (each.get(f"{_R}id", "") for each in presentation.tree.iterfind(f"{_P}sldIdLst/{_P}sldId"))
    names = [presentation.related[id][1] for id in ids if id in presentation.related]
    slides = [_part(archive, name) for name in names if name in archive]
    if not slides:
        raise BadInput("Cette présentation ne contient aucune diapositive.", advice="Enregistrez-la de nouveau.")
    outlined = Outlined()
    for place, slide in enumerate(slides):
        _add(outlined, slide, place)
        if (notes := slide.first("notesSlide")) in archive:
            _note(outlined, _part(archive, notes))
    tables = any(next(slide.tree.iter(f"{_A}tbl"), None) is not None for slide in slides)
    return outlined.reading(left_out(_counted(slides), tables=tables), _title(archive))


def _part(archive: Archive, name: str) -> _Part:
    folder, base = posixpath.split(name)
    relations = f"{folder}/_rels/{base}.rels"
    related = {}
    for each in parse(archive.read(relations)) if relations in archive else ():
        target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
        entry = clean(target) if outside else posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        related[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], entry)
    return _Part(parse(archive.read(name)), related)


def _title(archive: Archive) -> str:
    core = parse(archive.read("docProps/core.xml")) if "docProps/core.xml" in archive else None
    return "" if core is None else clean(core.findtext("{http://purl.org/dc/elements/1.1/}title") or "")


def _add(outlined: Outlined, slide: _Part, place: int) -> None:
    """The slide, then what stands on it. A title slide that comes first holds all the others."""
    shapes = list(slide.tree.iter(f"{_P}sp", f"{_A}tbl"))
    title = next((shape for shape in shapes if _kind(shape) in _TITLES and _words(shape)), None)
    whole = place == 0 and title is not None and _kind(title) == "ctrTitle"
    name = (Run(f"Diapositive {place + 1}"),) if title is None else _joined(title, slide)
    outlined.add((0, 0 if whole else 1), name)
    for shape in shapes:
        if shape.tag == f"{_A}tbl":
            for row in shape.iter(f"{_A}tr"):
                outlined.note(Block((Run(_row(row)),)))
        elif shape is not title and _kind(shape) == "subTitle":
            outlined.note(Block(_joined(shape, slide)))
        elif shape is not title and _kind(shape) not in _ASIDE:
            for level, runs in _paragraphs(shape, slide):
                outlined.add((1, level), runs)


def _kind(shape: etree._Element) -> str:
    """Which placeholder it fills, "" for a text box."""
    found = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return "" if found is None else found.get("type", "obj")


def _words(shape: etree._Element) -> bool:
    return any((text.text or "").strip() for text in shape.iter(f"{_A}t"))


def _joined(shape: etree._Element, slide: _Part) -> tuple[Run, ...]:
    """The paragraphs of a title as one line."""
    pieces = [runs for _, runs in _paragraphs(shape, slide)]
    return merged(run for place, runs in enumerate(pieces) for run in ((Run(" "),) if place else ()) + runs)


def _paragraphs(shape: etree._Element, slide: _Part) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """(level, runs) of those that say something."""
    for paragraph in shape.iterfind(f"{_P}txBody/{_A}p"):
        properties = paragraph.find(f"{_A}pPr")
        level = "0" if properties is None else properties.get("lvl", "0")
        runs = merged(run for run in _runs(paragraph, slide) if run.text)
        if "".join(run.text for run in runs).strip():
            yield int(level) if level in tuple("012345678") else 0, runs


def _runs(paragraph: etree._Element, slide: _Part) -> Iterator[Run]:
    for each in paragraph:
        if each.tag == f"{_A}br":
            yield Run("\n")
        elif each.tag in (f"{_A}r", f"{_A}fld"):
            look = each.find(f"{_A}rPr")
            click = None if look is None else look.find(f"{_A}hlinkClick")
            kind, target = slide.related.get("" if click is None else click.get(f"{_R}id", ""), ("", ""))
            yield Run(
                clean((each.findtext(f"{_A}t") or "").replace("\v", "\n")),
                look is not None and look.get("b") in ("1", "true"),
                look is not None and look.get("i") in ("1", "true"),
                target if kind == "hyperlink" else "",
            )


def _row(row: etree._Element) -> str:
    cells = row.iterfind(f"{_A}tc")
    return " | ".join(" ".join(clean(text.text or "") for text in cell.iter(f"{_A}t")) for cell in cells)


def _note(outlined: Outlined, notes: _Part) -> None:
    """What the speaker wrote below the slide goes to the slide's own node, wherever its bullets end."""
    blocks = [
        Block(runs)
        for shape in notes.tree.iter(f"{_P}sp")
        if _kind(shape) == "body"
        for _, runs in _paragraphs(shape, notes)
    ]
    slide = next(draft for draft in reversed(outlined.drafts) if draft.rank[0] == 0)
    slide.note.extend(blocks)


def _counted(slides: list[_Part]) -> dict[str, int]:
    graphics = [each.get("uri", "") for slide in slides for each in slide.tree.iter(f"{_A}graphicData")]
    kinds = [kind for slide in slides for kind, _ in slide.related.values()]
    return {
        "images": sum(1 for slide in slides for _ in slide.tree.iter(f"{_P}pic")),
        "schémas SmartArt": sum(uri.endswith(_DIAGRAM) for uri in graphics),
        "graphiques": sum(uri.endswith(_CHART) for uri in graphics),
        "commentaires": kinds.count("comments"),
    }
