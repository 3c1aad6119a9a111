"""The dossier of a project: opened, saved, judged beside its map, read from a file, taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from cefi_map import dossier as room
from cefi_map import limits
from cefi_map.dossier import Pages, french, html_out
from cefi_map.dossier.coherence import MapSide, Remark, coherence
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.model import Dossier
from cefi_map.dossier.reading import numbered
from cefi_map.dossier.turns import Turn, turns
from cefi_map.errors import CefiError, NotYet, TooLarge
from cefi_map.judging import Readings, Report, unsaid
from cefi_map.project.exam import readings
from cefi_map.project.files import Download, convert_dossier, read_dossier
from cefi_map.project.memory import remembered
from cefi_map.project.naming import named
from cefi_map.project.writing import settled_project
from cefi_map.store import Project, Revision, Store

from .drawn import figures


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is said of a dossier by itself: its ``pages`` (None where the text cannot be set) and its report."""

    pages: Pages | None
    report: Report


@dataclass(frozen=True, slots=True)
class Judged(Weighed):
    """The same, and ``remarks`` on where it differs from its map."""

    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """All that the dossier's page shows. ``number`` is the dossier's revision, 0 when none is kept yet. ``wanting``
    says why nothing is said of it, nor its pages counted: what is said of its map, which its figures show, is on its
    way (``NotYet``) or too much."""

    id: str
    title: str
    updated: datetime
    number: int
    manuscript: Manuscript
    judged: Judged
    wanting: CefiError | None = None

    @property
    def is_coming(self) -> bool:
        """Whether it comes by itself."""
        return isinstance(self.wanting, NotYet)


@dataclass(frozen=True, slots=True)
class DossierImport:
    """A file that took the place of the text: the new revision, and what was left out or changed."""

    number: int
    notices: tuple[str, ...]


def open_dossier(store: Store, project_id: str) -> DossierView:
    """The dossier as it stands, and what is said of it, for who needs that. ``NotYet`` while the opinion on its map is
    worked out; where there can be none, nothing is said of where they differ."""
    project, manuscript = kept_dossier(store, project_id)
    judged = _judged(store, project_id, project.revision, readings(store), manuscript)
    return DossierView(project.id, project.title, project.updated, project.dossier, manuscript, judged)


def look_at_dossier(store: Store, project_id: str) -> DossierView:
    """The dossier with what is known of it now; what is not is asked for."""
    try:
        return open_dossier(store, project_id)
    except NotYet as error:
        project, manuscript = kept_dossier(store, project_id)
        judged = Judged(None, unsaid(0), ())
        return DossierView(project.id, project.title, project.updated, project.dossier, manuscript, judged, error)


def weighed_dossier(store: Store, project_id: str, number: int | None = None) -> Weighed | None:
    """The dossier by itself, not beside its map; None where none is kept. ``number``: as it stood then."""
    project, manuscript = kept_dossier(store, project_id)
    if number is not None:
        manuscript = dossier_revision(store, project_id, number)
    return _weighed(store, project_id, project.revision, readings(store), manuscript) if project.dossier else None


def kept_dossier(store: Store, project_id: str) -> tuple[Project, Manuscript]:
    """The dossier as it stands, or the outline that a new one starts from; nothing judged."""
    project = store.project(project_id)
    return project, _begun(project, store.load_dossier(project_id, project.dossier).manuscript)


def measure_dossier(store: Store, project_id: str, manuscript: Manuscript) -> Pages:
    """The pages of a text that is not saved. ``TooLarge``, ``CannotTypeset``."""
    return room.measure(manuscript.dossier, manuscript.layout, figures(store, project_id, manuscript.dossier))


def dossier_turns(store: Store, project_id: str, manuscript: Manuscript, pages: Pages) -> tuple[Turn, ...]:
    """Where the pages of that text turn. ``TooLarge``, ``CannotTypeset``."""
    pictures = figures(store, project_id, manuscript.dossier)
    return turns(manuscript.dossier, pages, manuscript.layout, pictures)


def french_slips(store: Store, project_id: str, manuscript: Manuscript) -> tuple[french.Slip, ...]:
    """Where the French of a text asks for a second look; what the map names is never a slip."""
    mindmap = store.load(project_id).map
    beside = "\n".join(f"{node.text}\n{node.note_text}" if node.note else node.text for node in mindmap)
    return french.slips(manuscript.dossier, beside)


def import_dossier(store: Store, project_id: str, data: bytes, name: str) -> DossierImport:
    """The text of a file in place of the one here, which stays in the history; title, author and layout stay."""
    if len(data) > limits.UPLOAD_BYTES:
        raise TooLarge(
            f"Ce fichier dépasse {limits.UPLOAD_BYTES // 2**20} Mo.", advice="Choisissez un fichier plus petit."
        )
    reading = read_dossier(data, name)
    project, old = kept_dossier(store, project_id)
    text = replace(old.dossier, blocks=reading.dossier.blocks)
    saved = store.save_dossier(project_id, replace(old, dossier=text), project.dossier, reason="imported")
    return DossierImport(saved.number, reading.notices)


def download_dossier(store: Store, project_id: str, to: str, author: str = "") -> Download:
    """The dossier as it stands, as "pdf", "docx", "odt", "html" or "md"; its figures are the map of today. One that
    says no title or author has its project's, and the ``author`` who hands it in."""
    project, manuscript = kept_dossier(store, project_id)
    written = manuscript.dossier
    written = replace(written, title=written.title or project.title, author=written.author or author)
    pictures = figures(store, project_id, written)
    name = f"{project.title[:50]} dossier"
    return convert_dossier(written, to, name=name, look=manuscript.layout, pictures=pictures)


def dossier_html(manuscript: Manuscript) -> str:
    """The text as restricted HTML, every word of it escaped."""
    return html_out.write(manuscript.dossier)


def passages_html(manuscript: Manuscript) -> tuple[tuple[int, str], ...]:
    """The same by passage, each with the number under which something is said of it."""
    found = groupby(numbered(manuscript.dossier.blocks), key=itemgetter(0))
    return tuple((number, html_out.write(Dossier(tuple(block for _, block in group)))) for number, group in found)


# ---- its history


def dossier_revision(store: Store, project_id: str, number: int) -> Manuscript:
    """The dossier as it stood then."""
    return store.load_dossier(project_id, number).manuscript


def name_dossier_revision(store: Store, project_id: str, number: int, name: str) -> Revision:
    """A named revision is never thinned. "" takes the name away."""
    return store.name_dossier_revision(project_id, number, named(" ".join(name.split())))


def _begun(project: Project, manuscript: Manuscript) -> Manuscript:
    """The manuscript; one that is only begun bears its project's title."""
    if project.dossier or manuscript.dossier.title:
        return manuscript
    return replace(manuscript, dossier=replace(manuscript.dossier, title=project.title))


@remembered(64)
def _judged(store: Store, project_id: str, revision: int, by: Readings, manuscript: Manuscript) -> Judged:
    """Laid beside its map once; ``revision`` is the map's."""
    weighed = _weighed(store, project_id, revision, by, manuscript)
    side = _map_side(store, project_id, revision, by)
    remarks = coherence(manuscript.dossier, side) if side.report.is_said else ()
    return Judged(weighed.pages, weighed.report, remarks)


@remembered(64)
def _weighed(store: Store, project_id: str, revision: int, by: Readings, manuscript: Manuscript) -> Weighed:
    """Set and judged once; ``revision`` is the map's, which the figures show."""
    pictures = figures(store, project_id, manuscript.dossier)
    return Weighed(*room.judge(manuscript.dossier, manuscript.layout, pictures, by))


@remembered(16)
def _map_side(store: Store, project_id: str, revision: int, by: Readings) -> MapSide:
    """The map is read once for every version of the dossier; ``revision`` and ``by`` are what it depends on."""
    view = settled_project(store, project_id)
    return MapSide(view.map, view.report)
