"""One function per thing a user does. The web and the command line call nothing else.

Functions take the ``Store`` (opened once by the caller) first when they touch saved work. All raise ``CefiError`` only.
"""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.checking import Report
from cefi_map.formats import Reading
from cefi_map.mindmap import MindMap
from cefi_map.store import Store

# ---- files: what the command line does, and the web's import


def read_map(data: bytes, name: str = "") -> Reading:
    """The map of a file in any format we read, with notices of what was repaired or left out."""
    raise NotImplementedError


def check_map(mindmap: MindMap) -> Report:
    """Verdicts with evidence for every requirement."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the user: ``name`` is safe, ``notices`` say what the format could not hold."""

    name: str
    media_type: str
    data: bytes
    notices: tuple[str, ...] = ()


def convert(mindmap: MindMap, to: str, *, name: str = "carte", layout: str = "tidy", preset: str = "screen") -> Download:
    """The map in another format (``to`` is a format id: mm, svg, pdf, png, opml, md, dot, docx, xmind)."""
    raise NotImplementedError


# ---- projects


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A row of the home page. ``verdicts`` counts by verdict name; ``updated`` is an aware datetime."""

    id: str
    title: str
    subtitle: str
    source: str
    updated: object
    nodes: int
    verdicts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ProjectView:
    """All that a project page shows: the map at its last revision and its report."""

    id: str
    title: str
    revision: int
    updated: object
    map: MindMap
    report: Report


def projects(store: Store) -> tuple[ProjectCard, ...]:
    """Projects not in the trash, last changed first."""
    raise NotImplementedError


def create_project(store: Store, kind: str) -> str:
    """A new project: "etapes" (six-stage template), "vide" (one root) or "exemple". Gives its id."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Imported:
    project_id: str
    notices: tuple[str, ...]


def import_project(store: Store, data: bytes, name: str) -> Imported:
    """A project from a file. An exported SVG that carries the id of a known project still makes a new one."""
    raise NotImplementedError


def open_project(store: Store, project_id: str) -> ProjectView:
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save answers: the new revision and its report; with ``merged``, the map that came out of both versions."""

    revision: int
    map: MindMap
    report: Report
    merged: bool


def save_map(store: Store, project_id: str, mindmap: MindMap, base_revision: int) -> Saved:
    """Keep a new version. A stale one is merged; ``MapConflict`` when both sides changed the same thing, both kept."""
    raise NotImplementedError


def save_outline(store: Store, project_id: str, text: str, base_revision: int) -> Saved:
    """The map written anew as indented text (the editor without JavaScript): nodes keep their keys where they match."""
    raise NotImplementedError


def rename_node(store: Store, project_id: str, key: str, text: str, base_revision: int) -> Saved:
    raise NotImplementedError


def rename_project(store: Store, project_id: str, title: str) -> None:
    raise NotImplementedError


def duplicate_project(store: Store, project_id: str) -> str:
    raise NotImplementedError


def trash_project(store: Store, project_id: str) -> None:
    raise NotImplementedError


def trash(store: Store) -> tuple[ProjectCard, ...]:
    raise NotImplementedError


def restore_project(store: Store, project_id: str) -> None:
    raise NotImplementedError


def erase_project(store: Store, project_id: str) -> None:
    raise NotImplementedError


def download(store: Store, project_id: str, to: str, *, layout: str = "tidy", preset: str = "screen") -> Download:
    """The project's map in a format; "json", "csv", "text" and "html" give the report."""
    raise NotImplementedError


def save_everything(store: Store) -> Download:
    """All projects with their revisions in one file."""
    raise NotImplementedError


def restore_everything(store: Store, data: bytes) -> int:
    """Projects of such a file brought in beside the ones that are here; how many. Nothing is overwritten."""
    raise NotImplementedError
