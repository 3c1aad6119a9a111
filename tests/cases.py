"""What candidates make and trainers receive: maps as outlines, and the real files that come of them."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256

from PIL import Image

from cefi_map.desk import arriving, groups
from cefi_map.formats import freemind, svg
from cefi_map.mindmap import MindMap, Picture
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import files as files_room
from cefi_map.review import Review, fingerprint, to_data

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
  Faisabilité [E3]
    Mission locale, car elle suit 61 jeunes du quartier
    Garages
  Suite
"""

DOSSIER = """# Mon rôle

J'ai conduit l'atelier, de la première réunion au bilan.

# Ce que je referais

Avec le recul, je referais l'entretien à deux, j'ai parlé trop vite.
"""


def drawing(text: str = MAP, project: str = "") -> bytes:
    """The SVG that a candidate hands in."""
    return svg.draw(parse(text), project=project).svg


def reviewed(review: Review, text: str = MAP) -> bytes:
    """The SVG of a map with a review of this very map in it: a work that opens with its levels and comments."""
    mindmap = parse(text)
    kept = replace(review, of=fingerprint(mindmap), source="essai")
    return svg.draw(mindmap, along={"relecture": json.dumps(to_data(kept))}).svg


def png(color: str = "red", size: tuple[int, int] = (60, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "PNG")
    return out.getvalue()


def pictured(data: bytes, alt: str = "") -> MindMap:
    """A map whose first branch shows this picture."""
    mindmap, hash = parse("Projet\n  Un\n  Deux"), sha256(data).hexdigest()
    node = replace(mindmap.nodes[1], picture=Picture(hash, 60, 30, (60, 30), alt))
    return replace(mindmap, nodes=(mindmap.root, node, mindmap.nodes[2]), files={hash: data})


def mm(text: str = MAP) -> bytes:
    return freemind.write(parse(text))


def word(text: str = DOSSIER) -> bytes:
    """That Markdown as a Word document."""
    return files_room.convert_dossier(files_room.read_dossier(text.encode(), "d.md").dossier, "docx").data


def zipped(*files: tuple[str, bytes | str], compressed: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def titles(mindmap: MindMap) -> list[str]:
    return [node.text for node in mindmap]


def key(mindmap: MindMap, title: str) -> str:
    """The key of the only node of that title, else of the only one whose title begins so."""
    [found] = [node.key for node in mindmap if node.text == title] or [
        node.key for node in mindmap if node.text.startswith(title)
    ]
    return found


def project(store: data_room.Store, text: str = MAP, title: str = "Atelier") -> str:
    """The id of a project with that map."""
    return store.create(parse(text), title=title).id


def work(store: data_room.Store, *files: tuple[str, bytes]) -> str:
    """The id of the only work that these files make in a group of its own."""
    brought = arriving.bring(store, files or [("Léa.svg", drawing())])
    [row] = groups.table(store, brought.cohort).rows
    return row.id
