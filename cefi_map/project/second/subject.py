"""What a second opinion is about and where it is kept: a project here; on a trainer's desk, a work that came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol, Self

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.judging import Report
from cefi_map.project.dossier import dossier_revision, weighed_dossier
from cefi_map.project.writing import open_project, report_of
from cefi_map.second import Outline, of_dossier, of_map
from cefi_map.store import SecondOpinion, Store


@dataclass(frozen=True, slots=True)
class Names:
    """What does not leave: ``people`` by each of their words, ``others`` as they stand."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Subject(Protocol):
    """A map and a dossier, each a *part* ("carte", "dossier") with numbered versions. ``NotFound`` where it is not its
    reader's."""

    @property
    def store(self) -> Store: ...
    def lasting(self) -> Self:
        """The same, for what goes on after the request."""

    def opinions(self) -> Mapping[str, SecondOpinion]:
        """What is kept, by part."""

    def keep(self, opinion: SecondOpinion) -> None: ...
    def answer(self, opinion: SecondOpinion) -> None:
        """What came; nothing where it was withdrawn, or asked again since."""

    def erase(self, part: str) -> None: ...
    def newest(self, part: str) -> int:
        """Its version. ``BadInput`` where there is none."""

    def numbers(self, part: str) -> tuple[int, ...]:
        """All its versions, the newest first."""

    def outline(self, part: str, number: int, names: Names) -> Outline: ...
    def built_in(self, part: str, number: int) -> Report:
        """What the built-in judge says of it."""


def bounded(lines: int) -> None:
    """``TooLarge`` where no reader would read it whole."""
    if lines > limits.SECOND_LINES:
        raise TooLarge(
            f"Cette carte est trop longue pour un second lecteur : {lines} lignes, il en lit {limits.SECOND_LINES}.",
            advice="L’avis automatique, lui, la lit en entier.",
        )


@dataclass(frozen=True, slots=True)
class OfProject:
    """A project of the store's owner."""

    store: Store
    id: str

    def lasting(self) -> OfProject:
        return replace(self, store=self.store.lasting())

    def opinions(self) -> Mapping[str, SecondOpinion]:
        return self.store.second_opinions(self.id)

    def keep(self, opinion: SecondOpinion) -> None:
        self.store.keep_second_opinion(self.id, opinion)

    def answer(self, opinion: SecondOpinion) -> None:
        self.store.answer_second_opinion(self.id, opinion)

    def erase(self, part: str) -> None:
        self.store.erase_second_opinion(self.id, part)

    def newest(self, part: str) -> int:
        project = self.store.project(self.id)
        number = project.revision if part == "carte" else project.dossier
        if not number:
            raise BadInput("Le dossier n’est pas commencé.", advice="Écrivez-le, puis demandez un second avis.")
        return number

    def numbers(self, part: str) -> tuple[int, ...]:
        kept = self.store.history(self.id) if part == "carte" else self.store.dossier_history(self.id)
        return tuple(each.number for each in kept)

    def outline(self, part: str, number: int, names: Names) -> Outline:
        if part == "dossier":
            return of_dossier(dossier_revision(self.store, self.id, number).dossier, names.people, names.others)
        mindmap = self.store.load(self.id, number).map
        bounded(len(mindmap))
        return of_map(mindmap, names.people, names.others)

    def built_in(self, part: str, number: int) -> Report:
        if part == "carte":
            return report_of(self.store, self.id, number)
        open_project(self.store, self.id)  # what the figures show, by which pages are counted
        weighed = weighed_dossier(self.store, self.id, number)
        assert weighed
        return weighed.report
