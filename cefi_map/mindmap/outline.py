"""Indented text <-> map: the notation of tests and examples, and what people paste from a list.

    Project title
      Branch [E1]
        Leaf
          : a note line
          = a detail line

Two spaces, a tab, or any deeper indentation make a level; a leading bullet (-, *, •) is dropped. A line that starts with
": " is a note line of the node above it, "= " a detail line. ``[E1]`` at the end tags a stage, ``[C5 reason]`` a requirement. ``render`` writes it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

from .codec import clean
from .model import REQUIREMENT_TAG, STAGE_TAG, MindMap, Node
from .rich import from_plain, plain

_BULLET = re.compile(r"(?:[-*•◦▪‣·–—o§]|\uf0b7|\uf0a7)[ \t\u00a0]+")
_TAGS = re.compile(r"(?:\s+\[(E[1-6])\])?(?:\s+\[(C\d+[ab]?)(?:\s+([^\]]*))?\])?$")


def parse(text: str, *, title: str = "") -> MindMap:
    """The map written in ``text``. With ``title``, or when several lines stand at the first level, a root is put above.

    ``BadInput`` on an empty text, ``TooLarge`` past the limits.
    """
    rows = list(_rows(clean(text)))
    if not rows:
        raise BadInput("Ce texte est vide.", advice="Collez une liste : une idée par ligne, les sous-idées en retrait.")
    first = min(level for level, *_ in rows)
    if title or sum(level == first for level, *_ in rows) > 1:
        rows = [(-1, title or "Carte", "", "", ())] + rows
    nodes: list[Node] = []
    stack: list[tuple[int, str]] = []
    for level, line, note, details, tags in rows:
        while stack and stack[-1][0] >= level:
            stack.pop()
        if len(stack) > limits.DEPTH:
            raise TooLarge(f"Ce texte a plus de {limits.DEPTH} niveaux de retrait.")
        key = f"n{len(nodes)}"
        nodes.append(
            Node(key, stack[-1][1] if stack else None, line, note=from_plain(note), details=from_plain(details), attributes=tags)
        )
        stack.append((level, key))
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


Row = tuple[int, str, str, str, tuple[tuple[str, str], ...]]


def _rows(text: str) -> Iterator[Row]:
    """(indentation, title, note, details, tags) a node."""
    pending: Row | None = None
    for line in text.split("\n"):
        body = line.strip(" \t\u00a0")
        if not body:
            continue
        if pending and body.startswith((": ", "= ")):
            indent, title, note, details, tags = pending
            extra = body[2:]
            pending = (indent, title, f"{note}\n{extra}" if body[0] == ":" else note, f"{details}\n{extra}" if body[0] == "=" else details, tags)
            continue
        if pending:
            yield pending
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" \u00a0"))
        pending = (indent, *_title(_BULLET.sub("", body, count=1) if _BULLET.match(body) else body))
    if pending:
        yield pending


def _title(body: str) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    match = _TAGS.search(body)
    stage, requirement, reason = match.groups() if match else (None, None, None)
    tags = ((STAGE_TAG, stage),) if stage else ()
    if requirement:
        tags += ((REQUIREMENT_TAG, " ".join(filter(None, (requirement, reason)))),)
    return (body[: match.start()] if match else body), "", "", tags
