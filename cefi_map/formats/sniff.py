"""What a file looks like from its first bytes, to choose a reader or to say why there is none."""

from __future__ import annotations

import codecs
import re

from cefi_map.errors import BadInput

ZIP = b"PK\x03\x04"
GZIP = b"\x1f\x8b"

_BLANK = b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"
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
_KINDS = (
    (b"%PDF", "un PDF", "Ouvrez la carte dans son logiciel et exportez-la au format FreeMind (.mm)."),
    (ZIP, "une archive ZIP", "Ouvrez-la et choisissez la carte qu'elle contient."),
    (b"\x89PNG", "une image PNG", "Choisissez la carte elle-même : le fichier .mm que l'image montre."),
    (b"\xff\xd8\xff", "une image JPEG", "Choisissez la carte elle-même : le fichier .mm que l'image montre."),
    (b"\xd0\xcf\x11\xe0", "un ancien document Office", "Enregistrez-le au format .docx ou recopiez-le en liste."),
    (b"{\\rtf", "un document RTF", "Enregistrez-le au format .docx ou recopiez-le en liste."),
)


def root_name(data: bytes) -> str:
    """Local name of the first element of an XML or HTML text, "" when the first 64 KB show none. Never raises."""
    encoding = next((name for mark, name in _UTF16 if data.startswith(mark)), "latin-1")
    for size in _HEADS:
        match = _ROOT.match(_COMMENT.sub("", data[:size].decode(encoding, "replace")))
        if match or len(data) <= size:
            break
    return match[1] if match else ""


def refusal(data: bytes) -> BadInput | None:
    """Why ``data`` is no map when that can be told at first sight (empty, PDF, image, web page…), else None."""
    if not data[:100].strip(_BLANK) and not data.strip(_BLANK):
        return BadInput(
            "Ce fichier est vide.", advice="Enregistrez la carte dans son logiciel, puis choisissez-la à nouveau."
        )
    for magic, kind, advice in _KINDS:
        if data.startswith(magic):
            return BadInput(f"Ce fichier est {kind}, pas une carte.", advice=advice)
    if root_name(data).lower() == "html":
        return BadInput(
            "Ce fichier est une page web, pas une carte.",
            advice="Téléchargez la carte elle-même : sur GitHub, par exemple, le bouton « Raw ».",
        )
    if _is_binary(data):
        return BadInput(
            "Ce fichier n'est ni une carte ni un texte : il est peut-être abîmé.",
            advice="Ouvrez la carte dans son logiciel, enregistrez-la à nouveau, puis choisissez ce fichier.",
        )
    return None


def _is_binary(data: bytes) -> bool:
    """Bytes that no text has, whatever its encoding: control characters, in a file without UTF-16's or UTF-32's mark
    or tags."""
    if root_name(data) or data.startswith(_WIDE):
        return False
    return any(byte < 0x20 and byte not in b"\t\n\f\r\x1b" for byte in data[:1024])
