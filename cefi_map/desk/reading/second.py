"""A second opinion on a work that came: what it is about, when one may be asked for, whom its demand does not name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cefi_map.desk.arriving import DossierView, read_received
from cefi_map.desk.store import Desk, counting
from cefi_map.errors import BadInput
from cefi_map.judging import Report
from cefi_map.project.exam import readings
from cefi_map.project.second import Names, bounded
from cefi_map.review import criteria
from cefi_map.second import Outline, of_dossier, of_map
from cefi_map.store import SecondOpinion, Store

from .works import WorkView, document_of, read_map, report_of


@dataclass(frozen=True, slots=True)
class OfWork:
    """A version of a work of the store's owner; what is kept of it is the reader's alone."""

    store: Store
    id: str
    number: int

    def lasting(self) -> OfWork:
        return replace(self, store=self.store.lasting())

    def opinions(self) -> Mapping[str, SecondOpinion]:
        return Desk(self.store).second_readings(self.id, self.number)

    def keep(self, opinion: SecondOpinion) -> None:
        Desk(self.store).keep_second_reading(self.id, opinion)

    def answer(self, opinion: SecondOpinion) -> None:
        Desk(self.store).answer_second_reading(self.id, opinion)

    def erase(self, part: str) -> None:
        Desk(self.store).erase_second_reading(self.id, self.number, part)

    def newest(self, part: str) -> int:
        return self.number

    def numbers(self, part: str) -> tuple[int, ...]:
        return (self.number,)

    def outline(self, part: str, number: int, names: Names) -> Outline:
        if part == "dossier":
            return of_dossier(self._document().dossier, names.people, names.others)
        if Desk(self.store).work(self.id, number).picture_name:
            raise BadInput("La carte est arrivée en image : aucun lecteur ne la lit.", advice="Demandez son fichier.")
        mindmap = read_map(self.store, self.id, number)
        bounded(len(mindmap))
        return of_map(mindmap, names.people, names.others)

    def built_in(self, part: str, number: int) -> Report:
        if part == "dossier":
            return self._document().report
        return report_of(self.store, self.id, number, readings(self.store))

    def _document(self) -> DossierView:
        name, data = document_of(self.store, self.id, self.number)
        found = read_received(data, name, readings(self.store))
        if isinstance(found, DossierView):
            return found
        raise BadInput(found.error)


def second_barred(view: WorkView, part: str) -> str:
    """Why no second opinion may be asked for on a part yet, in French; "" where one may: the candidate agreed, and what
    their markers think of it is kept."""
    if not view.work.lets_second:
        return "Qui a rendu ce travail n’a pas permis de second avis."
    if view.work.hidden:
        return "Le second avis s’ouvre quand toutes les grilles sont finies."
    asked = [line.id for line in criteria() if line.on_dossier == (part == "dossier")]
    left = [id for id in asked if not view.review.mark(id).level]
    if left and not counting(view.work.grids):
        return f"Le second avis s’ouvre une fois votre cote gardée. Reste à coter : {', '.join(left)}."
    return ""


def names_in_work(view: WorkView) -> Names:
    """Its candidate's, unless it is the map's own title that names the work; the group's."""
    title = view.work.title.casefold().split()
    words = [word for word in view.work.name.split() if word.casefold() not in title]
    return Names((" ".join(words),) if words else (), tuple(filter(None, (view.cohort.name, view.cohort.session))))
