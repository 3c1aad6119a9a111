"""The lines of a node, and the highlighter under them."""

from __future__ import annotations

from cefi_map.geometry import PX, Box
from cefi_map.geometry.face import BASELINE
from cefi_map.geometry.fonts import is_sure
from cefi_map.geometry.value import BOX, BRANCH, LINE, ROOT

from .markup import n, rect, t
from .own import ink, style_of
from .paint import MARK, MARK_LINE, SHEET
from .pen import Pen


def label(pen: Pen, box: Box) -> str:
    """One text, or a line of it for each of several."""
    face = box.face
    styled = box.key in pen.styled
    style = _own(pen, box) if styled else _STYLES[face.kind, face.bold, pen.dark(box)]
    slanted = styled and bool(style_of(pen, box).italic)
    if face.size != 25:
        style += f' font-size="{face.size / 2:g}"'
    x = n(_middle(box) if face.kind == ROOT else box.x + face.text_x)
    y = box.y + face.baseline
    spans = ""
    for text, width in face.lines:
        at = f'x="{x}" y="{y / PX:.1f}"'
        if slanted or not is_sure(text):
            at += _fitted(width)
        if len(face.lines) == 1:
            return f'<text class="label" {at}{style}>{t(text)}</text>'
        spans += f"<tspan {at}>{t(text)}</tspan>"
        y += face.line_height
    return f'<text class="label"{style}>{spans}</text>'


def _own(pen: Pen, box: Box) -> str:
    """As a node has it: its colour where that reads, its slant."""
    style = _STYLES[box.face.kind, box.face.bold, False]
    if fill := ink(pen, box):
        style += f' fill="{fill}"'
    return style + ' font-style="italic"' if style_of(pen, box).italic else style


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


def marker(pen: Pen, box: Box) -> str:
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
        rect(_line_x(box, line.width) - reach, top + place * face.line_height, line.width + 2 * reach,
              face.line_height - PX // 2, 2, paint)
        for place, line in enumerate(face.lines)
    )  # fmt: skip


def _line_x(box: Box, width: int) -> int:
    return _middle(box) - width // 2 if box.face.kind == ROOT else box.x + box.face.text_x
