"""Files dropped at once: the works in them, each with its document, and every file that is not kept, with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cefi_map.errors import CefiError

from .pairing import base, is_document, is_dossier, paired, unmatched, without_map
from .reading import HandedIn, Left, handed_in, with_document

File = tuple[str, bytes]
"""Its name and its bytes."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """``dossiers`` call themselves so, and came without a map of their name."""

    works: tuple[HandedIn, ...]
    left: tuple[Left, ...]
    dossiers: tuple[File, ...]

    @property
    def all_left(self) -> tuple[Left, ...]:
        """What is not kept where no work is known that the dossiers may belong to."""
        return (*self.left, *((name, unmatched()) for name, _ in self.dossiers))


def read_together(files: Iterable[File]) -> Arrived:
    """One file that fails stops no other. A document that no map is called like is read as a map, unless it calls
    itself a dossier."""
    maps: list[File] = []
    documents: list[File] = []
    for file in files:
        (documents if is_document(file[0]) else maps).append(file)
    pairs = paired([name for name, _ in maps], [name for name, _ in documents])
    alone = [documents[place] for place in pairs.alone]
    with_theirs = [(file, documents[pairs.of[place]] if place in pairs.of else None) for place, file in enumerate(maps)]
    works: list[HandedIn] = []
    left: list[Left] = [(documents[place][0], error) for place, error in pairs.left.items()]
    for file, document in [*with_theirs, *((each, None) for each in alone if not is_dossier(each[0]))]:
        try:
            found = handed_in(file[1], file[0])
        except CefiError as error:
            left.append((file[0], error))
            left += [(document[0], without_map())] if document else []
            continue
        if document and len(found) > 1:
            left.append((document[0], unmatched()))
        works += [with_document(found[0], document)] if document and len(found) == 1 else found
        left += _beside(file[0], found)
    return Arrived(tuple(works), tuple(left), tuple(each for each in alone if is_dossier(each[0])))


def _beside(file: str, works: Iterable[HandedIn]) -> Iterator[Left]:
    """What an archive holds beside its works, under both names."""
    return ((f"{base(file)}, {name}", error) for each in works for name, error in each.beside)
