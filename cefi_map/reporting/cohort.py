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
_STYLES = (
    '<office:automatic-styles><style:style style:name="head" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)
_WHEN = (2000, 1, 1, 0, 0, 0)


def as_csv(lines: Lines) -> bytes:
    """`;`, a byte order mark, CRLF; no text is run as a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([cell(text) for text in line] for line in lines)
    return ("\ufeff" + out.getvalue()).encode()


def as_ods(lines: Lines, name: str) -> bytes:
    """One sheet called ``name``, its heads in bold; every cell is text, so nothing is run."""
    files = {
        "mimetype": _TYPE,
        "META-INF/manifest.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}"'
            f' manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        ),
        "content.xml": _content(lines, name),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place, (path, text) in enumerate(files.items()):
            entry = zipfile.ZipInfo(path, _WHEN)
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return out.getvalue()


def _content(lines: Lines, name: str) -> str:
    rows = "".join(_row(line, heads=not place) for place, line in enumerate(lines))
    called = quoteattr("".join(char for char in clean(name) if char not in "[]*?:/\\'")[:60] or "Groupe")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OFFICE}"'
        f' xmlns:table="{_TABLE}" xmlns:text="{_TEXT}" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">'
        f"{_STYLES}<office:body><office:spreadsheet><table:table table:name={called}>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def _row(line: Sequence[str], *, heads: bool) -> str:
    style = ' table:style-name="head"' if heads else ""
    cells = "".join(
        f'<table:table-cell{style} office:value-type="string"><text:p>{escape(clean(text))}</text:p></table:table-cell>'
        for text in line
    )
    return f"<table:table-row>{cells}</table:table-row>"
