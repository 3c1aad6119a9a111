"""The pure modules run in the browser as they do in Node, where tests/js/mindmap holds them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.geometry.fixtures import FOLDER

from .person import at_work

pytestmark = pytest.mark.browser

LAID = """async (data) => {
    const at = (name) => import(`/static/js/mindmap/${name}.js`);
    const names = ["codec", "geometry/layout", "geometry/fonts"];
    const [codec, { layout }, { setAdvances }] = await Promise.all(names.map(at));
    setAdvances(await (await fetch("/api/avances.json")).json());
    return layout(codec.fromData(data)).boxes.map(({ key, x, y, face }) => [key, x, y, face.width, face.height]);
}"""


def test_a_layout_in_the_browser_is_the_servers(browser: Any, server: str):
    """With the widths that the server serves, and the modules as it serves them."""
    case = json.loads((FOLDER / "textes.json").read_text(encoding="utf-8"))
    wanted = [[box[name] for name in ("key", "x", "y", "width", "height")] for box in case["layouts"][0]["boxes"]]
    with at_work(browser, server) as context:
        page = context.new_page()
        page.goto("/nouvelle")
        assert page.evaluate(LAID, case["map"]) == wanted
