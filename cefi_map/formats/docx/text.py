"""Text of a paragraph: runs with their style and links, whatever Word wraps them in (revisions, fields, controls)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from cefi_map.mindmap import Run
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import merged

from .names import R, W

_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_TAKEN_AWAY = {f"{W}moveFrom", f"{W}del"}
_WORDS = re.compile(r" \(.+\)", re.S)
_OFF = {"0", "false", "off", "none"}


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
    for element, run in _runs(paragraph, addresses.related):
        if before and not before.link and _style(element) == addresses.style and _WORDS.fullmatch(run.text):
            before = replace(before, link=run.text[2:-1])
            continue
        if before:
            yield before
        before = run
    if before:
        yield before


def _runs(paragraph: etree._Element, links: Mapping[str, str]) -> Iterator[tuple[etree._Element, Run]]:
    for run in paragraph.iter(f"{W}r"):
        around = list(_within(run, paragraph))
        if any(element.tag in _TAKEN_AWAY for element in around):
            continue
        if next(run.iterancestors(f"{W}p")) is not paragraph:  # a text box: a paragraph of its own
            continue
        link = next((_address(element, links) for element in around if element.tag == f"{W}hyperlink"), "")
        yield run, Run(_text(run), _on(run, "b"), _on(run, "i"), link)


def _within(run: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
    for element in run.iterancestors():
        if element is paragraph:
            return
        yield element


def _style(run: etree._Element) -> str:
    style = run.find(f"{W}rPr/{W}rStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _text(run: etree._Element) -> str:
    pieces = (child.text or "" if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "") for child in run)
    return clean("".join(pieces))


def _on(run: etree._Element, name: str) -> bool:
    """Whether bold or italic stands on the run itself."""
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def _address(hyperlink: etree._Element, links: Mapping[str, str]) -> str:
    anchor = hyperlink.get(f"{W}anchor", "")
    address = links.get(hyperlink.get(f"{R}id", ""), "")
    return f"{address}#{anchor}" if anchor else address
