"""Above and below the map of a poster: the band with its title, the stages by name."""

from __future__ import annotations

from collections.abc import Sequence

from cefi_map.formats.overlay import Overlay
from cefi_map.mindmap import MindMap

from .markup import d
from .paint import HUES, INK, INK_2, SHEET, TINTS
from .piece import Piece, leading, line, lines, measured, paragraph

_SIDE, _TOP, _BOTTOM = 40.0, 26.0, 22.0
_TITLES = ((46.0, 1), (38.0, 1), (31.0, 1), (31.0, 2), (25.0, 3))
"""Sizes of the title, and the lines it may take."""
_UNDER = 15.0
_LINE, _STRIPE = 3.0, 7.0
_NAME, _DISC = 12.0, 9.0
_FOLDED = "Un nombre au bout d’une branche compte les idées que la carte porte en plus."


def band(title: str, under: str, stages: Sequence[int], width: float) -> Piece:
    """The title and what stands under it, over the colours of these stages."""
    size, set_so = _set(title, width - 2 * _SIDE)
    last = _TOP + size * 0.8 + (len(set_so) - 1) * leading(size)
    drawn = paragraph(_SIDE, _TOP + size * 0.8, set_so, size, bold=True, fill=SHEET)
    if under:
        last += _UNDER * 1.7
        drawn += line(_SIDE, last, _one(under, width - 2 * _SIDE), _UNDER, fill=TINTS[6])
    height = last + _BOTTOM
    ground = f'<rect width="{d(width)}" height="{d(height)}" fill="{INK}"/>'
    stripe = _stripe(stages, width, height + _LINE)
    markup = f'<g id="bandeau">{ground}{stripe}{drawn}</g>'
    return Piece(width, height + _LINE + _STRIPE if stages else height, markup)


def _set(title: str, room: float) -> tuple[float, list[str]]:
    """The largest size at which the title has its place, and its lines."""
    for size, most in _TITLES:
        found = lines(title, room, size, bold=True)
        if len(found) <= most:
            break
    else:
        found = [*found[: most - 1], found[most - 1].rstrip(" .,;:") + "…"]
    return size, found


def _stripe(stages: Sequence[int], width: float, y: float) -> str:
    step = width / max(len(stages), 1)
    return "".join(
        f'<rect x="{d(place * step)}" y="{d(y)}" width="{d(step)}" height="{d(_STRIPE)}" fill="{HUES[stage]}"/>'
        for place, stage in enumerate(stages)
    )


def _one(text: str, room: float) -> str:
    first, *more = lines(text, room - _UNDER, _UNDER)
    return f"{first}…" if more else first


def foot(overlay: Overlay, shown: MindMap, room: float, *, folded: bool) -> Piece:
    """The names of the stages that the map shows, in their colours; what the counts are, where some is ``folded``."""
    stages = sorted({stage for node in shown for stage in overlay.stages.get(node.key, ())})
    markup, y = "", 0.0
    if stages:
        markup, y = _stages(stages, overlay.stage_names, room), 2 * _DISC
    if folded:
        y += 10 + (12 if stages else 0)
        markup += line((room - measured(_FOLDED, 10)) / 2, y, _FOLDED, 10, fill=INK_2)
    return Piece(room, y, f'<g id="legende">{markup}</g>' if markup else "")


def _stages(stages: list[int], names: tuple[str, ...], room: float) -> str:
    widths = [2 * _DISC + 7 + measured(names[stage - 1], _NAME, bold=True) for stage in stages]
    gap = min(44.0, (room - sum(widths)) / max(len(stages) - 1, 1))
    x, markup = (room - sum(widths) - gap * (len(stages) - 1)) / 2, ""
    for stage, width in zip(stages, widths, strict=True):
        markup += f'<circle cx="{d(x + _DISC)}" cy="{d(_DISC)}" r="{d(_DISC)}" fill="{HUES[stage]}"/>'
        number = str(stage)
        markup += line(x + _DISC - measured(number, 11, bold=True) / 2, 13, number, 11, bold=True, fill=SHEET)
        markup += line(x + 2 * _DISC + 7, 13.3, names[stage - 1], _NAME, bold=True, fill=HUES[stage])
        x += width + gap
    return markup
