"""Markdown -> map."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from cefi_map.formats import links
from cefi_map.formats.assemble import UNTITLED, assembled, derived_key, from_outline, under_one_root
from cefi_map.formats.decoding import decode
from cefi_map.formats.languages import mermaid, plantuml
from cefi_map.formats.reading import Reading
from cefi_map.formats.tags import Pairs, untagged
from cefi_map.mindmap import Node, Run, Style, from_plain
from cefi_map.mindmap.codec import check_title

from .blocks import TEXT_HEADING, Blocks, Draft
from .inline import Inline, scanned
from .source import BLANK, HEADING, ITEM

CHECKS = {"[ ] ": "unchecked", "[x] ": "checked", "[X] ": "checked"}

_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*(?:\n|\Z)", re.MULTILINE)
_DIAGRAM = "Une carte Mermaid ou PlantUML reste en texte dans une note. Importez-la seule pour en faire des nœuds."
_DIAGRAMS = (
    "{} cartes Mermaid ou PlantUML restent en texte dans des notes. Importées seules, elles deviennent des nœuds."
)
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def read(data: bytes) -> Reading:
    """The map in a Markdown document. ``BadInput`` when it is empty or no text, ``TooLarge`` past the limits."""
    text, notices = decode(data)
    reading = read_text(text)
    return Reading(reading.map, notices + reading.notices)


def read_text(text: str) -> Reading:
    """As ``read``. A text with neither headings nor lists is the only diagram in it that is a map, with what else it
    says as a note, or is read as indented lines."""
    blocks = Blocks(plantuml.fenced(text))
    if not blocks.drafts:
        return _diagram(text) or Reading(from_outline(text))
    check_title(max(len(draft.title) for draft in blocks.drafts))
    read = [_read(draft, blocks.references) for draft in blocks.drafts]
    nodes = [_node(place, draft, *title) for place, (draft, title) in enumerate(zip(blocks.drafts, read, strict=True))]
    keys = _slugs(nodes, blocks.drafts)
    for node, draft, (found, *_) in zip(nodes, blocks.drafts, read, strict=True):
        keys |= dict.fromkeys([*draft.note.anchors, *found.anchors], node.key)
    notices = list(_notices(blocks, any(found.comments for found, *_ in read)))
    preamble = tuple(blocks.preamble.blocks)
    if sum(node.parent is None for node in nodes) > 1:
        nodes = under_one_root(nodes, UNTITLED)
        notices.append(f"Ce texte n’a pas de titre unique : un nœud central « {UNTITLED} » est ajouté.")
    if preamble:
        nodes[0] = replace(nodes[0], note=preamble + nodes[0].note)
    return Reading(assembled(links.resolved(nodes, keys)), tuple(notices))


def _diagram(text: str) -> Reading | None:
    diagram = mermaid.within(text) or plantuml.within(text)
    if not diagram:
        return None
    read = mermaid.read_text(diagram) if mermaid.within(text) else plantuml.read_text(diagram)
    before, _, after = text.partition(diagram)
    rest = _FENCE.sub("", f"{before.strip()}\n\n{after.strip()}").strip()
    root, *others = read.map.nodes
    root = replace(root, note=(*from_plain(rest), *root.note))
    return replace(read, map=replace(read.map, nodes=(root, *others)))


def looks_like(text: str) -> bool:
    """Whether a text is Markdown rather than indented lines: it has headings, or lists below lines at the margin."""
    lines = [line for line in text.split("\n") if line.strip(BLANK)]
    items = sum(bool(ITEM.match(line)) for line in lines)
    return has_headings(text) or (
        0 < items < len(lines) and all(ITEM.match(line) or line[0] not in BLANK for line in lines)
    )


def has_headings(text: str) -> bool:
    return bool(HEADING.search(text))


def _notices(blocks: Blocks, comments: bool) -> Iterator[str]:
    if diagrams := blocks.diagrams:
        yield _DIAGRAM if diagrams == 1 else _DIAGRAMS.format(diagrams)
    if comments or blocks.has_comments:
        yield "Ce texte contient des éléments qui ne sont pas repris : commentaires HTML."
    if blocks.has_front_matter:
        yield "Ce texte contient des éléments qui ne sont pas repris : en-tête du fichier."


def _read(draft: Draft, references: dict[str, object]) -> tuple[Inline, str, Pairs]:
    """(title, icon or "", tags)."""
    text, attributes = untagged(draft.title)
    icon = CHECKS.get(text[:4] if len(text) > 3 else text + " ", "")
    return scanned(text[4:] if icon else text, references), icon, attributes


def _node(place: int, draft: Draft, title: Inline, icon: str, attributes: Pairs) -> Node:
    pieces = title.runs
    addresses = list(dict.fromkeys(run.link for run in pieces if run.link))
    return Node(
        derived_key(place),
        None if draft.parent is None else derived_key(draft.parent),
        "".join(_titled(run, addresses) for run in pieces),
        note=tuple(draft.note.blocks),
        icons=(icon,) if icon else (),
        link=addresses[0] if addresses else "",
        attributes=tuple((name, html.unescape(value)) for name, value in attributes),
        style=_style(pieces),
    )


def _slugs(nodes: Sequence[Node], drafts: Sequence[Draft]) -> dict[str, str]:
    """The names that sites give to headings (« #le-budget », and « -1 » for the second of a name) -> keys."""
    found: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for node, draft in zip(nodes, drafts, strict=True):
        if draft.rank < (0, TEXT_HEADING):
            slug = _NOT_IN_SLUG.sub("", node.text.lower()).replace(" ", "-")
            name = f"{slug}-{counts[slug]}" if counts[slug] else slug
            counts[slug] += 1
            found |= {name: node.key, quote(name): node.key}
    return found


def _titled(run: Run, addresses: list[str]) -> str:
    """A node has one link: the address of another is kept in the text."""
    return run.text if run.link in ("", run.text, *addresses[:1]) else f"{run.text} ({run.link})"


def _style(pieces: Iterable[Run]) -> Style:
    """Bold or italic when all of the title is."""
    visible = [run for run in pieces if run.text.strip()]
    return Style(
        bold=(bool(visible) and all(run.bold for run in visible)) or None,
        italic=(bool(visible) and all(run.italic for run in visible)) or None,
    )
