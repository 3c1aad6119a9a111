"""Which work of a cohort a file that arrives corrects: by the project it names, by the comments that it carries, else
by the file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cefi_map.errors import CefiError
from cefi_map.review import from_data
from cefi_map.store import Work

from .pairing import SEVERAL, known_as, stem, unmatched, unsure
from .reading import HandedIn


def corrected(arrived: Sequence[HandedIn], works: Iterable[Work]) -> list[str]:
    """For each file the id of the only work it corrects, "" when none or several may be meant. Names that two files of
    the same arrival share, or that only say « carte » or « dossier », tell no one apart."""
    there = list(works)
    names = Counter(known_as(each.name) for each in arrived)
    return [_by_project(each, there) or _by_comments(each, there) or _by_name(each, there, names) for each in arrived]


def called_like(files: Iterable[str], works: Iterable[Work]) -> list[Work | CefiError]:
    """For each file the only work that bears its name, but for the words that tell the files of one candidate apart;
    why not, where none or several do, or where another of the files bears it too."""
    there = list(works)
    found = [_bearer(known_as(stem(file)), there) for file in files]
    meant = Counter(work.id for work in found if work)
    return [unmatched() if work is None else unsure(SEVERAL) if meant[work.id] > 1 else work for work in found]


def _bearer(name: str, works: Iterable[Work]) -> Work | None:
    found = [each for each in works if name in _names(each)] if name else []
    return found[0] if len(found) == 1 else None


def _by_project(arrived: HandedIn, works: Iterable[Work]) -> str:
    return _only(each.id for each in works if arrived.project and each.project == arrived.project)


def _by_comments(arrived: HandedIn, works: Iterable[Work]) -> str:
    """A map taken up on another computer is another project; the comments that it answers are the same."""
    carried = {each.id for each in arrived.review.remarks} if arrived.review else set()
    return _only(each.id for each in works if carried and carried & _comments(each))


def _by_name(arrived: HandedIn, works: Iterable[Work], names: Counter[str]) -> str:
    """Two drawings of different projects are two works, whatever they are called."""
    name = known_as(arrived.name)
    if not name or names[name] > 1:
        return ""
    free = [each for each in works if not (each.project and arrived.project)]
    return _only(each.id for each in free if name in _names(each))


def _comments(work: Work) -> set[str]:
    return {each.id for each in from_data(dict(work.review)).remarks}


def _names(work: Work) -> tuple[str, str]:
    return known_as(work.name), known_as(stem(work.source_name))


def _only(ids: Iterable[str]) -> str:
    found = list(ids)
    return found[0] if len(found) == 1 else ""
