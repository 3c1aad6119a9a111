"""What sits in a box: lines, then discs, number and icons before them, note and tags after, a picture below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from .fonts import EM, width
from .presets import PX, Level
from .value import BRANCH, LINE, ROOT, Face, Mark
from .wrapping import longest, wrap

REMEMBERED, REMEMBERED_CHARS = 20_000, 400
"""Faces kept, of texts under so many characters: a map is drawn again after each edit, and little of it has changed."""
LINE_HEIGHT = 2500
"""Per half pixel of size: 1.22 em."""
BASELINE = 1946
"""Per half pixel of size, from the top of the line: .95 em."""
LONGEST = 240 * PX
"""The longest word that a branch's title is widened for, rather than cut within it; not in a column."""
TALLEST, WIDEST = 10, 3
"""A text of more lines is set wider, up to so many times its wrap, rather than as a narrow column; not in a column."""
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
    size, _, _, pad_x, _, _ = level
    if slack:
        word = longest(text, size, level.bold) if kind == BRANCH else 0
        limit = widened(limit, word, width(text, size, level.bold))
    lines = wrap(text, limit, size, level.bold)
    around = rooms(extras, kind, size * LINE_HEIGHT)
    frame = framed([line.width for line in lines], kind, level, limit, around, slack)
    line_height, top, text_x = size * LINE_HEIGHT, (frame.height - frame.content) // 2, pad_x + frame.lead
    marks: tuple[Mark, ...] = ()
    if frame.lead:
        marks = tuple(_lead(extras, kind, pad_x, top, frame.height, line_height))
    for (kind_of, said, room, high), (x, row) in zip(around.pieces, frame.tail, strict=True):
        y = top + row * line_height + (line_height - high) // 2
        marks += (Mark(kind_of, said, text_x + x, y, room, high),)
    across, down = frame.picture
    if down:
        x = text_x + ((frame.width - text_x - pad_x - across) // 2 if kind == ROOT else 0)
        marks += (Mark("picture", "", x, top + frame.content - down, across, down),)
    return Face(
        kind, size, level.bold, frame.width, frame.height, anchor(kind, frame.height),
        pad_x, text_x, top + size * BASELINE, line_height, lines, marks, frame.fold, extras.hidden,
    )  # fmt: skip


class Frame(NamedTuple):
    """The measures of a face: ``content`` is the height of its lines, tail and picture, ``lead`` the room before them;
    of each mark of the ``tail`` its place in its row, and which row that is."""

    width: int
    height: int
    content: int
    lead: int
    tail: list[tuple[int, int]]
    fold: int
    picture: tuple[int, int]


class Rooms(NamedTuple):
    """Of what a node carries besides its text: its ``lead`` before it and how high that is (``head``), what stands
    after it, the pill's (``fold``), the picture under it."""

    lead: int
    head: int
    pieces: tuple[_Piece, ...]
    fold: int
    picture: tuple[int, int]


_Piece = tuple[str, str, int, int]
"""Kind, text, width and height of a mark after the text."""


def framed(widths: Sequence[int], kind: int, level: Level, limit: int, rooms: Rooms, slack: int) -> Frame:
    """Around lines of these widths."""
    line_height, rows = level.size * LINE_HEIGHT, len(widths)
    body = max(_MIN_BODY, *widths)
    lead, head, pieces, fold, picture = rooms
    tail: list[tuple[int, int]] = []
    if pieces:
        tail, end = _tail(pieces, widths, limit + slack, centred=kind == ROOT)
        body, rows = max(body, end), tail[-1][1] + 1
    content = rows * line_height
    if picture[0]:
        picture = picture if slack else _reduced(picture, limit)
        under = content + _PICTURE_GAP if tail or any(widths) else 0
        body, content = max(body, picture[0]), under + picture[1]
    height = max(content, head, level.min_height - 2 * level.pad_y) + 2 * level.pad_y
    return Frame(lead + body + 2 * level.pad_x, height, content, lead, tail, fold, picture)


def anchor(kind: int, height: int) -> int:
    return height if kind == LINE else height // 2


def widened(limit: int, word: int, whole: int) -> int:
    """What a text is wrapped at: its longest ``word`` is not cut for a little, nor the ``whole`` of it, so wide in one
    line, set as a narrow column."""
    return max(limit, word if word <= LONGEST else 0, min(whole // TALLEST, WIDEST * limit))


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


def rooms(extras: Extras, kind: int, line_height: int) -> Rooms:
    return _NO_ROOMS if extras is BARE else _rooms(extras, kind, line_height)


_NO_ROOMS = Rooms(0, 0, (), 0, BARE.picture)


@lru_cache(maxsize=REMEMBERED)
def _rooms(extras: Extras, kind: int, line_height: int) -> Rooms:
    head = max(_icon_rows(extras, line_height), _disc(kind) if extras.discs else 0)
    pieces = tuple(_tail_pieces(extras, line_height))
    return Rooms(lead_width(extras, kind), head, pieces, fold_room(extras), extras.picture)


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
    pieces: Iterable[_Piece], widths: Sequence[int], limit: int, *, centred: bool
) -> tuple[list[tuple[int, int]], int]:
    """Places and rows of marks after the last word, or in rows of their own past ``limit`` and under a centred text;
    where the longest row ends."""
    places: list[tuple[int, int]] = []
    x, row, end = limit if centred else widths[-1], len(widths) - 1, 0
    for _, _, room, _ in pieces:
        x += _TAIL_GAP
        if x + room > limit:
            x, row = 0, row + 1
        places.append((x, row))
        x += room
        end = max(end, x)
    return places, end


def _tail_pieces(extras: Extras, line_height: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    if extras.footnote:
        pieces.append(("footnote", extras.footnote, width(extras.footnote, SMALL, True), line_height))
    elif extras.note:
        pieces.append(("note", "", _NOTE, _NOTE))
    pieces += [("tag", tag, width(tag, SMALL, True) + _TAG_PAD, _TAG_HEIGHT) for tag in extras.tags]
    return pieces


assert PX == 2 * EM, "sizes are in half pixels"
