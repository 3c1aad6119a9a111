"""What a jury would ask of a project, and the answers that go into its map."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from cefi_map.defence import MOST, Question, questions
from cefi_map.errors import CefiError
from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap
from cefi_map.project.dossier import weighed_dossier
from cefi_map.project.exam import readings
from cefi_map.project.memory import remembered
from cefi_map.project.writing import ProjectView, look_at_project, open_project, report_of
from cefi_map.store import Store


@dataclass(frozen=True, slots=True)
class Questioned:
    """The project as it stands, and the questions on it as they were asked of its ``revision``."""

    view: ProjectView
    questions: tuple[Question, ...]
    revision: int


def questioned(store: Store, project_id: str, seen: int = 0) -> Questioned:
    """At most ``MOST`` questions; the same ones until the map, its dossier or the centre's readings change. ``seen``:
    those of that version, where it can still be had, in the order and the words that one has read, with the answers of
    today."""
    if seen:
        with suppress(CefiError):
            view = look_at_project(store, project_id)
            asked = (_today(view.map, each) for each in _of(store, project_id, seen))
            return Questioned(view, tuple(each for each in asked if each.keys), seen)
    view = open_project(store, project_id)
    return Questioned(view, _of(store, project_id, view.revision), view.revision)


def _today(mindmap: MindMap, question: Question) -> Question:
    keys = tuple(key for key in question.keys if key in mindmap)
    answers = (key for key in keys if question.about in mindmap.node(key).answered_tags)
    return replace(question, keys=keys, answer=next(answers, ""))


def _of(store: Store, project_id: str, revision: int) -> tuple[Question, ...]:
    return _questions(store, project_id, revision, store.project(project_id).dossier, readings(store))


@remembered(16)
def _questions(store: Store, project_id: str, revision: int, number: int, by: Readings) -> tuple[Question, ...]:
    """Drawn once for both revisions; ``by`` changes the verdicts that they come from."""
    mindmap, report = store.load(project_id, revision).map, report_of(store, project_id, revision)
    dossier = weighed_dossier(store, project_id)
    return questions(mindmap, report, dossier.report if dossier else None, most=MOST)
