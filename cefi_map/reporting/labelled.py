"""A map with a jury's labels, in the notation of the labelled maps that the verdicts are learnt from and scored by.

    # topic: …
    Root
      A branch
        a node // its note {C1a C2}            evidence of C1a and of C2
    ==
    S1 present
    C1a satisfait ?                            « ? »: another could say the neighbouring verdict

All that a node says is on its line: details, note and attributes go behind the title, a line break ends a sentence.
What is a sign of the notation is written otherwise (« { » as « ( », « // » as « / »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap import MindMap, Node

STAGES = tuple(f"S{number}" for number in range(1, 7))
_SIGNS = str.maketrans("{}⟦⟧", "()[]")
_APART = re.compile(r"(?<!\S)//+(?!\S)")
_EMPTY = "…"
"""A title without a word: it says nothing, and keeps what stands below it there."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a jury says of a requirement: its ``verdict`` (absent, partiel, satisfait), whether another could say the
    neighbouring one, and the keys of the nodes that show it."""

    verdict: str
    doubt: bool = False
    evidence: frozenset[str] = frozenset()


def labelled(mindmap: MindMap, labels: Mapping[str, Label], stages: Iterable[str]) -> str:
    """The whole text. ``labels`` for every requirement of the map, ``stages`` those that are there (S1…S6)."""
    there = frozenset(stages)
    lines = [f"# topic: {_said(mindmap.root.text)}", drawn(mindmap, labels), "=="]
    lines += [f"{id} {'present' if id in there else 'absent'}" for id in STAGES]
    lines += [f"{id} {labels[id].verdict}{' ?' if labels[id].doubt else ''}" for id in REQUIREMENTS]
    return "\n".join(lines) + "\n"


def drawn(mindmap: MindMap, labels: Mapping[str, Label] | None = None) -> str:
    """The map alone, a line a node."""
    depths: dict[str | None, int] = {None: -1}
    lines = []
    for node in mindmap:
        depths[node.key] = depths[node.parent] + 1
        marks = " ".join(id for id in REQUIREMENTS if labels and node.key in labels[id].evidence)
        lines.append("  " * depths[node.key] + _line(node) + (f" {{{marks}}}" if marks else ""))
    return "\n".join(lines)


def _line(node: Node) -> str:
    title = _said(node.text).lstrip("#= ") if node.parent is None else _said(node.text)
    pairs = "\n".join(f"{name} : {value}" for name, value in node.content_attributes)
    more = _said("\n".join(filter(None, (node.details_text, node.note_text, pairs))))
    return f"{title or _EMPTY} // {more}" if more else title or _EMPTY


def _said(text: str) -> str:
    """In one line, without the notation's signs."""
    lines = [plain for line in text.splitlines() if (plain := " ".join(line.split()))]
    ended = [line if line[-1] in ".!?…:;," else f"{line}." for line in lines[:-1]]
    return _APART.sub("/", " ".join((*ended, *lines[-1:])).translate(_SIGNS))
