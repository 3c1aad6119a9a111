"""A dossier survives every form it takes within the application; hostile HTML leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cefi_map import limits
from cefi_map.dossier import codec, html_in, html_out, markdown
from cefi_map.dossier.model import Dossier, Figure, Footnote, Heading, Item, Paragraph, Quote, Run, Table, block_text
from cefi_map.errors import BadInput, TooLarge

from .dossiers import DOSSIERS

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "schemas/dossier.schema.json").read_text("utf-8"))
)


@given(DOSSIERS)
def test_html_out_then_in_is_the_same(dossier: Dossier) -> None:
    assert html_in.read(html_out.write(dossier)) == dossier


@given(DOSSIERS)
def test_a_page_read_back_is_the_same_without_its_title_and_drawings(dossier: Dossier) -> None:
    page = html_out.page(dossier, "Un titre").replace("</body>", "<svg><text>dessin</text></svg></body>")
    assert html_in.read(page) == dossier


@given(DOSSIERS)
def test_data_out_then_in_is_the_same_and_follows_the_schema(dossier: Dossier) -> None:
    data = codec.to_data(dossier)
    SCHEMA.validate(data)
    assert codec.from_data(json.loads(json.dumps(data))) == dossier


@pytest.mark.parametrize(
    ("code", "kept"),
    [("frp", "frp"), ("fry", "fry"), ("fa", "fa"), ("fr", ""), ("fra", ""), ("fre", ""), ("en-US", "")],
)
def test_every_language_but_french_is_one_of_a_passage(code: str, kept: str) -> None:
    """Francoprovençal and Frisian begin as French does; the schema says the same."""
    data = {"blocks": [{"type": "paragraph", "content": [{"text": "mot", "language": code}]}]}
    assert codec.from_data(data).blocks == (Paragraph((Run("mot", language=kept),)),)
    assert SCHEMA.is_valid(codec.to_data(codec.from_data(data)))
    assert SCHEMA.is_valid({**codec.to_data(codec.from_data(data)), **data}) == bool(kept)


@given(DOSSIERS)
def test_any_dossier_becomes_markdown_that_reads(dossier: Dossier) -> None:
    text, _ = markdown.write(dossier)
    markdown.read(text)


MARKDOWN = """# Titre

Un **gras**, un *italique*, un [lien](https://exemple.fr) et une note[^1].

> Une citation.

- un
- deux
    1. dedans

| a | b |
|---|---|
| c | d |

[^1]: Le texte *de* la note.
"""


def test_markdown_is_read_into_blocks() -> None:
    dossier = markdown.read(MARKDOWN).dossier
    assert [type(block) for block in dossier.blocks] == [Heading, Paragraph, Quote, Item, Item, Item, Table]
    paragraph = dossier.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert Run("gras", bold=True) in paragraph.content
    assert Run("lien", link="https://exemple.fr") in paragraph.content
    assert Footnote((Run("Le texte "), Run("de", italic=True), Run(" la note."))) in paragraph.content
    assert dossier.blocks[5] == Item((Run("dedans"),), ordered=True, depth=1)
    assert markdown.read(markdown.write(dossier)[0]).dossier == dossier


def test_plain_text_is_cut_at_blank_lines_or_else_at_every_line() -> None:
    assert len(markdown.read_text("un\nligne\n\ndeux").dossier.blocks) == 2
    assert len(markdown.read_text("un\ndeux\ntrois").dossier.blocks) == 3


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        '<p style="background:url(x)" onclick="x()">x</p>',
        '<iframe srcdoc="<script>x</script>"></iframe>',
        '<figure data-map="E9&quot; onload=&quot;x"></figure>',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_hostile_html_is_inert(hostile: str) -> None:
    """Neither a script, nor an event, nor an address that runs is left in what is written again."""
    written = html_out.write(html_in.read(hostile)).lower()
    tags = "".join(part.split(">")[0] for part in written.split("<")[1:])
    assert not any(word in tags for word in ("script", "onerror", "onclick", "onload", "style", "data:", "img", "svg"))


@pytest.mark.parametrize("nest", ["<div>", "<ul><li>", "<blockquote>", "<b>", "<table><tr><td>"])
def test_html_nested_without_end_is_refused_at_once(nest: str) -> None:
    with pytest.raises(TooLarge):
        html_in.read(nest * 20_000)


def test_pasted_html_keeps_the_text_of_what_it_does_not_know() -> None:
    dossier = html_in.read("<section><h1>A</h1>b<center>c</center><ul><li>d<p>e</p><li>f</ul></section>")
    assert [block_text(block) for block in dossier.blocks] == ["A", "bc", "d\ne", "f"]


def test_french_words_within_another_language_are_french() -> None:
    """A span that says no language is in that of what stands around it."""
    read = html_in.read('<p><span lang="en">easy <span>to</span> <span lang="fr">dire</span> read</span></p>')
    assert read.blocks == (Paragraph((Run("easy to ", language="en"), Run("dire"), Run(" read", language="en"))),)


def test_figures_of_the_map_are_kept() -> None:
    blocks = html_in.read('<figure data-map="E3"><figcaption>Étape 3</figcaption></figure><figure></figure>').blocks
    assert blocks == (Figure("E3", "Étape 3"), Figure())


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"blocks": 1},
        {"blocks": [{"type": "x"}]},
        {"blocks": [{"type": "heading", "level": True, "content": []}]},
        {"blocks": [{"type": "paragraph", "content": [{"text": 1}]}]},
        {"blocks": [{"type": "paragraph", "content": [{"text": "a", "bold": 1}]}]},
        {"blocks": [{"type": "figure", "stage": "E7"}]},
        {"blocks": [{"type": "table", "rows": [[1]]}]},
    ],
)
def test_data_of_another_shape_is_refused_in_french(data: object) -> None:
    with pytest.raises(BadInput, match="ne se lit pas"):
        codec.from_data(data)


def test_a_dossier_past_the_limits_is_refused() -> None:
    with pytest.raises(TooLarge):
        codec.from_data({"blocks": [{"type": "paragraph", "content": [{"text": "a"}]}] * (limits.DOSSIER_BLOCKS + 1)})
    with pytest.raises(TooLarge):
        html_in.read("<p>" + "a" * (limits.DOSSIER_CHARS + 1))
    with pytest.raises(TooLarge):
        html_in.read("a<b>b</b>" * (limits.DOSSIER_TAGS // 2 + 1))


_REFERENCES = ["&", "&&", "amp", "amp;", "lt;", "copy", "copy=1", "#38;", "#x26;", "nbsp;", "colon;", "a", " ", '"']
_TAGS = ["<p>", "<b>", "</b>", '<a href="https://a.fr/?b=1&c=2&copy=3">', '<a href="javascript&amp;colon;a">', "</a>"]
AMPERSANDS = st.lists(st.sampled_from([*_REFERENCES, *_TAGS]), max_size=12).map("".join)


@given(AMPERSANDS)
def test_ampersands_are_cleaned_as_they_were_without_the_shield(source: str) -> None:
    """The cleaner alone takes a second for 400,000 of them, and the square of their number."""
    alone = nh3.clean(
        source,
        tags=html_in.TAGS,
        attributes=html_in._ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    assert html_in.cleaned(source) == alone
