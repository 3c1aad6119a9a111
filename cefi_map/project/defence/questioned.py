"""What a jury would ask of a project, and the answers that go into its map."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.defence import MOST, Question, questions
from cefi_map.judging import Readings
from cefi_map.project.dossier import weighed_dossier
from cefi_map.project.exam import readings
from cefi_map.project.memory import remembered
from cefi_map.project.writing import ProjectView, open_project
from cefi_map.store import Store


@dataclass(frozen=True, slots=True)
class Questioned:
    """The project as it stands, and the questions on it."""

    view: ProjectView
    questions: tuple[Question, ...]


def questioned(store: Store, project_id: str) -> Questioned:
    """At most ``MOST`` questions; the same ones until the map, its dossier or the centre's readings change."""
    view = open_project(store, project_id)
    number = store.project(project_id).dossier
    return Questioned(view, _questions(store, project_id, view.revision, number, readings(store)))


@remembered(16)
def _questions(store: Store, project_id: str, revision: int, number: int, by: Readings) -> tuple[Question, ...]:
    """Drawn once for both revisions; ``by`` changes the verdicts that they come from."""
    view = open_project(store, project_id)
    dossier = weighed_dossier(store, project_id)
    return questions(view.map, view.report, dossier.report if dossier else None, most=MOST)
