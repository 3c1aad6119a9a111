"""Files that came together, loose, in folders or in archives, all sorted in one way: the works in them, one after the
other, and every file that is not kept, with why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import PurePosixPath

from cefi_map import limits
from cefi_map.errors import BadInput, CefiError, TooLarge
from cefi_map.formats.archive import Archive, is_somebodys, left_aside
from cefi_map.project.files import guarded

from . import inside
from .held import Entry, File, Held, bytes_of, in_archive, opened
from .inside import MAPS, Place
from .names import base, common_words, enrolled, folder, is_other, key, stem, suffix
from .pairing import is_document, is_dossier, paired, person, strangers, taken, unmatched, without_map
from .pictured import is_image, is_pictured, map_is_there
from .reading import HandedIn, Left, with_document

_DEEPEST = 3
"""Archives, one in the other, that are opened."""
_IN_TWO = "Déposez-la en deux fois."


@dataclass(slots=True)
class Arrivals:
    """Goes through the works of files: one is in memory at a time. When all are gone through, ``left`` has what is not
    kept, ``aside`` a sentence for each folder or archive that holds more than works, and ``dossiers`` those that call
    themselves so and came without a map of their name, as (how it is told, the file). ``said`` are names already here,
    which tell with the files' what a whole group says."""

    files: list[File]
    said: Collection[str] = ()
    left: list[Left] = field(default_factory=list)
    dossiers: list[tuple[str, File]] = field(default_factory=list)
    common: frozenset[str] = frozenset()
    _aside: dict[str, list[str]] = field(default_factory=dict)
    _room: int = 0

    def __iter__(self) -> Iterator[HandedIn]:
        yield from self._of(Place(), self.files)

    @property
    def all_left(self) -> list[Left]:
        """What is not kept where no work is known that the dossiers may belong to."""
        return [*self.left, *((told, unmatched()) for told, _ in self.dossiers)]

    @property
    def aside(self) -> list[tuple[str, str]]:
        return [(name, left_aside(sorted(names))) for name, names in self._aside.items()]

    def _of(self, place: Place, files: Sequence[File]) -> Iterator[HandedIn]:
        """The works among files of one place: those of one person's folder, then all others by their names."""
        files = [file for file in files if is_somebodys(file[0]) and not self._is_page(place, file[0])]
        self.common |= common_words([*(stem(name) for name, _ in files), *self.said])
        shown: set[str] = set()
        rest: list[File] = []
        for those in _folders(files):
            work = self._of_one(place, those, files, shown)
            if work:
                yield work
            else:
                rest += those
        whose = inside.candidates(name for name, _ in files if suffix(name) in (".zip", *MAPS)) if place.depth else {}
        for file, document in self._sorted(place, rest, files, shown):
            for work in self._works(place, file, document, files, shown):
                named = whose.get(file[0], "")
                yield replace(work, name=named) if named and not work.person else work

    def _of_one(self, place: Place, those: list[File], files: Sequence[File], shown: set[str]) -> HandedIn | None:
        """The work of a folder that is one candidate's: the map in one format or several, each once, and nothing below
        that may be another's."""
        around = folder(those[0][0])
        below = (name for name, _ in files if folder(name) != around and folder(name).is_relative_to(around))
        if not (around.parts or place.depth) or any(suffix(each) in (".zip", *MAPS) for each in below):
            return None
        maps = sorted((each for each in those if suffix(each[0]) in MAPS), key=lambda each: MAPS.index(suffix(each[0])))
        maps = maps or _pictured(those)
        kinds = {suffix(name) for name, _ in maps}
        if not maps or len(kinds) < len(maps) or any(suffix(name) == ".zip" for name, _ in those):
            return None
        works: list[HandedIn] = []
        errors: list[Left] = []
        for each in maps:
            try:
                works.append(inside.read_map(each, files, shown))
            except CefiError as error:
                errors.append((place.tell(each[0]), error))
        others = [each for each in those if each not in maps]
        if not inside.one_work(works) or any(strangers(maps[0][0], name) for name, _ in others):
            return None
        self.left += errors
        return self._joined(place, works, others, shown)

    def _joined(self, place: Place, works: list[HandedIn], others: list[File], shown: set[str]) -> HandedIn:
        """The maps of a folder as the one work that they are, with its document."""
        best = next((each for each in works if each.project), works[0])
        signed = next((each.person for each in works if each.person), "")
        work = place.called(replace(best, person=signed), self.common, folder_first=True)
        if place.depth and not place.enrolled(best) and not folder(best.source_name).parts:
            work = replace(work, source_name=PurePosixPath(place.path).name)
        of = dict(others)
        document = next((each for each in inside.documents(list(of)) if not _is_pictured((each, of[each]))), "")
        texts = [each for each in of if suffix(each) in (".docx", ".odt") and each != document]
        self.left += [(place.tell(each), taken(document)) for each in texts]
        self._put_aside(place, (each for each in of if each not in (*texts, *shown, document)))
        return self._with(place, work, (document, of[document])) if document else work

    def _sorted(
        self, place: Place, files: list[File], all_files: Sequence[File], shown: set[str]
    ) -> list[tuple[File, File | None]]:
        """Each map with its document. One that no map is called like is read as a map, unless it calls itself a
        dossier."""
        images = [file for file in files if is_image(file[0]) and not self._is_photo(place, file[0], all_files)]
        self._put_aside(place, (name for name, _ in images if name not in shown and _is_beside(place, name)))
        self.left += [(place.tell(name), _neither()) for name, _ in images if not _is_beside(place, name)]
        files = [file for file in files if file not in images]
        seen = [file for file in files if is_image(file[0]) or _is_pictured(file)]
        documents = [file for file in files if is_document(file[0]) and file not in seen]
        maps = [file for file in files if file not in seen and file not in documents]
        read = {person(name, self.common) for name, _ in maps}
        double = [file for file in seen if person(file[0], self.common) in read]
        self.left += [(place.tell(name), map_is_there()) for name, _ in double]
        maps += [file for file in seen if file not in double]
        pairs = paired([name for name, _ in maps], [name for name, _ in documents], self.common)
        self.left += [(place.tell(documents[which][0]), error) for which, error in pairs.left.items()]
        alone = [documents[which] for which in pairs.alone]
        other = [each for each in alone if self._is_other(each[0], [name for name, _ in maps])]
        self.left += [(place.tell(name), _neither()) for name, _ in other]
        alone = [each for each in alone if each not in other]
        self.dossiers += [(place.tell(name), (name, _closed(held))) for name, held in alone if is_dossier(name)]
        return [
            *((file, documents[pairs.of[which]] if which in pairs.of else None) for which, file in enumerate(maps)),
            *((each, None) for each in alone if not is_dossier(each[0])),
        ]

    def _is_photo(self, place: Place, name: str, files: Sequence[File]) -> bool:
        """Whether an image is the photograph of a map, as a telephone calls it: it came by itself, or lies where maps
        of several people do, and says of itself nothing else."""
        if is_other(stem(name)) or is_dossier(name):
            return False
        if _is_pictured((name, b"")) or not _is_beside(place, name):
            return True
        below = [each for each, _ in files if folder(each).is_relative_to(folder(name)) and not is_image(each)]
        return len({person(each, self.common) for each in below if suffix(each) in (".zip", *MAPS)}) > 1

    def _is_page(self, place: Place, name: str) -> bool:
        """Whether a file is a web page beside works, as the product and Moodle add them: told, and read as no map."""
        if suffix(name) in (".html", ".htm") and _is_beside(place, name):
            self._put_aside(place, [name])
            return True
        return base(name) == inside.README

    def _is_other(self, document: str, maps: Iterable[str]) -> bool:
        """Whether a document is a person's besides the map and the dossier: it says what it is, or more than a map of
        that person does, and not that it is the dossier."""
        said = key(stem(document), self.common)
        beside = (key(stem(name), self.common) for name in maps)
        more = any(len(each) > 1 and each < said for each in beside)
        return is_other(stem(document)) or (more and not is_dossier(document))

    def _works(
        self, place: Place, file: File, document: File | None, files: Sequence[File], shown: set[str]
    ) -> Iterator[HandedIn]:
        """The works of a file. A document goes with the only one."""
        if file[0] in shown:
            return
        try:
            works = self._read(place, file, files, shown)
            first, second = _next(works), _next(works)
            if first and document and not second and first.dossier is None:
                yield self._with(place, first, document)
            elif first:
                self.left += [(place.tell(document[0]), unmatched())] if document else []
                yield first
            while second:
                yield second
                second = _next(works)
        except CefiError as error:
            self.left.append((place.tell(file[0]), error))
            self.left += [(place.tell(document[0]), without_map())] if document else []

    def _read(self, place: Place, file: File, files: Sequence[File], shown: set[str]) -> Iterator[HandedIn]:
        name, held = file
        if suffix(name) in MAPS or not in_archive(held):
            yield place.called(inside.read_map(file, files, shown), self.common)
            return
        if place.depth == _DEEPEST:
            raise BadInput(
                f"Cette archive est dans {_DEEPEST} autres : elle n’est pas ouverte.",
                advice="Sortez-en la carte, puis déposez-la seule.",
            )
        with opened(held) as archive:
            yield from self._of_archive(place.within(name), place.tell(name), archive, held)

    def _of_archive(self, place: Place, told: str, archive: Archive, held: Held) -> Iterator[HandedIn]:
        """The works of an archive. ``BadInput`` when there is none that can be read, and no dossier."""
        self._take_room(place, archive)
        left, dossiers, found = len(self.left), len(self.dossiers), 0
        for work in self._of(place, [(each, Entry(held, each, archive)) for each in archive.names]):
            if found == limits.CLASS_ENTRIES:
                self.left.append((told, TooLarge(f"Cette archive contient plus de {found} cartes.", advice=_IN_TWO)))
                return
            yield work
            found += 1
        if not found and len(self.dossiers) == dossiers:
            none = BadInput("Cette archive ne contient pas de carte.", advice="Mettez-y le fichier .svg ou .mm.")
            why = next((error for entry, error in self.left[left:] if not is_document(entry)), none)
            del self.left[left:]
            raise why

    def _take_room(self, place: Place, archive: Archive) -> None:
        """Bytes that the archives inside one may still have, expanded."""
        self._room = self._room - archive.size if place.depth > 1 else limits.NESTED_BYTES
        if self._room < 0:
            most = limits.NESTED_BYTES // 2**20
            raise TooLarge(f"Cette archive dépliée dépasse {most} Mo.", advice=_IN_TWO)

    def _with(self, place: Place, work: HandedIn, document: File) -> HandedIn:
        """The work with its document; without it, and that told, where it does not come out."""
        try:
            return with_document(work, (document[0], bytes_of(document[1])))
        except CefiError as error:
            self.left.append((place.tell(document[0]), error))
            return work

    def _put_aside(self, place: Place, names: Iterable[str]) -> None:
        """Told in one line for the folder or archive that was brought."""
        for name in (each for each in names if not inside.is_ours(each)):
            top, *rest = PurePosixPath(f"{place.path}/{name}".lstrip("/")).parts
            self._aside.setdefault(top, []).append("/".join(rest))


def single(data: bytes, name: str) -> HandedIn:
    """The only work in a file. ``BadInput`` when there are several, or none."""
    arrivals = Arrivals([(name, data)])
    found = list(islice(arrivals, 2))
    if len(found) > 1:
        raise BadInput("Cette archive contient plusieurs cartes.", advice="Choisissez le fichier d’une seule carte.")
    if not found:
        raise next((error for _, error in arrivals.all_left), _neither())
    return found[0]


def _folders(files: Sequence[File]) -> list[list[File]]:
    folders: dict[PurePosixPath, list[File]] = {}
    for file in files:
        folders.setdefault(folder(file[0]), []).append(file)
    return list(folders.values())


def _is_beside(place: Place, name: str) -> bool:
    """Whether a file lies in a folder or an archive, among what may be a map's pictures."""
    return bool(place.depth or folder(name).parts)


def _is_pictured(file: File) -> bool:
    return is_pictured(file[0], partial(bytes_of, file[1]))


def _pictured(those: Sequence[File]) -> list[File]:
    """What of a folder can only be looked at as its map. In one of Moodle's that is its image, whatever it is called: a
    telephone calls it by a number."""
    called = [each for each in those if _is_pictured(each)]
    return called or [each for each in those if is_image(each[0]) and enrolled(each[0])]


def _closed(held: Held) -> Held:
    """To be read after its archive is closed."""
    return replace(held, archive=None) if isinstance(held, Entry) else held


def _neither() -> CefiError:
    return BadInput(
        "Ce document n’a l’air ni d’une carte ni d’un dossier.",
        advice="S’il en est un, écrivez « carte » ou « dossier » dans son nom.",
    )


@guarded()
def _next(works: Iterator[HandedIn]) -> HandedIn | None:
    return next(works, None)
