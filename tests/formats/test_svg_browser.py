"""In a real browser: text is as wide as counted and stays in its box, nothing runs, nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from cefi_map.formats import svg
from cefi_map.formats.overlay import Overlay
from cefi_map.geometry import PHONE, PX, SCREEN, layout
from cefi_map.mindmap import Arrow, MindMap, Node, from_plain
from tests.axe import violations
from tests.geometry.fixtures import CASES, mindmap
from tests.geometry.maps import natural

pytestmark = pytest.mark.browser

HOSTILE = [
    "<script>fetch('/x')</script>",
    '"><img src=x onerror=alert(1)>',
    "</text><foreignObject>",
    "javascript:alert(1)",
]
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
LISTEN = """
window.seen = [];
document.addEventListener('securitypolicyviolation', event => window.seen.push(event.violatedDirective));
window.alert = () => window.seen.push('alert');
"""
MEASURE = """
() => document.fonts.ready.then(() => [...document.querySelectorAll('g.n')].map(group => {
  const label = group.querySelector('.label'), box = group.querySelector('.box');
  const spans = label.querySelectorAll('tspan'), lines = spans.length ? [...spans] : [label];
  const own = label.getBBox(), room = box && box.getBBox();
  return {
    key: group.dataset.key,
    widths: lines.map(line => line.getComputedTextLength()),
    held: lines.map(line => line.hasAttribute('textLength')),
    inside: !room || !label.textContent || (own.x >= room.x && own.x + own.width <= room.x + room.width
                      && own.y >= room.y - 1 && own.y + own.height <= room.y + room.height + 1),
  };
}))
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


MAPS = {**{name: mindmap(case) for name, case in CASES.items()}, "natural": natural(200)}


@pytest.mark.parametrize("preset", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("drawn", MAPS.values(), ids=MAPS)
def test_text_is_as_wide_as_counted_and_in_its_box(page, drawn, preset):
    page.set_content(svg.write(drawn, preset=preset, numbers=False, notes=False).decode().partition("?>")[2])
    found = page.evaluate(MEASURE)
    boxes = layout(drawn, replace(preset, folding=False)).by_key
    assert len(found) == len(drawn)
    for node in found:
        assert node["inside"], node["key"]
        for line, width, held in zip(boxes[node["key"]].face.lines, node["widths"], node["held"], strict=True):
            assert held or width == pytest.approx(line.width / PX, abs=0.1), line.text


def test_assistive_tools_find_a_list_of_named_nodes_and_axe_finds_no_fault(page):
    drawn = MAPS["marques"]
    inline = svg.write(drawn, Overlay(stages={"n1": (2,)}, tags={"n3": ("C5",)})).decode().partition("?>")[2]
    page.set_content(f'<!doctype html><html lang="fr"><title>Carte</title><main><h1>Carte</h1>{inline}</main>')
    assert not violations(page)
    items = page.locator("#carte").get_by_role("listitem")
    assert items.count() == len(drawn)
    assert page.locator("#carte").get_by_role("img", name="1.1 Titre avec icônes").count() == 1


def test_hostile_texts_neither_run_nor_load(page):
    nodes = [Node("n0", None, "Racine")]
    nodes += [
        Node(f"k{n}", "n0", text, note=from_plain(text), link=text, icons=(text,), arrows=(Arrow("n0", text),))
        for n, text in enumerate(HOSTILE)
    ]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        + svg.write(MindMap(tuple(nodes))).decode().partition("?>")[2]
    )
    assert page.locator("g.n").count() == len(nodes)
    assert page.locator("script, foreignObject, img").count() == 0
    assert [url for url in asked if not url.startswith("data:font/")] == []


def test_the_file_alone_asks_for_nothing(page, tmp_path):
    path = tmp_path / "carte.svg"
    path.write_bytes(
        svg.write(MindMap(tuple(Node(f"n{n}", "n0" if n else None, text) for n, text in enumerate(HOSTILE))))
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(LISTEN)
    page.goto(path.as_uri())
    assert page.evaluate("window.seen") == []
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    assert page.evaluate("document.fonts.check('12px Arimo')")
