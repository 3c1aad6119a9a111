"""What folders and archives say of works in them by how they are laid out: whose they are, what lies beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from cefi_map import formats, limits
from cefi_map.errors import CefiError
from cefi_map.formats.freemind import bundle
from cefi_map.project.files import person_in

from .held import File, bytes_of, made_of
from .names import base, enrolled, folder, is_written_as_name, key, says_person, stem, suffix, tidy
from .reading import HandedIn, known, of_file

MAPS = sorted(
    (f".{each.extension}" for each in formats.READ if not (each.document or each.extension == "zip")),
    key=lambda kind: kind != ".svg",
)
"""Endings of maps, drawings first: they carry their project and its review."""
README = "LISEZMOI.txt"
"""Of a hand-in, which the product makes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where files lie: loose, or in an archive, ``depth`` archives deep. ``told`` says which, ``names`` are those
    around, the nearest first, ``path`` leads there."""

    told: str = ""
    names: tuple[str, ...] = ()
    path: str = ""
    depth: int = 0

    def tell(self, name: str) -> str:
        return f"{self.told}, {name}" if self.depth else name

    def within(self, name: str) -> Place:
        """Inside that archive here."""
        told = self.tell(name) if self.depth else base(name)
        called = archive_name(name)
        around = (stem(called), *reversed(folder(name).parts), *self.names)
        return Place(told, around, f"{self.path}/{name}", self.depth + 1)

    def enrolled(self, work: HandedIn) -> str:
        """The candidate whom Moodle names on the way to a work, "" where it names none."""
        return enrolled(f"{self.path}/{work.source_name}")

    def called(self, work: HandedIn, common: frozenset[str], *, folder_first: bool = False) -> HandedIn:
        """The work under the name of the candidate that Moodle names on its path, of who signed it, else the first of
        the names here that says a person; where they say no more than what the product calls every hand-in, under its
        map's title. A folder that is one person's goes before its file, unless only that is written as a name."""
        around = [*reversed(folder(work.source_name).parts), *self.names]
        person = self.enrolled(work) or work.person
        names = [*around, work.name] if folder_first else [work.name, *around]
        said = [each for each in names if each and person_in(each, work.map.root.text) != ""] or [work.name]
        usual = max(said, key=lambda each: _tells(each, common, folder_first))
        return replace(work, person=person, name=person or tidy(known(usual, work.map), common))


def _tells(name: str, common: frozenset[str], folder_first: bool) -> tuple[int, bool, bool]:
    """How well a name says who somebody is."""
    own = tidy(name, common)
    written = len(own) > 2 and folder_first and is_written_as_name(own)
    return min(len(own.split()), 2) if written else 0, says_person(name) and bool(key(name, common)), bool(key(name))


def candidates(works: Iterable[str]) -> dict[str, str]:
    """Archives inside another that lie alone in their folder, beside folders of other works, and that folder's name:
    one folder for each candidate, whatever they called what is in it. None where folders say one word, a town or a
    day, and each archive somebody."""
    folders = {each: folder for each in works if (folder := PurePosixPath(each).parent).name}
    held = Counter(folders.values())
    beside = Counter(folder.parent for folder in held)
    alone = {
        each: folder.name
        for each, folder in folders.items()
        if suffix(each) == ".zip" and held[folder] == 1 and beside[folder.parent] > 1 and says_person(folder.name)
    }
    called = [stem(each) for each in alone]
    of_places = all(len(key(name)) == 1 for name in alone.values())
    return {} if of_places and all(map(is_written_as_name, called)) and len({*called}) == len(called) else alone


def archive_name(entry: str) -> str:
    """An archive inside another by its own name, by its folder's where its own is what the product calls them all."""
    around = folder(entry).name
    return f"{around}.zip" if around and person_in(stem(entry), "") is not None else entry


def is_ours(name: str) -> bool:
    """Whether the product made it for a hand-in."""
    return base(name) == README or person_in(stem(name), "") is not None


def read_map(file: File, beside: Sequence[File], shown: set[str]) -> HandedIn:
    """The work in a file that is no archive, with the pictures beside its map that it names, whose names go to
    ``shown``; without them where they are too many."""
    name, held = file
    data = bytes_of(held)
    pictures = dict(_pictures(name, data, beside, shown)) if suffix(name) == ".mm" else {}
    if pictures:
        with suppress(CefiError):
            return replace(of_file(bundle.packed({base(name): data, **pictures}), name), made=made_of(held))
    return replace(of_file(data, name), made=made_of(held))


def _pictures(name: str, data: bytes, beside: Sequence[File], shown: set[str]) -> Iterator[tuple[str, bytes]]:
    around = folder(name)
    near = {each: held for each, held in beside if bundle.is_picture(each) and folder(each).is_relative_to(around)}
    size = 0
    for each in bundle.named_in(data, list(near)) if near else ():
        with suppress(CefiError):  # the map says that it does not come along
            shown.add(each)
            picture = bytes_of(near[each])
            yield str(PurePosixPath(each).relative_to(around)), picture
            size += len(picture)
        if size > limits.ARCHIVE_BYTES:
            return


def one_work(maps: Sequence[HandedIn]) -> bool:
    """Whether maps of one folder, no format twice, are one candidate's: one name or one content."""
    names = {key(each.name) for each in maps} - {frozenset()}
    return bool(maps) and (len(names) < 2 or all(each.map == maps[0].map for each in maps))


def documents(names: Sequence[str]) -> Iterator[str]:
    """What may be the dossier in a candidate's folder, the likeliest first: a text, else a file that calls itself so (a
    map is printed too)."""
    texts = [each for kind in (".docx", ".odt") for each in names if suffix(each) == kind]
    called = [each for each in names if "dossier" in base(each).lower() and "avis" not in each.lower()]
    yield from sorted(texts, key=lambda each: each not in called)
    yield from (each for kind in (".md", ".pdf") for each in called if suffix(each) == kind)
