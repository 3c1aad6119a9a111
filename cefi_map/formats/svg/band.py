"""The band under a printed map: stages with their patterns, what the map shows, notes, title block."""

from __future__ import annotations

from cefi_map.formats.overlay import Cartouche, Row
from cefi_map.geometry import Layout
from cefi_map.geometry.seen import footnotes

from .hatch import hatch
from .markup import attribute, d
from .nodes import Pen
from .paint import HUES, INK, INK_2, SHEET
from .piece import GAP, Piece, flowed, heading, leading, line, lines, measured, moved, paragraph
from .signs import WORDS, sign

CARTOUCHE = 176.0
_BRANCHES = 132.0
_NODES = 104.0
_NOTE_COLUMN = 250.0
_NARROW_COLUMN = 110.0


def band(pen: Pen, layout: Layout, room: float) -> Piece:
    """Everything that stands under the map, ``room`` wide; without anything to say, a piece of no height. Notes stand
    beside the legend or in a row of their own, whichever is lower."""
    overlay = pen.overlay
    fixed = [_stages(pen)] if overlay.stages and overlay.stage_names else []
    if overlay.rows:
        fixed.append(_rows(overlay.rows, overlay.footer))
    title = [_cartouche(overlay.cartouche, len(pen.mindmap))] if overlay.cartouche else []
    notes = _notes_of(pen, layout)
    if not notes:
        return _ruled(flowed([*fixed, *title], room), bool(fixed or title))
    legend = flowed([*fixed, *title], room)
    under = _notes(notes, room)
    height = legend.height + 14 if legend.height else 0
    below = Piece(room, height + under.height, legend.markup + moved(under, 0, height))
    spare = room - sum(piece.width + GAP for piece in (*fixed, *title))
    if spare >= _NARROW_COLUMN:
        beside = flowed([*fixed, _notes(notes, spare), *title], room)
        return _ruled(beside if beside.height <= below.height else below, True)
    return _ruled(below, True)


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
    """Which branches carry the stage: their numbers and titles in two lines at most, else their numbers alone."""
    mindmap = pen.mindmap
    heads = [node for node in mindmap.nodes if stage in pen.overlay.stages.get(node.key, ())]
    if not heads:
        return ["aucune branche"]
    word = "branches" if len(heads) > 1 else "branche"
    titled = ", ".join(f"{mindmap.numbers[head.key]} {_short(head.text)}" for head in heads)
    wrapped = lines(f"{word} {titled}", _BRANCHES, 8.5)
    if len(wrapped) <= 2:
        return wrapped
    return lines(f"{word} {', '.join(mindmap.numbers[head.key] for head in heads)}", _BRANCHES, 8.5)


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= 34 else title[:32].rstrip() + "…"


def _swatch(pen: Pen, stage: int, y: float) -> str:
    place = f'x="0" y="{d(y)}" width="24" height="12"'
    if not pen.printed:
        return f'<rect {place} rx="3" fill="{HUES[stage]}"/>'
    frame = f'<rect {place} fill="none" stroke="{HUES[stage]}"/>'
    return hatch(stage, 0, y, 24, 12) + frame


# ---- what the map shows


def _rows(rows: tuple[Row, ...], footer: str) -> Piece:
    half = -(-len(rows) // 2) if len(rows) > 6 else len(rows)
    columns = [_column(rows[:half]), _column(rows[half:])] if rows[half:] else [_column(rows)]
    markup, x = heading("Ce que montre la carte", "signe, critère, nœuds qui le prouvent"), 0.0
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


# ---- notes


def _notes_of(pen: Pen, layout: Layout) -> list[tuple[str, str, str]]:
    """(footnote number, node number, details and note) of each drawn node that has them."""
    numbers, found = footnotes(pen.mindmap), []
    for box in layout.boxes:
        if box.key in numbers:
            node = pen.mindmap.by_key[box.key]
            text = "\n".join(filter(None, [node.details_text, node.note_text]))
            found.append((numbers[box.key], pen.mindmap.numbers[box.key], text))
    return found


def _notes(notes: list[tuple[str, str, str]], room: float) -> Piece:
    """Notes in columns of equal height, as near as whole notes allow."""
    count = max(int((room + GAP) // (_NOTE_COLUMN + GAP)), 1)
    width = (room - GAP * (count - 1)) / count
    drawn = [_note(*note, width) for note in notes]
    goal = sum(piece.height for piece in drawn) / count
    columns: list[list[Piece]] = [[]]
    for piece in drawn:
        height = sum(each.height for each in columns[-1])
        if columns[-1] and len(columns) < count and height + piece.height / 2 > goal:
            columns.append([])
        columns[-1].append(piece)
    markup, tallest = heading("Notes"), 0.0
    for place, column in enumerate(columns):
        y = 20.0
        for piece in column:
            markup += moved(piece, place * (width + GAP), y)
            y += piece.height
        tallest = max(tallest, y)
    used = (width + GAP) * len(columns) - GAP
    return Piece(used, tallest, f'<g id="notes" role="list" aria-label="Notes">{markup}</g>')


def _note(number: str, node: str, text: str, width: float) -> Piece:
    indent = measured(number, 9, bold=True) + 6
    wrapped = lines(f"{f'nœud {node}' if node else 'nœud central'} : {text}", width - indent, 9)
    markup = line(0, 8.4, number, bold=True) + paragraph(indent, 8.4, wrapped)
    return Piece(
        width,
        len(wrapped) * leading(9) + 4,
        f'<g role="listitem" class="note" data-number="{node}">{markup}</g>',
    )


# ---- title block


def _cartouche(cartouche: Cartouche, nodes: int) -> Piece:
    title = lines(cartouche.title, CARTOUCHE - 20, 12, bold=True)
    if len(title) > 2:
        title = [title[0], title[1].rstrip(" .,;:") + "…"]
    y = 8 + len(title) * leading(12)
    markup = paragraph(10, 20, title, 12, bold=True)
    subtitle = lines(cartouche.subtitle, CARTOUCHE - 20, 9)[:2] if cartouche.subtitle else []
    markup += paragraph(10, y + 12, subtitle)
    y += len(subtitle) * leading(9) + 8
    rules: list[float] = []
    for label, value, aside in (
        ("Nom (facultatif)", cartouche.name, ""),
        ("Date", cartouche.date, f"{nodes} nœud{'s' if nodes > 1 else ''}"),
        ("Relu par", "", "le"),
    ):
        rules.append(y)
        markup += line(10, y + 11, label, 7.5, fill=INK_2)
        markup += line(10, y + 23, lines(value, CARTOUCHE - 70, 9.5)[0], 9.5) if value else ""
        markup += line(CARTOUCHE - 60, y + (23 if label == "Date" else 11), aside, 9 if label == "Date" else 7.5)
        y += 29
    if cartouche.revision:
        markup += line(10, y - 2, lines(cartouche.revision, CARTOUCHE - 20, 7)[0], 7, fill=INK_2)
    frame = f'<rect width="{d(CARTOUCHE)}" height="{d(y + 5)}" fill="{SHEET}" stroke="{INK}" stroke-width="1.2"/>'
    ruled = "".join(f"M0 {d(at)}H{d(CARTOUCHE)}" for at in rules)
    frame += f'<path d="{ruled}" stroke="{INK}" stroke-width=".8"/>'
    return Piece(CARTOUCHE, y + 5, f'<g id="cartouche">{frame}{markup}</g>')
