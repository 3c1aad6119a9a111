"""Elements of OpenDocument texts (OpenDocument 1.3, part 3) by their prefixed names, and their styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_BOLD, _ITALIC = ("bold", "600", "700", "800", "900"), ("italic", "oblique")
_SCRIPTS = ("fo:{}", "style:{}-asian", "style:{}-complex")
"""Names of a property of words in Latin letters, in those of East Asia, and from right to left."""
_GENERATIONS = 12
"""Styles based on one another that are followed."""


CONTENT, STYLES = "content.xml", "styles.xml"


def name(prefixed: str) -> str:
    """« text:p » with its namespace."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: etree._Element) -> etree._Element:
    made = etree.Element(name(tag), nsmap=NAMESPACES)
    for key, value in (attributes or {}).items():
        made.set(name(key), value)
    made.extend(children)
    return made


def spoken(language: str) -> dict[str, str]:
    """The properties of words in a language, whatever their script."""
    said = {"language": language, "country": "none"}
    return {script.format(name): value for script in _SCRIPTS for name, value in said.items()}


class Styles:
    """Styles by name, of all parts that have some."""

    def __init__(self, parts: Iterable[etree._Element]) -> None:
        styles = (each for part in parts for each in part.iter(name("style:style")))
        self.by_name = {each.get(name("style:name"), ""): each for each in styles}

    def line(self, style: str) -> list[str]:
        """The style and those it is based on."""
        line: list[str] = []
        while style in self.by_name and len(line) < _GENERATIONS:
            line.append(style)
            style = self.by_name[style].get(name("style:parent-style-name"), "")
        return line

    def text(self, element: etree._Element, property: str) -> str:
        """What the element's style says of its letters, such as "fo:font-weight"; "" where it says nothing."""
        for style in self.line(element.get(name("text:style-name"), "")):
            said = self.by_name[style].find(name("style:text-properties"))
            if said is not None and (found := said.get(name(property))):
                return found
        return ""

    def languages(self, element: etree._Element) -> list[str]:
        """What the element's style says, such as "fr-FR" or "ar", of Latin letters first."""
        said = ([self.text(element, script.format(name)) for name in ("language", "country")] for script in _SCRIPTS)
        return ["-".join(part for part in parts if part not in ("", "none")) for parts in said if parts[0]]

    def is_bold(self, span: etree._Element, around: bool) -> bool:
        weight = self.text(span, "fo:font-weight")
        return weight in _BOLD if weight else around

    def is_italic(self, span: etree._Element, around: bool) -> bool:
        slope = self.text(span, "fo:font-style")
        return slope in _ITALIC if slope else around
