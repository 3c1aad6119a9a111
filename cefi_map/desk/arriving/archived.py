"""The works in a file: one, or those of an archive (a « rendu », a class, what Moodle makes of one), one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import PurePosixPath

from cefi_map import formats, limits
from cefi_map.errors import BadInput, CefiError, TooLarge
from cefi_map.formats.archive import Archive, is_somebodys
from cefi_map.project.files import guarded, person_in

from . import inside
from .held import Held, bytes_of, in_archive, made_of, opened
from .names import key, rank, says_person, stem, suffix
from .pairing import Pairs, is_document, paired, taken, unmatched, without_map
from .pictured import is_pictured, map_is_there
from .reading import HandedIn, Left, known, of_file, with_document

_MAPS = sorted(
    (f".{each.extension}" for each in formats.READ if not (each.document or each.extension == "zip")),
    key=lambda kind: kind != ".svg",
)
"""Endings of maps, drawings first: they carry their project and its review."""


def handed_in(held: Held, name: str, left: list[Left], aside: list[str]) -> Iterator[HandedIn]:
    """The works in a file, one after the other: one, or several in an archive; what is not kept of these goes to
    ``left``, and the names of what is no work to ``aside``. ``BadInput`` when there is none that can be read."""
    if in_archive(held):
        with opened(held) as archive:
            yield from _of_archive(archive, name, left, aside)
    else:
        yield replace(of_file(bytes_of(held), name), made=made_of(held))


def single(data: bytes, name: str) -> HandedIn:
    """The only work in a file. ``BadInput`` when there are several, or none."""
    found = list(islice(handed_in(data, name, [], []), 2))
    if len(found) > 1:
        raise BadInput("Cette archive contient plusieurs cartes.", advice="Choisissez le fichier d’une seule carte.")
    return found[0]


def _of_archive(
    archive: Archive, name: str, left: list[Left], aside: list[str], room: Room | None = None
) -> Iterator[HandedIn]:
    """The works of every folder, then those of the archives inside, one level down: these have a ``room``."""
    found, told = 0, len(left)
    for each in chain(_of_folders(archive, name, left), () if room else _of_nested(archive, left, aside)):
        if found == limits.CLASS_ENTRIES:
            left.append((name, TooLarge(f"Cette archive contient plus de {found} cartes.", advice=_IN_TWO)))
            return
        yield each
        found += 1
    if not found:
        none = BadInput("Cette archive ne contient pas de carte.", advice="Mettez-y le fichier .svg ou .mm.")
        why = next((error for entry, error in left[told:] if not is_document(entry)), none)
        del left[told:]
        raise why
    aside += inside.aside(archive, {entry for entry, _ in left[told:]})


def _of_folders(archive: Archive, name: str, left: list[Left]) -> Iterator[HandedIn]:
    for place, entries in _folders(archive).items():
        yield from _of_folder(archive, place, sorted(entries), name, left)


def _of_nested(archive: Archive, left: list[Left], aside: list[str]) -> Iterator[HandedIn]:
    room = Room(limits.NESTED_BYTES)
    entries = [each for each in archive.names if is_somebodys(each)]
    whose = inside.candidates(each for each in entries if suffix(each) in (".zip", *_MAPS))
    for entry in entries:
        if suffix(entry) != ".zip":
            continue
        try:
            with guarded():
                for work in _of_one_archive(archive.read(entry), entry, left, aside, room):
                    yield replace(work, name=whose[entry]) if entry in whose and not work.person else work
        except CefiError as error:
            left.append((entry, error))


def _of_one_archive(data: bytes, entry: str, left: list[Left], aside: list[str], room: Room) -> Iterator[HandedIn]:
    if not formats.is_archive(data):  # a map with its pictures
        yield _called(of_file(data, entry), entry, stem(entry))
        return
    inner, refused, others = Archive(data, together=False), list[Left](), list[str]()
    room.take(inner.size)
    yield from _of_archive(inner, inside.archive_name(entry), refused, others, room)
    left += ((f"{entry}, {name}", error) for name, error in refused)
    aside += (f"{entry}/{name}" for name in others)


_IN_TWO = "Déposez-la en deux fois."


@dataclass(slots=True)
class Room:
    """Bytes that the archives inside one may still have, expanded."""

    left: int

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            most = limits.NESTED_BYTES // 2**20
            raise TooLarge(f"Cette archive dépliée dépasse {most} Mo.", advice=_IN_TWO)


def _folders(archive: Archive) -> dict[PurePosixPath, list[str]]:
    folders: dict[PurePosixPath, list[str]] = {}
    for entry in archive.names:
        if is_somebodys(entry):
            folders.setdefault(PurePosixPath(entry).parent, []).append(entry)
    return folders


def _of_folder(
    archive: Archive, place: PurePosixPath, entries: list[str], name: str, left: list[Left]
) -> Iterator[HandedIn]:
    """One candidate's map in several formats is one work; else each map is one, with the document of its name. What is
    not kept is told."""
    wanted = [each for kind in _MAPS for each in entries if suffix(each) == kind]
    wanted = wanted or [each for each in entries if _is_pictured(archive, each)]
    maps: Iterable[HandedIn] = _maps(archive, wanted, left)
    if len({suffix(each) for each in wanted}) == len(wanted):  # few enough to be held together
        maps = list(maps)
        if _one_work(maps):
            yield _joined(archive, maps, place, entries, name, left)
            return
    documents = [each for each in entries if is_document(each) and each not in wanted]
    seen = [each for each in documents if _is_pictured(archive, each)]
    left += [(each, map_is_there()) for each in seen]
    documents = [each for each in documents if each not in seen]
    pairs = _of_one(wanted, documents) if _MOODLE.match(place.name) else paired(wanted, documents)
    of = {wanted[those]: documents[which] for those, which in pairs.of.items()}
    kept: set[str] = set()
    for each in maps:
        kept.add(each.source_name)
        own = _called(each, f"{name}/{place}", each.name, place.name, stem(name))
        yield _with_entry(own, archive, of[each.source_name], left) if each.source_name in of else own
    lost = without_map() if wanted and not kept else unmatched()
    left += [(documents[which], error) for which, error in pairs.left.items()]
    left += [(document, without_map()) for entry, document in of.items() if entry not in kept]
    left += [(documents[which], lost) for which in pairs.alone]


def _of_one(maps: list[str], documents: list[str]) -> Pairs:
    """The files of one person, whatever they are called: the last version has the dossier that nothing else tells."""
    pairs = paired(maps, documents)
    last = max(range(len(maps)), key=lambda place: rank(stem(maps[place])), default=-1)
    if len(pairs.alone) != 1 or last < 0 or last in pairs.of:
        return pairs
    return Pairs({**pairs.of, last: pairs.alone[0]}, pairs.left, ())


def _joined(
    archive: Archive, maps: list[HandedIn], place: PurePosixPath, entries: list[str], name: str, left: list[Left]
) -> HandedIn:
    """The maps of a folder as the one work that they are."""
    best = next((each for each in maps if each.project), maps[0])
    signed = next((each.person for each in maps if each.person), "")
    named = _called(replace(best, person=signed), f"{name}/{place}", place.name, stem(name), best.name)
    by_moodle = _MOODLE.match(f"{place.name}_") or _MOODLE.match(stem(best.source_name))
    work = named if by_moodle else replace(named, source_name=name)  # Moodle takes a file back by the name it gave it
    document = next((each for each in _documents(entries) if not _is_pictured(archive, each)), "")
    if not document or document in {each.source_name for each in maps[:1] if len(maps) == 1}:
        return work
    texts = (each for each in entries if suffix(each) in (".docx", ".odt") and each != document)
    left += [(each, taken(document)) for each in texts]
    return _with_entry(work, archive, document, left)


def _is_pictured(archive: Archive, entry: str) -> bool:
    return is_pictured(entry, partial(archive.read, entry))


def _with_entry(work: HandedIn, archive: Archive, document: str, left: list[Left]) -> HandedIn:
    """The work with a document of its archive; without it, and that told, where it does not come out."""
    try:
        return with_document(work, (document, archive.read(document)))
    except CefiError as error:
        left.append((document, error))
        return work


def _one_work(maps: list[HandedIn]) -> bool:
    """Whether maps of one folder, no format twice, are one candidate's: one name or one content."""
    names = {key(each.name) for each in maps} - {frozenset()}
    return bool(maps) and (len(names) < 2 or all(each.map == maps[0].map for each in maps))


def _called(work: HandedIn, path: str, *names: str) -> HandedIn:
    """The work under the name of the candidate that Moodle names on its ``path``, of who signed it, else the first of
    these names that says a person; where they say no more than what the product calls every hand-in, under its map's
    title."""
    enrolled = (_MOODLE.match(each) for each in (*path.split("/"), stem(work.source_name)))
    person = next((each[1] for each in enrolled if each), work.person)
    said = [each for each in names if each and person_in(each, work.map.root.text) != ""]
    words = (each for each in said if says_person(each))  # « envoi du 12 » names nobody
    usual = next(words, next((each for each in said if key(each)), said[0] if said else ""))
    return replace(work, person=person, name=person or known(usual, work.map))


_MOODLE = re.compile(r"(.+?)_\d+_assignsubmission_file(?:_|$)")


def _documents(entries: list[str]) -> Iterator[str]:
    """What may be the dossier, the likeliest first: a text, else a file that calls itself so (a map is printed too)."""
    texts = [each for kind in (".docx", ".odt") for each in entries if each.lower().endswith(kind)]
    called = [each for each in entries if "dossier" in PurePosixPath(each).name.lower() and "avis" not in each.lower()]
    yield from sorted(texts, key=lambda each: each not in called)
    yield from (each for kind in (".md", ".pdf") for each in called if each.lower().endswith(kind))


def _maps(archive: Archive, wanted: list[str], left: list[Left]) -> Iterator[HandedIn]:
    """The maps in these files, one after the other; those that cannot be read are told."""
    for entry in wanted:
        try:
            yield replace(_with_pictures(archive, entry), made=archive.made(entry))
        except CefiError as error:
            left.append((entry, error))


def _with_pictures(archive: Archive, entry: str) -> HandedIn:
    """The work with the pictures beside its map; without them where they are too many."""
    *packed, alone = inside.with_pictures(archive, entry)
    for data in packed:
        with suppress(CefiError):
            return of_file(data, entry)
    return of_file(alone, entry)
