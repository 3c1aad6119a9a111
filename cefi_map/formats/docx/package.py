"""The parts of a Word document under the names and in the words that nearly all have, whichever program wrote it.

A document's first part may have any name (Open Packaging Conventions, 9.3: a relationship says which), and the strict
form (ISO/IEC 29500-1) calls every namespace otherwise than the transitional one (29500-4), which people send.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from cefi_map.formats.archive import Archive
from cefi_map.formats.sniff import entries
from cefi_map.formats.xml import parse

DOCUMENT = "word/document.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_KIND = "/officeDocument"
"""How the type of the relationship that names the document ends."""
_NAMED = re.compile(r"word/document\w*\.xml")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_XML = (".xml", ".rels")


def is_document(data: bytes) -> bool:
    """Whether it is a ZIP, be it damaged, that names a Word document's parts."""
    names = entries(data)
    return DOCUMENT in names or (_TYPES in names and any(map(_NAMED.fullmatch, names)))


def usual(data: bytes) -> bytes:
    """The document with its first part under its usual name, in the transitional form; itself where it is so already.
    ``BadInput``, ``TooLarge`` as ``Archive``."""
    archive = Archive(data)
    main = DOCUMENT if DOCUMENT in archive else _main(archive)
    if main not in archive or (main == DOCUMENT and not _STRICT.search(archive.read(main)[:4096])):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in archive.read_all():
            made.writestr(_renamed(name, main), _changed(name, content, main))
    return out.getvalue()


def _main(archive: Archive) -> str:
    """The part that the package says is the document, where it lies among Word's; "" for none."""
    relations = parse(archive.read(_RELATIONS)) if _RELATIONS in archive else ()
    targets = (each.get("Target", "").lstrip("/") for each in relations if each.get("Type", "").endswith(_KIND))
    return next((target for target in targets if _NAMED.fullmatch(target)), "")


def _renamed(name: str, main: str) -> str:
    renamed = {main: DOCUMENT, _relations(main): _relations(DOCUMENT)}
    return renamed.get(name, name)


def _relations(part: str) -> str:
    path = PurePosixPath(part)
    return f"{path.parent}/_rels/{path.name}.rels"


def _changed(name: str, content: bytes, main: str) -> bytes:
    if name in (_TYPES, _RELATIONS):
        content = content.replace(main.encode(), DOCUMENT.encode())
    return _STRICT.sub(_TRANSITIONAL, content) if name.endswith(_XML) else content
