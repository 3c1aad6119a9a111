"""HTML that stands in files -> the short rich text of notes: well-formed and careless alike."""

from __future__ import annotations

import pytest

from cefi_map.formats.html import from_html, from_xhtml, text_in
from cefi_map.mindmap import Block, Rich, Run, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<html><head><title>t</title></head><body><p>\n  a  <b>b</b>\n</p></body></html>", "a b"),
        ("a<br/>b", "a\nb"),
        ("<p>a</p><p/><p> </p><div>b</div>", "a\n\n\nb"),
        ("<p>a <span>b</span><font> c</font></p>", "a b c"),
        ("<x:p>a</x:p><x:p>b</x:p>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>", "a | b\nc"),
        ("<pre>\n a\n  b\n</pre>", " a\n  b"),
        ('<p style="white-space: pre-wrap">  a \n b</p><p>  c </p>', "  a \n b\nc"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c"),
        ("a <!-- x > --> b<![CDATA[ & <c>]]>", "a b & <c>"),
        ("1 > 0 &amp; &#233;&#xd;&#xa;x", "1 > 0 & é x"),
        ('<img alt="image"/><style><img alt="non"/></style>', "image"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_text_and_blocks(markup: str, text: str) -> None:
    assert plain(from_xhtml(markup)) == text


@pytest.mark.parametrize("read", [from_xhtml, from_html])
def test_looks_go_down_and_end_with_their_element(read: object) -> None:
    markup = '<p>a<b>b<i>c</i></b><a href="http://a?b&amp;c">d</a><span style="font-weight: bold">e</span>f</p>'
    runs = (
        Run("a"),
        Run("b", bold=True),
        Run("c", bold=True, italic=True),
        Run("d", link="http://a?b&c"),
        Run("e", bold=True),
        Run("f"),
    )
    assert callable(read)
    assert read(markup) == (Block(runs),)


@pytest.mark.parametrize(
    ("markup", "rich"),
    [
        ("<p>a<p>b", (Block((Run("a"),)), Block((Run("b"),)))),
        ("<b>a<br>&eacute;t&eacute;", (Block((Run("a\nété", bold=True),)),)),
        ("<!-- a -->", ()),
        ("", ()),
    ],
)
def test_careless_markup_is_read_by_either(markup: str, rich: Rich) -> None:
    assert (from_html(markup), from_xhtml(markup)) == (rich, rich)


def test_text_alone() -> None:
    assert text_in("a &amp; <b>&#233;</b>\n<![CDATA[<c>]]>") == "a & é\n<c>"
