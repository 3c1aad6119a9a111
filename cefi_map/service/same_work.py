"""Which work of a cohort a file that arrives corrects: by the project it names, else by the file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cefi_map.store import Work

from .receiving import HandedIn, known_as, stem


def corrected(arrived: Sequence[HandedIn], works: Iterable[Work]) -> list[str]:
    """For each file the id of the only work it corrects, "" when none or several may be meant. Names that two files of
    the same arrival share, or that only say « carte » or « dossier », tell no one apart."""
    there = list(works)
    names = Counter(known_as(each.name) for each in arrived)
    return [_by_project(each, there) or _by_name(each, there, names) for each in arrived]


def _by_project(arrived: HandedIn, works: Iterable[Work]) -> str:
    return _only(each.id for each in works if arrived.project and each.project == arrived.project)


def _by_name(arrived: HandedIn, works: Iterable[Work], names: Counter[str]) -> str:
    """Two drawings of different projects are two works, whatever they are called."""
    name = known_as(arrived.name)
    if not name or names[name] > 1:
        return ""
    free = [each for each in works if not (each.project and arrived.project)]
    return _only(each.id for each in free if name in (known_as(each.name), known_as(stem(each.source_name))))


def _only(ids: Iterable[str]) -> str:
    found = list(ids)
    return found[0] if len(found) == 1 else ""
