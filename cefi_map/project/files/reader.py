"""The program of a reading worker: a stranger's file in, what it says out, as plain data for the gates."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cefi_map import formats
from cefi_map.formats import Reading, pictures, svg
from cefi_map.late import late
from cefi_map.mindmap import MindMap, codec
from cefi_map.workers.outcome import outcome
from cefi_map.workers.serving import serve
from cefi_map.workers.wire import Answer

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


def _picture(data: bytes, name: str) -> Answer:
    found = pictures.kept(data)
    return {"size": (found.width, found.height)}, [found.data]


def _packed(mindmap: MindMap) -> bytes:
    return json.dumps(codec.to_data(mindmap, opaque=True), ensure_ascii=False, separators=(",", ":")).encode()


_DOSSIERS = "cefi_map.project.files.reader_dossiers"
_JOBS: dict[str, Callable[[bytes, str], Answer]] = {
    "maps": _maps,
    "map": _first,
    "drawing": _drawing,
    "picture": _picture,
    **{name: late(_DOSSIERS, name) for name in ("dossier", "pdf", "sheets", "mapped", "page")},
}

if __name__ == "__main__":
    seconds = float(sys.argv[1])
    serve(answer, seconds=seconds, memory=MEMORY)
