"""A node as an addressable group: its box or line, its lines of text, its marks, its name for assistive tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PX, Box, Mark
from cefi_map.geometry.face import BASELINE, PILL, SMALL, fold_mark
from cefi_map.geometry.fonts import is_sure
from cefi_map.geometry.value import BOX, BRANCH, LINE, ROOT
from cefi_map.mindmap import MindMap, Node

from .hatch import hatch
from .icons import icon
from .markup import attribute, n, safe_link, t
from .paint import HUES, INK, INK_2, INK_3, MARK, MARK_LINE, PAPER_TINTS, SHEET, TINTS

TITLE_LINES = 3
"""A branch whose text takes more lines is drawn pale: a sentence is no title."""
STRIP = 26
"""Pixels of pattern at the head of a printed branch."""


@dataclass(frozen=True)
class Pen:
    """What every node of one drawing shares. ``hues`` gives a colour index by key where no stage does; ``printed``
    draws for paper: white boxes, outlines; ``patterns`` tells stages apart without colour."""

    mindmap: MindMap
    overlay: Overlay
    hues: Mapping[str, int]
    printed: bool = False
    patterns: bool = False

    @cached_property
    def described(self) -> set[str]:
        """Keys of the nodes that carry more than their text."""
        overlay = self.overlay
        noted = {node.key for node in self.mindmap.nodes if node.note or node.details}
        return noted.union(overlay.stages, overlay.tags, overlay.proofs, overlay.weak)

    @cached_property
    def pins(self) -> Mapping[str, list[str]]:
        """Key -> letters of its pins."""
        found: dict[str, list[str]] = {}
        for pin in self.overlay.pins:
            found.setdefault(pin.key, []).append(pin.letter)
        return found

    def hue(self, box: Box) -> int:
        return box.stage or self.hues.get(box.key, 0)


def group(pen: Pen, box: Box) -> str:
    """The whole node."""
    key, stage, kind = box.key, box.stage, box.face.kind
    node, number = pen.mindmap.by_key[key], pen.mindmap.numbers[key]
    level = number.count(".") + 2 if number else 1
    attributes = f'id="n{number or 0}" role="listitem" aria-level="{level}" data-key="{attribute(key)}"'
    attributes += f' data-number="{number}" data-stage="{stage}"' if stage else f' data-number="{number}"'
    name = f"<title>{t(f'{number} {node.text}' if number else node.text)}</title>"
    if key in pen.described:
        attributes += _evidence(pen, key)
        name += _description(pen, key, node)
    body = name + inside(pen, box)
    inner = f'<g role="img">{body}</g>'
    if node.link and (link := _link(pen, node)):
        inner = f'<a href="{link}" xlink:href="{link}">{body}</a>'
    return f'<g class="n n{kind} e{pen.hue(box)}" {attributes}>{inner}</g>'


def inside(pen: Pen, box: Box) -> str:
    """What is seen of a node: its box or line, the highlighter, the text, the marks. No link, no name."""
    marker = _marker(pen, box) if box.key in pen.described else ""
    return f"{_SHAPES[box.face.kind](pen, box)}{marker}{_label(pen, box)}{_marks(pen, box)}"


def _evidence(pen: Pen, key: str) -> str:
    """Attributes of what the node proves."""
    tags = pen.overlay.tags.get(key)
    found = f' data-requirements="{attribute(" ".join(tags))}"' if tags else ""
    if key in pen.overlay.proofs:
        return f'{found} data-evidence="proof"'
    return f'{found} data-evidence="weak"' if key in pen.overlay.weak else found


def _description(pen: Pen, key: str, node: Node) -> str:
    parts = [f"Étape {stage}" for stage in pen.overlay.stages.get(key, ())]
    if tags := pen.overlay.tags.get(key):
        parts.append(f"Preuve de {', '.join(tags)}")
    if node.details:
        parts.append(f"Détails : {node.details_text}")
    if node.note:
        parts.append(f"Note : {node.note_text}")
    return f"<desc>{t(chr(10).join(parts))}</desc>" if parts else ""


def _link(pen: Pen, node: Node) -> str:
    """The address a node leads to: outside by http, https or mailto, inside the map by « # » and a node's ID."""
    if not node.link:
        return ""
    if node.link.startswith("#") and node.link[1:] in pen.mindmap.by_key:
        return f"#n{pen.mindmap.numbers[node.link[1:]] or 0}"
    return attribute(safe_link(node.link))


# ---- shapes


def _root(pen: Pen, box: Box) -> str:
    x, y, width, height = box.x, box.y, box.face.width, box.face.height
    outer = _rect(x, y, width, height, 14, f'class="box" fill="{SHEET}" stroke="{INK}" stroke-width="2.5"')
    if not pen.printed:
        return outer
    inset = 5 * PX
    inner = _rect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, 10, 'fill="none" stroke-width=".8"')
    return outer + inner.replace("/>", f' stroke="{INK}"/>')


def _branch(pen: Pen, box: Box) -> str:
    hue = HUES[pen.hue(box)]
    x, y, width, height = box.x, box.y, box.face.width, box.face.height
    headed = pen.patterns and any(mark.kind == "disc" for mark in box.face.marks)
    if not pen.printed:
        if not _dark(pen, box):
            pale = f'class="box" fill="{TINTS[pen.hue(box)]}" stroke="{hue}" stroke-width="2"'
            return _rect(x, y, width, height, 8, pale)
        filled = _rect(x, y, width, height, 8, f'class="box" fill="{hue}"')
        if not headed or box.stage == 6:
            return filled
        lines = hatch(box.stage, x / PX + 3, y / PX + 3, STRIP - 2, height / PX - 6, SHEET)
        return f'{filled}<g class="pattern" opacity=".5">{lines}</g>'
    ground = f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{SHEET}"/>'
    strip = hatch(box.stage, x / PX, y / PX, STRIP, height / PX) if headed else ""
    return ground + strip + _rect(x, y, width, height, 1.5, f'class="box" fill="none" stroke="{hue}" stroke-width="2"')


def _box(pen: Pen, box: Box) -> str:
    hue = pen.hue(box)
    paint = f'class="box" fill="{(PAPER_TINTS if pen.printed else TINTS)[hue]}"'
    if pen.printed:
        paint += f' stroke="{HUES[hue]}" stroke-width=".9"'
    return _rect(box.x, box.y, box.face.width, box.face.height, 6, paint)


def _line(pen: Pen, box: Box) -> str:
    x, y, width = box.x / PX, (box.y + box.face.height) / PX, box.face.width / PX
    paint = f'class="rule" fill="none" stroke="{HUES[pen.hue(box)]}" stroke-width="1.25" stroke-linecap="round"'
    return f'<path {paint} d="M{x:.1f} {y:.1f}H{x + width:.1f}"/>'


_SHAPES: dict[int, Callable[[Pen, Box], str]] = {ROOT: _root, BRANCH: _branch, BOX: _box, LINE: _line}


def _rect(x: int, y: int, width: int, height: int, radius: float, paint: str) -> str:
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" rx="{radius}" {paint}/>'


# ---- text


def _label(pen: Pen, box: Box) -> str:
    face = box.face
    style = _STYLES[face.kind, face.bold, _dark(pen, box)]
    if face.size != 25:
        style += f' font-size="{face.size / 2:g}"'
    x = n(_middle(box) if face.kind == ROOT else box.x + face.text_x)
    y = box.y + face.baseline
    spans = ""
    for text, width in face.lines:
        at = f'x="{x}" y="{y / PX:.1f}"' if is_sure(text) else f'x="{x}" y="{y / PX:.1f}"{_fitted(width)}'
        if len(face.lines) == 1:
            return f'<text class="label" {at}{style}>{t(text)}</text>'
        spans += f"<tspan {at}>{t(text)}</tspan>"
        y += face.line_height
    return f'<text class="label"{style}>{spans}</text>'


def _dark(pen: Pen, box: Box) -> bool:
    """Whether the box is filled with its colour: a branch on screen whose title is no whole sentence."""
    return box.face.kind == BRANCH and not pen.printed and len(box.face.lines) <= TITLE_LINES


def _style(kind: int, bold: bool, dark: bool) -> str:
    style = ' font-weight="700"' if bold else ""
    if kind == ROOT:
        return f'{style} text-anchor="middle"'
    return f'{style} fill="{SHEET}"' if dark else style


_STYLES = {
    (kind, bold, dark): _style(kind, bold, dark)
    for kind in (ROOT, BRANCH, BOX, LINE)
    for bold in (False, True)
    for dark in (False, True)
}


def _middle(box: Box) -> int:
    """Where the lines of a root are centred."""
    return box.x + (box.face.text_x + box.face.width - box.face.pad_x) // 2


def _fitted(width: int) -> str:
    """Holds a line to its counted width where viewers may use another font."""
    return f' textLength="{n(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""


def _marker(pen: Pen, box: Box) -> str:
    """The highlighter under each line of a proof, a dotted outline around what is seen but not sufficient; on paper
    the tags alone say it."""
    if pen.printed:
        return ""
    if box.key in pen.overlay.proofs:
        paint = f'class="mark" fill="{MARK}"'
    elif box.key in pen.overlay.weak:
        paint = f'class="mark-weak" fill="none" stroke="{MARK_LINE}" stroke-dasharray="3 2.5"'
    else:
        return ""
    face = box.face
    top = box.y + face.baseline - face.size * BASELINE
    reach = 3 * PX
    return "".join(
        _rect(_line_x(box, line.width) - reach, top + place * face.line_height, line.width + 2 * reach,
              face.line_height - PX // 2, 2, paint)
        for place, line in enumerate(face.lines)
    )  # fmt: skip


def _line_x(box: Box, width: int) -> int:
    return _middle(box) - width // 2 if box.face.kind == ROOT else box.x + box.face.text_x


# ---- marks


def _marks(pen: Pen, box: Box) -> str:
    face = box.face
    drawn = ""
    for mark in face.marks:
        drawn += _MARKS[mark.kind](pen, box, mark, box.x + mark.x, box.y + mark.y)
    if face.hidden:
        drawn += _fold(pen, box, fold_mark(face, box.side))
    if box.key in pen.pins:
        drawn += "".join([_pin(box, letter) for letter in pen.pins[box.key]])
    return drawn


def _disc(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    hue, radius = HUES[int(mark.text)], mark.width // 2
    big = box.face.kind == BRANCH
    ground = SHEET if big else hue
    outline = f' stroke="{hue}" stroke-width="1.2"' if pen.printed and big else ""
    size = 12 if big else 9.5
    middle = y + radius + int(size * 0.36 * PX)
    return (
        f'<circle class="disc" cx="{n(x + radius)}" cy="{n(y + radius)}" r="{n(radius)}" fill="{ground}"{outline}/>'
        f'<text class="disc-n" x="{n(x + radius)}" y="{n(middle)}" font-size="{size}" font-weight="700"'
        f' fill="{hue if big else SHEET}" text-anchor="middle">{mark.text}</text>'
    )


def _number(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    fill = SHEET if _dark(pen, box) else INK_3
    baseline = n(box.y + box.face.baseline)
    return f'<text class="num" x="{n(x)}" y="{baseline}" font-size="{SMALL / 2:g}" fill="{fill}">{mark.text}</text>'


def _icon(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    scale = f"{mark.width / PX / 16:.4g}"
    return f'<g class="icon" transform="translate({n(x)} {n(y)}) scale({scale})">{icon(mark.text)}</g>'


def _note(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    ink = SHEET if _dark(pen, box) else INK_2
    return (
        f'<path class="note-mark" transform="translate({n(x)} {n(y)})" fill="none" stroke="{ink}"'
        ' stroke-linejoin="round" d="M.5.5h9V7l-3 3h-6zM6.5 9.9V7h3M2.5 3h5M2.5 5h3"/>'
    )


def _footnote(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    fill = SHEET if _dark(pen, box) else INK
    at = f'x="{n(x)}" y="{n(y + mark.height // 2)}"'
    return f'<text class="footnote" {at} font-size="{SMALL / 2:g}" font-weight="700" fill="{fill}">{mark.text}</text>'


def _tag(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    line = INK_2 if pen.printed else MARK_LINE
    frame = _rect(x, y, mark.width, mark.height, 3, f'fill="{SHEET}" stroke="{line}" stroke-width=".9"')
    at = f'x="{n(x + mark.width // 2)}" y="{n(y + mark.height // 2 + 3 * PX + PX // 4)}"'
    return (
        f'<g class="tag">{frame}<text {at} font-size="{SMALL / 2:g}" font-weight="700" text-anchor="middle">'
        f"{t(mark.text)}</text></g>"
    )


_MARKS: dict[str, Callable[[Pen, Box, Mark, int, int], str]] = {
    "disc": _disc,
    "number": _number,
    "icon": _icon,
    "note": _note,
    "footnote": _footnote,
    "tag": _tag,
}


def _fold(pen: Pen, box: Box, mark: Mark) -> str:
    hue = HUES[pen.hue(box)]
    x, y = box.x + mark.x, box.y + mark.y
    start = box.x + box.face.width if box.side >= 0 else box.x
    middle = n(y + mark.height // 2)
    pill = _rect(x, y, mark.width, mark.height, 7.5, f'fill="{SHEET}" stroke="{hue}" stroke-width="1.25"')
    text_y = n(y + mark.height // 2 + 3 * PX + PX // 2)
    return (
        f'<g class="folded"><path d="M{n(start)} {middle}H{n(x + mark.width // 2)}" stroke="{hue}"'
        f' stroke-width="1.25"/>{pill}<text x="{n(x + mark.width // 2)}" y="{text_y}" font-size="{PILL / 2:g}"'
        f' font-weight="700" fill="{INK_2}" text-anchor="middle">{mark.text}</text></g>'
    )


def _pin(box: Box, letter: str) -> str:
    """A black drop with a letter at the top corner on the root's side, the only one free of text."""
    x = box.x - 2 * PX if box.side >= 0 else box.x + box.face.width + 2 * PX
    y = box.y - 3 * PX
    return (
        f'<g class="pin"><path transform="translate({n(x)} {n(y)})" fill="{INK}"'
        ' d="M-9-2a9 9 0 1 1 9 9l-5 4 0-5.2a9 9 0 0 1-4-7.8z"/>'
        f'<text x="{n(x)}" y="{n(y + 2 * PX)}" font-size="10" font-weight="700" fill="{SHEET}"'
        f' text-anchor="middle">{t(letter)}</text></g>'
    )
