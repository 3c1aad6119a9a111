"""The whole référentiel as one frozen value: everything has an address, everything can be searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from cefi_map.errors import NotFound

from .model import Bloc, Fine, Item, Jury, Requirement, Stage, Version
from .search import Hit, find

T = TypeVar("T")


@dataclass(frozen=True)
class Referentiel:
    """``requirements`` are the 15 judged on the map, ``dossier`` the 5 judged on the dossier, ``modalities`` the others
    (M1–M4, M8, E1–E6), each in official order. ``source`` is the official text as received, tags included."""

    version: Version
    source: str
    blocs: tuple[Bloc, ...]
    stages: tuple[Stage, ...]
    requirements: tuple[Requirement, ...]
    dossier: tuple[Requirement, ...]
    modalities: tuple[Requirement, ...]
    fine: tuple[Fine, ...]
    jury: Jury

    @property
    def bloc3(self) -> Bloc:
        return self.blocs[2]

    def item(self, id: str) -> Item:
        """What stands at that address: « C5 », « K2.1 », « B1-C4 », a requirement (« C3b », « M4 ») or a finer id
        (« C5a » gives C5). ``NotFound`` otherwise."""
        return _at(self._items, id)

    def stage(self, id: str) -> Stage:
        return _at(self._stages, id)

    def requirement(self, id: str) -> Requirement:
        """The requirement of that id, on the map, on the dossier or of the modalities. ``NotFound`` otherwise."""
        return _at(self._requirements, id)

    def requirements_of(self, criterion: str) -> tuple[Requirement, ...]:
        """The requirements a criterion asks for, all of them; () when the criterion has none (blocs 1 and 2)."""
        return tuple(each for each in (*self.requirements, *self.dossier) if each.criterion == criterion)

    def search(self, words: str) -> tuple[Hit, ...]:
        """Official items that hold every word (accents and case aside) in text, title or id; bloc 3 first."""
        return find(self._official, words)

    @cached_property
    def _official(self) -> tuple[Item, ...]:
        return tuple(item for bloc in reversed(self.blocs) for item in bloc.walk())

    @cached_property
    def _requirements(self) -> Mapping[str, Requirement]:
        return {each.id: each for each in (*self.requirements, *self.dossier, *self.modalities)}

    @cached_property
    def _stages(self) -> Mapping[str, Stage]:
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        requirements = {each.id: _addressed(each) for each in self._requirements.values()}
        items = requirements | {item.id: item for item in self._official}
        return {fine.id: items[fine.requirement] for fine in self.fine} | items


def _addressed(requirement: Requirement) -> Item:
    return Item(requirement.id, "requirement", 3, (requirement.text,), title=requirement.title)


def _at(table: Mapping[str, T], id: str) -> T:
    try:
        return table[id]
    except KeyError:
        raise NotFound(
            f"Le référentiel n’a pas d’élément «\u00a0{id[:20]}\u00a0».",
            advice="Cherchez dans le texte du référentiel.",
        ) from None
