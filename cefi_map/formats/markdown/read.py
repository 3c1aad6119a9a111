"""Markdown -> map."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import replace

from cefi_map.formats.assemble import UNTITLED, assembled, derived_key, under_one_root
from cefi_map.formats.decoding import decode
from cefi_map.formats.languages import mermaid
from cefi_map.formats.reading import Reading
from cefi_map.formats.tags import untagged
from cefi_map.mindmap import Node, Run, Style, outline
from cefi_map.mindmap.codec import check_title

from .blocks import ITEM, Blocks, Draft
from .inline import BLANK, runs
from .notes import from_lines

CHECKS = {"[ ] ": "unchecked", "[x] ": "checked", "[X] ": "checked"}

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S", re.M)


def read(data: bytes) -> Reading:
    """The map in a Markdown document. ``BadInput`` when it is empty or no text, ``TooLarge`` past the limits."""
    text, notices = decode(data)
    reading = read_text(text)
    return Reading(reading.map, notices + reading.notices)


def read_text(text: str) -> Reading:
    """As ``read``. A text with neither headings nor lists is read as indented lines."""
    blocks = Blocks(text)
    if not blocks.drafts:
        diagram = mermaid.within(text)
        return mermaid.read_text(diagram) if diagram else Reading(outline.parse(text))
    check_title(max(len(draft.title) for draft in blocks.drafts))
    nodes = [_node(place, draft) for place, draft in enumerate(blocks.drafts)]
    notices = [f"Ce texte contient des éléments qui ne sont pas repris : {what}." for what in sorted(blocks.left_out)]
    preamble = from_lines(blocks.preamble)
    if sum(node.parent is None for node in nodes) > 1:
        nodes = under_one_root(nodes, UNTITLED)
        notices.append(f"Ce texte n'a pas de titre unique : un nœud central « {UNTITLED} » est ajouté.")
    if preamble:
        nodes[0] = replace(nodes[0], note=preamble + nodes[0].note)
    return Reading(assembled(nodes), tuple(notices))


def looks_like(text: str) -> bool:
    """Whether a text is Markdown rather than indented lines: it has headings, or lists below lines at the margin."""
    lines = [line for line in text.split("\n") if line.strip(BLANK)]
    items = sum(bool(ITEM.match(line)) for line in lines)
    return has_headings(text) or (
        0 < items < len(lines) and all(ITEM.match(line) or line[0] not in BLANK for line in lines)
    )


def has_headings(text: str) -> bool:
    return bool(_HEADING.search(text))


def _node(place: int, draft: Draft) -> Node:
    text, attributes = untagged(draft.title)
    icon = CHECKS.get(text[:4] if len(text) > 3 else text + " ", "")
    pieces = runs(text[4:] if icon else text)
    links = list(dict.fromkeys(run.link for run in pieces if run.link))
    return Node(
        derived_key(place),
        None if draft.parent is None else derived_key(draft.parent),
        "".join(_titled(run, links) for run in pieces),
        note=from_lines(draft.note),
        icons=(icon,) if icon else (),
        link=links[0] if links else "",
        attributes=tuple((name, html.unescape(value)) for name, value in attributes),
        style=_style(pieces),
    )


def _titled(run: Run, links: list[str]) -> str:
    """A node has one link: the address of another is kept in the text."""
    return run.text if run.link in ("", run.text, *links[:1]) else f"{run.text} ({run.link})"


def _style(pieces: Iterable[Run]) -> Style:
    """Bold or italic when all of the title is."""
    visible = [run for run in pieces if run.text.strip()]
    return Style(
        bold=(bool(visible) and all(run.bold for run in visible)) or None,
        italic=(bool(visible) and all(run.italic for run in visible)) or None,
    )
