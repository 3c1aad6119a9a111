"""Text of a paragraph: runs with their style and links, whatever Word wraps them in (revisions, fields, controls)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from cefi_map.mindmap import Run
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import merged
from cefi_map.office.word import R, W, is_on, runs, value

_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_WORDS = re.compile(r" \(.+\)", re.S)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a document says addresses: by the id of a relationship, and in words of the character style ``style``."""

    related: Mapping[str, str]
    style: str


def runs_of(paragraph: etree._Element, addresses: Addresses) -> tuple[Run, ...]:
    """Its text with styles and links. Text that a revision took away is left out."""
    return merged(run for run in _linked(paragraph, addresses) if run.text)


def _linked(paragraph: etree._Element, addresses: Addresses) -> Iterator[Run]:
    """An address in words becomes the link of the run before it."""
    before: Run | None = None
    for element, hyperlink in runs(paragraph):
        link = "" if hyperlink is None else _address(hyperlink, addresses.related)
        run = Run(_text(element), is_on(element, "b"), is_on(element, "i"), link)
        style = value(element, "rPr", "rStyle")
        if before and not before.link and style == addresses.style and _WORDS.fullmatch(run.text):
            before = replace(before, link=run.text[2:-1])
            continue
        if before:
            yield before
        before = run
    if before:
        yield before


def _text(run: etree._Element) -> str:
    pieces = (child.text or "" if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "") for child in run)
    return clean("".join(pieces))


def _address(hyperlink: etree._Element, links: Mapping[str, str]) -> str:
    anchor = hyperlink.get(f"{W}anchor", "")
    address = links.get(hyperlink.get(f"{R}id", ""), "")
    return f"{address}#{anchor}" if anchor else address
