"""The file formats, in one ordered table: how each is named, recognised, read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from cefi_map import limits
from cefi_map.late import late
from cefi_map.mindmap import MindMap

from . import docx, freemind, indented, markdown, odt, opml, paper, pptx, svg, xmind
from .fitting import fitted
from .languages import mermaid, org, plantuml
from .programs import mindmanager, simplemind, wisemapping
from .reading import REPAIRED, Reading
from .refused import is_stranger, refusal, unknown
from .sniff import ZIP
from .xml_source import unpacked

__all__ = [
    "FORMATS",
    "READ",
    "REPAIRED",
    "Format",
    "Reading",
    "by_id",
    "is_archive",
    "most_bytes",
    "programs",
    "read",
    "read_all",
    "recognised",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``extension`` has no dot; ``label`` is French. ``recognises(data)`` looks at the content alone,
    cheaply, and never raises. ``read`` is None for what is only written, ``write`` for what is only read; beyond the
    map, ``write`` takes the options its own module documents. ``lost(map)`` says in French what the format cannot hold.
    ``read_all`` reads the sheets of a file that may have several. ``picture``: it draws the map, and takes an
    ``overlay``. ``document``: its files are texts that may be a dossier. ``programs``: whose files are read, as a page
    that asks for one names them ("" for what few have); ``about``: what the help says of them.
    """

    id: str
    extension: str
    media_type: str
    label: str
    recognises: Callable[[bytes], bool] = lambda data: False
    read: Callable[[bytes], Reading] | None = None
    write: Callable[..., bytes] | None = None
    lost: Callable[[MindMap], tuple[str, ...]] = lambda mindmap: ()
    read_all: Callable[[bytes], tuple[Reading, ...]] | None = None
    picture: bool = False
    document: bool = False
    programs: str = ""
    about: str = ""


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS: tuple[Format, ...] = (
    Format(
        "mm",
        "mm",
        "application/x-freemind",
        "FreeMind / Freeplane",
        freemind.recognises,
        freemind.read,
        freemind.write,
        freemind.lost,
        programs="FreeMind, Freeplane (.mm)",
        about="FreeMind, Freeplane, Docear. Notes, icônes, liens, couleurs et même ce que nous ne connaissons pas "
        "reviennent à l’identique dans le fichier exporté.",
    ),
    Format(
        "mm.zip",
        "zip",
        "application/zip",
        "FreeMind avec ses images",
        freemind.bundle.recognises,
        freemind.bundle.read,
        about="Une carte FreeMind ou Freeplane et le dossier de ses images, ensemble dans une archive .zip.",
    ),
    Format(
        "svg",
        "svg",
        "image/svg+xml",
        "Image SVG",
        svg.recognises,
        svg.read,
        svg.write,
        programs="un SVG exporté d’ici",
        about="Une carte exportée d’ici : elle contient sa carte, et les commentaires de votre formateur s’il y en a.",
    ),
    Format(
        "xmind",
        "xmind",
        "application/vnd.xmind.workbook",
        "XMind",
        xmind.recognises,
        xmind.read,
        xmind.write,
        xmind.lost,
        xmind.read_all,
        programs="XMind",
        about="XMind, ancien et nouveau format.",
    ),
    Format(
        "mmap",
        "mmap",
        "application/vnd.mindjet.mindmanager",
        "MindManager",
        mindmanager.recognises,
        mindmanager.read,
        programs="MindManager",
        about="MindManager : notes, images, icônes, tâches, liens et relations sont repris.",
    ),
    Format(
        "smmx",
        "smmx",
        "application/vnd.simplemind.mindmap",
        "SimpleMind",
        simplemind.recognises,
        simplemind.read,
        programs="SimpleMind",
        about="SimpleMind : notes, icônes, cases à cocher, liens et relations sont repris.",
    ),
    Format(
        "wxml",
        "wxml",
        "application/vnd.wisemapping.mindmap+xml",
        "WiseMapping",
        wisemapping.recognises,
        wisemapping.read,
        programs="Framindmap",
        about="WiseMapping et Framindmap : notes, icônes, liens et relations sont repris.",
    ),
    Format(
        "opml",
        "opml",
        "text/x-opml",
        "OPML",
        opml.recognises,
        opml.read,
        opml.write,
        opml.lost,
        programs="OPML",
        about="Le plan qu’exportent MindMeister, Workflowy et bien d’autres.",
    ),
    Format(
        "docx",
        "docx",
        _DOCX,
        "Document Word",
        docx.recognises,
        docx.read,
        docx.write,
        docx.lost,
        document=True,
        programs="Word",
        about="Word : les titres et les listes deviennent des branches.",
    ),
    Format(
        "odt",
        "odt",
        "application/vnd.oasis.opendocument.text",
        "Texte LibreOffice",
        odt.recognises,
        odt.read,
        document=True,
        programs="LibreOffice",
        about="LibreOffice\u00a0: les titres et les listes deviennent des branches.",
    ),
    Format(
        "pptx",
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "Présentation PowerPoint",
        pptx.recognises,
        pptx.read,
        document=True,
        programs="PowerPoint",
        about="PowerPoint\u00a0: une diapositive fait une branche, ses puces la suite, ses commentaires une note.",
    ),
    Format(
        "mmd",
        "mmd",
        "text/vnd.mermaid",
        "Mermaid",
        mermaid.recognises,
        mermaid.read,
        document=True,
        about="Une carte écrite en Mermaid, aussi dans un fichier texte ou Markdown.",
    ),
    Format(
        "puml",
        "puml",
        "text/x-plantuml",
        "PlantUML",
        plantuml.recognises,
        plantuml.read,
        read_all=plantuml.read_all,
        document=True,
        about="Une carte écrite en PlantUML (mindmap ou wbs), aussi dans un fichier texte.",
    ),
    Format(
        "org",
        "org",
        "text/org",
        "Org",
        org.recognises,
        org.read,
        document=True,
        about="Un plan d’Emacs\u00a0: les étoiles font les branches, le texte dessous les notes.",
    ),
    Format(
        "md",
        "md",
        "text/markdown",
        "Markdown",
        read=markdown.read,
        write=markdown.write,
        lost=markdown.lost,
        document=True,
        programs="Markdown",
        about="Markdown : les titres et les listes deviennent des branches.",
    ),
    Format(
        "txt",
        "txt",
        "text/plain",
        "Texte",
        read=indented.read,
        write=indented.write,
        lost=indented.lost,
        document=True,
        programs="texte",
        about="Une idée par ligne : les retraits, les puces ou les numéros font les branches.",
    ),
    Format("pdf", "pdf", "application/pdf", "PDF", write=paper.pdf, picture=True),
    Format("png", "png", "image/png", "Image PNG", write=paper.png, picture=True),
    Format("dot", "dot", "text/vnd.graphviz", "Graphviz (DOT)", write=late(f"{__name__}.dot", "write")),
)
"""In the order in which a content is tried and in which pages list them."""

READ: tuple[Format, ...] = tuple(format for format in FORMATS if format.read)


def programs() -> str:
    """Whose files are read, for a sentence: « FreeMind, Freeplane (.mm), XMind, … ou un SVG exporté d’ici »."""
    drawing = next(format.programs for format in READ if format.id == "svg")
    names = [format.programs for format in READ if format.programs not in ("", drawing)]
    return f"{', '.join(names)}, ou {drawing}"


def recognised(data: bytes) -> Format | None:
    """The format that the content shows, without reading it."""
    return next((format for format in READ if format.recognises(data)), None)


def read(data: bytes, name: str = "") -> Reading:
    """The map in ``data`` (gzip is undone first): the format is told by the content, else by the extension of ``name``.

    ``BadInput`` in French when no format reads it: what the file looks like, and what to do.
    """
    data = unpacked(data)
    format = recognised(data)
    if format and format.read:
        return fitted(format.read(data))
    if problem := refusal(data, name, [f".{each.extension}" for each in READ]):
        raise problem
    named = by_extension(PurePath(name).suffix)
    if named and named.read:
        return fitted(named.read(data))
    raise unknown()


def most_bytes(data: bytes) -> int:
    """Bytes that a file which arrives in a page may have: what holds pictures may have more."""
    return limits.PICTURED_BYTES if data.startswith(ZIP) or svg.PICTURE in data else limits.UPLOAD_BYTES


def is_archive(data: bytes) -> bool:
    """A ZIP that is neither a map nor the document of another program: one that holds files."""
    return data.startswith(ZIP) and not recognised(data) and not is_stranger(data)


def read_all(data: bytes, name: str = "") -> tuple[Reading, ...]:
    """As ``read``: the map on each sheet of the file; one where its format has no sheets."""
    data = unpacked(data)
    format = recognised(data)
    return tuple(map(fitted, format.read_all(data))) if format and format.read_all else (read(data, name),)


def by_id(id: str) -> Format | None:
    return next((format for format in FORMATS if format.id == id), None)


def by_extension(extension: str) -> Format | None:
    """``.MM`` and ``mm`` are the same."""
    return next((format for format in FORMATS if format.extension == extension.lower().lstrip(".")), None)
