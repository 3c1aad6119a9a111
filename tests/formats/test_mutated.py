"""Whatever somebody writes into a drawing's metadata: it is refused by a sentence, or makes a map that every format
writes and reads again."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cefi_map import formats
from cefi_map.errors import CefiError
from cefi_map.formats import freemind
from cefi_map.mindmap import MindMap, codec

from . import hostile

SOURCE = b"""<map version="freeplane 1.9.13"><!-- <node> --><attribute_registry SHOW_ATTRIBUTES="hide"/>
<node ID="r" TEXT="Projet"><font BOLD="true" NAME="SansSerif" SIZE="14"/><cloud COLOR="#ccffcc"/>
<richcontent TYPE="NOTE"><html><head/><body><p>Trente <b>entretiens</b> &amp; <a href="https://a.fr">plus</a></p>
<ul><li>un</li></ul></body></html></richcontent>
<node ID="a" TEXT="Contexte" POSITION="right" COLOR="#ff0000" LINK="#b"><icon BUILTIN="idea"/>
<attribute NAME="etape" VALUE="E1"/><arrowlink DESTINATION="b" COLOR="#0000ff" MIDDLE_LABEL="donc"/></node>
<icon BUILTIN="flag"/>
<node ID="b" TEXT="Moyens" FOLDED="true"><hook NAME="x"><![CDATA[<node>]]></hook>
<node ID="b" TEXT="deux fois le m&#234;me"/></node><!-- fin -->
</node></map>
"""
WHOLE = codec.to_data(freemind.read(SOURCE).map, opaque=True)
WRITTEN = ("mm", "svg", "opml", "md", "txt", "xmind", "docx", "dot")

Path = tuple[str | int, ...]
ODD_TEXTS = st.sampled_from(
    [
        "", " ", "r", "a", "~0", "mm", "<", ">", "/>", "</node>", "<node/>", '"', "&", "&x;", "&#0;", "]]>", "<!--",
        "<![CDATA[", "<?xml version='1.0'?>", "<!DOCTYPE map>", "<map>", "</map>", "<html><body><p>", "#", "#r",
        "javascript:alert(1)", "\ud800", "\x00", "\u2028", "a\nb\tc", "é" * 300, "[E1]", "# ", "- ", "etape",
    ]
)  # fmt: skip
ODD = (
    ODD_TEXTS
    | st.sampled_from([None, True, False, 0, -1, 7, 10**30, 1e308, float("nan"), [], {}, [[]], [{}], {"y": 1}])
    | st.text(max_size=5)
)


def places(value: Any, path: Path = ()) -> list[Path]:
    """Every path to a value inside plain data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else ()
    return [path, *(deeper for name, part in inside for deeper in places(part, (*path, name)))]


PLACES = places(json.loads(json.dumps(WHOLE)))[1:]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The JSON of a whole map with some values, or bits of its texts, changed, taken out or put in."""
    data = json.loads(json.dumps(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        *way, last = draw(st.sampled_from(PLACES))
        place = data
        for step in way:
            place = place[step] if isinstance(place, dict | list) and holds(place, step) else None
        if place is not None and holds(place, last):
            change(draw, place, last)
    return json.dumps(data)


def holds(place: Any, step: str | int) -> bool:
    return step in place if isinstance(place, dict) else isinstance(place, list) and step in range(len(place))


def change(draw: st.DrawFn, place: Any, at: Any) -> None:
    old = place[at]
    match draw(st.sampled_from(["put", "cut", "double", "within"])):
        case "put":
            place[at] = draw(ODD)
        case "cut":
            del place[at]
        case "double" if isinstance(old, list):
            place[at] = [*old, *deepcopy(old)]
        case "within" if isinstance(old, str):
            start = draw(st.integers(0, len(old)))
            stop = draw(st.integers(start, min(len(old), start + 8)))
            place[at] = old[:start] + draw(ODD_TEXTS) + old[stop:]


@pytest.mark.whole
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_it_is_refused_or_goes_out_in_every_format(text: str) -> None:
    try:
        mindmap = formats.read(hostile.drawing(text), "dessin.svg").map
    except CefiError:
        return
    for id in WRITTEN:
        again = written_and_read(mindmap, id)
        assert id not in ("mm", "svg") or outline_of(again) == outline_of(mindmap), id


def outline_of(mindmap: MindMap | None) -> list[tuple[int, str]]:
    """Levels and titles: nothing that a poisoned part of a file would say in their place."""
    return [(mindmap.depths[node.key], node.text) for node in mindmap] if mindmap else []


def written_and_read(mindmap: MindMap, id: str) -> MindMap | None:
    format = formats.by_id(id)
    assert format
    assert format.write
    data = format.write(mindmap)
    format.lost(mindmap)
    return format.read(data).map if format.read else None
