"""Maps in files: read, check, convert, report. No store."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cefi_map import formats, judging
from cefi_map.errors import BadInput
from cefi_map.formats import Reading, freemind
from cefi_map.formats.svg import Poster
from cefi_map.judging import DEFAULT, Readings, Report
from cefi_map.late import late
from cefi_map.mindmap import MindMap
from cefi_map.project.paper import Hanging, Printing, overlay, picture, poster, poster_file
from cefi_map.reporting import REPORTERS, FileReport
from cefi_map.review import unannotated

from . import apart
from .checked import check_map
from .guard import guarded

REPORT_TYPES = {
    "text": ("txt", "text/plain; charset=utf-8"),
    "json": ("json", "application/json"),
    "html": ("html", "text/html; charset=utf-8"),
    "csv": ("csv", "text/csv; charset=utf-8"),
}
"""Report format -> (extension, media type)."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the user: ``name`` is safe, ``notices`` say what the format could not hold; ``beside`` are the files
    that it names, by their path from it."""

    name: str
    media_type: str
    data: bytes
    notices: tuple[str, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)


@guarded()
def read_maps(data: bytes, name: str = "") -> tuple[Reading, ...]:
    """The map of each sheet of a file (one where it has none) in any format we read, with notices of what was repaired
    or left out."""
    return apart.maps(data, name)


def _marked(mindmap: MindMap) -> Report:
    """The verdicts, for their marks: what is remarked beside them is not drawn."""
    return judging.check(unannotated(mindmap))


@guarded()
def check_file(data: bytes, name: str, readings: Readings = DEFAULT) -> tuple[FileReport, ...]:
    """A report of each map in the file."""
    found = read_maps(data, name)
    names = [f"{name}, {reading.sheet}" if len(found) > 1 else name for reading in found]
    return tuple(
        FileReport(called, each.map.root.text, check_map(each.map, readings), each.notices)
        for called, each in zip(names, found, strict=True)
    )


def render_reports(reports: Sequence[FileReport], format: str) -> bytes:
    """One or several reports as "text", "json", "html" or "csv"."""
    return REPORTERS[format](reports).encode("utf-8")


def report_download(mindmap: MindMap, report: Report, format: str, *, name: str) -> Download:
    """The report of one map as a file."""
    extension, media_type = REPORT_TYPES[format]
    data = render_reports([FileReport(name, mindmap.root.text, report)], format)
    return Download(f"{safe_name(name)}-avis.{extension}", media_type, data)


def is_marked(to: str) -> bool:
    """Whether what is said of a map is drawn in that format: its stages, its proofs."""
    format = formats.by_id(to)
    return to in ("svg", "dot", "pptx") or bool(format and format.picture)


def convert(
    mindmap: MindMap,
    to: str,
    *,
    name: str = "carte",
    report: Report | None = None,
    layout: str = "tidy",
    preset: str = "screen",
    printing: Printing | None = None,
    width: int | None = None,
    project: str = "",
    revision: str = "",
    file_colours: bool = False,
) -> Download:
    """The map in another format (``to`` is a format's id; "pptx": the slides of « Soutenir »). Pictures show the stages
    that ``report`` found.

    ``preset`` "paper" is a sheet as ``printing`` says (A3 landscape unless given), with notes and legend; "screen" the
    drawing alone. ``layout`` is for the SVG and the PNG, ``width`` (pixels) for the PNG; ``project`` and ``revision``
    travel in the SVG. ``file_colours``: those that nodes have of their own lead.
    """
    format = formats.by_id(to)
    if format and to == "pptx":
        data = _slides(mindmap, overlay(mindmap, report or _marked(mindmap)).stages)
        return Download(f"{safe_name(name)}.pptx", format.media_type, data)
    if format is None or format.write is None:
        raise BadInput(f"Le format « {to} » n’est pas proposé.", advice="Choisissez un format de la liste Exporter.")
    notices = format.lost(mindmap)
    if format.picture or to == "svg":
        printing = printing or (Printing() if preset == "paper" else None)
        over = overlay(mindmap, report or _marked(mindmap), proofs=to != "svg" or printing is not None)
        over = replace(over, file_colours=file_colours)
        data, said = picture(
            mindmap, to, over, printing=printing, layout=layout, width=width, project=project, revision=revision
        )
        notices = (*notices, *said)
    elif to == "dot":
        data = format.write(mindmap, overlay(mindmap, report or _marked(mindmap)))
    else:
        data = format.write(mindmap)
    beside = freemind.bundle.beside(mindmap) if to == "mm" else {}
    return Download(f"{safe_name(name)}.{format.extension}", format.media_type, data, notices, beside)


_slides = late("cefi_map.formats.slides", "write")


def map_file(mindmap: MindMap, name: str = "carte") -> Download:
    """The map as FreeMind, called ``name`` as it is; an archive with its pictures where it shows some. The same map
    and name always give the same bytes."""
    kind = formats.by_id("mm")
    assert kind
    beside = freemind.bundle.beside(mindmap)
    return in_one(Download(f"{name}.mm", kind.media_type, freemind.write(mindmap), beside=beside))


def in_one(file: Download) -> Download:
    """The file with those beside it, in an archive; the file itself where there are none."""
    if not file.beside:
        return file
    data = freemind.bundle.packed({file.name: file.data, **file.beside})
    name = f"{file.name.rpartition('.')[0]}.zip"
    return Download(name, "application/zip", data, file.notices)


def convert_to_poster(
    mindmap: MindMap, to: str, hanging: Hanging, *, name: str = "carte", report: Report | None = None
) -> Download:
    """The map as a poster ("svg", "pdf" or "png"), titled by its centre unless said."""
    hung = poster(mindmap, report or _marked(mindmap), hanging, mindmap.root.text)
    return poster_download(hung, to, hanging, name)


def poster_download(hung: Poster, to: str, hanging: Hanging, name: str) -> Download:
    data, said = poster_file(hung, to, hanging)
    format = formats.by_id(to)
    return Download(f"{safe_name(name)}-affiche-{hanging.sheet}.{to}", format.media_type if format else "", data, said)


_SMALL = 3
"""Letters of a word that says nothing at an end."""


def safe_name(title: str, most: int = 60) -> str:
    """A file name from a title: ASCII letters, digits and dashes, as many whole words as fit, never empty. What is cut
    does not end with « de » or « un »."""
    title = title.replace("œ", "oe").replace("Œ", "Oe")
    parted = re.sub(r"[^\w\u0300-\u036f]+", "-", unicodedata.normalize("NFKD", title))  # accents go with their letters
    ascii = parted.encode("ascii", "ignore").decode()
    whole = re.sub(r"[^A-Za-z0-9]+", "-", ascii).strip("-").lower() or "carte"
    if len(whole) <= most:
        return whole
    words = whole[: most + 1].split("-")[:-1]
    while len(words) > 1 and len(words[-1]) <= _SMALL:
        words.pop()
    return "-".join(words) or whole[:most]
