"""« Rendre »: what to look at before handing in, and one ZIP with the map, on screen and on paper, and its report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cefi_map.checking import ADVICE, StageFinding, Verdict
from cefi_map.errors import CefiError
from cefi_map.formats import personal_data
from cefi_map.formats.freemind import write as write_freemind
from cefi_map.formats.svg import with_along
from cefi_map.reporting import FileReport
from cefi_map.store import Store

from .files import Download, render_reports, safe_name
from .printing import MOST, Printing, check_printable, marks, picture
from .projects import ProjectView, open_project
from .returns import along

PLAIN_NAME = "rendu-cefi"
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the ZIP: the same map gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A datum in a node that a hand-in should not carry: the node's key, number and title; the ``kind`` in French."""

    key: str
    number: str
    title: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BeforeHandIn:
    """Reminders, none of which blocks: stages without content, requirements without an answer, personal data."""

    stages: tuple[StageFinding, ...]
    absent: tuple[Verdict, ...]
    partial: tuple[Verdict, ...]
    personal: tuple[Personal, ...]
    reminder: str


def before_hand_in(view: ProjectView) -> BeforeHandIn:
    report, numbers = view.report, view.map.numbers
    found = personal_data.find(view.map)
    return BeforeHandIn(
        stages=tuple(stage for stage in report.stages if not stage.present),
        absent=tuple(each for each in report.requirements if each.verdict == "absent"),
        partial=tuple(each for each in report.requirements if each.verdict == "partiel"),
        personal=tuple(
            Personal(one.key, numbers[one.key], view.map.node(one.key).text, one.kind, one.text) for one in found
        ),
        reminder=personal_data.reminder(found),
    )


def hand_in(store: Store, project_id: str, *, name: str = "", named_files: bool = False) -> Download:
    """The ZIP « rendu ». ``name`` (a pseudonym will do) stands in the title block; in file names only if asked.

    The same revision with the same choices gives the same bytes.
    """
    view = open_project(store, project_id)
    name = " ".join(name.split())[:80]
    stem = f"{PLAIN_NAME}-{safe_name(name)}" if name and named_files else PLAIN_NAME
    files = _files(view, stem, Printing(name=name), along(store, project_id))
    return Download(f"{stem}.zip", "application/zip", _zip(stem, files))


def _files(view: ProjectView, stem: str, printing: Printing, beside: Mapping[str, str]) -> list[tuple[str, str, bytes]]:
    """(name, what it is, content). A map too large for a PDF goes without, and the LISEZMOI says so."""
    over = marks(view.map, view.report, printing, view.updated, view.revision)
    mm, drawing, sheets, report = f"{stem}.mm", f"{stem}.svg", f"{stem}.pdf", f"{stem}-verdicts.html"
    on_sheet = printing if len(view.map) <= MOST else None
    drawn, _ = picture(view.map, "svg", over, printing=on_sheet, project=view.id, revision=str(view.revision))
    said = render_reports([FileReport(mm, view.map.root.text, view.report)], "html")
    files = [
        (mm, "la carte, à ouvrir dans FreeMind ou Freeplane", write_freemind(view.map)),
        (drawing, "la carte dessinée, avec ses notes ; elle s’ouvre dans un navigateur", with_along(drawn, beside)),
        (report, "les verdicts de chaque exigence, avec leurs preuves", said),
    ]
    missing = ""
    try:
        check_printable(view.map)
        printed, _ = picture(view.map, "pdf", over, printing=printing)
        files.insert(2, (sheets, "la carte à imprimer ; une page par étape quand elle est grande", printed))
    except CefiError as error:
        missing = f"La carte n’est pas jointe en PDF. {error}"
    return [("LISEZMOI.txt", "", _readme(view, files, drawing, missing)), *files]


def _readme(view: ProjectView, files: Iterable[tuple[str, str, bytes]], drawing: str, missing: str) -> bytes:
    """Short, for whoever opens the ZIP: Windows line ends, and a mark so that every editor reads UTF-8."""
    lines = [
        "Rendu CEFI, bloc 3 : carte mentale d’un projet",
        "",
        "Ce que contient ce dossier",
        *(f"- {name} : {what}." for name, what, _ in files),
        *([missing] if missing else []),
        "",
        "Pour le formateur",
        f"- À l’écran : ouvrez l’application Carte CEFI, « Relire des cartes », et déposez-y {drawing}.",
        "  Ce fichier contient la carte entière, notes comprises.",
        "- Sur papier : imprimez le PDF en A3. Chaque nœud porte son numéro, que les verdicts citent.",
        "- Sans l’application : le fichier SVG et les verdicts s’ouvrent dans un navigateur, sans réseau.",
        "",
        "Le dossier de cinq pages n’est pas dans ce rendu. Il se joint à part.",
        "",
        f"{ADVICE} Référentiel et règles : {view.report.version}.",
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _zip(folder: str, files: Iterable[tuple[str, str, bytes]]) -> bytes:
    """One folder, so that nothing spills where it is unpacked; the same files give the same bytes on any system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, _, data in files:
            entry = zipfile.ZipInfo(f"{folder}/{name}", _FIXED)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()
