"""``relations``: the ways of a map's arrows between the boxes of a layout, around the others, each with its label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cefi_map.mindmap import Arrow, MindMap

from .ground import ARRIVING, LEAVING, Exit, Ground, Taken, Way
from .labels import Label, Labels, shortened
from .presets import PX
from .value import Box, Layout
from .ways import all_ways, best, cost, forced

CLEARANCES = (5 * PX, 2 * PX)
"""Kept between a way and the boxes; the second where the first leaves no way."""
FURTHER = 400 * PX
"""What a way may cost more where its label finds a place."""
SHIFTS = (0, 5 * PX, -5 * PX, 10 * PX, -10 * PX)
"""Beside the middle of a side: of the first, second… relation that ends at a box."""
MOST = 300
"""Relations of a drawing: each is found beside those before, so that thousands would take minutes."""
SEARCHED = 60
"""Relations for whose words another way is looked for where their own has no place."""
LOOP = (-9 * PX, 9 * PX)
"""Of a box's relation to itself."""


class Relation(NamedTuple):
    """An arrow of the node ``source``, drawn from the box ``start`` to the box ``end`` (a folded node stands for what
    it hides). ``label`` is None where there are no words, or no free place for them."""

    source: str
    arrow: Arrow
    start: str
    end: str
    way: Way
    label: Label | None


def relations(mindmap: MindMap, layout: Layout) -> tuple[Relation, ...]:
    """The relations of which both ends are drawn, in document order, the first ``MOST`` of them: ways run over no box
    where one of those tried is free, and keep a lane each. What stands outside the bounds of the layout is told by
    ``around``."""
    joined = list(_joined(mindmap, layout.by_key))
    if not joined:
        return ()
    router = _Router(layout.boxes)
    return tuple(router.labelled([router.related(*each) for each in joined[:MOST]]))


def _joined(mindmap: MindMap, boxes: Mapping[str, Box]) -> Iterator[tuple[str, Arrow, Box, Box]]:
    """Each arrow with the boxes it joins; none for one that stays inside a folded branch."""
    for node in mindmap.nodes:
        for arrow in node.arrows:
            start, end = _shown(mindmap, node.key, boxes), _shown(mindmap, arrow.target, boxes)
            if start and end and (start is not end or arrow.target == node.key == start.key):
                yield node.key, arrow, start, end


def _shown(mindmap: MindMap, key: str, boxes: Mapping[str, Box]) -> Box | None:
    """The box of a node, or of the folded node that hides it."""
    if key in boxes or key not in mindmap:
        return boxes.get(key)
    above = next((boxes[node.key] for node in mindmap.ancestors(key) if node.key in boxes), None)
    return above if above and above.face.hidden else None


class _Router:
    """Gives way after way, each beside those before."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._taken = Taken()
        self._boxes = boxes
        self._grounds = [Ground(boxes, CLEARANCES[0], self._taken)]
        self._labels = Labels(self._grounds[0])
        self._counts: dict[str, int] = {}
        self._searched = 0

    def related(self, source: str, arrow: Arrow, start: Box, end: Box) -> Relation:
        shifts = LOOP if start is end else (self._shift(start), self._shift(end))
        way, label = self._drawn(start, end, shifts, shortened(arrow.label))
        self._taken.add(way)
        return Relation(source, arrow, start.key, end.key, way, label)

    def labelled(self, drawn: Sequence[Relation]) -> Iterator[Relation]:
        """The same, their words where no other way crosses them: all ways are known now."""
        labels = Labels(self._grounds[0])
        for each in drawn:
            if words := shortened(each.arrow.label):
                others = [other.way for other in drawn if other is not each]
                found = labels.along(each.way, words, others) or labels.near(each.way, words, others)
                yield each._replace(label=found)
            else:
                yield each

    def _drawn(self, start: Box, end: Box, shifts: tuple[int, int], words: str) -> tuple[Way, Label | None]:
        """The best way; where it has no place for the words, the next best that has one, else a place near it."""
        way, ground, starts, ends = self._way(start, end, shifts)
        if not words or (label := self._labels.along(way, words)):
            return way, label if words else None
        self._searched += 1
        for other in all_ways(ground, starts, ends) if self._searched <= SEARCHED else ():
            if cost(other) <= cost(way) + FURTHER and (label := self._labels.along(other, words)):
                return other, label
        return way, self._labels.near(way, words)

    def _way(self, start: Box, end: Box, shifts: tuple[int, int]) -> tuple[Way, Ground, list[Exit], list[Exit]]:
        """The best way, and the sides it was chosen among."""
        for rank, clearance in enumerate(CLEARANCES):
            if rank == len(self._grounds):
                self._grounds.append(Ground(self._boxes, clearance, self._taken))
            ground = self._grounds[rank]
            starts, ends = ground.exits(start, shifts[0], LEAVING), ground.exits(end, shifts[1], ARRIVING)
            if way := best(ground, starts, ends):
                return way, ground, starts, ends
        starts, ends = ground.open_exits(start, shifts[0], LEAVING), ground.open_exits(end, shifts[1], ARRIVING)
        return forced(ground, self._boxes, starts, ends), ground, starts, ends

    def _shift(self, box: Box) -> int:
        count = self._counts[box.key] = self._counts.get(box.key, -1) + 1
        return SHIFTS[count % len(SHIFTS)]


def around(layout: Layout, drawn: Sequence[Relation]) -> Layout:
    """The layout with bounds that hold these relations too."""
    if not drawn:
        return layout
    xs = [x for each in drawn for x, _ in each.way]
    ys = [y for each in drawn for _, y in each.way]
    for label in (each.label for each in drawn if each.label):
        xs += [label.x, label.x + label.width]
        ys += [label.y, label.y + label.height]
    return replace(
        layout,
        left=min(layout.left, *xs),
        top=min(layout.top, *ys),
        right=max(layout.right, *xs),
        bottom=max(layout.bottom, *ys),
    )
