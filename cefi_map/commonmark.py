"""The one parser of Markdown (CommonMark), for maps and for dossiers, bounded whatever the text."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token

from . import limits

__all__ = ["Parser", "StateBlock", "Token", "html_block"]


class Parser(MarkdownIt):
    """CommonMark to ``nesting`` levels of tokens. With ``html``, tags are tokens of their own, else they are text."""

    def __init__(self, *, html: bool, nesting: int) -> None:
        super().__init__("commonmark", {"html": html, "maxNesting": nesting})
        self.inline.ruler.at("emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """A paragraph of very many pieces has no more emphasis: further stars and underscores are text.

    Each mark is a token that is paired, nested and rendered: 60,000 times « a*** » took 5 s.
    """
    return len(state.tokens) < limits.MARKDOWN_PIECES and tokenize(state, silent)
