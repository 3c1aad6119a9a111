"""Maps for tests: any tree, any text, as a hypothesis strategy; and large ones made by a rule."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from cefi_map.mindmap import Arrow, MindMap, Node, from_plain

_SENTENCE = (
    "le la projet jeunes mobilité atelier partenaires : financement 1 250 € pédagogie « conseil » départemental "
    "évaluation indicateurs questionnaire anticonstitutionnellement"
)
_WORDS = _SENTENCE.split()
_HARD = [
    "",
    " ",
    "\n",
    "a\nb\n\nc",
    "漢字かな交じり文" * 9,
    "https://exemple.fr/" + "a" * 90,
    "👩\u200d👩\u200d👧 é\u0301" * 8,
]

_TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    st.lists(st.sampled_from(_WORDS), max_size=18).map(" ".join),
    st.sampled_from(_HARD),
)


@st.composite
def maps(draw: st.DrawFn, most: int = 40) -> MindMap:
    """A map of any shape, with notes, icons, sides and folds."""
    count = draw(st.integers(1, most))
    parents = [draw(st.integers(0, place)) for place in range(count - 1)]
    nodes = [_node(draw, place, None if place == 0 else parents[place - 1]) for place in range(count)]
    return _ordered(nodes)


def _node(draw: st.DrawFn, place: int, parent: int | None) -> Node:
    return Node(
        f"k{place}",
        None if parent is None else f"k{parent}",
        draw(_TEXTS),
        note=from_plain(draw(st.sampled_from(["", "", "une note"]))),
        icons=tuple(draw(st.lists(st.sampled_from(["idea", "help", "rien"]), max_size=6))),
        side=draw(st.sampled_from(["", "left", "right"])) if parent == 0 else "",
        folded=draw(st.booleans()),
    )


def _ordered(nodes: list[Node]) -> MindMap:
    below: dict[str | None, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    out: list[Node] = []
    stack = list(below[None])
    while stack:
        node = stack.pop()
        out.append(node)
        stack.extend(reversed(below.get(node.key, [])))
    return MindMap(tuple(out))


def large(count: int, *, seed: int = 7) -> MindMap:
    """A map of ``count`` nodes up to seven levels deep, 1 to 14 words each, the same for the same seed."""
    nodes = [Node("k0", None, "Projet")]
    path, state = ["k0"], seed
    for place in range(1, count):
        state = (state * 1103515245 + 12345) % 2**31
        depth = min(max(1, len(path) - 1 + (state >> 16) % 5 - 2), 7, len(path))
        words = [_WORDS[(state >> shift) % len(_WORDS)] for shift in range(1 + (state >> 8) % 14)]
        del path[depth:]
        nodes.append(Node(f"k{place}", path[-1], " ".join(words)))
        path.append(f"k{place}")
    return MindMap(tuple(nodes))


def chain(depth: int) -> MindMap:
    """One node below the other."""
    nodes = [Node("k0", None, "Racine")]
    nodes += [Node(f"k{place}", f"k{place - 1}", f"niveau {place}") for place in range(1, depth + 1)]
    return MindMap(tuple(nodes))


def with_sides(mindmap: MindMap, *given: str) -> MindMap:
    """The map whose branches of level 1 have these sides, in order."""
    wanted = iter(given)
    root = mindmap.root.key
    return MindMap(
        tuple(replace(node, side=next(wanted, "")) if node.parent == root else node for node in mindmap.nodes)
    )


def natural(count: int, *, seed: int = 11) -> MindMap:
    """A map shaped as people draw them: six branches, three to five levels, mostly short sentences."""
    nodes, state = [Node("k0", None, "Projet")], seed
    below: list[tuple[str, int]] = [("k0", 0)]
    while len(nodes) < count:
        parent, depth = below.pop(0)
        state = (state * 1103515245 + 12345) % 2**31
        for _ in range(6 if depth == 0 else 3 + (state >> 16) % 6):
            if len(nodes) == count:
                break
            state = (state * 1103515245 + 12345) % 2**31
            words = [_WORDS[(state >> shift) % len(_WORDS)] for shift in range(1 + (state >> 8) % 10)]
            nodes.append(Node(f"k{len(nodes)}", parent, " ".join(words)))
            below.append((nodes[-1].key, depth + 1))
    return _ordered(nodes)


def linked(mindmap: MindMap, count: int, *, seed: int = 1) -> MindMap:
    """The map with an arrow from ``count`` nodes to others, anywhere."""
    random = Random(seed)
    keys = [node.key for node in mindmap.nodes[1:]]
    arrows = {key: (Arrow(random.choice(keys), "répond à"),) for key in random.sample(keys, count)}
    return MindMap(tuple(replace(node, arrows=arrows.get(node.key, ())) for node in mindmap))
