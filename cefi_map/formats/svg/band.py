"""The band under a printed map: stages with their patterns, what the map shows, notes, title block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cefi_map.formats.overlay import Row

from .cartouche import cartouche, strip
from .hatch import hatch
from .markup import attribute, d
from .notes import NARROW_COLUMN, Texts, listed
from .paint import HUES, INK, INK_2, SHEET
from .pen import Pen
from .piece import GAP, Piece, flowed, heading, leading, line, lines, measured, moved, paragraph, stacked
from .signs import WORDS, sign

_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\s*[.):–-]\s*(?=\S)")
_BRANCHES = 132.0
_NODES = 104.0


def band(pen: Pen, texts: Sequence[Texts], room: float) -> Piece:
    """Everything that stands under the map, ``room`` wide; without anything to say, a piece of no height. The ``texts``
    (notes, comments) stand beside the legend or in a row of their own, the title block beside them or as a strip under
    all: whichever is lowest."""
    block, fixed = pen.overlay.cartouche, legend(pen)
    if not block:
        return _ruled(_filled(fixed, texts, room), bool(fixed or texts))
    nodes = len(pen.mindmap)
    beside = _filled(fixed or [Piece(0, 0, "")], texts, room, [cartouche(block, nodes)])
    under = stacked([_filled(fixed, texts, room), strip(block, nodes, room)], room)
    return _ruled(min(under, beside, key=lambda piece: piece.height), True)


def legend(pen: Pen) -> list[Piece]:
    """The stages with their patterns, and what the map shows; [] where the overlay says neither."""
    overlay = pen.overlay
    stages = [_stages(pen)] if overlay.stages and overlay.stage_names else []
    return [*stages, _rows(overlay.rows, overlay.footer)] if overlay.rows else stages


def _filled(fixed: Sequence[Piece], texts: Sequence[Texts], room: float, last: Sequence[Piece] = ()) -> Piece:
    """Pieces in rows, ``last`` at the right; the texts in what their row leaves, or in a row of their own."""
    pieces = [*fixed, *last]
    if not texts:
        return flowed(pieces, room)
    below = stacked([flowed(pieces, room), *(listed(each, room) for each in texts)], room)
    spare = room - sum(piece.width + GAP for piece in pieces) - 1  # sums of fractions are not exact
    if spare < NARROW_COLUMN:
        return below
    beside = flowed([*fixed, stacked([listed(each, spare) for each in texts], spare), *last], room)
    return beside if beside.height <= below.height else below


def _ruled(piece: Piece, drawn: bool) -> Piece:
    """The piece under a line across the sheet."""
    if not drawn:
        return Piece(piece.width, 0, "")
    rule = f'<path d="M0 0H{d(piece.width)}" stroke="{INK}" stroke-width="1.2"/>'
    return Piece(piece.width, piece.height + 8, rule + moved(piece, 0, 8))


# ---- stages


def _stages(pen: Pen) -> Piece:
    names = pen.overlay.stage_names
    named = max(measured(name, 9.5) for name in names)
    y, widest, markup = 20.0, 0.0, heading("Les six étapes")
    for stage, name in enumerate(names, 1):
        carried = _branches(pen, stage)
        markup += _swatch(pen, stage, y) + line(31, y + 9.6, str(stage), 9.5, bold=True, fill=HUES[stage])
        markup += line(41, y + 9.6, name, 9.5) + paragraph(53 + named, y + 9.6, carried, 8.5, fill=INK_2)
        widest = max(widest, *(measured(text, 8.5) for text in carried))
        y += max(17, len(carried) * leading(8.5) + 4)
    return Piece(53 + named + widest, y, f'<g id="legende-etapes">{markup}</g>')


def _branches(pen: Pen, stage: int) -> list[str]:
    """The state of the stage and the branches that carry it: their numbers and titles in two lines at most, else their
    numbers alone."""
    mindmap = pen.mindmap
    heads = [node for node in mindmap.nodes if stage in pen.overlay.stages.get(node.key, ())]
    state = "".join(pen.overlay.stage_states[stage - 1 : stage])
    if not heads:
        return [state or "aucune branche"]
    word = ", ".join(filter(None, (state, "branches" if len(heads) > 1 else "branche")))
    titled = ", ".join(f"{mindmap.numbers[head.key]} {_short(head.text)}" for head in heads)
    wrapped = lines(f"{word} {titled}", _BRANCHES, 8.5)
    if len(wrapped) <= 2:
        return wrapped
    return lines(f"{word} {', '.join(mindmap.numbers[head.key] for head in heads)}", _BRANCHES, 8.5)


def _short(title: str) -> str:
    """The title without a number of its own: ours stands before it."""
    title = _NUMBERED.sub("", " ".join(title.split()), count=1)
    return title if len(title) <= 34 else title[:32].rstrip() + "…"


def _swatch(pen: Pen, stage: int, y: float) -> str:
    place = f'x="0" y="{d(y)}" width="24" height="12"'
    if not pen.printed:
        lines = hatch(stage, 0, y, 24, 12, SHEET) if stage < 6 else ""
        return f'<rect {place} rx="3" fill="{HUES[stage]}"/><g opacity=".5">{lines}</g>'
    frame = f'<rect {place} fill="none" stroke="{HUES[stage]}"/>'
    return hatch(stage, 0, y, 24, 12) + frame


# ---- what the map shows


def _rows(rows: tuple[Row, ...], footer: str) -> Piece:
    half = -(-len(rows) // 2) if len(rows) > 6 else len(rows)
    columns = [_column(rows[:half]), _column(rows[half:])] if rows[half:] else [_column(rows)]
    markup, x = heading("Ce que montre la carte", "signe, exigence, nœuds qui la montrent"), 0.0
    for column in columns:
        markup += moved(column, x, 20)
        x += column.width + GAP * 0.6
    y = 20 + max(column.height for column in columns) + 4
    width = x - GAP * 0.6
    seen = [name for name in WORDS if any(row.sign == name for row in rows)]
    at = 0.0
    for name in seen:
        markup += sign(name, at, y, 10) + line(at + 14, y + 8.4, WORDS[name])
        at += 14 + measured(WORDS[name], 9) + 16
    markup += paragraph(at + 4, y + 8.4, [footer], bold=True) if footer else ""
    return Piece(max(width, at + 4 + measured(footer, 9, True)), y + 12, f'<g id="legende-criteres">{markup}</g>')


def _column(rows: tuple[Row, ...]) -> Piece:
    ids = max(measured(row.id, 9, bold=True) for row in rows) + 7
    labels = max(measured(row.label, 9) for row in rows) + 9
    y, widest, markup = 0.0, 0.0, ""
    for row in rows:
        nodes = lines(row.nodes, _NODES, 8)
        drawn = sign(row.sign, 0, y, 10) + line(14, y + 8.4, row.id, bold=True)
        drawn += line(14 + ids, y + 8.4, row.label) + paragraph(14 + ids + labels, y + 8.4, nodes, 8, fill=INK_2)
        markup += f'<g class="exigence" data-requirement="{attribute(row.id)}" data-verdict="{row.sign}">{drawn}</g>'
        widest = max(widest, *(measured(text, 8) for text in nodes))
        y += max(14.5, len(nodes) * leading(8) + 3)
    return Piece(14 + ids + labels + widest, y, markup)
