"""The pure modules, in the browser that runs them: the server's geometry, the map's JSON, the way back of commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cefi_map.formats import freemind
from cefi_map.geometry import SCREEN, layout, relations
from cefi_map.mindmap import codec
from tests.geometry.fixtures import CASES, FOLDER, mindmap
from tests.shared import files, needs_shared

from .person import at_work

pytestmark = pytest.mark.browser


def script(name: str) -> str:
    """A function to run in the page, from ``scripts/``."""
    return Path(__file__).with_name("scripts").joinpath(f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser: Any, server: str) -> Iterator[Any]:
    with at_work(browser, server) as context:
        page = context.new_page()
        page.goto("/nouvelle")
        page.evaluate(script("setup"))
        yield page


@pytest.mark.parametrize("name", CASES)
def test_layouts_are_the_servers_to_the_unit(page: Any, name: str):
    """Boxes, lines, marks, edges, relations and bounds of every shared fixture."""
    case = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    data = codec.to_data(mindmap(CASES[name]))
    for variant in case["layouts"]:
        made = page.evaluate(script("layout"), [data, case, {k: variant.get(k) for k in ("preset", "changes", "only")}])
        assert made["boxes"] == variant["boxes"]
        assert made["bounds"] == variant["bounds"]
        assert [edge[1:] for edge in made["edges"]] == [_drawn(edge) for edge in variant["edges"]]
        assert made["related"] == variant.get("relations", [])


def _drawn(edge: Any) -> list[Any]:
    if isinstance(edge, dict):
        return [edge["kind"], edge["x0"], edge["y0"], edge["x1"], edge["y1"]]
    return list(edge[2:7])


@needs_shared
def test_maps_of_strangers_have_the_same_boxes_lines_and_relations(page: Any):
    """Thirty maps, ten of them with arrows, drawn by the server and by the page."""
    linked = [path for path in files("corpus/mm/*.mm") if b"<arrowlink" in path.read_bytes()][::4][:10]
    for path in [*files("gold/dev/*.mm")[:10], *files("corpus/mm/*.mm")[::24][:10], *linked]:
        drawn = freemind.read(path.read_bytes()).map
        if len(drawn) > 3000:
            continue
        found = layout(drawn, SCREEN)
        wanted = [[b.key, b.x, b.y, [[line.text, line.width] for line in b.face.lines]] for b in found.boxes]
        made = page.evaluate(script("layout"), [codec.to_data(drawn), {}, {"preset": "screen"}])
        assert [[b["key"], b["x"], b["y"], b["lines"]] for b in made["boxes"]] == wanted, path.name
        ways = [[r.source, [list(at) for at in r.way]] for r in relations(drawn, found)]
        assert [[source, way] for source, _, _, way, _ in made["related"]] == ways, path.name


@pytest.mark.parametrize("name", CASES)
def test_the_json_of_a_map_comes_back_as_it_was(page: Any, name: str):
    data = codec.to_data(mindmap(CASES[name]))
    again = page.evaluate("data => JSON.stringify(m.codec.toData(m.codec.fromData(data)))", data)
    assert again == json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def test_two_hundred_mixed_actions_come_undone_to_the_byte_and_back(page: Any):
    """Every command, in an order a seed decides; then all undone, then all done again; the layout follows each."""
    data = codec.to_data(mindmap(CASES["six"]))
    first, last, undone, redone, count, is_laid = page.evaluate(script("mixed"), [data, 200])
    assert is_laid
    assert count >= 150
    assert first != last
    assert undone == first
    assert redone == last


def test_a_command_that_fails_leaves_the_map_as_it_was(page: Any):
    data = codec.to_data(mindmap(CASES["six"]))
    same = page.evaluate(script("rollback"), data)
    assert same


@pytest.mark.parametrize(
    ("title", "source", "wanted"),
    [
        ("tabs", "a\n\tb\n\t\tc\n\td\ne", [["a", [["b", [["c", []]]], ["d", []]]], ["e", []]]),
        ("bullets and numbers", "• a\n  - b\n  2) c", [["a", [["b", []], ["c", []]]]]),
        ("one line", "seul", [["seul", []]]),
        ("blank lines", "\n\n a\n\n  b\n", [["a", [["b", []]]]]),
    ],
)
def test_indented_text_becomes_branches(page: Any, title: str, source: str, wanted: list[Any]):
    assert page.evaluate(script("sketches"), ["outline", "parseOutline", source]) == wanted


WORD = (
    "<html xmlns:o='x'><head><style><!-- p {mso-list:l0} --></style></head><body><!--StartFragment-->"
    "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>"
    "Les publics&nbsp;: <b>61 jeunes</b><o:p></o:p></p>"
    "<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>sans\n"
    " permis</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>Le territoire &lt;rural&gt;</p>"
    "</body></html>"
)
LISTS = "<ul><li>a<ul><li><p>b</p></li></ul></li><li>c<br>suite</li></ul>"
TITLES = "<h1>Projet</h1><p>Intro</p><h2>Étape</h2><ul><li>idée</li></ul>"
HOSTILE = "<ul><li><img src=x onerror=alert(1)>ok<script>alert(2)</script></li></ul>"


@pytest.mark.parametrize(
    ("title", "source", "wanted"),
    [
        ("Word", WORD, [["Les publics : 61 jeunes", [["sans permis", []]]], ["Le territoire <rural>", []]]),
        ("lists", LISTS, [["a", [["b", []]]], ["c\nsuite", []]]),
        ("headings", TITLES, [["Projet", [["Intro", []], ["Étape", [["idée", []]]]]]]),
        ("hostile", HOSTILE, [["ok", []]]),
    ],
)
def test_lists_of_other_programs_become_branches(page: Any, title: str, source: str, wanted: list[Any]):
    assert page.evaluate(script("sketches"), ["html", "parseHtml", source]) == wanted


def test_a_freemind_fragment_keeps_notes_icons_and_links(page: Any):
    source = (
        '<map version="1.0.1"><node TEXT="A &amp; b" ID="x" FOLDED="true"><icon BUILTIN="idea"/><node TEXT="c" LINK="https://e.fr"/>'
        '<richcontent TYPE="NOTE"><html><body><p>une</p><p>deux</p></body></html></richcontent></node></map>'
    )
    [made] = page.evaluate("source => m.freemind.parseFreemind(source)", source)
    assert made["data"] == {"text": "A & b", "folded": True, "icons": ["idea"], "note": "une\ndeux"}
    assert made["children"][0]["data"] == {"text": "c", "link": "https://e.fr"}


def test_changes_of_another_device_come_in_beside_ours(page: Any):
    """Three versions: what they changed is brought in, what we changed stays."""
    texts = page.evaluate(script("bring"))
    assert sorted(texts) == sorted(["R", "-a elles", "--neuf", "-b nous", "-c", "--à nous"])
    assert texts.index("-c") < texts.index("-a elles")
