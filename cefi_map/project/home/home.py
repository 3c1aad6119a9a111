"""The home page: the projects that are there; made, imported, renamed, thrown away, brought back, erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cefi_map import formats, limits
from cefi_map.dossier.example import example as example_dossier
from cefi_map.errors import BadInput, CefiError, NotYet, TooLarge
from cefi_map.formats import Reading
from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.project.exam import readings
from cefi_map.project.files import JudgeFailed, read_maps
from cefi_map.project.memory import forget
from cefi_map.project.naming import named
from cefi_map.project.writing import check_size, told
from cefi_map.store import Project, Store

from . import examples


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A row of the home page. ``verdicts`` counts what is asked by verdict name, none of them where ``wanting`` says
    why; ``is_blank`` while nothing is written; moments are aware datetimes; ``days_left`` as the store says it of the
    trash."""

    id: str
    title: str
    source: str
    updated: datetime
    nodes: int
    verdicts: Mapping[str, int]
    days_left: int | None
    wanting: CefiError | None = None
    is_blank: bool = False

    @property
    def is_coming(self) -> bool:
        """Whether its verdicts come by themselves."""
        return isinstance(self.wanting, NotYet)


@dataclass(frozen=True, slots=True)
class Imported:
    """``map`` is what was read, as it is kept; ``notices`` what was repaired or left."""

    project_id: str
    title: str
    map: MindMap
    notices: tuple[str, ...]


def projects(store: Store) -> tuple[ProjectCard, ...]:
    """Projects not in the trash, last changed first."""
    by = readings(store)
    return tuple(_judged(store, project, by) for project in store.projects())


def trash(store: Store) -> tuple[ProjectCard, ...]:
    """What is in the trash; nothing is judged."""
    return tuple(map(_card, store.trash()))


NAMELESS, CENTRE = "Nouveau projet", "Mon projet"
"""What a project and its central node are called until somebody names it: one that a session began, at first."""


def create_project(store: Store, kind: str, title: str = "") -> str:
    """A new project: "etapes" (six-stage template), "vide" (one node) or "exemple". Gives its id.

    ``title`` names the project and its central node; the example keeps its own.
    """
    match kind:
        case "etapes":
            return _new(store, examples.template(), title)
        case "vide":
            return _new(store, edits.with_fresh_keys(outline.parse(CENTRE)), title)
        case "exemple":
            mindmap = examples.example()
            id = store.create(mindmap, title=f"Exemple : {_title(mindmap)}").id
            store.save_dossier(id, example_dossier(), 0, reason="created")
            return id
    raise BadInput("Ce modèle de carte n’existe pas.", advice="Choisissez « Six étapes », « Vide » ou « Exemple ».")


def _new(store: Store, mindmap: MindMap, title: str) -> str:
    if title := named(" ".join(title.split())):
        mindmap = edits.rename(mindmap, mindmap.root.key, title)
    return store.create(mindmap, title=title or NAMELESS).id


def import_project(store: Store, data: bytes, name: str) -> tuple[Imported, ...]:
    """A project from each sheet of a file, under the title of its central node; the first is the last changed."""
    most = formats.most_bytes(data)
    if len(data) > most:
        raise TooLarge(f"Ce fichier dépasse {most // 2**20} Mo.", advice="Choisissez un fichier plus petit.")
    found = read_maps(data, name)
    for reading in found:
        check_size(reading.map)
    made = [_imported(store, reading, name, several=len(found) > 1) for reading in reversed(found)]
    return tuple(reversed(made))


def _imported(store: Store, reading: Reading, name: str, *, several: bool) -> Imported:
    title = _title(reading.map)
    if several and reading.sheet != title:
        title = f"{title[: limits.NAME_CHARS // 2]} ({reading.sheet[: limits.NAME_CHARS // 3]})"
    project = store.create(reading.map, title=title, source_name=name, reason="imported")
    return Imported(project.id, title, reading.map, reading.notices)


def rename_project(store: Store, project_id: str, title: str) -> None:
    """The first name of a project names its central node too, where nothing else is written there."""
    if not title.strip():
        raise BadInput("Un projet a un nom.", advice="Écrivez-le, puis validez.")
    first = store.project(project_id).title == NAMELESS
    store.rename(project_id, name := named(title))
    if first and (kept := store.load(project_id)).map.root.text == CENTRE:
        store.save(project_id, edits.rename(kept.map, kept.map.root.key, " ".join(name.split())), kept.number)


def erase_project(store: Store, project_id: str) -> None:
    """For good: nothing of it stays, in memory either."""
    store.erase(project_id)
    forget()


def _judged(store: Store, project: Project, by: Readings) -> ProjectCard:
    try:
        return replace(_card(project), verdicts=told(store, project, by).verdicts)
    except (NotYet, TooLarge, JudgeFailed) as error:
        return replace(_card(project), wanting=error)


def _card(project: Project) -> ProjectCard:
    return ProjectCard(
        project.id,
        project.title,
        project.source_name,
        project.updated,
        project.nodes,
        {},
        project.days_left,
        is_blank=project.blank,
    )


def _title(mindmap: MindMap) -> str:
    return " ".join(mindmap.root.text.split()) or "Carte sans titre"
