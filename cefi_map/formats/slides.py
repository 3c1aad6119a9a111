"""Map -> PowerPoint presentation, to be told: a slide for the centre, one for each branch that says something, one for
its pictures.

Letters are as large as a slide allows; what does not fit goes on on the next one. Widths are counted as the map's own:
Arial is as wide as Arimo.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from cefi_map.formats.svg.paint import HUES, INK, INK_3
from cefi_map.geometry import PX
from cefi_map.geometry.wrapping import wrap
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.talk import noted, steps

WIDE, HIGH = 960, 540
"""Points of a slide, 16 by 9."""
LEFT, TOP, ROOM, TALL = 54, 116, 852, 366
"""The points that its text has."""
SIZES = (26, 24, 22, 20)
"""Points of the letters, the largest that fit; what needs less goes on on another slide."""
TITLE_SIZES, TITLE_LINES = (32, 28, 24), 2
_INDENTS = (27.0, 58.5, 90.0)
"""Points before a text by its level, as the master of python-pptx sets them."""
_LINE, _BETWEEN, _SURE = 1.2, 0.3, 0.94
"""Height of a line and room between two paragraphs, in letters; share of the width that is counted on."""
ACROSS, GAP, CAPTION = 3, 18, 14
"""Pictures of a slide side by side, the points between two, the size of the words under them."""
_MAGNIFIED = 1.5
"""Points that a pixel of a picture takes at most."""
FONT = "Arial"


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph: its number may be ""."""

    level: int
    number: str
    text: str


def write(mindmap: MindMap, stages: Mapping[str, tuple[int, ...]]) -> bytes:
    """The file. ``stages`` gives the nodes that head a stage (1 to 6) its colour, and what stands below them."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(HIGH)
    made.core_properties.title = _line(mindmap.root)[:255]  # the most that the format allows
    made.core_properties.language = "fr-FR"
    halts = steps(mindmap)
    notes = noted(mindmap, halts)
    told = {node.key for node in halts}
    for node in halts:
        said = "\n\n".join(_note(mindmap, each) for each in notes.get(node.key, ()))
        hue = HUES[_stage(mindmap, node, stages)]
        pictured = _pictured(mindmap, node, told)
        if node.parent is None:
            _first(made, mindmap, said)
        else:
            pages = _paged(list(_items(mindmap, node, told)))
            for place, items in enumerate(pages):
                slide = _slide(made, mindmap, node, items, hue, again=place > 0, notes="" if place else said)
            if not pages[-1][1]:
                _show(slide, mindmap, pictured[:ACROSS])
                pictured = pictured[ACROSS:]
        for start in range(0, len(pictured), ACROSS):
            slide = _slide(made, mindmap, node, (SIZES[0], []), hue, again=True, notes="")
            _show(slide, mindmap, pictured[start : start + ACROSS])
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _items(mindmap: MindMap, node: Node, told: set[str]) -> Iterator[Item]:
    """What stands below a node; of a branch that has a slide of its own, its title alone. A title too long for its
    place is said in full first."""
    if _title(node, mindmap)[2]:
        yield Item(0, "", _line(node))
    depth, numbers = mindmap.depths[node.key], mindmap.numbers
    for each in _below(mindmap, node, told):
        if text := _line(each):
            yield Item(min(mindmap.depths[each.key] - depth - 1, len(_INDENTS) - 1), numbers[each.key], text)


def _pictured(mindmap: MindMap, node: Node, told: set[str]) -> list[Node]:
    """The node and those below it that show a picture, but for what another slide tells."""
    shown = (node, *(each for each in _below(mindmap, node, told) if each.key not in told))
    return [each for each in shown if each.picture and isinstance(mindmap.files.get(each.picture.hash), bytes)]


def _below(mindmap: MindMap, node: Node, told: set[str]) -> Iterator[Node]:
    """Those below a node, down to what has a slide of its own."""
    hidden: set[str | None] = set()
    for each in mindmap.branch(node.key)[1:]:
        if each.parent in hidden:
            hidden.add(each.key)
            continue
        if each.key in told:
            hidden.add(each.key)
        yield each


def _paged(items: Sequence[Item]) -> list[tuple[int, list[Item]]]:
    """(size of the letters, paragraphs) of each slide."""
    for size in SIZES:
        if sum(_height(each, size) for each in items) <= TALL:
            return [(size, list(items))]
    size = SIZES[-1]
    pages: list[list[Item]] = [[]]
    used = 0.0
    for item in (piece for each in items for piece in _pieces(each, size)):
        height = _height(item, size)
        if pages[-1] and used + height > TALL:
            pages.append([])
            used = 0.0
        pages[-1].append(item)
        used += height
    return [(size, page) for page in pages]


def _pieces(item: Item, size: int) -> Iterator[Item]:
    """A paragraph, cut after a line where it is taller than half a slide."""
    lines = _lines(item, size)
    most = int(TALL / 2 / (size * _LINE))
    if len(lines) <= most:
        yield item
        return
    for start in range(0, len(lines), most):
        yield replace(item, number="" if start else item.number, text=" ".join(lines[start : start + most]))


def _height(item: Item, size: int) -> float:
    return (len(_lines(item, size)) * _LINE + _BETWEEN) * size


def _lines(item: Item, size: int) -> list[str]:
    """The lines of a paragraph, its number among its words."""
    room = (ROOM - _INDENTS[item.level]) * _SURE
    text = f"{item.number} {item.text}" if item.number else item.text
    lines = [line.text for line in wrap(text, int(room * PX), size * 2)]
    return [lines[0].removeprefix(f"{item.number} "), *lines[1:]] if item.number else lines


def _title(node: Node, mindmap: MindMap) -> tuple[str, int, bool]:
    """The title as it stands on the slide, the size of its letters, whether it is cut."""
    text = " ".join(filter(None, (mindmap.numbers[node.key], _line(node))))
    for size in TITLE_SIZES:
        lines = wrap(text, int(ROOM * _SURE * PX), size * 2, bold=True)
        if len(lines) <= TITLE_LINES:
            return text, size, False
    kept = " ".join(line.text for line in lines[:TITLE_LINES])
    return f"{kept[:-4].rsplit(' ', 1)[0]}…", TITLE_SIZES[-1], True


def _stage(mindmap: MindMap, node: Node, stages: Mapping[str, tuple[int, ...]]) -> int:
    heads = (stages[each.key] for each in (node, *mindmap.ancestors(node.key)) if each.key in stages)
    return next((head[0] for head in heads if head), 0)


def _line(node: Node) -> str:
    return " ".join(node.text.split())


def _note(mindmap: MindMap, node: Node) -> str:
    head = " ".join(filter(None, (mindmap.numbers[node.key], _line(node))))
    return "\n".join(filter(None, (head, node.details_text.strip(), node.note_text.strip())))


# ---- as python-pptx makes it


def _first(made: Any, mindmap: MindMap, notes: str) -> None:
    slide = made.slides.add_slide(made.slide_layouts[0])
    text = _line(mindmap.root) or "Carte mentale"
    size = next((each for each in (44, 36, 30, 24) if len(wrap(text, int(ROOM * _SURE * PX), each * 2)) < 5), 20)
    lines = wrap(text, int(ROOM * _SURE * PX), size * 2)[:8]
    _fill(_placed(slide.shapes.title, TOP, 190), " ".join(line.text for line in lines), size, bold=True)
    heads = [_line(node) for node in mindmap.children(mindmap.root.key)]
    under = [line.text for line in wrap(" · ".join(filter(None, heads)), int(ROOM * _SURE * PX), 36)]
    _fill(_placed(slide.placeholders[1], 330, 90), " ".join(under[:3]), 18, INK_3)
    _noted(slide, notes)


def _slide(
    made: Any, mindmap: MindMap, node: Node, page: tuple[int, list[Item]], hue: str, *, again: bool, notes: str
) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[1 if page[1] else 5])
    title, size, _ = _title(node, mindmap)
    _bar(slide, hue)
    _fill(_placed(slide.shapes.title, 26, 84), f"{title} (suite)" if again else title, size, hue, bold=True)
    if page[1]:
        _body(_placed(slide.placeholders[1], TOP, TALL + 10), *page)
    _foot(slide, mindmap, len(made.slides))
    _noted(slide, notes)
    return slide


def _show(slide: Any, mindmap: MindMap, nodes: Sequence[Node]) -> None:
    """Pictures side by side, as large as they have room, each with its node's words under it."""
    wide = (ROOM - GAP * (len(nodes) - 1)) / max(len(nodes), 1)
    tall = TALL - 2 * CAPTION * _LINE - GAP
    for place, node in enumerate(nodes):
        data, picture = mindmap.files[node.picture.hash if node.picture else ""], node.picture
        left = LEFT + place * (wide + GAP)
        shape = slide.shapes.add_picture(io.BytesIO(data), 0, 0)  # type: ignore[arg-type]  # bytes, as _pictured sees
        across, down = shape.image.size
        times = min(wide / across, tall / down, _MAGNIFIED)
        shape.width, shape.height = Pt(across * times), Pt(down * times)
        shape.left, shape.top = Pt(left + (wide - across * times) / 2), Pt(TOP + (tall - down * times) / 2)
        shape._element.nvPicPr.cNvPr.set("descr", picture.alt if picture else "")
        _captioned(slide, " ".join(filter(None, (mindmap.numbers[node.key], _line(node)))), left, wide, TOP + tall + 6)


def _captioned(slide: Any, text: str, left: float, wide: float, top: float) -> None:
    lines = [line.text for line in wrap(text, int(wide * _SURE * PX), CAPTION * 2)]
    kept = " ".join(lines[:2]) + ("…" if len(lines) > 2 else "")
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    _placed(box, top, 2 * CAPTION * _LINE + 4)
    box.left, box.width = Pt(left), Pt(wide)
    _fill(box, kept, CAPTION, INK_3)
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _bar(slide: Any, hue: str) -> None:
    bar = slide.shapes.add_shape(1, 0, 0, Pt(14), Pt(HIGH))
    bar.fill.solid()
    bar.fill.fore_color.rgb = _color(hue)
    bar.line.fill.background()
    bar._element.nvSpPr.cNvPr.set("descr", "")


def _foot(slide: Any, mindmap: MindMap, number: int) -> None:
    foot = slide.shapes.add_textbox(Pt(LEFT), Pt(HIGH - 36), Pt(ROOM), Pt(22))
    text = wrap(_line(mindmap.root), int((ROOM - 60) * PX), 24)[0].text
    _fill(foot, f"{text}    {number}", 12, INK_3)


def _body(shape: Any, size: int, items: Sequence[Item]) -> None:
    frame = shape.text_frame
    for place, item in enumerate(items):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.level = item.level
        paragraph.line_spacing, paragraph.space_before, paragraph.space_after = 1.0, Pt(0), Pt(size * _BETWEEN)
        if item.number:
            _run(paragraph, f"{item.number} ", size, INK_3)
        _run(paragraph, item.text, size, INK)


def _placed(shape: Any, top: float, height: float) -> Any:
    shape.left, shape.top, shape.width, shape.height = Pt(LEFT), Pt(top), Pt(ROOM), Pt(height)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return shape


def _fill(shape: Any, text: str, size: int, color: str = INK, *, bold: bool = False) -> None:
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment, paragraph.line_spacing = PP_ALIGN.LEFT, 1.0
    _run(paragraph, text, size, color, bold=bold)


def _run(paragraph: Any, text: str, size: int, color: str, *, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = _color(color)
    run._r.get_or_add_rPr().set("lang", "fr-FR")


def _noted(slide: Any, notes: str) -> None:
    if notes:
        slide.notes_slide.notes_text_frame.text = notes


def _color(hue: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(hue.removeprefix("#")))  # type: ignore[no-untyped-call]  # it has no types
