"""A FreeMind map with the pictures that lie beside it, in one archive: « carte.mm » and a folder."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote

from cefi_map.formats.archive import Archive, is_somebodys, left_aside
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import entries
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.pictures import place

from .notices import pictures_left
from .pictured import found
from .read import read as read_map

_BESIDE = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")
_ENDING = re.compile("|".join(map(re.escape, sorted(_BESIDE, key=len, reverse=True))), re.IGNORECASE)
_MOST = 20_000
"""Names of pictures in one map that are looked at."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def recognises(data: bytes) -> bool:
    """An archive of one map, pictures, and nothing else."""
    names = [name for name in entries(data) if is_somebodys(name)]
    maps = [name for name in names if name.lower().endswith(".mm")]
    return len(maps) == 1 < len(names) and all(name in maps or is_picture(name) for name in names)


def is_picture(name: str) -> bool:
    return is_somebodys(name) and name.lower().endswith(_BESIDE)


def read(data: bytes) -> Reading:
    """The map, with its pictures. ``BadInput``, ``TooLarge``."""
    with Archive(data) as archive:
        name = next(name for name in archive.names if is_somebodys(name) and name.lower().endswith(".mm"))
        folder = PurePosixPath(name).parent

        def find(source: str) -> bytes | None:
            path = str(folder / source)
            return archive.read(path) if path in archive else None

        alone = read_map(data := archive.read(name))
        mindmap = found(alone.map, find)
        others = (said for said in alone.notices if said != pictures_left(alone.map))
        shown = {*archive.opened, *named_in(data, archive.names)}
        others_there = [each for each in archive.names if is_picture(each) and each not in shown]
        aside = left_aside(others_there) if others_there else ""
        return Reading(mindmap, (*others, *filter(None, [pictures_left(mindmap), aside])))


def named_in(data: bytes, pictures: Iterable[str]) -> Iterator[str]:
    """Those of these pictures that a map's file names, at a node or in a note. However many of both there are, the file
    is gone through once."""
    said = unquote(unescape(data.decode("utf-8", "replace")))
    names = {each: PurePosixPath(each).name for each in pictures}
    lengths = set(map(len, names.values()))
    ends = [found.end() for found in islice(_ENDING.finditer(said), _MOST)]
    told = {said[end - length : end] for end in ends for length in lengths if length <= end}
    return (each for each, name in names.items() if name in told)


def beside(mindmap: MindMap) -> dict[str, bytes]:
    """Path beside the map's file -> the picture there."""
    placed = {}
    for node in mindmap:
        data = mindmap.files.get(node.picture.hash) if node.picture else None
        if node.picture and isinstance(data, bytes):
            placed[place(node.picture)] = data
    return placed


def packed(files: Mapping[str, bytes]) -> bytes:
    """A map's file and those beside it, by path; the same always give the same bytes, which a digest may be of: nothing
    is deflated, since another zlib does it otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), data)
    return out.getvalue()
