"""Inline Markdown: what people write is understood, anything else stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cefi_map.formats.links import Anchors
from cefi_map.formats.markdown.inline import runs
from cefi_map.formats.markdown.marks import markup
from cefi_map.mindmap import MindMap, Node, Run
from tests.formats.maps import address, text

CASES = {
    "plain": ("un texte", [Run("un texte")]),
    "bold": ("a **b** c", [Run("a "), Run("b", bold=True), Run(" c")]),
    "bold, other sign": ("__b__", [Run("b", bold=True)]),
    "italic": ("*i* et _j_", [Run("i", italic=True), Run(" et "), Run("j", italic=True)]),
    "both": ("***b***", [Run("b", bold=True, italic=True)]),
    "stars that multiply": ("2 * 3 * 4", [Run("2 * 3 * 4")]),
    "a star without its like": ("a *b", [Run("a *b")]),
    "underscores within words": ("nom_de_fichier", [Run("nom_de_fichier")]),
    "a link": ("[t](https://a.fr)", [Run("t", link="https://a.fr")]),
    "a link with a title": ('[t](https://a.fr "vu")', [Run("t", link="https://a.fr")]),
    "a link with spaces": ("[t](<a b>)", [Run("t", link="a b")]),
    "a link with parentheses": ("[t](a(b))", [Run("t", link="a(b)")]),
    "bold within a link": ("[a **b**](u)", [Run("a ", link="u"), Run("b", bold=True, link="u")]),
    "an image": ("![alt](u)", [Run("alt", link="u")]),
    "an address": ("<https://a.fr>", [Run("https://a.fr", link="https://a.fr")]),
    "code": ("`a*b*`", [Run("a*b*")]),
    "code with a tick": ("`` a`b ``", [Run("a`b")]),
    "escapes": (r"\*a\* \[b\]", [Run("*a* [b]")]),
    "entities": ("&eacute;&#233;&inconnu;", [Run("éé&inconnu;")]),
    "a line break": ("a<br>b<br />c", [Run("a\nb\nc")]),
    "brackets alone": ("[x] (y)", [Run("[x] (y)")]),
    "an address in words": ("a (lien\u00a0: `b`)", [Run("a", link="b")]),
    "words as one writes them": ("a (`b`)", [Run("a (b)")]),
    "a comment": ("a<!-- b -->c", [Run("ac")]),
    "a name": ('<a id="x"></a>a', [Run("a")]),
    "a link without text": ("[](u)", [Run("", link="u")]),
    "an exclamation before a link": ("a\\![b](u)", [Run("a!"), Run("b", link="u")]),
    "a mark within a word": ("a**b**c", [Run("a"), Run("b", bold=True), Run("c")]),
    "an unknown tag": ("<b>x</b>", [Run("<b>x</b>")]),
}

NOWHERE = Anchors(MindMap((Node("n", None, ""),)))


@pytest.mark.parametrize(("markdown", "expected"), CASES.values(), ids=CASES)
def test_runs(markdown: str, expected: list[Run]) -> None:
    assert list(runs(markdown)) == expected


@given(st.builds(Run, text, st.booleans(), st.booleans(), address).filter(lambda run: bool(run.text.strip())))
def test_any_text_in_one_style_comes_back(run: Run) -> None:
    assert runs(markup([run], NOWHERE)) == (run,)


@given(st.text(alphabet="*_`[]()<>!&\\;#a \n", max_size=60))
def test_nothing_breaks_the_reader(markdown: str) -> None:
    assert all(isinstance(run, Run) for run in runs(markdown))
