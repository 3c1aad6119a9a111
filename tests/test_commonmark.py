"""Markdown of any length is parsed in a time that grows with it alone."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.commonmark import Parser


def test_emphasis_is_read() -> None:
    assert Parser(html=False, nesting=20).render("un *deux* **trois**") == (
        "<p>un <em>deux</em> <strong>trois</strong></p>\n"
    )


@pytest.mark.parametrize("piece", ["a***", "[a***](b) ", "_a*", "*a\n"])
def test_a_paragraph_of_very_many_marks_has_emphasis_at_its_start_alone(piece: str) -> None:
    """The rest is text as it is typed; the next paragraph starts afresh."""
    parser = Parser(html=False, nesting=20)
    rendered = parser.render(piece * limits.MARKDOWN_PIECES + "\n\n*b*")
    assert rendered.endswith("<p><em>b</em></p>\n")
    assert rendered.count("<em>") < limits.MARKDOWN_PIECES
    plain = parser.render(piece * limits.MARKDOWN_PIECES).removesuffix("</p>\n")
    assert plain.endswith({"a***": "a***a***", "_a*": "_a*_a*", "*a\n": "*a\n*a"}.get(piece, "</a>"))
