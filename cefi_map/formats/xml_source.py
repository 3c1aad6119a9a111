"""Bytes of an XML file -> its text: gzip, byte order marks, declared encodings."""

from __future__ import annotations

import codecs
import re
import zlib

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge

from .sniff import GZIP

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_NAMES = re.compile(
    r"utf-?8|us-ascii|ascii|(iso-?8859|latin|windows|cp|ibm|koi8|mac|gb|big|euc|shift|iso-2022)[\w.:-]*", re.IGNORECASE
)
"""Encodings of texts; Python knows others that compress or encrypt."""


def decode(data: bytes) -> str:
    """The text, line ends as ``\\n``, without byte order mark. ``BadInput`` when a byte does not fit the encoding."""
    name = encoding(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise BadInput(
            "Ce fichier contient des caractères mal codés.",
            advice="Enregistrez-le en UTF-8, puis réessayez.",
            line=line,
            column=column,
        ) from None
    return with_plain_line_ends(text)


def unpacked(data: bytes) -> bytes:
    """The data out of gzip, where they are in it. ``TooLarge`` past ``limits.ARCHIVE_BYTES``."""
    if not data.startswith(GZIP):
        return data
    stream = zlib.decompressobj(wbits=31)
    try:
        content = stream.decompress(data, min(limits.ARCHIVE_BYTES, limits.ARCHIVE_RATIO * len(data)))
    except zlib.error:
        raise BadInput("Cette archive gzip est abîmée.", advice="Téléchargez-la à nouveau, puis réessayez.") from None
    if stream.unconsumed_tail:
        raise TooLarge("Ce fichier est trop grand une fois décompressé.", advice="Coupez la carte en plusieurs.")
    return content


def encoding(data: bytes) -> str:
    """Python's name of the encoding: by the mark, else as declared, else UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    declared = _DECLARATION.match(data[:1000])
    name = declared[1].decode("ascii") if declared else "utf-8"
    if not _NAMES.fullmatch(name):
        return "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def with_plain_line_ends(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
