"""What every layout must hold, computed from the geometry: shared by the tests of this room and of the drawings."""

from __future__ import annotations

from bisect import bisect_left, insort

from cefi_map.geometry import Box, Edge, Layout
from cefi_map.geometry.face import BASELINE, fold_mark
from cefi_map.geometry.fonts import width


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    """Pairs of boxes (with their pills) that share some area: a sweep from left to right over what stands open."""
    events = []
    for place, box in enumerate(layout.boxes):
        left, right = extent(box)
        events += [(left, 1, place), (right, 0, place)]
    open_now: list[tuple[int, int]] = []
    found = []
    for _, opens, place in sorted(events):
        box = layout.boxes[place]
        row = (box.y, place)
        if not opens:
            del open_now[bisect_left(open_now, row)]
            continue
        at = bisect_left(open_now, row)
        for _, other in open_now[max(at - 1, 0) : at + 1]:
            near = layout.boxes[other]
            if near.y < box.y + box.face.height and box.y < near.y + near.face.height:
                found.append((near.key, box.key))
        insort(open_now, row)
    return found


def extent(box: Box) -> tuple[int, int]:
    """Left and right of a box with its pill (a column and a top-down map put it on the right)."""
    if not box.face.fold:
        return box.x, box.x + box.face.width
    pill = fold_mark(box.face, box.side)
    return min(box.x, box.x + pill.x), max(box.x + box.face.width, box.x + pill.x + pill.width)


def outside(layout: Layout) -> list[tuple[str, str]]:
    """(key, what) of each line of text or mark that leaves its box, or whose width is not that of its text."""
    found = []
    for box in layout.boxes:
        face = box.face
        top = face.baseline - face.size * BASELINE
        for place, line in enumerate(face.lines):
            low = top + (place + 1) * face.line_height
            if face.text_x + line.width > face.width - face.pad_x or top < 0 or low > face.height:
                found.append((box.key, line.text))
            if line.width != width(line.text, face.size, face.bold):
                found.append((box.key, f"width of {line.text}"))
        for mark in face.marks:
            if mark.x < 0 or mark.x + mark.width > face.width or mark.y < 0 or mark.y + mark.height > face.height:
                found.append((box.key, f"{mark.kind} {mark.text}"))
        found += [(box.key, "marks overlap") for _ in _clashes(box)]
    return found


def _clashes(box: Box) -> list[tuple[int, int, int, int]]:
    """Marks that share area with a line of text or with another mark. (A root's lines are centred, its marks stand in
    rows of their own, so it has nothing to compare but marks.)"""
    face = box.face
    top = face.baseline - face.size * BASELINE
    marks = [(mark.x, mark.y, mark.width, mark.height) for mark in face.marks]
    lines = [
        (face.text_x, top + place * face.line_height, line.width, face.line_height)
        for place, line in enumerate(face.lines)
        if face.kind and marks
    ]
    return [
        one
        for place, one in enumerate(marks)
        for two in [*marks[place + 1 :], *lines]
        if one[0] < two[0] + two[2]
        and two[0] < one[0] + one[2]
        and one[1] < two[1] + two[3]
        and two[1] < one[1] + one[3]
    ]


def crossings(layout: Layout) -> list[tuple[str, str]]:
    """(child of the edge, box) where an edge of a two-sided layout runs over a box that is neither of its ends."""
    found = []
    for edge in layout.edges:
        reach = (edge.x1 - edge.x0) * (0.6 if edge.kind == "taper" else 0.55)
        points = [_point(edge, reach, sample / 12) for sample in range(1, 12)]
        low, high = sorted((edge.y0, edge.y1))
        for box in layout.boxes:
            if box.key in (edge.parent, edge.child) or box.y > high or box.y + box.face.height < low:
                continue
            right, bottom = box.x + box.face.width, box.y + box.face.height
            if any(box.x < x < right and box.y < y < bottom for x, y in points):
                found.append((edge.child, box.key))
    return found


def _point(edge: Edge, reach: float, s: float) -> tuple[float, float]:
    u = 1 - s
    x = u**3 * edge.x0 + 3 * u * u * s * (edge.x0 + reach) + 3 * u * s * s * (edge.x1 - reach) + s**3 * edge.x1
    return x, (u**3 + 3 * u * u * s) * edge.y0 + (3 * u * s * s + s**3) * edge.y1
