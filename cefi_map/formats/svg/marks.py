"""The small things in a node: discs, number, icons, note, tags, its picture; a fold's pill, a reviewer's pin."""

from __future__ import annotations

from collections.abc import Callable

from cefi_map.geometry import PX, Box, Mark
from cefi_map.geometry.face import PILL, SMALL, fold_mark
from cefi_map.geometry.value import BRANCH, LINE

from .icons import icon
from .markup import attribute, n, rect, t
from .own import background, contrast
from .paint import HUES, INK, INK_2, INK_3, MARK_LINE, SHEET
from .pen import Pen


def marks(pen: Pen, box: Box) -> str:
    """All of them, in their places."""
    face = box.face
    drawn = ""
    for mark in face.marks:
        drawn += _MARKS[mark.kind](pen, box, mark, box.x + mark.x, box.y + mark.y)
    if face.hidden:
        drawn += _fold(pen, box, fold_mark(face, box.side))
    if box.key in pen.pins:
        drawn += _pin(box, pen.pins[box.key])
    return drawn


def _ink(pen: Pen, box: Box, usual: str) -> str:
    """The colour of a small thing on a node: ``usual`` but on a dark box, and on a ground of the node's own."""
    if box.key in pen.styled and background(pen, box):
        return max((INK, SHEET), key=lambda colour: contrast(colour, background(pen, box)))
    return SHEET if pen.dark(box) else usual


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
    fill = _ink(pen, box, INK_3)
    baseline = n(box.y + box.face.baseline)
    return f'<text class="num" x="{n(x)}" y="{baseline}" font-size="{SMALL / 2:g}" fill="{fill}">{mark.text}</text>'


def _icon(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    scale = f"{mark.width / PX / 16:.4g}"
    drawing = icon(mark.text, _ink(pen, box, INK))
    return f'<g class="icon" transform="translate({n(x)} {n(y)}) scale({scale})">{drawing}</g>'


def _note(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    stroke = _ink(pen, box, INK_2)
    return (
        f'<path class="note-mark" transform="translate({n(x)} {n(y)})" fill="none" stroke="{stroke}"'
        ' stroke-linejoin="round" d="M.5.5h9V7l-3 3h-6zM6.5 9.9V7h3M2.5 3h5M2.5 5h3"/>'
    )


def _footnote(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    fill = _ink(pen, box, INK)
    at = f'x="{n(x)}" y="{n(y + mark.height // 2)}"'
    return f'<text class="footnote" {at} font-size="{SMALL / 2:g}" font-weight="700" fill="{fill}">{mark.text}</text>'


def _tag(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    line = INK_2 if pen.printed else MARK_LINE
    frame = rect(x, y, mark.width, mark.height, 3, f'fill="{SHEET}" stroke="{line}" stroke-width=".9"')
    at = f'x="{n(x + mark.width // 2)}" y="{n(y + mark.height // 2 + 3 * PX + PX // 4)}"'
    return (
        f'<g class="tag">{frame}<text {at} font-size="{SMALL / 2:g}" font-weight="700" text-anchor="middle">'
        f"{t(mark.text)}</text></g>"
    )


def _picture(pen: Pen, box: Box, mark: Mark, x: int, y: int) -> str:
    """The picture; in the place of one that is not at hand, a frame that says so."""
    hash, found = pen.picture(box.key)
    at = f'x="{n(x)}" y="{n(y)}" width="{n(mark.width)}" height="{n(mark.height)}"'
    if found:
        how = 'preserveAspectRatio="none"'
        under = f'<rect class="ground" {at} fill="none"/>' if pen.themed else ""
        return f'{under}<image class="picture" {at} {how} data-hash="{hash}" xlink:href="{attribute(found)}"/>'
    frame = f'<rect class="absent" {at} rx="3" fill="{SHEET}" stroke="{INK_3}" stroke-dasharray="4 3"/>'
    if mark.width < _WORDS or mark.height < 14 * PX:
        return frame
    middle = f'x="{n(x + mark.width // 2)}" y="{n(y + mark.height // 2 + 3 * PX)}"'
    return f'{frame}<text {middle} font-size="{SMALL / 2:g}" fill="{INK_2}" text-anchor="middle">image absente</text>'


_WORDS = 66 * PX
"""Room of « image absente »."""

_MARKS: dict[str, Callable[[Pen, Box, Mark, int, int], str]] = {
    "disc": _disc,
    "number": _number,
    "icon": _icon,
    "note": _note,
    "footnote": _footnote,
    "tag": _tag,
    "picture": _picture,
}


def _fold(pen: Pen, box: Box, mark: Mark) -> str:
    hue = HUES[box.stage]
    x, y = box.x + mark.x, box.y + mark.y
    start = box.x + box.face.width if box.side >= 0 else box.x
    middle = n(y + mark.height // 2)
    pill = rect(x, y, mark.width, mark.height, 7.5, f'fill="{SHEET}" stroke="{hue}" stroke-width="1.25"')
    text_y = n(y + mark.height // 2 + 3 * PX + PX // 2)
    return (
        f'<g class="folded"><path d="M{n(start)} {middle}H{n(x + mark.width // 2)}" stroke="{hue}"'
        f' stroke-width="1.25"/>{pill}<text x="{n(x + mark.width // 2)}" y="{text_y}" font-size="{PILL / 2:g}"'
        f' font-weight="700" fill="{INK_2}" text-anchor="middle">{mark.text}</text></g>'
    )


def _pin(box: Box, letters: list[str]) -> str:
    """A black drop with a letter, where nothing is written: at the top corner of a box on the root's side; in front of
    the first line of a text without box, whose neighbours are nearer. Several letters make it longer, away from the
    text."""
    name = " ".join(letters)
    more = int(len(name) * 6 * PX) if len(letters) > 1 else 0
    if box.face.kind == LINE:
        out, y, drop = 11 * PX, box.y + box.face.baseline - 2 * PX, _DISC
    else:
        out, y, drop = 2 * PX, box.y - 3 * PX, _DROP
    x = box.x - out if box.side >= 0 else box.x + box.face.width + out
    start = x - 9 * PX - (more if box.side >= 0 else 0)
    pill = (
        f'<rect x="{n(start)}" y="{n(y - 11 * PX)}" width="{n(18 * PX + more)}" height="18" rx="9" fill="{INK}"/>'
        if more
        else ""
    )
    return (
        f'<g class="pin">{pill}<path transform="translate({n(x)} {n(y)})" fill="{INK}" d="{drop}"/>'
        f'<text x="{n(start + (18 * PX + more) // 2)}" y="{n(y + 2 * PX)}" font-size="10" font-weight="700"'
        f' fill="{SHEET}" text-anchor="middle">{t(name)}</text></g>'
    )


_DROP = "M-9-2a9 9 0 1 1 9 9l-5 4 0-5.2a9 9 0 0 1-4-7.8z"
_DISC = "M-9-2a9 9 0 1 1 18 0a9 9 0 1 1-18 0z"
