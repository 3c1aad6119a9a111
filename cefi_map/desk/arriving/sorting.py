"""Files dropped at once: the works in them, one after the other, and every file that is not kept, with why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from cefi_map.errors import BadInput, CefiError
from cefi_map.formats.archive import left_aside
from cefi_map.project.files import guarded

from .archived import handed_in
from .held import File, bytes_of
from .names import base, common_words, folder, is_other, key, stem, tidy
from .pairing import is_document, is_dossier, paired, unmatched, without_map
from .pictured import is_photo, is_pictured, map_is_there
from .reading import HandedIn, Left, with_document


@dataclass(slots=True)
class Arrivals:
    """Goes through the works of files: one is in memory at a time. When all are gone through, ``left`` has what is not
    kept, ``aside`` a sentence for each archive that holds more than works, and ``dossiers`` those that call
    themselves so and came without a map of their name. ``said`` are names already here, which tell with the files' what
    a whole group says."""

    files: list[File]
    said: Collection[str] = ()
    left: list[Left] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    dossiers: list[File] = field(default_factory=list)
    common: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.common = common_words([*(stem(name) for name, _ in self.files), *self.said])

    def __iter__(self) -> Iterator[HandedIn]:
        for file, document in self._sorted():
            yield from self._works(file, document)

    @property
    def all_left(self) -> list[Left]:
        """What is not kept where no work is known that the dossiers may belong to."""
        return [*self.left, *((name, unmatched()) for name, _ in self.dossiers)]

    def _sorted(self) -> list[tuple[File, File | None]]:
        """Each map with its document. One that no map is called like is read as a map, unless it calls itself a
        dossier."""
        seen = [file for file in self.files if is_photo(file[0]) or is_pictured(file[0], partial(bytes_of, file[1]))]
        documents = [file for file in self.files if is_document(file[0]) and file not in seen]
        maps = [file for file in self.files if file not in seen and file not in documents]
        read = {key(stem(name), self.common) for name, _ in maps} - {frozenset()}
        double = [file for file in seen if key(stem(file[0]), self.common) in read]
        self.left += [(name, map_is_there()) for name, _ in double]
        maps += [file for file in seen if file not in double]
        pairs = paired([name for name, _ in maps], [name for name, _ in documents], self.common)
        self.left += [(documents[place][0], error) for place, error in pairs.left.items()]
        alone = [documents[place] for place in pairs.alone]
        other = [each for each in alone if self._is_other(each[0], [name for name, _ in maps])]
        self.left += [(name, _neither()) for name, _ in other]
        alone = [each for each in alone if each not in other]
        self.dossiers += [each for each in alone if is_dossier(each[0])]
        return [
            *((file, documents[pairs.of[place]] if place in pairs.of else None) for place, file in enumerate(maps)),
            *((each, None) for each in alone if not is_dossier(each[0])),
        ]

    def _is_other(self, document: str, maps: Iterable[str]) -> bool:
        """Whether a document is a person's besides the map and the dossier: it says what it is, or more than a map of
        that person does."""
        said = key(stem(document), self.common)
        beside = (key(stem(name), self.common) for name in maps)
        return is_other(stem(document)) or any(len(each) > 1 and each < said for each in beside)

    def _works(self, file: File, document: File | None) -> Iterator[HandedIn]:
        """The works of a file. A document goes with the only one."""
        name, left, aside = file[0], list[Left](), list[str]()
        try:
            works = handed_in(file[1], name, left, aside)
            first, second = _next(works), _next(works)
            if first and document and not second:
                yield self._named(with_document(first, (document[0], bytes_of(document[1]))))
            elif first:
                self.left += [(document[0], unmatched())] if document else []
                yield self._named(first)
            while second:
                yield self._named(second)
                second = _next(works)
        except CefiError as error:
            self.left.append((name, error))
            self.left += [(document[0], without_map())] if document else []
        self.aside += [(name, left_aside(sorted(aside)))] if aside else []
        self.left += ((name if entry == name else f"{base(name)}, {entry}", error) for entry, error in left)

    def _named(self, work: HandedIn) -> HandedIn:
        """Under its person's name; under its folder's where the file's says nobody."""
        if work.person:
            return work
        around = folder(work.source_name).name
        said = work.name if key(work.name, self.common) or not around else around
        return replace(work, name=tidy(said, self.common))


def _neither() -> CefiError:
    return BadInput(
        "Ce document n’a l’air ni d’une carte ni d’un dossier.",
        advice="S’il en est un, écrivez « carte » ou « dossier » dans son nom.",
    )


@guarded()
def _next(works: Iterator[HandedIn]) -> HandedIn | None:
    return next(works, None)
