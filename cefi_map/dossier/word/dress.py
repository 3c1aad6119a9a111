"""Styles, page, header and properties of a Word document, after a ``Layout``."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from cefi_map.dossier import layout
from cefi_map.dossier.layout import Layout

from .oxml import element, val

FONT = "Arial"
_INK = RGBColor(0, 0, 0)
_LINK = RGBColor(0x1A, 0x4D, 0x8F)


_PROPERTY = 255
"""Characters that a property of a document may have; on its pages a title stands whole."""


def properties(document: Any, title: str, author: str) -> None:
    core, title, author = document.core_properties, title[:_PROPERTY], author[:_PROPERTY]
    core.title, core.author, core.last_modified_by, core.comments, core.language = title, author, author, "", "fr-FR"
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "fr-FR")


def styles(document: Any, look: Layout) -> None:
    """Space stands before blocks only; lines are spaced by the layout, in tables and notes singly."""
    small = layout.small(look)
    _paragraph(document, "Normal", look.size, layout.BEFORE, look.spacing)
    for level, (size, before, line) in enumerate(layout.headings(look), 1):
        style = _paragraph(document, f"Heading {level}", size, before, look.spacing)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        style.paragraph_format.line_spacing = Pt(line)
        style.font.bold, style.font.italic = level < 4, level == 4
        style.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _paragraph(document, name, look.size, layout.ITEM_BEFORE, look.spacing)
        _every_item_apart(document.styles[name])
    quote = _paragraph(document, "Quote", look.size, layout.BEFORE, look.spacing)
    quote.font.italic = False
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(layout.QUOTE_INDENT)
    _paragraph(document, "Table Text", look.size, 0, 1)
    _gap(document)
    figure = _paragraph(document, "Figure", look.size, layout.BEFORE, 1)
    figure.paragraph_format.keep_with_next = True
    caption = _paragraph(document, "Caption", small, 3, 1)
    caption.font.bold = False
    for style in (figure, caption):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, size in (("Title", 22.0), ("Subtitle", look.size)):
        style = _paragraph(document, name, size, 170 if name == "Title" else 28, 1)
        style.font.bold, style.font.italic = name == "Title", False
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Header", "Footer", "Footnote Text"):
        _paragraph(document, name, small, 0, 1)
    _characters(document)


def page(document: Any, look: Layout, title: str, author: str) -> None:
    """A4, the margins, the header with title and author, the page number below."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(layout.A4[0]), Cm(layout.A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(look.margin)
    section.header_distance = section.footer_distance = Cm(layout.near(look))
    section.different_first_page_header_footer = look.cover
    if look.header:
        paragraph = section.header.paragraphs[0]
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(layout.A4[0] - 2 * look.margin), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{title}\t{author}" if author else title)
    if look.numbers:
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph._p.append(element("w:fldSimple", {"w:instr": "PAGE"}))
        if look.cover and not look.cover_counts:
            section._sectPr.append(element("w:pgNumType", {"w:start": "0"}))


def _style(document: Any, name: str, kind: Any) -> Any:
    return document.styles[name] if name in document.styles else document.styles.add_style(name, kind)


def _paragraph(document: Any, name: str, size: float, before: float, spacing: float) -> Any:
    style = _style(document, name, WD_STYLE_TYPE.PARAGRAPH)
    _plain_frame(style)
    font = style.font
    font.name, font.size, font.color.rgb = FONT, Pt(size), _INK
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    shape.line_spacing = float(spacing)
    shape.widow_control = True
    return style


def _plain_frame(style: Any) -> None:
    """The default template draws a rule under titles."""
    if style.element.pPr is not None:
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    if style.element.rPr is not None:
        for tag in ("w:spacing", "w:kern"):
            for found in style.element.rPr.findall(qn(tag)):
                style.element.rPr.remove(found)


def _every_item_apart(style: Any) -> None:
    for found in style.element.pPr.findall(qn("w:contextualSpacing")):
        style.element.pPr.remove(found)


def _gap(document: Any) -> None:
    """An empty line before a table, which has no space of its own."""
    style = _paragraph(document, "Table Gap", 1, 0, 1)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(layout.BEFORE)
    style.paragraph_format.keep_with_next = True


def _characters(document: Any) -> None:
    link = _style(document, "Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, _LINK
    call = _style(document, "Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    call.element.get_or_add_rPr().append(val("w:vertAlign", "superscript"))
