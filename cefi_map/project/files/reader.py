"""The program of a reading worker: a stranger's file in, what it says out, as plain data for the gates."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cefi_map import formats
from cefi_map.dossier import codec as dossier_codec
from cefi_map.dossier import pdf_in
from cefi_map.formats import Reading, pictures, svg
from cefi_map.mindmap import MindMap, codec
from cefi_map.workers.outcome import outcome
from cefi_map.workers.serving import serve
from cefi_map.workers.wire import Answer

from .dossiers import dossier_in

MEMORY = 1 << 30
"""Bytes of address space that the reading of a file may take."""


def answer(job: Mapping[str, Any], blobs: tuple[bytes, ...]) -> Answer:
    """What the file says, or why not."""
    return outcome(lambda: _JOBS[job["what"]](blobs[0], job["name"]))


def _maps(data: bytes, name: str) -> Answer:
    found = formats.read_all(data, name)
    return _told(found)


def _first(data: bytes, name: str) -> Answer:
    return _told([formats.read(data, name)])


def _told(found: Sequence[Reading]) -> Answer:
    """Each map, then the pictures of all of them, each once."""
    told = [{"notices": reading.notices, "sheet": reading.sheet} for reading in found]
    files = {hash: data for reading in found for hash, data in reading.map.files.items() if isinstance(data, bytes)}
    return {"readings": told, "pictures": list(files)}, [*(_packed(each.map) for each in found), *files.values()]


def _drawing(data: bytes, name: str) -> Answer:
    found = svg.carried(data)
    told = {"project": found.project, "revision": found.revision, "along": list(found.along)}
    files = {hash: data for hash, data in found.map.files.items() if isinstance(data, bytes)}
    texts = [text.encode() for text in found.along.values()]
    return {**told, "pictures": list(files)}, [_packed(found.map), *texts, *files.values()]


def _dossier(data: bytes, name: str) -> Answer:
    reading = dossier_in(data, name)
    return {"notices": reading.notices}, [_json(dossier_codec.to_data(reading.dossier))]


def _pdf(data: bytes, name: str) -> Answer:
    reading = pdf_in.read(data)
    told = {"notices": reading.notices, "sheets": reading.sheets and asdict(reading.sheets)}
    return told, [_json(dossier_codec.to_data(reading.dossier))]


def _sheets(data: bytes, name: str) -> Answer:
    return {"count": pdf_in.sheets(data)}, ()


def _mapped(data: bytes, name: str) -> Answer:
    return {"is": pdf_in.is_map(data)}, ()


def _page(data: bytes, name: str) -> Answer:
    """The name is the number of the page, and how wide it is."""
    return {}, [pdf_in.drawn(data, *map(int, name.split()))]


def _picture(data: bytes, name: str) -> Answer:
    found = pictures.kept(data)
    return {"size": (found.width, found.height)}, [found.data]


def _packed(mindmap: MindMap) -> bytes:
    return _json(codec.to_data(mindmap, opaque=True))


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


_JOBS: dict[str, Callable[[bytes, str], Answer]] = {
    "maps": _maps,
    "map": _first,
    "drawing": _drawing,
    "dossier": _dossier,
    "pdf": _pdf,
    "sheets": _sheets,
    "mapped": _mapped,
    "page": _page,
    "picture": _picture,
}

if __name__ == "__main__":
    seconds = float(sys.argv[1])
    serve(answer, seconds=seconds, memory=MEMORY, beats=True)
