"""What a user reads is written with curved apostrophes: in the code's sentences, in the pages and in their scripts.

The rooms that read texts hold words and patterns as a candidate may type them; what is official is never retouched.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "cefi_map"
LONGEST = 25
"""Words of a sentence (CONTRIBUTING.md)."""
_GAP = re.compile(r"</?(?:p|h\d|li|td|th|tr|button|div|label|summary|legend|option|d[dt]|section|span|[uo]l)\b[^>]*>")
STRAIGHT = re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ«{]")
READING = {"french", "referentiel"}
"""Rooms whose strings are compared with what a candidate wrote, or official."""
PATTERN = re.compile(r"\\[bswd]|\(\?|\|")
WORDS = {"third_person.py", "forms.py", "voices.py", "episodes.py", "bounds.py", "situations.py"}
"""The same, of the dossier."""


def sentences(path: Path) -> Iterator[str]:
    """Its strings that are neither docstrings nor patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from (text for text in [node.value] if " " in text and not PATTERN.search(text) and len(text) > 12)


def code() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*.py")):
        if path.relative_to(ROOT).parts[0] not in READING and path.name not in WORDS:
            yield path


def found(paths: Iterable[Path], said: Callable[[Path], Iterable[str]]) -> list[str]:
    """« file: text » of each that has a straight apostrophe."""
    return [f"{path.relative_to(ROOT)}: {text}" for path in paths for text in said(path) if STRAIGHT.search(text)]


def test_the_codes_sentences_have_curved_apostrophes() -> None:
    assert found(code(), sentences) == []


def test_the_pages_have_curved_apostrophes() -> None:
    def said(path: Path) -> list[str]:
        return re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text("utf-8"), flags=re.DOTALL).splitlines()

    assert found(sorted(ROOT.glob("**/templates/**/*.html")), said) == []


def test_the_scripts_sentences_have_curved_apostrophes() -> None:
    def said(path: Path) -> list[str]:
        bare = re.sub(r"/\*.*?\*/|//.*", "", path.read_text("utf-8"), flags=re.DOTALL)
        return [text for text in re.findall(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`', bare) if " " in text]

    assert found(sorted(ROOT.glob("**/static/js/**/*.js")), said) == []


def test_no_sentence_of_a_page_is_longer_than_one_reads_at_once() -> None:
    def said(path: Path) -> Iterator[str]:
        bare = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        bare = re.sub(r"\{% (?:else|elif|endif|if|for|endfor)\b[^%]*%\}", " ", bare)
        bare = re.sub(r"\{%.*?%\}", "\n", re.sub(r"\{\{.*?\}\}", "X", bare, flags=re.DOTALL), flags=re.DOTALL)
        for line in re.sub(r"<[^>]+>", "", _GAP.sub("\n", bare)).split("\n"):
            yield from re.split(r"(?<=[.!?:;…])\s+", " ".join(line.split()))

    pages = sorted(ROOT.glob("**/templates/**/*.html"))
    long = [
        (path.name, text) for path in pages for text in said(path) if len(re.findall(r"[\w’-]*[^\W\d]", text)) > LONGEST
    ]
    assert long == []
