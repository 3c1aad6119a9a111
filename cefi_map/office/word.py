"""Elements of WordprocessingML (ISO/IEC 29500-1, 17), as lxml gives them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TAKEN_AWAY = {f"{W}moveFrom", f"{W}del"}
_OFF = {"0", "false", "off", "none"}
_SCRIPTS = ("val", "eastAsia", "bidi")
"""Attributes of a language: of words in Latin letters, in those of East Asia, from right to left (17.3.2.20)."""
_GENERATIONS = 20
"""Styles based on one another that are followed."""


def value(element: etree._Element | None, *path: str) -> str:
    """What stands at the end of that path; "" for nothing."""
    found = None if element is None else element.find("/".join(W + name for name in path))
    return "" if found is None else found.get(f"{W}val", "")


def is_on(run: etree._Element, name: str) -> bool:
    """Whether "b", "i", "u" or "vanish" stands on the run itself."""
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def speak(properties: etree._Element, language: str) -> None:
    """Says in a run's properties the language of its words, whatever their script."""
    said = etree.SubElement(properties, f"{W}lang")
    for script in _SCRIPTS:
        said.set(f"{W}{script}", language)


def languages(run: etree._Element) -> list[str]:
    """What stands on the run itself, such as "fr-FR", of Latin letters first."""
    said = run.find(f"{W}rPr/{W}lang")
    return [] if said is None else [said.get(f"{W}{script}", "") for script in _SCRIPTS]


def runs(paragraph: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """Its runs, each with the hyperlink around it, whatever else Word wraps them in (revisions, fields, controls). What
    a revision took away is left out, and so is a text box: its paragraphs are their own."""
    for run in paragraph.iter(f"{W}r"):
        around = list(run.iterancestors())
        around = around[: around.index(paragraph)]
        if not any(each.tag in _TAKEN_AWAY or each.tag == f"{W}p" for each in around):
            yield run, next((each for each in around if each.tag == f"{W}hyperlink"), None)


def outside(relations: etree._Element | None) -> dict[str, str]:
    """Relationship id -> address outside the document, of the part of relationships."""
    found = relations if relations is not None else ()
    return {each.get("Id", ""): each.get("Target", "") for each in found if each.get("TargetMode") == "External"}


class Styles:
    """Styles by id, of the part of styles."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = () if styles is None else styles.iter(f"{W}style")
        self.by_id = {style.get(f"{W}styleId", ""): style for style in found}

    def line(self, id: str) -> list[etree._Element]:
        """The style and those it is based on."""
        line: list[etree._Element] = []
        while id in self.by_id and len(line) < _GENERATIONS:
            line.append(self.by_id[id])
            id = value(line[-1], "basedOn")
        return line
