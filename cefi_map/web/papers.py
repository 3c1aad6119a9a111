"""Markdown of ours as a page of the help: titles with an address, tables that are read row by row, on a phone too."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

from cefi_map.commonmark import Parser, Token

from .shown import nb

_NESTING = 20
_CLASSES = {"paragraph_open": "read", "bullet_list_open": "dots", "ordered_list_open": "steps3", "table_open": "t"}


def as_page(markdown: str) -> Markup:
    """The HTML of a text that we wrote; tags in it are text."""
    parser = Parser(html=False, nesting=_NESTING).enable("table")
    tokens = parser.parse(nb(markdown))
    _dress(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    html = re.sub(r'<table class="t" aria-label="([^"]*)">', _framed, html).replace("</table>", "</table></div>")
    return Markup(html)  # noqa: S704


def _framed(table: re.Match[str]) -> str:
    """A table wider than its page scrolls in a region that has its title's name, and its rank from the second on."""
    frame = f'<div class="tw" tabindex="0" role="region" aria-label="{table[1]}">'
    return f'{frame}<table class="t"><caption class="vh">{table[1]}</caption>'


def anchor(title: str) -> str:
    """« Ce qu’il vaut » → « ce-quil-vaut », as those who show Markdown do."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", plain).strip())


def _dress(tokens: list[Token]) -> None:
    words, tables, cell, body, heads = "", 0, 0, False, list[str]()
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type in _CLASSES:
            token.attrSet("class", _CLASSES[token.type])
        if token.type == "heading_open" and token.tag == "h2" and following:
            words, tables = following.content, 0
            token.attrSet("id", anchor(words))
        elif token.type == "table_open":
            tables += 1
            token.attrSet("aria-label", words if tables == 1 else f"{words}, tableau {tables}")
            heads = []
        elif token.type in ("tbody_open", "tbody_close"):
            body = token.type == "tbody_open"
        elif token.type == "tr_open":
            cell = 0
        elif token.type == "th_open":
            token.attrSet("scope", "col")
            heads.append(following.content if following else "")
        elif token.type in ("td_open", "td_close"):
            if body and not cell:
                token.tag = "th"
                if token.nesting == 1:
                    token.attrSet("scope", "row")
            elif token.nesting == 1:
                token.attrSet("data-head", heads[cell])
            cell += token.nesting == -1
