"""Indented text <-> map: the notation of tests and examples, and what people paste from a list.

    Project title
      Branch [E1]
        Leaf
          : a note line
          = a detail line

Any deeper indentation makes a level; a leading bullet (-, *, •) is dropped. A line that starts with ": " is a note line
of the node above it, "= " a detail line. ``[E1]`` at the end tags a stage, ``[C5 reason]`` a requirement. ``render``
writes it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

from .codec import check_title, clean
from .model import REQUIREMENT_TAG, STAGE_TAG, MindMap, Node
from .rich import from_plain, plain

_BULLET = re.compile(r"^(?:[-*•◦▪‣·–—o§]|\uf0b7|\uf0a7)[ \t\u00a0]+")
_TAGS = re.compile(r"(?:(?<!\s)\s+\[(E[1-6])\])?(?:(?<!\s)\s+\[(C\d+[ab]?)(?:\s++([^\[\]]*))?\])?$")


def parse(text: str, *, title: str = "") -> MindMap:
    """The map written in ``text``. With ``title``, or when several lines stand at the first level or the first
    one deeper than another, a root is put above.

    ``BadInput`` on an empty text, ``TooLarge`` past the limits.
    """
    rows = list(_rows(clean(text)))
    if not rows:
        raise BadInput("Ce texte est vide.", advice="Collez une liste : une idée par ligne, les sous-idées en retrait.")
    check_title(max(len(row.title) for row in rows))
    first = min(row.indent for row in rows)
    if title or rows[0].indent > first or sum(row.indent == first for row in rows) > 1:
        rows.insert(0, _Row(-1, title or "Carte"))
    nodes: list[Node] = []
    stack: list[tuple[int, str]] = []
    for row in rows:
        while stack and stack[-1][0] >= row.indent:
            stack.pop()
        if len(stack) > limits.DEPTH:
            raise TooLarge(f"Ce texte a plus de {limits.DEPTH} niveaux de retrait.")
        key, parent = f"n{len(nodes)}", stack[-1][1] if stack else None
        note, details = from_plain("\n".join(row.note)), from_plain("\n".join(row.details))
        nodes.append(Node(key, parent, row.title, note=note, details=details, attributes=row.attributes))
        stack.append((row.indent, key))
    return MindMap(tuple(nodes))


def render(mindmap: MindMap) -> str:
    """Indented text, two spaces a level; ``parse`` gives the same titles, notes, details and tags back when titles are
    one line without a leading mark."""
    depths = mindmap.depths
    lines: list[str] = []
    for node in mindmap.nodes:
        pad = "  " * depths[node.key]
        tags = "".join(f" [{stage}]" for stage in node.stage_tags)
        tags += "".join(f" [{' '.join(filter(None, tag))}]" for tag in node.requirement_tags)
        lines.append(pad + node.text.replace("\n", " ") + tags)
        lines += [f"{pad}  = {line}" for line in plain(node.details).split("\n") if line]
        lines += [f"{pad}  : {line}" for line in plain(node.note).split("\n") if line]
    return "\n".join(lines) + "\n"


@dataclass
class _Row:
    """One node as it is read: its indentation in columns, then its parts."""

    indent: int
    title: str
    note: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    attributes: tuple[tuple[str, str], ...] = ()


def _rows(text: str) -> Iterator[_Row]:
    row: _Row | None = None
    for line in text.expandtabs(4).split("\n"):
        body = line.strip(" \u00a0")
        if row and body.startswith((": ", "= ")):
            (row.note if body[0] == ":" else row.details).append(body[2:])
        elif body:
            if row:
                yield row
            row = _row(len(line) - len(line.lstrip(" \u00a0")), _BULLET.sub("", body, count=1))
    if row:
        yield row


def _row(indent: int, body: str) -> _Row:
    match = _TAGS.search(body)
    assert match, "the pattern matches the empty end"
    stage, requirement, reason = match.groups()
    attributes: list[tuple[str, str]] = [(STAGE_TAG, stage)] if stage else []
    if requirement:
        attributes.append((REQUIREMENT_TAG, " ".join(filter(None, (requirement, reason)))))
    return _Row(indent, body[: match.start()], attributes=tuple(attributes))
