"""The lines of a PDF as the blocks of a dossier: titles, paragraphs and items, as the eye sets them apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from cefi_map.dossier.model import LEVELS, Block, Dossier, Heading, Item, Paragraph, Reading, Run, Sheets
from cefi_map.errors import BadInput

from .lines import Line, lines
from .opening import opened

NOTICE = "Texte lu dans un PDF : ses titres et ses paragraphes sont devinés. Comparez-les aux pages."
_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,3}(?:\s*(?:/|sur|of)\s*\d{1,3})?\W*", re.IGNORECASE)
_BULLET = re.compile(r"[•◦▪●○■–—-]\s+|[\uf0b7\uf0a7\uf0d8]\s*")
_ENDS = tuple(".!?:;…»")
_LARGER, _LONGEST_TITLE = 1.12, 100
_GAP, _SHORT, _INDENT = 1.3, 0.85, 8.0
"""A space between lines, a line's end, an indent in points, that set a paragraph apart."""
_EDGE = 2
"""Lines at the head and the foot of a page that may be the same on all."""


def read(data: bytes) -> Reading:
    """The text of a PDF, and the pages on which it stands. ``BadInput`` when there is none in it: pictures of pages."""
    with opened(data) as document:
        found = _without_edges(list(lines(document)))
        heights = [document.get_page_size(number)[1] for number in range(len(document))]
    if not found:
        raise BadInput("Ce PDF est une image : son texte ne se lit pas.", advice="Lisez-le sur ses pages.")
    body = Counter[float]()
    for line in found:
        body[line.size] += len(line.text)
    size = body.most_common(1)[0][0]
    groups = _groups(found, size)
    levels = _levels(groups, size)
    blocks = tuple(_block(group, levels) for group in groups)
    starts = tuple(group[0].page for group in groups)
    return Reading(Dossier(blocks), (NOTICE,), Sheets(len(heights), _length(found, heights), starts))


def _without_edges(found: list[Line]) -> list[Line]:
    """Without the numbers of pages, and what stands at the head or the foot of several in small letters."""
    edges = [line for line in found if _at_edge(line, found)]
    masked = Counter(re.sub(r"\d+", "#", line.text) for line in edges)
    usual = median(line.size for line in found) if found else 0.0
    left = {
        id(line)
        for line in edges
        if _NUMBER.fullmatch(line.text) or (masked[re.sub(r"\d+", "#", line.text)] > 1 and line.size <= usual)
    }
    return [line for line in found if id(line) not in left]


def _at_edge(line: Line, found: Iterable[Line]) -> bool:
    same = sorted({other.bottom for other in found if other.page == line.page})
    return line.bottom in (*same[:_EDGE], *same[-_EDGE:])


def _groups(found: Sequence[Line], size: float) -> list[list[Line]]:
    gaps = [above.bottom - below.bottom for above, below in pairwise(found) if above.page == below.page]
    usual = median([gap for gap in gaps if 0 < gap < 3 * size] or [1.2 * size])
    edge = max(line.right for line in found)
    groups = [[found[0]]]
    for above, below in pairwise(found):
        if _parted(above, below, usual, edge):
            groups.append([below])
        else:
            groups[-1].append(below)
    return groups


def _parted(above: Line, below: Line, usual: float, edge: float) -> bool:
    """Whether a new paragraph begins with the lower line."""
    if abs(above.size - below.size) > 0.5 or above.bold != below.bold or _BULLET.match(below.text):
        return True
    ended = above.text.endswith(_ENDS)
    if above.page != below.page or below.bottom > above.bottom:
        return ended or below.text[:1].isupper()
    far = above.bottom - below.bottom > _GAP * usual
    return far or (ended and (above.right < _SHORT * edge or below.left > above.left + _INDENT))


def _levels(groups: Iterable[Sequence[Line]], size: float) -> dict[tuple[float, bool], int]:
    """The looks of titles, the largest first: larger than the text, or bold and short."""
    looks = {
        (group[0].size, group[0].bold)
        for group in groups
        if len(" ".join(line.text for line in group)) <= _LONGEST_TITLE
        and not group[-1].text.endswith((".", ";", ","))
        and (group[0].size >= _LARGER * size or (group[0].bold and group[0].size >= size))
    }
    ranked = sorted(looks, reverse=True)
    return {look: min(place, LEVELS) for place, look in enumerate(ranked, 1)}


def _block(group: Sequence[Line], levels: dict[tuple[float, bool], int]) -> Block:
    text = _joined(group)
    level = levels.get((group[0].size, group[0].bold))
    if level and len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ",")):
        return Heading(level, (Run(text),))
    bare = _BULLET.sub("", text, count=1) if _BULLET.match(text) else ""
    return Item((Run(bare),)) if bare else Paragraph((Run(text),))


def _joined(group: Sequence[Line]) -> str:
    """Words that a line's end breaks are whole again; « sous-\\ntraitant » keeps its hyphen."""
    said = ""
    for line in group:
        said += line.text if line.broken or line.text.endswith("-") else f"{line.text} "
    return said.strip()


def _length(found: Sequence[Line], heights: Sequence[float]) -> float:
    """Pages, the last one as far as it is filled."""
    last = [line for line in found if line.page == found[-1].page]
    height = heights[last[0].page - 1]
    top, low = max(line.bottom + line.size for line in last), min(line.bottom for line in last)
    margin = height - top
    filled = (height - low - margin) / max(height - 2 * margin, 1.0)
    return round(last[0].page - 1 + min(1.0, max(0.05, filled)), 2)
