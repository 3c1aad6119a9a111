"""``layout``: a map and a preset give boxes, edges and bounds. Written spec: docs/geometry.md."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import islice, pairwise
from operator import add
from typing import NamedTuple

from cefi_map.mindmap import MindMap

from .column import column
from .face import face
from .presets import COLUMN, DOWN, PX, RIGHT, SCREEN, TRUNK, Preset
from .seen import Seen, level, seen
from .sides import Head, Share, balanced, decided, fair, sides
from .sizes import Size
from .tidy import Block, Family, Segments, arrange, family, stack
from .value import Box, Edge, Face, Layout, Sketch, bounded

CLEAR = 8 * PX
"""Room kept free past the end of a leaf."""
TUCK = 10 * PX
"""How far inside the root a branch begins."""
LANE = 7 * PX
"""Between the branches that come down a trunk, each in a lane of its own."""

_NONE: Mapping[str, tuple[int, ...]] = {}
_NO_TAGS: Mapping[str, tuple[str, ...]] = {}
_NO_SHARES: Mapping[str, Share] = {}


def layout(
    mindmap: MindMap,
    preset: Preset = SCREEN,
    *,
    stages: Mapping[str, tuple[int, ...]] = _NONE,
    tags: Mapping[str, tuple[str, ...]] = _NO_TAGS,
    only: Collection[str] | None = None,
) -> Layout:
    """Where everything goes, the root's middle at (0, 0) (a column starts at its top left corner).

    ``stages`` gives a node its stages (1 to 6), inherited downward, () for none; ``tags`` the marks after a node's
    text; ``only`` restricts to some branches of level 1.
    Linear in the nodes and in their text; no recursion.
    """
    return put(mindmap, preset, seen(mindmap, preset, stages, tags, only), part=only is not None)


def put(
    mindmap: MindMap, preset: Preset, nodes: Sequence[Seen], *, part: bool, shares: Mapping[str, Share] = _NO_SHARES
) -> Layout:
    """The same of nodes that were ``seen``; ``part``: with some branches alone; ``shares`` settles every branch of a
    two-sided layout."""
    if preset.shape == COLUMN:
        return bounded(*column(mindmap, preset, nodes, skip_root=part))
    if preset.shape == DOWN:
        return bounded(*_down(preset, nodes, faced(mindmap, preset, nodes, shares)))
    faces = faced(mindmap, preset, nodes, shares)
    return settled(preset, nodes, grown(preset, tree(nodes), faces), lambda: faces, shares).layout


def faced(mindmap: MindMap, preset: Preset, nodes: Sequence[Seen], shares: Mapping[str, Share]) -> list[Face]:
    """The face of each node, in the setting that ``shares`` give its branch."""
    found, setting = [], preset
    for item in nodes:
        if item.depth == 1 and shares:
            setting = shares[item.node.key].preset
        kind, set_as = level(setting, mindmap, item.node, item.depth)
        found.append(face(item.node.text, kind, set_as, set_as.wrap, item.extras))
    return found


class Tree(NamedTuple):
    """Of the nodes that are ``seen`` what no setting changes: where their parents are, their ``ranks`` among a
    preset's gaps and steps, the branches of the root, who stands below whom there (the root left out)."""

    parents: list[int]
    ranks: list[int]
    heads: list[int]
    below: Family


def tree(nodes: Sequence[Seen]) -> Tree:
    parents = [item.parent for item in nodes]
    return Tree(
        parents,
        [min(item.depth, 3) - 1 for item in nodes],
        [place for place, item in enumerate(nodes) if item.depth == 1],
        family([parent - 1 for parent in parents[1:]]),
    )


class Forest(NamedTuple):
    """The branches of the root laid out, none in its place yet: which sides they will stand on changes nothing of it.

    Of the root its size; of each node where it starts along the axis of depth, its place across from its parent's; of
    each branch the place of its head among the nodes, its block, how far it ends along, its top and bottom from the top
    of its first box. ``segments`` are those of all blocks.
    """

    root: Size | Face
    starts: list[int]
    offsets: list[int]
    heads: list[int]
    blocks: list[Block]
    segments: Segments
    ends: list[int]
    tops: list[int]
    bottoms: list[int]


def grown(preset: Preset, tree: Tree, faces: Sequence[Size | Face]) -> Forest:
    """The branches of a two-sided layout, or of one on a trunk or to the right, of nodes of these sizes."""
    root, heads = faces[0], tree.heads
    middle = _lane(root, len(heads)) * (len(heads) // 2) if preset.shape == TRUNK else root.width - root.width // 2
    starts = _starts(preset, tree, [face.width for face in faces], middle)
    lengths = [face.width + face.fold for face in faces]
    heights = [face.height for face in faces]
    offsets, blocks, segments = arrange(
        tree.below,
        starts=starts[1:],
        lengths=lengths[1:],
        widths=heights[1:],
        anchors=[face.anchor for face in faces[1:]],
        gaps=_gaps(preset, tree.ranks[1:]),
        clear=CLEAR,
    )
    offsets.insert(0, 0)
    spans = [slice(start, end) for start, end in pairwise([*heads, len(faces)])]
    tops, bottoms = _extents(tree, heights, offsets)
    ends = list(map(add, starts, lengths))
    return Forest(
        root,
        starts,
        offsets,
        heads,
        blocks,
        segments,
        [max(ends[span]) for span in spans],
        [min(tops[span]) for span in spans],
        [max(bottoms[span]) for span in spans],
    )


def settled(
    preset: Preset,
    nodes: Sequence[Seen],
    forest: Forest,
    faces: Callable[[], Sequence[Face]],
    shares: Mapping[str, Share] = _NO_SHARES,
) -> Sketch:
    """The branches of a forest shared between sides, each side stacked; then, to be drawn with its ``faces``,
    mirrored."""
    root, segments = forest.root, forest.segments.copied()
    columns = _columns(preset, nodes, forest, shares)
    right, left = (_stacked(preset, forest, segments, column_of) for column_of in columns)
    return Sketch(
        len(nodes),
        min(-(root.width // 2), -left.end),
        min(-(root.height // 2), right.top, left.top),
        max(root.width - root.width // 2 + root.fold, right.end),
        max(root.height - root.height // 2, right.bottom, left.bottom),
        root.height,
        (right.bottom - right.top, left.bottom - left.top),
        {
            nodes[forest.heads[rank]].node.key: side
            for side, ranks in zip((1, -1), columns, strict=True)
            for rank in ranks
        },
        partial(_drawn, preset, nodes, forest, faces, right.places, left.places),
    )


class _Column(NamedTuple):
    """The branches of one side in their places: how far they end along, their top and bottom, where each head stands
    across, by rank."""

    end: int = 0
    top: int = 0
    bottom: int = 0
    places: Mapping[int, int] = {}


def _stacked(preset: Preset, forest: Forest, segments: Segments, ranks: Sequence[int]) -> _Column:
    if not ranks:
        return _Column()
    root = forest.root
    at, _ = stack(segments, [forest.blocks[rank] for rank in ranks], preset.gaps[0])
    high = min(y + forest.tops[rank] for y, rank in zip(at, ranks, strict=True))
    low = max(y + forest.bottoms[rank] for y, rank in zip(at, ranks, strict=True))
    below = root.height - root.height // 2 + preset.gaps[0]  # of the root, on a trunk
    shift = below - high if preset.shape == TRUNK else -((high + low) // 2)
    end = max(forest.ends[rank] for rank in ranks)
    return _Column(end, high + shift, low + shift, {rank: y + shift for y, rank in zip(at, ranks, strict=True)})


def _columns(
    preset: Preset, nodes: Sequence[Seen], forest: Forest, shares: Mapping[str, Share]
) -> tuple[list[int], list[int]]:
    """The branches on the right and on the left, by rank, each side from top to bottom."""
    heads = [nodes[place] for place in forest.heads]
    if preset.shape == RIGHT:
        return [*range(len(heads))], []
    if shares:
        right, left = decided([shares[head.node.key].side for head in heads])
    else:
        share = sides if preset.given_sides else fair if preset.fair else balanced
        given = zip(heads, forest.tops, forest.bottoms, strict=True)
        right, left = share([Head(head.node.side, head.stage, low - top) for head, top, low in given])
    if preset.shape == TRUNK:  # read as two columns of text, the first one left
        return (sorted(right), sorted(left)) if shares else (sorted(left), sorted(right))
    return right, left


def _drawn(
    preset: Preset,
    nodes: Sequence[Seen],
    forest: Forest,
    faces: Callable[[], Sequence[Face]],
    right: Mapping[int, int],
    left: Mapping[int, int],
) -> Layout:
    places, side_of = list(forest.offsets), [0] * len(nodes)
    for side, heads in ((1, right), (-1, left)):
        for rank, y in heads.items():
            places[forest.heads[rank]], side_of[forest.heads[rank]] = y, side
    boxes, edges = _boxes(nodes, faces(), forest.starts, places, side_of)
    return bounded(boxes, _lanes(boxes[0], edges) if preset.shape == TRUNK else edges)


def _lanes(root: Box, edges: Sequence[Edge]) -> list[Edge]:
    """The edges of the root down its trunk: the highest branch has the lane farthest out, so that none crosses."""
    changed = {edge.child: edge for edge in edges}
    for side in (1, -1):
        down = [edge for edge in edges if edge.parent == root.key and side * edge.x1 > 0]
        lane = _lane(root.face, 2 * len(down))
        for place, edge in enumerate(sorted(down, key=lambda edge: -edge.y1)):
            x0 = side * (lane // 2 + place * lane)
            changed[edge.child] = edge._replace(kind="lane", x0=x0, y0=root.face.height // 2 - TUCK // 4)
    return list(changed.values())


def _lane(root: Size | Face, branches: int) -> int:
    """Between two of so many on both sides: all come out of the root."""
    return min(LANE, (root.width - 4 * TUCK) // max(branches, 1))


def _starts(preset: Preset, tree: Tree, lengths: Sequence[int], first: int) -> list[int]:
    """Where each node starts along the axis of depth; ``first`` is the end of the root."""
    starts, ends = [0], [first]
    for parent, rank, length in islice(zip(tree.parents, tree.ranks, lengths, strict=True), 1, None):
        start = ends[parent] + preset.steps[rank]
        starts.append(start)
        ends.append(start + length)
    return starts


def _gaps(preset: Preset, ranks: Sequence[int]) -> list[int]:
    """Between the children of nodes of these ranks."""
    below = preset.gaps[1:] + preset.gaps[2:]
    return [below[rank] for rank in ranks]


def _extents(tree: Tree, heights: Sequence[int], offsets: Sequence[int]) -> tuple[list[int], list[int]]:
    """Top and bottom of each node, from the top of the first box of its branch."""
    tops = [0] * len(heights)
    for place in range(1, len(heights)):
        if parent := tree.parents[place]:
            tops[place] = tops[parent] + offsets[place]
    return tops, list(map(add, tops, heights))


def _boxes(
    nodes: Sequence[Seen],
    faces: Sequence[Face],
    starts: Sequence[int],
    places: Sequence[int],
    side_of: list[int],
) -> tuple[list[Box], list[Edge]]:
    root = faces[0]
    boxes = [Box(nodes[0].node.key, -(root.width // 2), -(root.height // 2), 0, nodes[0].stage, root)]
    edges: list[Edge] = []
    ys = [0] * len(nodes)
    for place in range(1, len(nodes)):
        item, face = nodes[place], faces[place]
        if item.parent:
            side = side_of[place] = side_of[item.parent]
            y = ys[item.parent] + places[place]
        else:
            side, y = side_of[place], places[place]
        ys[place] = y
        x = starts[place] if side > 0 else -starts[place] - face.width
        box = Box(item.node.key, x, y, side, item.stage, face)
        boxes.append(box)
        edges.append(_edge(boxes[item.parent], box))
    return boxes, edges


def _edge(parent: Box, child: Box) -> Edge:
    """From the parent's far end to the child's near end, at their anchors; from within the root, near its middle."""
    side = child.side
    x1 = child.x if side > 0 else child.x + child.face.width
    y1 = child.y + child.face.anchor
    if parent.side == 0:
        reach = parent.face.height * 3 // 10
        x0 = side * (parent.face.width // 2 - TUCK)
        return Edge(parent.key, child.key, "taper", x0, max(-reach, min(reach, y1 * 16 // 100)), x1, y1, child.stage)
    x0 = parent.x + parent.face.width if side > 0 else parent.x
    return Edge(parent.key, child.key, "curve", x0, parent.y + parent.face.anchor, x1, y1, child.stage)


def _down(preset: Preset, nodes: Sequence[Seen], faces: Sequence[Face]) -> tuple[list[Box], list[Edge]]:
    """Top-down: the axis of depth is vertical, edges go from the middle of a bottom to the middle of a top."""
    whole = tree(nodes)
    starts = _starts(preset, whole, [face.height for face in faces], faces[0].height)
    offsets, _, _ = arrange(
        family(whole.parents),
        starts=starts,
        lengths=[face.height for face in faces],
        widths=[face.width + face.fold for face in faces],
        anchors=[face.width // 2 for face in faces],
        gaps=[preset.gaps[0], *_gaps(preset, whole.ranks[1:])],
        clear=CLEAR,
    )
    first = faces[0]
    boxes = [Box(nodes[0].node.key, -(first.width // 2), -(first.height // 2), 0, nodes[0].stage, first)]
    edges: list[Edge] = []
    for place in range(1, len(nodes)):
        item, face = nodes[place], faces[place]
        parent = boxes[item.parent]
        box = Box(item.node.key, parent.x + offsets[place], starts[place] + boxes[0].y, 1, item.stage, face)
        boxes.append(box)
        x0, x1 = parent.x + parent.face.width // 2, box.x + face.width // 2
        edges.append(Edge(parent.key, box.key, "fall", x0, parent.y + parent.face.height, x1, box.y, item.stage))
    return boxes, edges
