"""Files that are no map we read: what each is, how it is known, and what to do in the program that made it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from cefi_map.errors import BadInput

from .sniff import ZIP, entries, is_binary, open_document, root_name

_EXPORT = "Dans {}, exportez-la au format FreeMind (.mm) ou OPML, à défaut Word ou texte, puis importez ce fichier."
_ELSEWHERE = (
    "Dans le logiciel qui l’a faite, exportez la carte au format FreeMind (.mm) ou OPML, puis importez ce fichier."
)
_PICTURE = (
    "Une image ne contient pas la carte\u00a0: importez le fichier .mm qu’elle montre, ou exportez-le de son logiciel."
)
_LIST = "Recopiez son contenu en liste à retraits dans un fichier texte ou Word, puis importez ce fichier."
_DOCX = "Enregistrez-le au format .docx ou recopiez-le en liste."
_PPTX = "Enregistrez-le au format .pptx, puis importez ce fichier."
_MOST_NAMED = 3

Shows = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Stranger:
    """``what`` completes « Ce fichier est … ». Known by what it ``shows``; one that shows nothing of its own, as a ZIP,
    a JSON or a text does not, by its ``endings``."""

    what: str
    advice: str
    shows: Shows = lambda data: False
    endings: tuple[str, ...] = ()


def _begins(*signs: bytes, at: int = 0) -> Shows:
    return lambda data: data[at:].startswith(signs) if at < 64 else False


def _holds(*names: str) -> Shows:
    """A ZIP with one of these entries."""
    return lambda data: not entries(data).isdisjoint(names)


def _rooted(*names: str) -> Shows:
    return lambda data: root_name(data).lower() in names


def _open(*kinds: str) -> Shows:
    return lambda data: open_document(data) in kinds


def _json(*names: str) -> Shows:
    """A JSON text that has all these in its first 64 KB."""
    words = [f'"{name}"'.encode() for name in names]
    return lambda data: data[:64].lstrip()[:1] == b"{" and all(word in data[: 64 * 1024] for word in words)


def _map(program: str, shows: Shows = lambda data: False, *endings: str) -> Stranger:
    return Stranger(f"une carte {program}, qui ne se lit pas ici", _EXPORT.format(program), shows, endings)


STRANGERS: tuple[Stranger, ...] = (
    _map("MindNode", _holds("contents.xml", "style.mindnodestyle", "viewState.plist"), ".mindnode"),
    _map("iThoughts", _holds("mapdata.xml"), ".itmz"),
    _map("EdrawMind", _holds("page/page.xml", "page.xml"), ".emmx", ".eddx"),
    _map("View Your Mind", _rooted("vymmap"), ".vym"),
    _map("Minder", _rooted("minder"), ".minder"),
    _map("CmapTools", _rooted("cmap"), ".cmap", ".cxl"),
    _map("KityMinder", _json("root", "data", "template"), ".km"),
    _map("Simple Mind Map", _json("root", "data", "layout"), ".smm"),
    _map("jsMind", _json("meta", "format", "node_tree"), ".jm"),
    _map("MindMup", _json("ideas", "formatVersion"), ".mup"),
    _map("Mindomo", lambda data: False, ".mom"),
    _map("NovaMind", lambda data: False, ".nm5", ".nmind"),
    _map("MindView", lambda data: False, ".mvdx", ".mvd"),
    Stranger("un schéma draw.io", _LIST, _rooted("mxfile", "mxgraphmodel"), (".drawio",)),
    Stranger("un schéma Visio", _LIST, _holds("visio/document.xml"), (".vsdx",)),
    Stranger("un PDF, pas une carte", _ELSEWHERE, _begins(b"%PDF")),
    Stranger("une image PNG, pas une carte", _PICTURE, _begins(b"\x89PNG")),
    Stranger("une image JPEG, pas une carte", _PICTURE, _begins(b"\xff\xd8\xff")),
    Stranger("une image GIF, pas une carte", _PICTURE, _begins(b"GIF8")),
    Stranger("une image TIFF, pas une carte", _PICTURE, _begins(b"II*\0", b"MM\0*")),
    Stranger("une image WebP, pas une carte", _PICTURE, _begins(b"WEBP", at=8)),
    Stranger("une image AVIF, pas une carte", _PICTURE, _begins(b"ftypavif", b"ftypavis", at=4)),
    Stranger(
        "une image HEIC, pas une carte",
        f"{_PICTURE} Pour la donner à regarder, enregistrez-la en JPEG.",
        _begins(b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1", at=4),
    ),
    Stranger("un ancien document Office", _DOCX, _begins(b"\xd0\xcf\x11\xe0"), (".doc", ".ppt", ".xls")),
    Stranger("un document RTF", _DOCX, _begins(b"{\\rtf")),
    Stranger("un classeur Excel", _LIST, _holds("xl/workbook.xml", "xl/workbook.bin"), (".xlsx",)),
    Stranger("un classeur LibreOffice", _LIST, _open("spreadsheet"), (".ods",)),
    Stranger("un dessin LibreOffice", _LIST, _open("graphics", "chart", "image", "formula"), (".odg",)),
    Stranger("une présentation LibreOffice", _PPTX, _open("presentation"), (".odp",)),
    Stranger("une présentation Keynote", "Dans Keynote, exportez-la au format PowerPoint (.pptx).", endings=(".key",)),
    Stranger("un document Pages", "Dans Pages, exportez-le au format Word (.docx).", endings=(".pages",)),
    Stranger(
        "un document Pages, Keynote ou Numbers",
        "Dans son logiciel, exportez-le au format Word ou PowerPoint.",
        _holds("Index/Document.iwa", "Index.zip", "index.apxl"),
    ),
    Stranger(
        "un tableau CSV",
        f"S’il vient d’un logiciel de cartes, exportez plutôt en FreeMind (.mm) ou OPML. {_LIST}",
        endings=(".csv", ".tsv"),
    ),
    Stranger(
        "une archive",
        "Décompressez-la, puis importez la carte qu’elle contient.",
        _begins(b"Rar!", b"7z\xbc\xaf\x27\x1c", b"ALZ\x01"),
        (".alz",),
    ),
    Stranger(
        "une page web, pas une carte",
        "Téléchargez la carte elle-même\u00a0: sur GitHub, par exemple, le bouton «\u00a0Raw\u00a0».",
        _rooted("html"),
    ),
)
"""In the order in which they are tried. Programs' menus change with their versions: formats are named, not menus."""


def is_stranger(data: bytes) -> bool:
    """Whether the content alone shows one of these."""
    return any(each.shows(data) for each in STRANGERS)


def refusal(data: bytes, name: str = "", maps: Collection[str] = ()) -> BadInput | None:
    """Why ``data`` is no map, when its first sight or the ending of its ``name`` tells; else None. ``maps`` are the
    endings of maps, by which one inside a ZIP is told."""
    if not data[:100].strip(_BLANK) and not data.strip(_BLANK):
        return BadInput(
            "Ce fichier est vide.", advice="Enregistrez la carte dans son logiciel, puis choisissez-la à nouveau."
        )
    ending = PurePosixPath(name).suffix.lower()
    found = next((each for each in STRANGERS if each.shows(data)), None)
    found = found or next((each for each in STRANGERS if ending in each.endings), None)
    if found:
        return BadInput(f"Ce fichier est {found.what}.", advice=found.advice)
    if data.startswith(ZIP):
        return _archive(data, maps)
    if is_binary(data):
        return BadInput(
            "Ce fichier n’est ni une carte ni un texte\u00a0: il est peut-être abîmé.",
            advice="Ouvrez la carte dans son logiciel, enregistrez-la à nouveau, puis choisissez ce fichier.",
        )
    return None


_BLANK = b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"


def unknown() -> BadInput:
    """A text that shows nothing known, under an ending that says nothing."""
    return BadInput("Ce fichier n’est pas une carte mentale connue.", advice=_ELSEWHERE)


def _archive(data: bytes, maps: Collection[str]) -> BadInput:
    inside = sorted(
        each for each in entries(data) if PurePosixPath(each).suffix.lower() in maps and "__MACOSX" not in each
    )
    names = ", ".join(f"«\u00a0{PurePosixPath(each).name[:60]}\u00a0»" for each in inside[:_MOST_NAMED])
    if not inside:
        return BadInput("Ce fichier est une archive ZIP, pas une carte.", advice=_ELSEWHERE)
    return BadInput(
        f"Ce fichier est une archive ZIP, qui contient {names}{' et d’autres' if inside[_MOST_NAMED:] else ''}.",
        advice="Décompressez-la, puis importez la carte.",
    )
