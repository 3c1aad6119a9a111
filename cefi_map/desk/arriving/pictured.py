"""A map that came as a picture, a PDF or a photograph of it: kept to be looked at, read by nobody else."""

from __future__ import annotations

from hashlib import sha256

from cefi_map.mindmap import MindMap, Node
from cefi_map.project.files import pdf_sheets

from .names import base, says_map, stem, suffix

SAID = "La carte est une image : regardez-la, aucun avis automatique n’est donné."
_KINDS = {".pdf": b"%PDF", ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def is_pictured(name: str) -> bool:
    """Whether a file calls itself a map and can only be looked at."""
    return suffix(name) in _KINDS and says_map(stem(name))


def is_picture(name: str, data: bytes) -> bool:
    """Whether it is one, by its content too."""
    return is_pictured(name) and data.startswith(_KINDS[suffix(name)])


def stand_in(name: str, data: bytes) -> MindMap:
    """One node that says so, another one for each picture. ``BadInput`` for a PDF that does not open."""
    if data.startswith(_KINDS[".pdf"]):
        pdf_sheets(data)
    node = Node(key=f"image-{sha256(data).hexdigest()[:24]}", parent=None, text=f"Carte en image : {base(name)}")
    return MindMap((node,))
