"""Notes of XMind: HTML, plain text, or paragraphs of spans -> rich text; and back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cefi_map.formats import links
from cefi_map.formats.html import from_html, from_xhtml
from cefi_map.mindmap import Block, Rich, Run, from_plain, plain
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import is_plain

TOPIC = "xmind:#"
"""How the address of a topic starts."""
_IMAGE = re.compile(r"""<(?:\w+:)?img\b[^<>]*?\b(?:\w+:)?src=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def is_live(href: str) -> bool:
    """Whether a click may follow it."""
    return href.startswith(TOPIC) or links.is_live(href)


def note_of(notes: object) -> Rich:
    """The note in any of the forms XMind wrote over the years; the richest that says something."""
    if not isinstance(notes, dict):
        return ()
    if isinstance(notes.get("xhtml"), str) and (rich := from_xhtml(notes["xhtml"])):
        return rich
    if (markup := _content(notes, "realHTML")) and (rich := from_html(clean(markup))):
        return rich
    return from_plain(clean(_content(notes, "plain"))) or _paragraphs(notes.get("html"))


def pictures_of(notes: object) -> tuple[str, ...]:
    """The addresses of the pictures that stand in a note, each once, in whichever of its forms."""
    if not isinstance(notes, dict):
        return ()
    markup = f"{notes.get('xhtml') or ''}{_content(notes, 'realHTML')}"
    found = [html.unescape(match[1] or match[2]) for match in _IMAGE.finditer(markup)]
    found += [span["image"] for span in _spans(notes.get("html")) if isinstance(span.get("image"), str)]
    return tuple(dict.fromkeys(found))


def to_notes(note: Rich) -> dict[str, Any]:
    """Plain text always; HTML beside it when the note has styles or lists."""
    written: dict[str, Any] = {"plain": {"content": plain(note)}}
    if not is_plain(note):
        written["realHTML"] = {"content": "".join(_blocks(list(blocks)) for _, blocks in groupby(note, _list_name))}
    return written


def _content(notes: dict[str, Any], form: str) -> str:
    part = notes.get(form)
    content = part.get("content") if isinstance(part, dict) else None
    return content if isinstance(content, str) else ""


def _paragraphs(part: object) -> Rich:
    """« paragraphs » of « spans », the form between the two."""
    texts = (
        "".join(span["text"] for span in spans if isinstance(span.get("text"), str)) for spans in _paragraphs_of(part)
    )
    return from_plain(clean("\n".join(texts)))


def _spans(part: object) -> Iterator[dict[str, Any]]:
    return (span for spans in _paragraphs_of(part) for span in spans)


def _paragraphs_of(part: object) -> Iterator[list[dict[str, Any]]]:
    content = part.get("content") if isinstance(part, dict) else None
    paragraphs = content.get("paragraphs") if isinstance(content, dict) else None
    for paragraph in paragraphs if isinstance(paragraphs, list) else []:
        spans = paragraph.get("spans") if isinstance(paragraph, dict) else None
        yield [span for span in spans if isinstance(span, dict)] if isinstance(spans, list) else []


def _list_name(block: Block) -> str:
    """What to group by: each paragraph stands alone."""
    return "" if block.kind == "p" else block.kind


def _blocks(blocks: list[Block]) -> str:
    if blocks[0].kind == "p":
        return "".join(f"<div>{_runs(block) or '<br>'}</div>" for block in blocks)
    return _list(blocks)


def _list(blocks: list[Block]) -> str:
    """One list of this kind; deeper levels open within the item before them."""
    kind, open_levels, out = blocks[0].kind, [-1], []
    for block in blocks:
        while block.level < open_levels[-1]:
            out.append(f"</li></{kind}>")
            open_levels.pop()
        if block.level > open_levels[-1]:
            out.append(f"<{kind}>")
            open_levels.append(block.level)
        else:
            out.append("</li>")
        out.append(f"<li>{_runs(block)}")
    return "".join(out) + f"</li></{kind}>" * (len(open_levels) - 1)


def _runs(block: Block) -> str:
    return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    text = html.escape(run.text, quote=False).replace("\n", "<br>")
    text = f"<strong>{text}</strong>" if run.bold else text
    text = f"<em>{text}</em>" if run.italic else text
    if not run.link:
        return text
    return f'<a href="{html.escape(run.link)}">{text}</a>' if is_live(run.link) else f"{text} ({html.escape(run.link)})"
