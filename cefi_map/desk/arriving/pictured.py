"""A map that came as a picture, a PDF or a photograph of it: kept to be looked at, read by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256

from cefi_map.errors import BadInput, CefiError
from cefi_map.mindmap import MindMap, Node
from cefi_map.project.files import pdf_is_map, pdf_sheets

from .names import base, says_map, stem, suffix

SAID = "La carte est une image : regardez-la, aucun avis automatique n’est donné."
_KINDS = {".pdf": b"%PDF", ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def is_pictured(name: str, read: Callable[[], bytes]) -> bool:
    """Whether a file is a map that can only be looked at: it calls itself one, or is a PDF that draws one."""
    return _says_so(name) or (suffix(name) == ".pdf" and _draws_map(read))


def is_image(name: str) -> bool:
    return suffix(name) in _KINDS and suffix(name) != ".pdf"


def is_picture(name: str, data: bytes) -> bool:
    """Whether what is read as a map is a picture of one, by its content too."""
    kind = _KINDS.get(suffix(name))
    return kind is not None and data.startswith(kind) and (is_image(name) or is_pictured(name, lambda: data))


def map_is_there() -> CefiError:
    """Why the picture of a map is not kept beside it."""
    return BadInput("C’est l’image d’une carte qui est là, et qui se lit.")


def _says_so(name: str) -> bool:
    return suffix(name) in _KINDS and says_map(stem(name))


def _draws_map(read: Callable[[], bytes]) -> bool:
    with suppress(CefiError):  # whoever reads it next says why it does not open
        return pdf_is_map(read())
    return False


def stand_in(name: str, data: bytes) -> MindMap:
    """One node that says so, another one for each picture. ``BadInput`` for a PDF that does not open."""
    if data.startswith(_KINDS[".pdf"]):
        pdf_sheets(data)
    node = Node(key=f"image-{sha256(data).hexdigest()[:24]}", parent=None, text=f"Carte en image : {base(name)}")
    return MindMap((node,))
