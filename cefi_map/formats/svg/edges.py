"""An edge as a path: tapered from the root, curved below, falling, bent in a column, or a spline from Graphviz."""

from __future__ import annotations

from cefi_map.geometry import PX, Edge

from .markup import d, n

TAPER = (3.6, 1.3)
"""Half widths in pixels of a branch where it leaves the root and where it arrives."""
_SAMPLES = 14
_BEND = 8 * PX


def path(edge: Edge) -> str:
    """The ``d`` of a path; a taper's is closed, to be filled, the others are stroked."""
    return _SHAPES[edge.kind](edge)


def _curve(edge: Edge) -> str:
    x0, y0, x1, y1 = edge.x0, edge.y0, edge.x1, edge.y1
    reach = (x1 - x0) * 55 // 100
    return f"M{n(x0)} {n(y0)}C{n(x0 + reach)} {n(y0)} {n(x1 - reach)} {n(y1)} {n(x1)} {n(y1)}"


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


def _taper(edge: Edge) -> str:
    """Along the curve's own normals, so that steep branches keep their body."""
    x0, y0, x1, y1 = (value / PX for value in (edge.x0, edge.y0, edge.x1, edge.y1))
    reach = (x1 - x0) * 0.6
    ax, bx = x0 + reach, x1 - reach
    out: list[str] = []
    back: list[str] = []
    for sample in range(_SAMPLES + 1):
        s = sample / _SAMPLES
        u = 1 - s
        x = u * u * u * x0 + 3 * u * u * s * ax + 3 * u * s * s * bx + s * s * s * x1
        y = (u * u * u + 3 * u * u * s) * y0 + (3 * u * s * s + s * s * s) * y1
        dx = u * u * (ax - x0) + 2 * u * s * (bx - ax) + s * s * (x1 - bx)
        dy = 2 * u * s * (y1 - y0)
        half = (TAPER[0] * u + TAPER[1] * s) / ((dx * dx + dy * dy) ** 0.5 or 1)
        out.append(f"{d(x - dy * half)} {d(y + dx * half)}")
        back.append(f"{d(x + dy * half)} {d(y - dx * half)}")
    return f"M{'L'.join(out + back[::-1])}Z"


def _spline(edge: Edge) -> str:
    points = [f"{n(x)} {n(y)}" for x, y in zip(edge.points[::2], edge.points[1::2], strict=True)]
    return f"M{points[0]}C{' '.join(points[1:])}"


_SHAPES = {"taper": _taper, "curve": _curve, "fall": _fall, "elbow": _elbow, "spline": _spline}
