"""One project: opened with what is said of it or without, saved, taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from cefi_map import limits
from cefi_map.errors import CefiError, NotYet, TooLarge
from cefi_map.judging import Report, unsaid
from cefi_map.mindmap import MindMap, edits, outline
from cefi_map.mindmap.diff import match
from cefi_map.project.exam import readings
from cefi_map.project.files import REPORT_TYPES, Download, JudgeFailed, convert, in_one, is_marked, report_download
from cefi_map.store import Saved, Store

from .verdicts import judged


@dataclass(frozen=True, slots=True)
class ProjectView:
    """All that a project page shows: the map at its last revision and its report. ``wanting`` says why the report says
    nothing: it is on its way (``NotYet``), or the map is too much for it; None where it is there, or was not asked
    for."""

    id: str
    title: str
    revision: int
    updated: datetime
    map: MindMap
    report: Report
    wanting: CefiError | None = None

    @property
    def is_coming(self) -> bool:
        """Whether the report comes by itself."""
        return isinstance(self.wanting, NotYet)


def open_project(store: Store, project_id: str) -> ProjectView:
    """The project for who needs its report. Raises what ``judged`` does."""
    project = store.project(project_id)
    mindmap, report = judged(store, project_id, project.revision, readings(store))
    return ProjectView(project.id, project.title, project.revision, project.updated, mindmap, report)


def settled_project(store: Store, project_id: str) -> ProjectView:
    """The project for who draws or hands in the map, which is there whatever is said of it: with its report, or with
    why it can have none. ``NotYet`` while that is being worked out."""
    try:
        return open_project(store, project_id)
    except (TooLarge, JudgeFailed) as error:
        return replace(kept_project(store, project_id), wanting=error)


def look_at_project(store: Store, project_id: str) -> ProjectView:
    """The project with what is known of it now; what is not is asked for."""
    try:
        return settled_project(store, project_id)
    except NotYet as error:
        return replace(kept_project(store, project_id), wanting=error)


def kept_project(store: Store, project_id: str) -> ProjectView:
    """The project alone: its report says nothing, and is not asked for."""
    project = store.project(project_id)
    mindmap = store.load(project_id, project.revision).map
    return ProjectView(project.id, project.title, project.revision, project.updated, mindmap, unsaid(len(mindmap)))


def save_map(
    store: Store, project_id: str, mindmap: MindMap, base_revision: int, start: MindMap | None = None
) -> Saved:
    """Keep a new version. A stale one is merged, from revision ``base_revision``, which is ``start`` where the history
    keeps it no longer; ``SaveConflict`` when both sides changed the same thing, both kept."""
    check_size(mindmap)
    return store.save(project_id, mindmap, base_revision, start=start)


def save_outline(store: Store, project_id: str, text: str, base_revision: int) -> Saved:
    """The map written anew as indented text. Nodes that match an old one keep its key and all that text cannot say."""
    old = store.load(project_id, base_revision).map
    new = edits.with_fresh_keys(outline.parse(text))  # what the notation calls a line may be another's key here
    pairs = match(old, new)
    nodes = []
    for node in new:
        known = replace(old.node(pairs[node.key]), text=node.text) if node.key in pairs else node
        parent = node.parent and pairs.get(node.parent, node.parent)
        nodes.append(replace(known, parent=parent, note=node.note, details=node.details))
    return save_map(store, project_id, MindMap(tuple(nodes)), base_revision)


def download(
    store: Store,
    project_id: str,
    to: str,
    *,
    layout: str = "tidy",
    preset: str = "screen",
    file_colours: bool = False,
) -> Download:
    """The project's map in a format; "json", "csv", "text" and "html" give the report. Raises what ``judged`` does for
    those, and for what is drawn with its marks; the map alone waits for no opinion."""
    if to in REPORT_TYPES:
        view = open_project(store, project_id)
        return report_download(view.map, view.report, to, name=view.title)
    view = settled_project(store, project_id) if is_marked(to) else kept_project(store, project_id)
    file = convert(
        view.map,
        to,
        name=view.title,
        report=view.report,
        layout=layout,
        preset=preset,
        project=view.id,
        revision=str(view.revision),
        file_colours=file_colours,
    )
    return in_one(file)


def check_size(mindmap: MindMap) -> None:
    """``TooLarge`` past what the page edits."""
    if len(mindmap) > limits.PAGE_NODES:
        raise TooLarge(
            f"Cette carte est trop grande pour la page : {len(mindmap)} nœuds, la limite est de {limits.PAGE_NODES}.",
            advice="Vérifiez-la avec la ligne de commande, ou retirez-en des branches.",
        )
    if any(len(node.text) > limits.EDIT_TITLE_CHARS for node in mindmap):
        raise TooLarge(
            f"Un titre dépasse {limits.EDIT_TITLE_CHARS} caractères.", advice="Coupez-le en plusieurs nœuds ou en note."
        )
