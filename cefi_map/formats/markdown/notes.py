"""The note of a node: paragraphs and lists of Markdown <-> rich text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cefi_map.mindmap import Block, Rich, Run

from .blocks import CODE, ITEM
from .inline import markup, runs

_STARTS_BLOCK = re.compile(r"([-+#>=~|:]|\d{1,9}[.)](?=\s|$))|([–—·•◦▪‣])(?=\s|$)")


def from_lines(lines: Iterable[str]) -> Rich:
    """Paragraphs are separated by blank lines or end with a hard break; « <br> » alone is an empty paragraph."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    levels: list[int] = []

    def end_paragraph() -> None:
        if paragraph:
            blocks.append(Block(runs(" ".join(paragraph))))
            paragraph.clear()

    for line in lines:
        item = ITEM.match(line)
        if line.startswith(CODE):
            end_paragraph()
            blocks.append(Block((Run(line[1:]),) if line[1:] else ()))
        elif not line.strip():
            end_paragraph()
        elif line.strip() == "<br>":
            end_paragraph()
            blocks.append(Block(()))
        elif item:
            end_paragraph()
            indent = len(item[1].expandtabs(4))
            levels[:] = [level for level in levels if level <= indent - 2]
            blocks.append(Block(runs(item[3] or ""), "ol" if item[2][0].isdigit() else "ul", min(len(levels), 20)))
            levels.append(indent)
            continue
        else:
            hard = line.endswith(("  ", "\\")) and not line.endswith("\\\\")
            paragraph.append((line.removesuffix("\\") if hard else line).strip(" \t"))
            if hard:
                end_paragraph()
        levels.clear()
    end_paragraph()
    return tuple(blocks)


def to_lines(rich: Rich) -> Iterator[str]:
    """What ``from_lines`` reads back; paragraphs are kept apart by blank lines."""
    before = ""
    for block in rich:
        if before and not (before == block.kind != "p"):
            yield ""
        text = starting(markup(block.runs))
        if block.kind == "p":
            yield text or "<br>"
        else:
            yield "    " * block.level + ("- " if block.kind == "ul" else "1. ") + text
        before = block.kind


def starting(text: str) -> str:
    """A line that would start a list, a heading or a quote, escaped so that it does not."""
    match = _STARTS_BLOCK.match(text)
    if not match:
        return text
    sign = match[0]
    return f"{sign[:-1]}\\{sign[-1]}{text[match.end() :]}" if sign[0].isascii() else f"&#{ord(sign)};{text[1:]}"
