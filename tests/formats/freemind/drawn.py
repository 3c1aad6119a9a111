"""Any map a person could make here, for property tests of the FreeMind format."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from cefi_map.mindmap import Arrow, Block, MindMap, Node, Rich, Run, Style
from cefi_map.mindmap.model import ENDS, LINES
from tests.formats.maps import maps

SIGNS = " \t\n\u00a0<>&\"'/=;#-!?[]pPxXéœ€…«»אب漢😀\u200d\u0301\x85html"

text = st.text(SIGNS, max_size=12) | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
titles = text | st.sampled_from(
    ["", " ", "\n", "<html>", " <HTML><b>x</b>", "&lt;html&gt;", "]]>", "<!-- -->", "a\tb "]
)
colors = st.sampled_from(["", "#000000", "#12ab9f"])
styles = st.builds(
    Style,
    color=colors,
    background=colors,
    edge=colors,
    cloud=colors,
    bold=st.sampled_from([None, True]),
    italic=st.sampled_from([None, True, False]),
    size=st.sampled_from([None, 1, 11, 13, 400]),
)
"""Not bold is what bold is without; 12 is FreeMind's size."""

runs = st.builds(
    Run, text.filter(bool), st.booleans(), st.booleans(), st.sampled_from(["", "#ID_1", 'http://a/?b&c="d"'])
)
pairs = st.tuples(text, text) | st.sampled_from([("etape", "E1"), ("exigence", "C5 parce que <tout> & rien")])


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Neighbouring runs differ in look, as a reader leaves them."""
    found: list[Run] = []
    for run in draw(st.lists(runs, max_size=4)):
        if not found or replace(found[-1], text="") != replace(run, text=""):
            found.append(run)
    return Block(tuple(found), draw(st.sampled_from(["p", "ul", "ol"])), draw(st.integers(0, 3)))


def _trimmed(found: list[Block]) -> Rich:
    """Without blank blocks at the edges."""
    while found and not found[0].text.strip():
        del found[0]
    while found and not found[-1].text.strip():
        del found[-1]
    return tuple(found)


arrows = st.builds(Arrow, st.just("n0"), text, colors, st.sampled_from(LINES), st.sampled_from(ENDS))
rich = st.lists(blocks(), max_size=5).map(_trimmed)


def nodes(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        st.just(key),
        st.just(parent),
        titles,
        note=rich,
        details=rich,
        icons=st.lists(st.sampled_from(["idea", "button_ok", "a&b"]), max_size=2).map(tuple),
        link=st.sampled_from(["", 'https://exemple.fr/?a=1&b="2"', "#n0", "file:/C:/é é.pdf"]),
        arrows=st.lists(arrows, max_size=2, unique_by=lambda a: a.label).map(tuple),
        attributes=st.lists(pairs, max_size=3).map(tuple),
        style=styles,
        side=st.sampled_from(["", "left", "right"]),
        folded=st.booleans(),
    )


mindmaps: st.SearchStrategy[MindMap] = maps(nodes)
