"""Text of a paragraph: runs with their style and links, whatever Word wraps them in (revisions, fields, controls)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from cefi_map.formats.markdown.inline import merged
from cefi_map.mindmap import Run
from cefi_map.mindmap.codec import clean

from .names import R, W

_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_TAKEN_AWAY = {f"{W}moveFrom", f"{W}del"}
_OFF = {"0", "false", "off", "none"}


def runs_of(paragraph: etree._Element, links: Mapping[str, str]) -> tuple[Run, ...]:
    """``links`` gives the address of a relationship id. Text that a revision took away is left out."""
    return merged(run for run in _runs(paragraph, links) if run.text)


def _runs(paragraph: etree._Element, links: Mapping[str, str]) -> Iterator[Run]:
    for run in paragraph.iter(f"{W}r"):
        around = list(_within(run, paragraph))
        if any(element.tag in _TAKEN_AWAY for element in around):
            continue
        if next(run.iterancestors(f"{W}p")) is not paragraph:  # a text box: a paragraph of its own
            continue
        link = next((_address(element, links) for element in around if element.tag == f"{W}hyperlink"), "")
        yield Run(_text(run), _on(run, "b"), _on(run, "i"), link)


def _within(run: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
    for element in run.iterancestors():
        if element is paragraph:
            return
        yield element


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
