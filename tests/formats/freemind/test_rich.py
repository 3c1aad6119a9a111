"""HTML of notes <-> blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cefi_map.formats.freemind.rich_read import from_html, from_xhtml
from cefi_map.formats.freemind.rich_write import to_xhtml
from cefi_map.mindmap import Rich, plain
from tests.formats.freemind.drawn import rich


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>un</p><p>deux</p>", "un\ndeux"),
        ("<p>\n      un\n      deux\n    </p>", "un deux"),
        ("<p>un</p><p/><p>deux</p>", "un\n\ndeux"),
        ("<p/><p>un</p><p>\n</p>", "un"),
        ("un<br/>deux<br/>", "un\ndeux"),
        ("<p>un <br/> deux</p>", "un\ndeux"),
        ("<div>un<div>deux</div>trois</div>", "un\ndeux\ntrois"),
        ("<h1>un</h1>deux", "un\ndeux"),
        ("a <b> b </b> c", "a b c"),
        ("<b>a</b>b", "ab"),
        ("<font color='red'>a</font><span> b</span>", "a b"),
        ("<ul><li>a</li><li><p>b</p></li><li/></ul>", "- a\n- b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<li>a</li>", "- a"),
        ("<blockquote>a</blockquote>", "  a"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>", "a | b\nc"),
        ("<pre>\n  a\n    b\n</pre>", "  a\n    b"),
        ('<p style="white-space: pre-wrap"> a  b </p>', " a  b "),
        ("<img src='x' alt='une image'/>", "une image"),
        ("a &amp; b&#160;c &lt;d&gt;", "a & b\u00a0c <d>"),
        ("<!-- > <p> -->a<![CDATA[<b> & ]]>b", "a<b> & b"),
        ("<p title='a > b'>c > d</p>", "c > d"),
        ("<style>p { x }</style><script>y()</script>a", "a"),
        ("<x:p xmlns:x='u'>a</x:p><o:p>b</o:p>", "a\nb"),
        ("", ""),
        ("<p>\u00a0</p>", ""),
    ],
)
def test_a_body_is_read_as_text(body: str, text: str) -> None:
    assert plain(from_xhtml(body)) == text
    assert plain(from_xhtml(f"<html>\n<head>\n<title>t</title></head>\n<body>\n{body}\n</body>\n</html>")) == text


def test_styles_say_bold_and_italic() -> None:
    (block,) = from_xhtml('<p style="font-weight: bold">a<span style="font-style: italic; x: y">b</span></p><b/>')
    assert [(run.text, run.bold, run.italic) for run in block.runs] == [("a", True, False), ("b", True, True)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<html><p>un<p>deux", "un\ndeux"),
        ("<HTML><B>gras<BR>suite</HTML>", "gras\nsuite"),
        ("<html>&nbsp;&eacute;<img src=bola.jpg></b></html>", "\u00a0é"),
        ("<html><!-- rien", ""),
        ("", ""),
        ("<p>x\x00\ud800y", "xy"),
    ],
)
def test_careless_html_is_read_too(markup: str, text: str) -> None:
    assert plain(from_html(markup)) == text


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<ul><li>", "</p>", "<p>", "<br/>", "&#65;", "<!--", "<"])
def test_reading_is_linear(piece: str) -> None:
    """A hundred thousand of anything, closed or not, takes a moment and no recursion."""
    from_xhtml(piece * 100_000)


@settings(max_examples=200, deadline=None)
@given(rich)
def test_blocks_come_back_equal(blocks: Rich) -> None:
    assert from_xhtml(to_xhtml(blocks)) == blocks


@settings(max_examples=100, deadline=None)
@given(st.text("<>/pbiulo !-=\"'&;#xa \n", max_size=60))
def test_no_markup_makes_reading_fail(markup: str) -> None:
    from_xhtml(markup)
    from_html(markup)
