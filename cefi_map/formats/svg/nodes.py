"""A node as an addressable group: what is seen of it, its name for assistive tools, its link."""

from __future__ import annotations

from cefi_map.formats import links
from cefi_map.geometry import Box
from cefi_map.mindmap import Node, spoken

from .label import label, marker
from .marks import marks
from .markup import attribute, t
from .own import cloud, strip
from .pen import Pen
from .shapes import shape


def group(pen: Pen, box: Box) -> str:
    """The whole node."""
    key, stage, kind = box.key, box.stage, box.face.kind
    node, number = pen.mindmap.by_key[key], pen.mindmap.numbers[key]
    level = number.count(".") + 2 if number else 1
    attributes = f'id="n{number or 0}" role="listitem" aria-level="{level}" data-key="{attribute(key)}"'
    attributes += f' data-number="{number}" data-stage="{stage}"' if stage else f' data-number="{number}"'
    if node.language:
        attributes += f' lang="{node.language}"'
    name = f"<title>{t(f'{number} {node.text}' if number else node.text)}</title>"
    if key in pen.described:
        attributes += _evidence(pen, key)
        name += _description(pen, key, node)
    body = name + inside(pen, box)
    inner = f'<g role="img">{body}</g>'
    if node.link and (link := _link(pen, node)):
        inner = f'<a href="{link}" xlink:href="{link}">{body}</a>'
    return f'<g class="n n{kind} e{box.stage}" {attributes}>{inner}</g>'


def inside(pen: Pen, box: Box) -> str:
    """What is seen of a node: its box or line, the highlighter, the text, the marks. No link, no name."""
    highlight = marker(pen, box) if box.key in pen.described else ""
    drawn = f"{highlight}{label(pen, box)}{marks(pen, box)}"
    if box.key in pen.styled:
        return f"{cloud(pen, box)}{shape(pen, box)}{strip(pen, box)}{drawn}"
    return shape(pen, box) + drawn


def _evidence(pen: Pen, key: str) -> str:
    """Attributes of what the node proves."""
    tags = pen.overlay.tags.get(key)
    found = f' data-requirements="{attribute(" ".join(tags))}"' if tags else ""
    if key in pen.overlay.proofs:
        return f'{found} data-evidence="proof"'
    return f'{found} data-evidence="weak"' if key in pen.overlay.weak else found


def _description(pen: Pen, key: str, node: Node) -> str:
    parts = [f"Étape {stage}" for stage in pen.overlay.stages.get(key, ())]
    if tags := pen.overlay.tags.get(key):
        parts.append(f"Preuve de {', '.join(tags)}")
    parts += [
        said[0].upper() + said[1:]
        for said in (spoken.icons(node), spoken.picture(node), *pen.ties.get(key, ()))
        if said
    ]
    if node.details:
        parts.append(f"Détails : {node.details_text}")
    if node.note:
        parts.append(f"Note : {node.note_text}")
    return f"<desc>{t(chr(10).join(parts))}</desc>" if parts else ""


def _link(pen: Pen, node: Node) -> str:
    """The address a node leads to: outside by http, https or mailto, inside the map by « # » and a node's ID."""
    if inside := links.within(node.link, pen.mindmap):
        return f"#n{pen.mindmap.numbers[inside.key] or 0}"
    return attribute(node.link) if links.is_live(node.link) else ""
