"""A cohort's table for a spreadsheet: CSV as Excel opens it in French, and OpenDocument written directly.

The .ods needs four small files in a ZIP: a library would bring a parser of documents for writing one table.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from cefi_map.mindmap.codec import clean

from .as_csv import cell

Lines = Sequence[Sequence[str]]
"""The first line is the heads."""

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_SPACES = (
    f'xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" xmlns:text="{_TEXT}" xmlns:style="{_STYLE}" xmlns:fo="{_FO}"'
    ' office:version="1.3"'
)
_CELLS = (
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"'
    ' style:vertical-align="top"/></style:style>'
    '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>'
)
_PAGE = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_SPACES}><office:automatic-styles>'
    '<style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="42cm" fo:page-height="29.7cm"'
    ' style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0" fo:margin="1.2cm"/>'
    '</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default"'
    ' style:page-layout-name="wide"/></office:master-styles></office:document-styles>'
)
"""Printed on A3, as wide as the sheet."""
_NARROWEST, _WIDEST, _CHARACTER = 1.7, 6.5, 0.23
"""Centimetres of a column, and of a character in it."""
_WHEN = (2000, 1, 1, 0, 0, 0)


def as_csv(lines: Lines) -> bytes:
    """`;`, a byte order mark, CRLF; no text is run as a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([cell(text) for text in line] for line in lines)
    return ("\ufeff" + out.getvalue()).encode()


def as_ods(lines: Lines, name: str) -> bytes:
    """One sheet called ``name``, its heads in bold and repeated on paper; every cell is text, so nothing is run."""
    files = {
        "mimetype": _TYPE,
        "META-INF/manifest.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}"'
            f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        ),
        "content.xml": _content(lines, name),
        "styles.xml": _PAGE,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place, (path, text) in enumerate(files.items()):
            entry = zipfile.ZipInfo(path, _WHEN)
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return out.getvalue()


def _content(lines: Lines, name: str) -> str:
    rows = [_row(line, heads=not place) for place, line in enumerate(lines)]
    called = quoteattr("".join(char for char in clean(name) if char not in "[]*?:/\\'")[:60] or "Groupe")
    widths = [_width([line[place] for line in lines if place < len(line)]) for place in range(max(map(len, lines)))]
    styles = "".join(
        f'<style:style style:name="c{place}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{width:.1f}cm"/></style:style>'
        for place, width in enumerate(widths)
    )
    columns = "".join(f'<table:table-column table:style-name="c{place}"/>' for place in range(len(widths)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:automatic-styles>{_CELLS}'
        f"{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name={called}"
        f' table:style-name="sheet">{columns}<table:table-header-rows>{"".join(rows[:1])}</table:table-header-rows>'
        f"{''.join(rows[1:])}</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def _width(texts: Sequence[str]) -> float:
    """Centimetres for the longest of these, within reason."""
    return min(max(max(map(len, texts), default=0) * _CHARACTER, _NARROWEST), _WIDEST)


def _row(line: Sequence[str], *, heads: bool) -> str:
    opening = f'<table:table-cell table:style-name="{"head" if heads else "cell"}" office:value-type="string">'
    cells = "".join(f"{opening}<text:p>{escape(clean(text))}</text:p></table:table-cell>" for text in line)
    return f"<table:table-row>{cells}</table:table-row>"
