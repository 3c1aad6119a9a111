"""What a file looks like from its first bytes, to choose a reader or to say why there is none (``refused``)."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator

from cefi_map import limits

ZIP = b"PK\x03\x04"
GZIP = b"\x1f\x8b"
_ENTRY = b"PK\x01\x02"
"""What begins each line of a ZIP's summary."""

_HEADS = (1024, 64 * 1024)
"""Bytes to look at: nearly always the first are enough."""
_ROOT = re.compile(r"(?:[^<]++|<(?=[?!\s]))*+<(?:[\w.-]+:)?([\w.-]+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_UTF16 = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def root_name(data: bytes) -> str:
    """Local name of the first element of an XML or HTML text, "" when the first 64 KB show none. Never raises."""
    return first_names(data)[0]


def first_names(data: bytes) -> tuple[str, str]:
    """As ``root_name``, with the name of the element that stands first in it, "" when it is not near."""
    if data.startswith(ZIP):  # what it holds without compressing it is not its own
        return "", ""
    encoding = next((name for mark, name in _UTF16 if data.startswith(mark)), "latin-1")
    for size in _HEADS:
        text = _COMMENT.sub("", data[:size].decode(encoding, "replace"))
        match = _ROOT.match(text)
        if match or len(data) <= size:
            break
    second = _ROOT.match(text, match.end()) if match else None
    return (match[1] if match else ""), (second[1] if second else "")


def entries(data: bytes) -> frozenset[str]:
    """Names of the entries of a ZIP, by its summary, else (a damaged one) by what announces each; none where they are
    far more than are read. Never raises."""
    if not data.startswith(ZIP) or data.count(_ENTRY) > limits.PRESENTATION_ENTRIES:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        return frozenset(data[at + 30 : at + 30 + _size(data, at)].decode("utf-8", "replace") for at in _starts(data))


def open_document(data: bytes) -> str:
    """What an OpenDocument file says it is: "text", "presentation", "spreadsheet"…; "" for any other file."""
    found = _OPEN_DOCUMENT.search(data[: _HEADS[0]])
    if found:
        return found[1].decode()
    return "text" if {"content.xml", "styles.xml", "settings.xml", "META-INF/manifest.xml"} <= entries(data) else ""


_OPEN_DOCUMENT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.([a-z]+)")
"""The first entry of an OpenDocument file, never compressed (OpenDocument 1.3, part 2, 3.3)."""


def _starts(data: bytes) -> Iterator[int]:
    at = data.find(ZIP)
    while at >= 0:
        yield at
        at = data.find(ZIP, at + len(ZIP))


def _size(data: bytes, at: int) -> int:
    """Bytes of the name that a local header at this place announces."""
    return int.from_bytes(data[at + 26 : at + 28], "little")


def is_binary(data: bytes) -> bool:
    """Bytes that no text has, whatever its encoding: control characters, in a file without UTF-16's or UTF-32's mark
    or tags."""
    if root_name(data) or data.startswith(_WIDE):
        return False
    return any(byte < 0x20 and byte not in b"\t\n\f\r\x1b" for byte in data[:1024])
