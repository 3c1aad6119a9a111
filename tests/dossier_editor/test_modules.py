"""The page and the server give blocks one form; the rest of the pure modules is held by tests/js/dossier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.dossier import codec
from cefi_map.dossier.model import Dossier
from tests.dossier.dossiers import BLOCKS
from tests.editor.person import at_work

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Any, server: str) -> Iterator[Any]:
    with at_work(browser, server) as context:
        page = context.new_page()
        page.goto("/nouvelle")
        page.evaluate("async () => { window.m = await import('/static/js/dossier/tidy.js'); }")
        yield page


def data(dossier: Dossier) -> list[dict[str, Any]]:
    return codec.to_data(dossier)["blocks"]


@given(blocks=st.lists(BLOCKS, max_size=6))
def test_the_page_has_the_servers_one_form_of_blocks(page: Any, blocks: list[Any]):
    """What is sent is what comes back: both sides count the same blocks."""
    raw = {"title": "", "author": "", "blocks": data(Dossier(tuple(blocks)))}
    tidied = page.evaluate("blocks => m.tidy(blocks)", raw["blocks"])
    assert tidied == data(codec.from_data(raw))
    assert page.evaluate("blocks => m.tidy(blocks)", tidied) == tidied
