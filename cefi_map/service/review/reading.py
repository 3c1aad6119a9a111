"""What candidates send: a drawing, a FreeMind file, or a « rendu » archive that holds them with the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from textwrap import shorten

from cefi_map import formats, limits
from cefi_map.errors import BadInput, CefiError, TooLarge
from cefi_map.formats import svg
from cefi_map.formats.archive import Archive
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.json_gate import read_json
from cefi_map.review import Review, carried, from_data, unannotated
from cefi_map.service.files import apart, guarded, person_in, signed_by

from .pairing import base, is_document, known_as, paired, stem, suffix, taken, unmatched, without_map

ALONG = "relecture"
"""The name under which a drawing carries its review."""

_MAPS = sorted((f".{each.extension}" for each in formats.READ if not each.document), key=lambda kind: kind != ".svg")
"""Endings of maps, drawings first: they carry their project and its review."""

Left = tuple[str, CefiError]
"""A file that is not kept, and why."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One candidate's work. ``review`` is what the file carries of an earlier reading, the candidate's answers in it;
    ``project`` the id it was exported from, ``person`` who signed it when handing in, "" when none is said; ``beside``
    the files of its archive that are not kept, with the reason."""

    name: str
    source_name: str
    map: MindMap
    project: str = ""
    person: str = ""
    review: Review | None = None
    dossier_name: str = ""
    dossier: bytes | None = None
    notices: tuple[str, ...] = ()
    beside: tuple[Left, ...] = ()


@guarded()
def handed_in(data: bytes, name: str) -> tuple[HandedIn, ...]:
    """The works in a file: one, or several in an archive. ``BadInput`` when there is none that can be read."""
    check_size(data)
    if formats.is_archive(data):
        return _of_archive(Archive(data, together=False), name)
    return (_of_file(data, name),)


def check_size(data: bytes) -> None:
    """``TooLarge`` past ``limits.UPLOAD_BYTES``."""
    if len(data) > limits.UPLOAD_BYTES:
        raise TooLarge(f"Ce fichier dépasse {limits.UPLOAD_BYTES // 2**20} Mo.", advice="Choisissez-en un plus petit.")


def with_document(work: HandedIn, document: tuple[str, bytes]) -> HandedIn:
    """The work with the document that came beside it."""
    return replace(work, dossier_name=base(document[0]), dossier=document[1])


def carried_review(drawing: svg.Carried) -> Review | None:
    """The review a drawing carries. ``BadInput`` when it is damaged."""
    text = drawing.along.get(ALONG)
    if text is None:
        return None
    try:
        return from_data(read_json(text.encode("utf-8")))
    except (ValueError, RecursionError):
        raise BadInput("La relecture de ce fichier est abîmée.", advice="Demandez le fichier à nouveau.") from None


@guarded()
def _of_file(data: bytes, name: str) -> HandedIn:
    if svg.recognises(data):
        found = apart.drawing(data)
        person = signed_by(found)
        called = person or _known(stem(name), found.map)
        return _bounded(HandedIn(called, name, found.map, found.project, person, carried_review(found)))
    reading = apart.first_map(data, name)
    own = unannotated(reading.map)
    said = carried(reading.map)
    return _bounded(HandedIn(_known(stem(name), own), name, own, review=said, notices=reading.notices))


def _known(name: str, mindmap: MindMap) -> str:
    """Whose a file of that stem is; one that the product named without a person is known by its map's title."""
    person = person_in(name, mindmap.root.text)
    said = name if person is None else person
    return said or shorten(mindmap.root.text, _TITLE, placeholder="…") or "Sans nom"


def _bounded(work: HandedIn) -> HandedIn:
    if len(work.map) > limits.PAGE_NODES:
        raise TooLarge(
            f"Cette carte est trop grande pour la page : {len(work.map)} nœuds, la limite est de {limits.PAGE_NODES}.",
            advice="Lisez-la avec la ligne de commande.",
        )
    return work


def _of_archive(archive: Archive, name: str, *, nested: bool = False) -> tuple[HandedIn, ...]:
    """The works of every folder, then those of the archives inside, one level down."""
    found: list[HandedIn] = []
    left: list[Left] = []
    for folder, entries in _folders(archive).items():
        works, others = _of_folder(archive, folder, sorted(entries), name)
        found += works
        left += others
    size = 0
    for entry in () if nested else _nested(archive):
        try:
            with guarded():
                inner = Archive(archive.read(entry), together=False)
                size += inner.size
                if size > limits.NESTED_BYTES:
                    most = limits.NESTED_BYTES // 2**20
                    raise TooLarge(f"Cette archive dépliée dépasse {most} Mo.", advice="Déposez-la en deux fois.")
                found += _of_archive(inner, _archive_name(entry), nested=True)
        except CefiError as error:
            left.append((entry, error))
        if len(found) > limits.ARCHIVE_ENTRIES:
            raise TooLarge(f"Cette archive contient plus de {limits.ARCHIVE_ENTRIES} cartes.")
    if not found:
        none = BadInput("Cette archive ne contient pas de carte.", advice="Mettez-y le fichier .svg ou .mm.")
        raise next((error for entry, error in left if not is_document(entry)), none)
    first = replace(found[0], beside=(*found[0].beside, *left))
    return first, *found[1:]


def _nested(archive: Archive) -> Iterator[str]:
    return (each for each in archive.names if suffix(each) == ".zip" and "__MACOSX" not in each)


def _archive_name(entry: str) -> str:
    """An archive inside another by its own name, by its folder's where its own is what the product calls them all."""
    folder = PurePosixPath(entry).parent.name
    return f"{folder}.zip" if folder and person_in(stem(entry), "") is not None else entry


def _folders(archive: Archive) -> dict[PurePosixPath, list[str]]:
    folders: dict[PurePosixPath, list[str]] = {}
    for entry in archive.names:
        if not entry.endswith("/") and "__MACOSX" not in entry:
            folders.setdefault(PurePosixPath(entry).parent, []).append(entry)
    return folders


def _of_folder(
    archive: Archive, folder: PurePosixPath, entries: list[str], name: str
) -> tuple[list[HandedIn], list[Left]]:
    """One candidate's map in several formats is one work; else each map is one, with the document of its name. What is
    not kept is told."""
    maps, left = _maps(archive, entries)
    if not maps:
        why = without_map() if left else unmatched()
        return [], [*left, *((each, why) for each in entries if is_document(each))]
    if _one_work(maps):
        best = next((each for each in maps if each.project), maps[0])
        person = next((each.person for each in maps if each.person), "")
        work = replace(best, name=_called(folder.name, stem(name), person, best.map), person=person, source_name=name)
        document = next(_documents(entries), "")
        if document and document not in {each.source_name for each in maps[:1] if len(maps) == 1}:
            work = _with_entry(work, archive, document, left)
            texts = (each for each in entries if suffix(each) in (".docx", ".odt") and each != document)
            left += [(each, taken(document)) for each in texts]
        return [work], left
    documents = [each for each in entries if is_document(each)]
    pairs = paired([each.source_name for each in maps], documents)
    works = [
        _with_entry(each, archive, documents[pairs.of[place]], left) if place in pairs.of else each
        for place, each in enumerate(maps)
    ]
    left += [(documents[place], error) for place, error in pairs.left.items()]
    left += [(documents[place], unmatched()) for place in pairs.alone]
    return works, left


def _with_entry(work: HandedIn, archive: Archive, document: str, left: list[Left]) -> HandedIn:
    """The work with a document of its archive; without it, and that told, where it does not come out."""
    try:
        return with_document(work, (document, archive.read(document)))
    except CefiError as error:
        left.append((document, error))
        return work


def _one_work(maps: list[HandedIn]) -> bool:
    """Whether maps of one folder are one candidate's: no format twice, and one name or one content."""
    names = {known_as(each.name) for each in maps} - {""}
    kinds = {suffix(each.source_name) for each in maps}
    return len(kinds) == len(maps) and (len(names) < 2 or all(each.map == maps[0].map for each in maps))


def _called(folder: str, file: str, person: str, mindmap: MindMap) -> str:
    """The candidate that Moodle names, who signed, else the folder or the archive; where these say no more than what
    the product calls every hand-in, the map's title."""
    enrolled = (_MOODLE.sub("", each) for each in (folder, file) if _MOODLE.search(each))
    signed = next((each for each in enrolled if each), person)
    if signed:
        return signed
    said = next((each for each in (folder, file) if each and person_in(each, mindmap.root.text) != ""), "")
    return _known(said, mindmap)


_TITLE = 80
_MOODLE = re.compile(r"_\d+_assignsubmission_file_?$")


def _documents(entries: list[str]) -> Iterator[str]:
    """What may be the dossier, the likeliest first: a text, else a file that calls itself so (a map is printed too)."""
    texts = [each for kind in (".docx", ".odt") for each in entries if each.lower().endswith(kind)]
    called = [each for each in entries if "dossier" in PurePosixPath(each).name.lower() and "avis" not in each.lower()]
    yield from sorted(texts, key=lambda each: each not in called)
    yield from (each for kind in (".md", ".pdf") for each in called if each.lower().endswith(kind))


def _maps(archive: Archive, entries: list[str]) -> tuple[list[HandedIn], list[Left]]:
    """The maps among these files, drawings first, and those that cannot be read."""
    wanted = [each for kind in _MAPS for each in entries if suffix(each) == kind]
    found: list[HandedIn] = []
    left: list[Left] = []
    for entry in wanted:
        try:
            found.append(_of_file(archive.read(entry), entry))
        except CefiError as error:
            left.append((entry, error))
    return found, left
