"""A small map, and random ones for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from cefi_map.mindmap import Arrow, Block, MindMap, Node, Picture, Run, Style
from cefi_map.mindmap.model import ENDS, LINES
from cefi_map.mindmap.outline import parse, render

MAP = parse("""
Projet
  A
    A1
    A2
  B
    B1
""")

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t"), max_size=20)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)
colors = st.sampled_from(["", "#000000", "#ff8800"])
runs = st.builds(Run, lines, st.booleans(), st.booleans(), st.sampled_from(["", "https://example.org/a?b=c&d"]))
blocks = st.builds(
    Block,
    st.lists(runs, max_size=3).map(tuple),
    st.sampled_from(["p", "ul", "ol"]),
    st.integers(min_value=0, max_value=2),
)
riches = st.lists(blocks, max_size=3).map(tuple)
styles = st.builds(
    Style,
    colors,
    colors,
    colors,
    colors,
    st.sampled_from([None, True, False]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, 12, 18]),
)

drawn = st.integers(min_value=1, max_value=800)
pictures = st.builds(
    Picture,
    st.sampled_from(["", "0a" * 32, "b1" * 32]),
    drawn,
    drawn,
    st.tuples(st.integers(min_value=0, max_value=1280), st.integers(min_value=0, max_value=1280)),
    texts,
    st.just("carte_files/plan.png"),
)


@st.composite
def mindmaps(draw: st.DrawFn, max_nodes: int = 12, rich: bool = True) -> MindMap:
    """A map of 1 to ``max_nodes`` nodes; with ``rich``, every field may be set."""
    nodes = [Node("r", None, draw(texts))]
    depths = [0]
    for rank in range(draw(st.integers(min_value=0, max_value=max_nodes - 1))):
        # the parent is on the path to the last node: document order holds
        path = [len(nodes) - 1]
        while nodes[path[-1]].parent is not None:
            path.append(next(i for i, n in enumerate(nodes) if n.key == nodes[path[-1]].parent))
        parent = draw(st.sampled_from(path))
        extra = {}
        if rich:
            extra = {
                "note": draw(riches),
                "details": draw(riches),
                "icons": draw(st.lists(st.sampled_from(["idea", "yes", "full-1"]), max_size=2).map(tuple)),
                "link": draw(st.sampled_from(["", "https://example.org/", "#r"])),
                "arrows": draw(
                    st.lists(
                        st.builds(Arrow, st.just("r"), lines, colors, st.sampled_from(LINES), st.sampled_from(ENDS)),
                        max_size=1,
                    ).map(tuple)
                ),
                "attributes": draw(st.lists(st.tuples(lines, texts), max_size=2).map(tuple)),
                "style": draw(styles),
                "picture": draw(st.none() | pictures),
                "folded": draw(st.booleans()),
            }
            if depths[parent] == 0:
                extra["side"] = draw(st.sampled_from(["", "left", "right"]))
        nodes.append(Node(f"k{rank}", nodes[parent].key, draw(texts), **extra))
        depths.append(depths[parent] + 1)
    return MindMap(tuple(nodes))


def text(mindmap: MindMap) -> str:
    """« Projet|A|A1|… »."""
    return render(mindmap).replace("\n", "|").replace(" ", "")
