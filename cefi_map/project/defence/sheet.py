"""A project's facts in the order of a funder's form, on the page and as a Word document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cefi_map.defence import Field, action_sheet
from cefi_map.judging import Readings
from cefi_map.late import late
from cefi_map.project.exam import readings
from cefi_map.project.files import Download, safe_name
from cefi_map.project.memory import remembered
from cefi_map.project.planning import planning
from cefi_map.project.writing import ProjectView, open_project
from cefi_map.store import Store

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_written = late("cefi_map.reporting.action_sheet", "as_docx")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The project as it stands, and every field of the form, the empty ones too."""

    view: ProjectView
    fields: tuple[Field, ...]


def sheet(store: Store, project_id: str) -> Sheet:
    view = open_project(store, project_id)
    return Sheet(view, _fields(store, project_id, view.revision, readings(store), date.today()))


@remembered(8)
def _fields(store: Store, project_id: str, revision: int, by: Readings, today: date) -> tuple[Field, ...]:
    """Read once a revision; ``by`` changes what is cited, ``today`` the years that no node writes."""
    view = open_project(store, project_id)
    return action_sheet(view.map, view.report, planning(view))


def sheet_file(store: Store, project_id: str) -> Download:
    found = sheet(store, project_id)
    title = " ".join(found.view.map.root.text.split()) or found.view.title
    return Download(f"{safe_name(found.view.title)}-fiche-action.docx", DOCX, _written(title, found.fields), ())
