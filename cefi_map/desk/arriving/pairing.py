"""Which dossier goes with which map, by their names: where that is not sure nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cefi_map.errors import BadInput, CefiError

from .names import Rank, base, folder, key, rank, stem, suffix, tidy, whose

DOCUMENTS = (".docx", ".odt", ".pdf")
"""What a dossier beside a map may be."""
SEVERAL = "Plusieurs dossiers portent le nom de cette carte."
NAMESAKES = "Plusieurs cartes portent le nom de ce dossier."


@dataclass(frozen=True, slots=True)
class Pairs:
    """By place in what was given. ``of``: a map's document; ``left``: documents that are called like a map and go with
    none, and why; ``alone``: documents that are called like no map."""

    of: Mapping[int, int]
    left: Mapping[int, CefiError]
    alone: tuple[int, ...]


def paired(maps: Sequence[str], documents: Sequence[str], common: Collection[str] = ()) -> Pairs:
    """A document goes with the map of its person, of the same folder before another, of its version before the last;
    so does the only document with the only map beside it. A text goes before a PDF, what calls itself a dossier before
    what does not."""
    if len(maps) == 1 == len(documents) and _together(maps[0], documents[0]):
        return Pairs({0: 0}, {}, ())
    groups: dict[tuple[int, ...], list[int]] = {}
    for place, name in enumerate(documents):
        groups.setdefault(tuple(_alike(name, maps, common)), []).append(place)
    of: dict[int, int] = {}
    left: dict[int, CefiError] = {}
    for those, found in groups.items():
        if not those:
            continue
        found.sort(key=lambda place: _order(documents[place]))
        best, *others = found
        if len({maps[place] for place in those}) < len(those):
            left.update(dict.fromkeys(found, unsure(NAMESAKES)))
        elif others and _order(documents[best]) == _order(documents[others[0]]):
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
    return BadInput(
        "Aucune carte ne porte le nom de ce dossier.",
        advice="Joignez-le depuis la page de sa carte, ou déposez-les sous le même nom.",
    )


def unsure(message: str) -> CefiError:
    """Why a dossier is not kept where more than one may be meant."""
    return BadInput(message, advice="Joignez-le depuis la page de sa carte.")


def without_map() -> CefiError:
    """Why a dossier is not kept whose map is not."""
    return BadInput("La carte de ce dossier n’est pas gardée.", advice="Déposez-les à nouveau ensemble.")


def person(name: str, common: Collection[str] = ()) -> frozenset[str] | str:
    """Whom a file's name says, else its folder's, else the name itself."""
    return whose(name, common) or stem(name).casefold()


def strangers(map_name: str, document: str) -> bool:
    """Whether a map and a dossier are two people's, as both names say."""
    one, other = tidy(stem(map_name)), tidy(stem(document))
    apart = is_dossier(document) and not key(one) & key(other)
    return apart and len(key(other)) > 1 and all(part[0].isupper() for part in f"{one} {other}".split())


def _together(map_name: str, document: str) -> bool:
    return folder(map_name) == folder(document) and not strangers(map_name, document)


def is_document(name: str) -> bool:
    return suffix(name) in DOCUMENTS


def is_dossier(name: str) -> bool:
    """Whether a document calls itself a dossier, and not a map."""
    said = stem(name).casefold()
    return is_document(name) and "dossier" in said and "carte" not in said


def _alike(document: str, maps: Sequence[str], common: Collection[str]) -> Iterator[int]:
    """The maps called like a document: of its folder, else of any; of several versions the one it says, else the
    last."""
    wanted = person(document, common)
    same = [place for place, name in enumerate(maps) if person(name, common) == wanted]
    here = [place for place in same if folder(maps[place]) == folder(document)] or same
    ranks = {rank(stem(maps[place])): place for place in here}
    if len(ranks) == len(here) > 1:
        own = rank(stem(document))
        yield ranks[own] if own in ranks else ranks[max(ranks)]
    else:
        yield from here


def _order(document: str) -> tuple[bool, bool, Rank]:
    number, stage, copy = rank(stem(document))
    return suffix(document) == ".pdf", "dossier" not in stem(document).casefold(), (-number, -stage, -copy)
