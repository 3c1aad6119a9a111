"""Which dossier goes with which map, by their names: where that is not sure nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from cefi_map.errors import BadInput, CefiError

DOCUMENTS = (".docx", ".odt", ".pdf")
"""What a dossier beside a map may be; a PDF cannot be read in the page."""
SEVERAL = "Plusieurs dossiers portent le nom de cette carte."
_SAID = re.compile(r"[\W_]*(?:dossier|rendu|carte|map)[\W_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pairs:
    """By place in what was given. ``of``: a map's document; ``left``: documents that are called like a map and go with
    none, and why; ``alone``: documents that are called like no map."""

    of: Mapping[int, int]
    left: Mapping[int, CefiError]
    alone: tuple[int, ...]


def paired(maps: Sequence[str], documents: Sequence[str]) -> Pairs:
    """A document goes with the map of its name but for the word « dossier », of the same folder before another; so does
    the only document with the only map. A text goes before a PDF, what calls itself a dossier before what does not."""
    if len(maps) == 1 == len(documents):
        return Pairs({0: 0}, {}, ())
    groups: dict[tuple[int, ...], list[int]] = {}
    for place, name in enumerate(documents):
        groups.setdefault(tuple(_alike(name, maps)), []).append(place)
    of: dict[int, int] = {}
    left: dict[int, CefiError] = {}
    for those, found in groups.items():
        if not those:
            continue
        found.sort(key=lambda place: _rank(documents[place]))
        best, *others = found
        if len({maps[place] for place in those}) < len(those):
            left.update(dict.fromkeys(found, unsure("Plusieurs cartes portent le nom de ce dossier.")))
        elif others and _rank(documents[best]) == _rank(documents[others[0]]):
            left.update(dict.fromkeys(found, unsure(SEVERAL)))
        else:
            of.update(dict.fromkeys(those, best))
            left.update(dict.fromkeys(others, taken(documents[best])))
    return Pairs(of, left, tuple(groups.get((), ())))


def taken(document: str) -> CefiError:
    """Why a document beside another is not kept."""
    return BadInput(f"Le dossier joint à cette carte est « {base(document)} ».")


def unmatched() -> CefiError:
    """Why a dossier is not kept where no map is called like it."""
    return BadInput("Aucune carte ne porte le nom de ce dossier.", advice="Déposez-le avec sa carte, sous le même nom.")


def unsure(message: str) -> CefiError:
    """Why a dossier is not kept where more than one may be meant."""
    return BadInput(message, advice="Joignez-le depuis la page de sa carte.")


def without_map() -> CefiError:
    """Why a dossier is not kept whose map is not."""
    return BadInput("La carte de ce dossier n’est pas gardée.", advice="Déposez-les à nouveau ensemble.")


def is_document(name: str) -> bool:
    return suffix(name) in DOCUMENTS


def is_dossier(name: str) -> bool:
    """Whether a document calls itself a dossier, and not a map."""
    said = stem(name).casefold()
    return is_document(name) and "dossier" in said and "carte" not in said


def known_as(name: str) -> str:
    """A stem without the words that tell the files of one candidate apart, "" when it says nothing else."""
    return _SAID.sub("", name).casefold()


def base(name: str) -> str:
    """A file's name without its folders."""
    return _path(name).name


def suffix(name: str) -> str:
    return _path(name).suffix.lower()


def stem(name: str) -> str:
    """A file's name without its folders and its ending."""
    return _path(name).stem


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


def _alike(document: str, maps: Sequence[str]) -> Iterator[int]:
    """The maps called like a document: of its folder, else of any."""
    same = [place for place, name in enumerate(maps) if _key(name) == _key(document)]
    here = [place for place in same if _path(maps[place]).parent == _path(document).parent]
    yield from here or same


def _key(name: str) -> str:
    return known_as(stem(name)) or stem(name).casefold()


def _rank(document: str) -> tuple[bool, bool]:
    return suffix(document) == ".pdf", "dossier" not in stem(document).casefold()
