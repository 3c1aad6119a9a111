"""What sits in a box: lines, then discs, number and icons before them, note and tags after, a picture below them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .fonts import EM, width
from .presets import PX, Level
from .value import BRANCH, LINE, ROOT, Face, Line, Mark
from .wrapping import longest, wrap

REMEMBERED, REMEMBERED_CHARS = 20_000, 400
"""Faces kept, of texts under so many characters: a map is drawn again after each edit, and little of it has changed."""
LINE_HEIGHT = 2500
"""Per half pixel of size: 1.22 em."""
BASELINE = 1946
"""Per half pixel of size, from the top of the line: .95 em."""
LONGEST = 240 * PX
"""The longest word that a branch's title is widened for, rather than cut within it; not in a column."""
SMALL = 18
"""Numbers, footnote numbers and tags: 9 px."""
PILL = 20
"""The count on a folded branch: 10 px."""

_DISC, _SMALL_DISC, _DISC_GAP = 18 * PX, 14 * PX, 5 * PX
_NUMBER_GAP = 5 * PX
_ICON, _ICON_STEP, _ICONS_A_ROW = 13 * PX, 16 * PX, 4
_NOTE = 10 * PX
_TAG_PAD, _TAG_HEIGHT = 7 * PX, 25 * PX // 2
_TAIL_GAP, SLACK = 5 * PX, 44 * PX
_MIN_BODY = 12 * PX
_PICTURE_GAP = 4 * PX
_FOLD_MIN, _FOLD_PAD, _FOLD_GAP, FOLD_HEIGHT = 22 * PX, 10 * PX, 4 * PX, 15 * PX


class Extras(NamedTuple):
    """What a node carries besides its text."""

    discs: tuple[int, ...] = ()
    number: str = ""
    icons: tuple[str, ...] = ()
    note: bool = False
    footnote: str = ""
    tags: tuple[str, ...] = ()
    hidden: int = 0
    picture: tuple[int, int] = (0, 0)
    """Width and height of the picture under it, (0, 0) without one."""


BARE = Extras()


def face(text: str, kind: int, level: Level, limit: int, extras: Extras = BARE, slack: int = SLACK) -> Face:
    """The measured face of a node whose text is wrapped at ``limit``; marks after it may pass that by ``slack``."""
    made = _remembered if len(text) < REMEMBERED_CHARS else _made
    return made(text, kind, level, limit, extras, slack)


def _made(text: str, kind: int, level: Level, limit: int, extras: Extras, slack: int) -> Face:
    size, _, _, pad_x, pad_y, min_height = level
    if kind == BRANCH and slack and (word := longest(text, size, level.bold)) <= LONGEST:
        limit = max(limit, word)
    lines = wrap(text, limit, size, level.bold)
    line_height = size * LINE_HEIGHT
    body, rows = max([_MIN_BODY, *[line.width for line in lines]]), len(lines)
    lead = head = fold = across = down = under = 0
    tail: list[Mark] = []
    if extras is not BARE:
        lead, head = lead_width(extras, kind), _lead_height(extras, kind, line_height)
        if extras.note or extras.tags:
            tail, end, rows = _tail(extras, lines, limit + slack, line_height, centred=kind == ROOT)
            body = max(body, end)
        fold = fold_room(extras)
    content = rows * line_height
    if extras.picture[0]:
        across, down = extras.picture if slack else _reduced(extras.picture, limit)
        under = content + _PICTURE_GAP if tail or any(line.width for line in lines) else 0
        body, content = max(body, across), under + down
    height = max(content, head, min_height - 2 * pad_y) + 2 * pad_y
    top = (height - content) // 2
    text_x = pad_x + lead
    marks: tuple[Mark, ...] = ()
    if lead:
        marks = tuple(_lead(extras, kind, pad_x, top, height, line_height))
    if tail:
        marks += tuple([mark._replace(x=mark.x + text_x, y=mark.y + top) for mark in tail])
    if down:
        x = text_x + ((body - across) // 2 if kind == ROOT else 0)
        marks += (Mark("picture", "", x, top + under, across, down),)
    return Face(
        kind, size, level.bold, text_x + body + pad_x, height, height if kind == LINE else height // 2,
        pad_x, text_x, top + size * BASELINE, line_height, lines, marks, fold, extras.hidden,
    )  # fmt: skip


_remembered = lru_cache(maxsize=REMEMBERED)(_made)


def _reduced(picture: tuple[int, int], limit: int) -> tuple[int, int]:
    """A picture as wide as a column has room for."""
    across, down = picture
    return (across, down) if across <= limit else (limit, max(down * limit // across, PX))


def fold_width(hidden: int) -> int:
    """Width of the pill that tells how many nodes are folded away."""
    return max(_FOLD_MIN, width(str(hidden), PILL, True) + _FOLD_PAD)


def fold_mark(face: Face, side: int) -> Mark:
    """The pill beside the box, on the side of its children."""
    room = fold_width(face.hidden)
    x = face.width + _FOLD_GAP // 2 if side >= 0 else -room - _FOLD_GAP // 2
    return Mark("fold", str(face.hidden), x, face.anchor - FOLD_HEIGHT // 2, room, FOLD_HEIGHT)


def _disc(kind: int) -> int:
    return _DISC if kind == BRANCH else _SMALL_DISC


def lead_width(extras: Extras, kind: int) -> int:
    """Room of what stands before the text."""
    lead = width(extras.number, SMALL) + _NUMBER_GAP if extras.number else 0
    if extras.discs:
        lead += len(extras.discs) * (_disc(kind) + _DISC_GAP)
    if extras.icons:
        lead += min(len(extras.icons), _ICONS_A_ROW) * _ICON_STEP
    return lead


def fold_room(extras: Extras) -> int:
    """Room of the pill outside the box, 0 without one."""
    return fold_width(extras.hidden) + _FOLD_GAP if extras.hidden else 0


def _lead_height(extras: Extras, kind: int, line_height: int) -> int:
    return max(_icon_rows(extras, line_height), _disc(kind) if extras.discs else 0)


def _icon_rows(extras: Extras, line_height: int) -> int:
    """Height of the rows of icons: the first stands in a line of text."""
    rows = -(-len(extras.icons) // _ICONS_A_ROW)
    return line_height + (rows - 1) * _ICON_STEP if rows else 0


def _lead(extras: Extras, kind: int, x: int, top: int, height: int, line_height: int) -> list[Mark]:
    marks: list[Mark] = []
    disc = _disc(kind)
    for stage in extras.discs:
        y = (height - disc) // 2 if kind == BRANCH and not extras.picture[0] else top + (line_height - disc) // 2
        marks.append(Mark("disc", str(stage), x, y, disc, disc))
        x += disc + _DISC_GAP
    if extras.number:
        room = width(extras.number, SMALL)
        marks.append(Mark("number", extras.number, x, top, room, line_height))
        x += room + _NUMBER_GAP
    if not extras.icons:
        return marks
    first = min(top, (height - _icon_rows(extras, line_height)) // 2) + (line_height - _ICON) // 2
    for place, icon in enumerate(extras.icons):
        row, column = divmod(place, _ICONS_A_ROW)
        y = first + row * _ICON_STEP
        marks.append(Mark("icon", icon, x + column * _ICON_STEP, y, _ICON, _ICON))
    return marks


def _tail(
    extras: Extras, lines: tuple[Line, ...], limit: int, line_height: int, *, centred: bool
) -> tuple[list[Mark], int, int]:
    """Marks after the last word, or in rows of their own past ``limit`` and under a centred text; where the longest
    row ends; the number of rows, lines included."""
    marks: list[Mark] = []
    x, row, end = limit if centred else lines[-1].width, len(lines) - 1, 0
    for kind, text, room, height in _tail_pieces(extras, line_height):
        x += _TAIL_GAP
        if x + room > limit:
            x, row = 0, row + 1
        y = row * line_height + (line_height - height) // 2
        marks.append(Mark(kind, text, x, y, room, height))
        x += room
        end = max(end, x)
    return marks, end, row + 1


def _tail_pieces(extras: Extras, line_height: int) -> list[tuple[str, str, int, int]]:
    """Kind, text, width and height of each mark after the text."""
    pieces: list[tuple[str, str, int, int]] = []
    if extras.footnote:
        pieces.append(("footnote", extras.footnote, width(extras.footnote, SMALL, True), line_height))
    elif extras.note:
        pieces.append(("note", "", _NOTE, _NOTE))
    pieces += [("tag", tag, width(tag, SMALL, True) + _TAG_PAD, _TAG_HEIGHT) for tag in extras.tags]
    return pieces


assert PX == 2 * EM, "sizes are in half pixels"
