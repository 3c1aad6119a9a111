"""What a person should know about the FreeMind file they read, or are about to write."""

from __future__ import annotations

import re

from cefi_map import limits
from cefi_map.mindmap import MindMap, Node, spoken

from . import fit
from .pictured import unseen
from .shell import frame_of, piece_of

_FREEPLANE = re.compile(r"<map version=.freeplane")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NODE = re.compile(r"<node[ \n\t/>]")
_PICTURE = re.compile(r"""<img\b|&lt;img\b|NAME=["']ExternalObject["']""", re.IGNORECASE)
"""In a note or an HTML title; Freeplane's own, beside the title."""


def about(mindmap: MindMap, data: bytes) -> tuple[str, ...]:
    """French sentences: what the file holds and the map does not show. All of it stays in the file."""
    encrypted = _encrypted(mindmap) if b"ENCRYPTED_CONTENT=" in data else ""
    long = _long(mindmap) if len(data) >= limits.NOTE_CHARS else ""
    pictures = pictures_left(mindmap) if any(sign in data for sign in (b"ExternalObject", b"<img", b"&lt;img")) else ""
    return tuple(filter(None, (encrypted, long, pictures, _roots(mindmap))))


def unknown_to_freemind(mindmap: MindMap) -> tuple[str, ...]:
    """French sentences: what is written for Freeplane alone. None for a map that comes from Freeplane."""
    frame = frame_of(mindmap)
    if frame and _FREEPLANE.search(frame[0]):
        return ()
    words = sum(bool(arrow.label) for node in mindmap for arrow in node.arrows)
    lines = sum(bool(arrow.line) for node in mindmap for arrow in node.arrows)
    both = sum(bool(node.note and node.details) for node in mindmap)
    shown = sum(node.picture is not None for node in mindmap)
    said = (
        (words, f"FreeMind n’affiche pas les mots des flèches ({words})\u00a0; Freeplane les garde."),
        (lines, f"FreeMind dessine toutes les flèches d’un même trait ({lines})\u00a0; Freeplane garde le leur."),
        (shown, f"FreeMind n’affiche pas les images des nœuds ({shown})\u00a0; Freeplane les montre."),
        (both, f"FreeMind n’affiche pas à la fois note et détails ({both})\u00a0; Freeplane garde les deux."),
    )
    return tuple(sentence for count, sentence in said if count)


def _encrypted(mindmap: MindMap) -> str:
    closed = [node for node in mindmap if "ENCRYPTED_CONTENT=" in (piece_of(node) or "")]
    if not closed:
        return ""
    one = len(closed) == 1
    what, whose = ("1 nœud est chiffré", "son") if one else (f"{len(closed)} nœuds sont chiffrés", "leur")
    told = f"{what} ({spoken.places(mindmap, closed)}) : {whose} contenu n’est pas lu."
    return f"{told} Déchiffrez la carte dans son logiciel pour qu’il compte."


def pictures_left(mindmap: MindMap) -> str:
    """Pictures that the map does not show: in notes and HTML titles, elsewhere, or not come along; "" without any."""
    counts = [(_left(node), node) for node in mindmap]
    count = sum(left for left, _ in counts)
    what = "1 image n’est pas montrée" if count == 1 else f"{count} images ne sont pas montrées"
    how = "l’export FreeMind garde ce qui y mène"
    if unseen(mindmap):
        how = "importez l’archive .zip qui les contient avec la carte"
    where = spoken.places(mindmap, [node for left, node in counts if left])
    return f"{what} ({where})\u00a0; {how}." if count else ""


def _left(node: Node) -> int:
    """How many pictures of a node the map does not show."""
    return len(_PICTURE.findall(piece_of(node) or "")) - bool(node.picture and node.picture.hash)


def _long(mindmap: MindMap) -> str:
    cut = [
        node
        for node in mindmap
        if len(str(node.opaque[1])) >= limits.NOTE_CHARS
        and (len(node.text) >= limits.TITLE_CHARS or fit.is_cut(node.note) or fit.is_cut(node.details))
    ]
    what = "1 texte est trop long" if len(cut) == 1 else f"{len(cut)} textes sont trop longs"
    where = spoken.places(mindmap, cut)
    return f"{what} ({where}) : seul le début est lu ; le fichier garde le reste." if cut else ""


def _roots(mindmap: MindMap) -> str:
    frame = frame_of(mindmap)
    if frame and _NODE.search(_COMMENT.sub("", frame[1])):
        return "Ce fichier a plusieurs nœuds centraux : seul le premier est lu ; le fichier garde les autres."
    return ""
