"""Styles, page and header of an OpenDocument text, after a ``Layout``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from lxml import etree

from cefi_map.dossier import layout
from cefi_map.dossier.layout import Layout
from cefi_map.dossier.model import ITEM_DEPTH
from cefi_map.office.opendocument import element, spoken

GAP = "Gap"
"""The style of the empty line before a table."""
ROW, WHOLE_ROW = "Row", "WholeRow"
"""The styles of a row of a table that may break over two pages, and of one that stays on its page."""
_FONT = "Arial"
_MARKS = (
    ("b", {"fo:font-weight": "bold"}),
    ("i", {"fo:font-style": "italic"}),
    ("u", {"style:text-underline-style": "solid", "style:text-underline-width": "auto"}),
)


def text_style(bold: bool, italic: bool, underline: bool, language: str = "") -> str:
    """The name of the character style of a run."""
    letters = "".join(letter for (letter, _), on in zip(_MARKS, (bold, italic, underline), strict=True) if on)
    return f"T{letters}-{language}" if language else f"T{letters}"


def top_style(style: str) -> str:
    """The same without space above."""
    return f"First{style}"


def styles(look: Layout, title: str, author: str) -> etree._Element:
    """The whole of styles.xml."""
    common = element(
        "office:styles", None, *_paragraphs(look), _list("Bullets", ordered=False), _list("Ordered", ordered=True)
    )
    common.append(
        element(
            "text:notes-configuration",
            {
                "text:note-class": "footnote",
                "text:citation-style-name": "Call",
                "text:citation-body-style-name": "Call",
                "style:num-suffix": " ",
            },
        )
    )
    call = element("style:style", {"style:name": "Call", "style:family": "text"})
    call.append(element("style:text-properties", {"style:text-position": "super 58%"}))
    common.insert(0, call)
    page = element("style:page-layout", {"style:name": "A4"}, _page(look))
    rest = look.margin - layout.near(look) - 0.001  # the two are rounded apart, and may not pass the margin together
    for tag, side, on in (("style:header-style", "bottom", look.header), ("style:footer-style", "top", look.numbers)):
        if on:
            band = {"svg:height": f"{rest:.3f}cm", f"fo:margin-{side}": "0cm", "style:dynamic-spacing": "true"}
            page.append(element(tag, None, element("style:header-footer-properties", band)))
    master = element("style:master-page", {"style:name": "Standard", "style:page-layout-name": "A4"})
    if look.header:
        master.append(element("style:header", None, _header(title, author)))
    if look.numbers:
        number = element(
            "text:p", {"text:style-name": "Footer"}, element("text:page-number", {"text:select-page": "current"})
        )
        master.append(element("style:footer", None, number))
    return element(
        "office:document-styles",
        {"office:version": "1.3"},
        common,
        element("office:automatic-styles", None, page),
        element("office:master-styles", None, master),
    )


def automatic(look: Layout, languages: Iterable[str] = ()) -> etree._Element:
    """Styles of runs, in French and these languages, of tables, and of a paragraph that opens the document, for
    content.xml."""
    made = element("office:automatic-styles", None, *_runs(""), *(style for code in languages for style in _runs(code)))
    headings = (f"Heading_20_{level}" for level in range(1, len(layout.HEADINGS) + 1))
    for parent in ("Standard", "Item", "Quotations", "Figure", *headings):
        made.append(_style(top_style(parent), {"fo:margin-top": "0pt"}, {}, parent=parent))
    width = f"{layout.A4[0] - 2 * look.margin:.2f}cm"
    grid = element(
        "style:table-properties", {"style:width": width, "table:align": "margins", "table:border-model": "collapsing"}
    )
    cell = element(
        "style:table-cell-properties",
        {
            "fo:border": f"{layout.RULE}pt solid #000000",
            "fo:padding-left": "0.19cm",
            "fo:padding-right": "0.19cm",
            "fo:padding-top": "0cm",
            "fo:padding-bottom": "0cm",
        },
    )
    made.append(element("style:style", {"style:name": "Grid", "style:family": "table"}, grid))
    for style, kept in ((ROW, "auto"), (WHOLE_ROW, "always")):
        shape = element("style:table-row-properties", {"fo:keep-together": kept})
        made.append(element("style:style", {"style:name": style, "style:family": "table-row"}, shape))
    made.append(element("style:style", {"style:name": "Cell", "style:family": "table-cell"}, cell))
    return made


def _runs(language: str) -> Iterator[etree._Element]:
    """The character styles of a language; "" for the document's own."""
    said = spoken(language) if language else {}
    for on in product((False, True), (False, True), (False, True)):
        looks = [marks for (_, marks), chosen in zip(_MARKS, on, strict=True) if chosen]
        values = {name: value for marks in (*looks, said) for name, value in marks.items()}
        name = {"style:name": text_style(*on, language=language), "style:family": "text"}
        yield element("style:style", name, element("style:text-properties", values))


def _paragraphs(look: Layout) -> list[etree._Element]:
    small = layout.small(look)
    center = {"fo:text-align": "center"}
    tight = {"fo:line-height": "100%"}
    quote = {"fo:margin-left": f"{layout.QUOTE_INDENT}cm", "fo:margin-right": f"{layout.QUOTE_INDENT}cm"}
    standard = {
        "fo:margin-top": f"{layout.BEFORE}pt",
        "fo:margin-bottom": "0pt",
        "fo:line-height": f"{look.spacing:.0%}",
        "fo:orphans": "2",
        "fo:widows": "2",
    }
    made = [
        _style("Standard", standard, {**_font(look.size), "fo:language": "fr", "fo:country": "FR"}, parent=""),
        _style("Item", {"fo:margin-top": f"{layout.ITEM_BEFORE}pt"}, {}),
        _style("Quotations", quote, {}),
        _style("Table_Text", {"fo:margin-top": "0pt", **tight}, {}),
        _style(
            GAP,
            {"fo:margin-top": "0pt", "fo:line-height": f"{layout.BEFORE}pt", "fo:keep-with-next": "always"},
            _font(1),
        ),
        _style("Figure", {**center, **tight, "fo:keep-with-next": "always"}, {}),
        _style("Caption", {**center, **tight, "fo:margin-top": "3pt"}, _font(small)),
        _style("Title", {**center, "fo:margin-top": "170pt"}, {**_font(22), "fo:font-weight": "bold"}),
        _style("Subtitle", {**center, "fo:margin-top": "28pt", "fo:break-after": "page"}, {}),
        _style("Footnote", {"fo:margin-top": "0pt", **tight}, _font(small)),
        _header_style(look, {"fo:margin-top": "0pt", **tight}, _font(small)),
        _style("Footer", {"fo:margin-top": "0pt", **tight, **center}, _font(small)),
    ]
    for level, (size, before, line) in enumerate(layout.headings(look), 1):
        kind = {"fo:font-weight": "bold"} if level < len(layout.HEADINGS) else {"fo:font-style": "italic"}
        shape = {
            "fo:margin-top": f"{before:.2f}pt",
            "style:line-height-at-least": f"{line:.2f}pt",
            "fo:keep-with-next": "always",
        }
        made.append(_style(f"Heading_20_{level}", shape, {**_font(size), **kind}, outline=level))
    return made


def _header_style(look: Layout, shape: Mapping[str, str], text: Mapping[str, str]) -> etree._Element:
    """With a stop at the right margin, where the author stands."""
    made = _style("Header", shape, text)
    stop = {"style:position": f"{layout.A4[0] - 2 * look.margin:.2f}cm", "style:type": "right"}
    made[0].append(element("style:tab-stops", None, element("style:tab-stop", stop)))
    return made


def _font(size: float) -> dict[str, str]:
    return {"fo:font-family": _FONT, "fo:font-size": f"{size:.2f}pt"}


def _style(
    name: str, shape: Mapping[str, str], text: Mapping[str, str], *, parent: str = "Standard", outline: int = 0
) -> etree._Element:
    attributes = {"style:name": name, "style:family": "paragraph"}
    if parent:
        attributes["style:parent-style-name"] = parent
    if outline:
        attributes |= {"style:default-outline-level": str(outline), "style:display-name": f"Heading {outline}"}
    return element(
        "style:style", attributes, element("style:paragraph-properties", shape), element("style:text-properties", text)
    )


def _list(name: str, *, ordered: bool) -> etree._Element:
    made = element("text:list-style", {"style:name": name})
    for depth in range(ITEM_DEPTH):
        attributes = {"text:level": str(depth + 1)}
        if ordered:
            attributes |= {"style:num-format": "1", "style:num-suffix": "."}
        else:
            attributes["text:bullet-char"] = "•"
        left = f"{layout.INDENT * (depth + 1):.2f}cm"
        place = {
            "text:label-followed-by": "listtab",
            "text:list-tab-stop-position": left,
            "fo:margin-left": left,
            "fo:text-indent": f"-{layout.INDENT}cm",
        }
        label = element("style:list-level-label-alignment", place)
        properties = element(
            "style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"}, label
        )
        made.append(element(f"text:list-level-style-{'number' if ordered else 'bullet'}", attributes, properties))
    return made


def _page(look: Layout) -> etree._Element:
    top, bottom = (layout.near(look) if on else look.margin for on in (look.header, look.numbers))
    return element(
        "style:page-layout-properties",
        {
            "fo:page-width": f"{layout.A4[0]}cm",
            "fo:page-height": f"{layout.A4[1]}cm",
            "fo:margin-left": f"{look.margin}cm",
            "fo:margin-right": f"{look.margin}cm",
            "fo:margin-top": f"{top}cm",
            "fo:margin-bottom": f"{bottom}cm",
        },
        _rule_above_notes(look),
    )


def _rule_above_notes(look: Layout) -> etree._Element:
    """It takes the height of a line, as in Word."""
    half = f"{(layout.pitch(look.size) - layout.RULE) / 2:.3f}pt"
    return element(
        "style:footnote-sep",
        {
            "style:width": f"{layout.RULE}pt",
            "style:rel-width": "30%",
            "style:color": "#000000",
            "style:distance-before-sep": half,
            "style:distance-after-sep": half,
        },
    )


def _header(title: str, author: str) -> etree._Element:
    made = element("text:p", {"text:style-name": "Header"})
    made.text = title
    if author:
        made.append(element("text:tab"))
        made[0].tail = author
    return made
