"""Tables for a spreadsheet: CSV as Excel opens it in French, and OpenDocument written directly.

The .ods needs four small files in a ZIP: a library would bring a parser of documents for writing tables
(docs/decisions/10-no-odfdo.md).
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from cefi_map.mindmap.codec import clean

Value = str | int | float | date
"""What a cell holds: a text is never run; numbers and days can be reckoned with."""
Lines = Sequence[Sequence[Value]]
"""The first line is the heads."""

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
_SPACES = (
    f'xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" xmlns:text="{_TEXT}" xmlns:style="{_STYLE}" xmlns:fo="{_FO}"'
    f' xmlns:number="{_NUMBER}"'
    ' office:version="1.3"'
)
_CELLS = (
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"'
    ' style:vertical-align="top"/></style:style>'
    '<number:date-style style:name="dmy"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
    '</number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="dmy">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
    '<number:number-style style:name="tenths" number:language="fr" number:country="FR">'
    '<number:number number:decimal-places="1" number:min-integer-digits="1"/>'
    '</number:number-style><style:style style:name="part" style:family="table-cell" style:data-style-name="tenths">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
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
_RUN = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""


def as_csv(lines: Lines) -> bytes:
    return csv_text(lines).encode()


def csv_text(lines: Lines) -> str:
    """`;`, a byte order mark so that Excel opens it in French, CRLF, a decimal comma, days as 24/11/2026."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([_said(value) for value in line] for line in lines)
    return "\ufeff" + out.getvalue()


def _said(value: Value) -> str:
    """A text that a spreadsheet would run as a formula is set off by an apostrophe."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_RUN) else value
    return _plain(value)


def _plain(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:.1f}".replace(".", ",") if isinstance(value, float) else str(value)


def as_ods(tables: Mapping[str, Lines]) -> bytes:
    """A sheet for each name, its heads in bold and repeated on paper; no cell has a formula, so nothing is run."""
    files = {
        "mimetype": _TYPE,
        "META-INF/manifest.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}"'
            f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        ),
        "content.xml": _content(tables),
        "styles.xml": _PAGE,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place, (path, text) in enumerate(files.items()):
            entry = zipfile.ZipInfo(path, _WHEN)
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return out.getvalue()


def _content(tables: Mapping[str, Lines]) -> str:
    widths = [_widths(lines) for lines in tables.values()]
    styles = "".join(
        f'<style:style style:name="c{sheet}.{place}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{width:.1f}cm"/></style:style>'
        for sheet, columns in enumerate(widths)
        for place, width in enumerate(columns)
    )
    sheets = "".join(
        _sheet(name, lines, [f"c{sheet}.{place}" for place in range(len(widths[sheet]))])
        for sheet, (name, lines) in enumerate(tables.items())
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:automatic-styles>{_CELLS}'
        f"{styles}</office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )


def _sheet(name: str, lines: Lines, styles: Sequence[str]) -> str:
    rows = [_row(line, heads=not place) for place, line in enumerate(lines)]
    called = quoteattr("".join(char for char in clean(name) if char not in "[]*?:/\\'")[:60] or "Groupe")
    columns = "".join(f'<table:table-column table:style-name="{style}"/>' for style in styles)
    return (
        f'<table:table table:name={called} table:style-name="sheet">{columns}<table:table-header-rows>{rows[0]}'
        f"</table:table-header-rows>{''.join(rows[1:])}</table:table>"
    )


def _widths(lines: Lines) -> list[float]:
    """Centimetres of each column, for the longest line of its texts, within reason."""
    longest = [0] * max(map(len, lines))
    for line in lines:
        for place, value in enumerate(line):
            longest[place] = max(longest[place], *(len(each) for each in (*_plain(value).split("\n"), "")))
    return [min(max(length * _CHARACTER, _NARROWEST), _WIDEST) for length in longest]


def _row(line: Sequence[Value], *, heads: bool) -> str:
    return f"<table:table-row>{''.join(_cell(value, heads=heads) for value in line)}</table:table-row>"


def _cell(value: Value, *, heads: bool) -> str:
    """A text with a paragraph for each of its lines; a number or a day beside how it reads."""
    if isinstance(value, str):
        kind, style = 'office:value-type="string"', "head" if heads else "cell"
    elif isinstance(value, date):
        kind, style = f'office:value-type="date" office:date-value="{value.isoformat()}"', "day"
    else:
        kind, style = (
            f'office:value-type="float" office:value="{value}"',
            "part" if isinstance(value, float) else "cell",
        )
    told = "".join(f"<text:p>{escape(each)}</text:p>" for each in clean(_plain(value)).split("\n"))
    return f'<table:table-cell table:style-name="{style}" {kind}>{told}</table:table-cell>'
