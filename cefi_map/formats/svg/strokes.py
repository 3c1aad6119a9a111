"""An edge as a path: tapered from the root, curved below, falling, bent in a column or off a trunk, straight."""

from __future__ import annotations

from cefi_map.geometry import PX, Edge

from .markup import n

TAPER = (3.6, 1.3)
"""Half widths in pixels of a branch where it leaves the root and where it arrives."""
_BEND = 8 * PX
_TURN = 26 * PX


def path(edge: Edge) -> str:
    """The ``d`` of a path; a taper's is closed, to be filled, the others are stroked."""
    return _SHAPES[edge.kind](edge)


def _curve(edge: Edge) -> str:
    x0, y0, x1, y1 = edge.x0 / PX, edge.y0 / PX, edge.x1 / PX, edge.y1 / PX
    reach = (x1 - x0) * 0.55
    return f"M{x0:.1f} {y0:.1f}C{x0 + reach:.1f} {y0:.1f} {x1 - reach:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"


def _fall(edge: Edge) -> str:
    x0, y0, x1, y1 = edge.x0, edge.y0, edge.x1, edge.y1
    reach = (y1 - y0) * 55 // 100
    return f"M{n(x0)} {n(y0)}C{n(x0)} {n(y0 + reach)} {n(x1)} {n(y1 - reach)} {n(x1)} {n(y1)}"


def _elbow(edge: Edge) -> str:
    if edge.x0 == edge.x1:
        return f"M{n(edge.x0)} {n(edge.y0)}V{n(edge.y1)}"
    bend = min(_BEND, edge.x1 - edge.x0, max(edge.y1 - edge.y0, 0))
    corner = f"{n(edge.x0)} {n(edge.y1)} {n(edge.x0 + bend)} {n(edge.y1)}"
    return f"M{n(edge.x0)} {n(edge.y0)}V{n(edge.y1 - bend)}Q{corner}H{n(edge.x1)}"


def _lane(edge: Edge) -> str:
    out = 1 if edge.x1 > edge.x0 else -1
    turn = min(_TURN, abs(edge.x1 - edge.x0), edge.y1 - edge.y0)
    corner = f"{n(edge.x0)} {n(edge.y1)} {n(edge.x0 + out * turn)} {n(edge.y1)}"
    return f"M{n(edge.x0)} {n(edge.y0)}V{n(edge.y1 - turn)}Q{corner}H{n(edge.x1)}"


def _taper(edge: Edge) -> str:
    """Two curves around the edge; their middles also step aside, so that steep branches keep their body."""
    x0, y0, x1, y1 = edge.x0 / PX, edge.y0 / PX, edge.x1 / PX, edge.y1 / PX
    first, last = TAPER
    reach = (x1 - x0) * 0.6
    rise = (y1 - y0) / ((x1 - x0) ** 2 + (y1 - y0) ** 2 or 1) ** 0.5
    aside = (first + last) * 0.6 * (rise if x1 > x0 else -rise)
    ax, bx = x0 + reach, x1 - reach
    return (
        f"M{x0:.1f} {y0 - first:.1f}C{ax + aside:.1f} {y0 - first:.1f} {bx + aside:.1f} {y1 - last:.1f}"
        f" {x1:.1f} {y1 - last:.1f}V{y1 + last:.1f}"
        f"C{bx - aside:.1f} {y1 + last:.1f} {ax - aside:.1f} {y0 + first:.1f} {x0:.1f} {y0 + first:.1f}Z"
    )


def _straight(edge: Edge) -> str:
    return f"M{n(edge.x0)} {n(edge.y0)}L{n(edge.x1)} {n(edge.y1)}"


_SHAPES = {"taper": _taper, "curve": _curve, "fall": _fall, "elbow": _elbow, "lane": _lane, "straight": _straight}
