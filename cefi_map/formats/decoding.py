"""Bytes of a text file -> text: UTF-8, UTF-16 by its mark, else windows-1252 or Mac Roman, by its accents."""

from __future__ import annotations

import codecs

from cefi_map.errors import BadInput
from cefi_map.mindmap.codec import clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = "Ce texte n’est pas en UTF-8 : il est lu comme un texte {} ; vérifiez ses accents."
_WINDOWS, _MAC = ("éèàçêù".encode(encoding) for encoding in ("cp1252", "mac_roman"))
"""The accents of French: where one of the two has them, the other has signs that French hardly uses."""


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, line ends as ``\\n``, and notices. ``BadInput`` when it is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data, encoding), ()
    try:
        return _cleaned(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        maker, encoding = ("Mac", "mac_roman") if _count(data, _MAC) > _count(data, _WINDOWS) else ("Windows", "cp1252")
        return _text(data, encoding), (_OLD.format(maker),)


def _count(data: bytes, signs: bytes) -> int:
    return len(data) - len(data.translate(None, signs))


def _text(data: bytes, encoding: str) -> str:
    """windows-1252 leaves five bytes undefined: they become U+FFFD, as the other encodings' faults do."""
    return _cleaned(data.decode(encoding, "replace"))


def _cleaned(text: str) -> str:
    if "\0" in text:
        raise BadInput("Ce fichier n’est pas un texte.", advice="Enregistrez la liste au format texte, puis réessayez.")
    return clean(text)
