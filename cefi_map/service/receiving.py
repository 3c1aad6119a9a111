"""What candidates send: a drawing, a FreeMind file, or a « rendu » archive that holds them with the dossier."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from textwrap import shorten

from cefi_map import formats, limits
from cefi_map.errors import BadInput, CefiError, TooLarge
from cefi_map.formats import svg
from cefi_map.formats.archive import Archive
from cefi_map.mindmap import MindMap
from cefi_map.review import Review, carried, from_data, unannotated

from .files import PLAIN_NAME

ALONG = "relecture"
"""The name under which a drawing carries its review."""

DOCUMENTS = (".docx", ".odt", ".pdf")
"""What a dossier beside a map may be; a PDF cannot be read in the page."""
_SAID = re.compile(r"[\W_]*(?:dossier|rendu|carte|map)[\W_]*", re.IGNORECASE)
_OFFICE = ("content.json", "content.xml", "word/document.xml", "META-INF/manifest.xml")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One candidate's work. ``review`` is what the file carries of an earlier reading, the candidate's answers in it;
    ``project`` the id it was exported from, "" when none is said."""

    name: str
    source_name: str
    map: MindMap
    project: str = ""
    review: Review | None = None
    dossier_name: str = ""
    dossier: bytes | None = None
    notices: tuple[str, ...] = ()


def handed_in(data: bytes, name: str) -> tuple[HandedIn, ...]:
    """The works in a file: one, or several in an archive. ``BadInput`` when there is none that can be read."""
    if len(data) > limits.UPLOAD_BYTES:
        raise TooLarge(f"Ce fichier dépasse {limits.UPLOAD_BYTES // 2**20} Mo.", advice="Choisissez-en un plus petit.")
    if data[:4] == b"PK\3\4" and not _is_office(archive := Archive(data)):
        found = tuple(_of_archive(archive, name))
        if not found:
            raise BadInput("Cette archive ne contient pas de carte.", advice="Mettez-y le fichier .svg ou .mm.")
        return found
    return (_of_file(data, name),)


def together(files: Iterable[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], dict[str, tuple[str, bytes]]]:
    """The maps among files dropped at once, and by map the document that goes with it: of the same name but for the
    word « dossier », or the only document beside the only map."""
    given = list(files)
    documents = [each for each in given if _suffix(each[0]) in DOCUMENTS]
    maps = [each for each in given if each not in documents]
    if not maps:
        return given, {}
    by_stem = {_stem(name): (name, data) for name, data in documents}
    found = {name: by_stem[_stem(name)] for name, _ in maps if _stem(name) in by_stem}
    if len(maps) == 1 == len(documents):
        found = {maps[0][0]: documents[0]}
    taken = {name for name, _ in found.values()}
    return maps + [each for each in documents if each[0] not in taken], found


def with_document(work: HandedIn, document: tuple[str, bytes] | None) -> HandedIn:
    """The work with the document that was dropped beside it."""
    if document is None:
        return work
    return replace(work, dossier_name=PurePosixPath(document[0].replace("\\", "/")).name, dossier=document[1])


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def stem(name: str) -> str:
    """A file's name without its folders and its ending."""
    return PurePosixPath(name.replace("\\", "/")).stem


def known_as(name: str) -> str:
    """A stem without the words that tell the files of one candidate apart, "" when it says nothing else."""
    return _SAID.sub("", name).casefold()


def _stem(name: str) -> str:
    return known_as(stem(name)) or stem(name).casefold()


def carried_review(drawing: svg.Carried) -> Review | None:
    """The review a drawing carries. ``BadInput`` when it is damaged."""
    text = drawing.along.get(ALONG)
    if text is None:
        return None
    try:
        return from_data(json.loads(text))
    except (ValueError, RecursionError):
        raise BadInput("La relecture de ce fichier est abîmée.", advice="Demandez le fichier à nouveau.") from None


def _of_file(data: bytes, name: str) -> HandedIn:
    called = stem(name) or "Sans nom"
    if svg.recognises(data):
        found = svg.carried(data)
        return _bounded(HandedIn(called, name, found.map, found.project, carried_review(found)))
    reading = formats.read(data, name)
    own = unannotated(reading.map)
    return _bounded(HandedIn(called, name, own, review=carried(reading.map), notices=reading.notices))


def _bounded(work: HandedIn) -> HandedIn:
    if len(work.map) > limits.PAGE_NODES:
        raise TooLarge(
            f"Cette carte est trop grande pour la page : {len(work.map)} nœuds, la limite est de {limits.PAGE_NODES}.",
            advice="Lisez-la avec la ligne de commande.",
        )
    return work


def _is_office(archive: Archive) -> bool:
    return any(name in archive for name in _OFFICE)


def _of_archive(archive: Archive, name: str) -> Iterator[HandedIn]:
    """A folder with one drawing and one FreeMind file at most is one work; else each map is one."""
    folders: dict[PurePosixPath, list[str]] = {}
    for entry in archive.names:
        if not entry.endswith("/") and "__MACOSX" not in entry:
            folders.setdefault(PurePosixPath(entry).parent, []).append(entry)
    for folder, entries in folders.items():
        maps = _maps(archive, sorted(entries))
        document = next(_documents(sorted(entries)), "")
        kinds = [PurePosixPath(each.source_name).suffix.lower() for each in maps]
        if maps and len(set(kinds)) == len(kinds):
            best = next((each for each in maps if each.project), maps[0])
            work = replace(best, name=_called(folder.name, stem(name), best.map), source_name=name)
            if document and document not in {each.source_name for each in maps[:1] if len(maps) == 1}:
                work = replace(work, dossier_name=PurePosixPath(document).name, dossier=archive.read(document))
            yield work
        else:
            yield from maps


def _called(folder: str, file: str, mindmap: MindMap) -> str:
    """The name of the folder or of the archive; where both are only what the product calls every hand-in, the map's."""
    said = (each for each in (folder, file) if each and not _PLAIN.fullmatch(each))
    return next(said, shorten(mindmap.root.text, _TITLE, placeholder="…")) or folder or file


_TITLE = 80
_PLAIN = re.compile(rf"{PLAIN_NAME}[\s_-]*(?:\(?\d+\)?)?")
"""« rendu-cefi », and what a browser makes of a second one: « rendu-cefi (1) »."""


def _documents(entries: list[str]) -> Iterator[str]:
    """What may be the dossier, the likeliest first: a text, else a file that calls itself so (a map is printed too)."""
    texts = [each for kind in (".docx", ".odt") for each in entries if each.lower().endswith(kind)]
    called = [each for each in entries if "dossier" in PurePosixPath(each).name.lower() and "avis" not in each.lower()]
    yield from sorted(texts, key=lambda each: each not in called)
    yield from (each for kind in (".md", ".pdf") for each in called if each.lower().endswith(kind))


def _maps(archive: Archive, entries: list[str]) -> list[HandedIn]:
    """The maps among these files, drawings first; what cannot be read is no map of theirs unless it alone is there."""
    wanted = [each for kind in (".svg", ".mm", ".xmind", ".opml") for each in entries if each.lower().endswith(kind)]
    found: list[HandedIn] = []
    errors: list[CefiError] = []
    for entry in wanted:
        try:
            found.append(_of_file(archive.read(entry), entry))
        except CefiError as error:
            errors.append(error)
    if errors and not found:
        raise errors[0]
    return found
