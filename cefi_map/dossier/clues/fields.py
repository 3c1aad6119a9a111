"""Wide fields of French words, as data: what acts, gives, limits, doubts, explains."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TypeAlias

_DATA: dict[str, str] = json.loads(files(__package__).joinpath("fields.json").read_text("utf-8"))
_END = ""
_Tree: TypeAlias = "dict[str, _Tree]"


@cache
def field(*names: str) -> str:
    """A pattern that matches a word of these fields from its beginning to its end (without groups)."""
    tree: _Tree = {}
    for name in names:
        for word in _DATA[name].split():
            branch = tree
            for letter in word.replace("_", " "):
                branch = branch.setdefault(letter, {})
            branch[_END] = {}
    return _pattern(tree)


def _pattern(tree: _Tree) -> str:
    """Letters shared by words are tried once: at each place of a text, one look at the first letter decides."""
    if _END in tree:
        return r"\w*"
    branches = [r"\b" if letter == "." else re.escape(letter) + _pattern(below) for letter, below in tree.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
