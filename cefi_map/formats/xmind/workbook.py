"""The sheets of an XMind file, whatever its age, in the form that XMind 2020 writes as JSON."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import Any

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.archive import Archive
from cefi_map.formats.beside import Find
from cefi_map.formats.sniff import entries, open_document, root_name
from cefi_map.mindmap.json_gate import read_json

from .old import sheets_of

Sheet = dict[str, Any]

_ZIP = b"PK"
_DEPTH = 3 * limits.DEPTH + limits.JSON_DEPTH
"""A topic below another is three levels of JSON below it."""
_EXPORT = "Enregistrez-la de nouveau dans XMind, ou exportez-la en OPML."


@dataclass(frozen=True, slots=True)
class Workbook:
    """``find`` gives what lies beside them in the file."""

    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...] = ()
    find: Find = lambda name: None


def recognises(data: bytes) -> bool:
    """A ZIP, be it damaged, that names XMind's content; or XMind's old XML by itself."""
    if data.startswith(_ZIP):
        if names := entries(data):
            return "content.json" in names or ("content.xml" in names and not open_document(data))
        return b"content.json" in data  # damaged from its first bytes on
    return root_name(data) == "xmap-content"


def opened(data: bytes) -> Workbook:
    """``BadInput`` when damaged, protected or without sheet, ``TooLarge`` past the limits of archives and depth."""
    if not data.startswith(_ZIP):
        return _checked(Workbook(*sheets_of(data, b"")))
    archive = Archive(data)
    _check_encryption(archive)

    def find(name: str) -> bytes | None:
        return archive.read(name) if name in archive else None

    if "content.json" in archive:
        workbook = Workbook(_from_json(archive.read("content.json")), _comments(archive), find)
    else:
        styles = archive.read("styles.xml") if "styles.xml" in archive else b""
        sheets, notices = sheets_of(archive.read("content.xml"), styles)
        workbook = Workbook(sheets, notices + _comments(archive), find)
    return _checked(workbook)


def _checked(workbook: Workbook) -> Workbook:
    if not workbook.sheets:
        raise BadInput("Cette carte XMind ne contient aucune feuille.", advice=_EXPORT)
    return workbook


def _from_json(content: bytes) -> tuple[Sheet, ...]:
    try:
        sheets = read_json(content.removeprefix(BOM_UTF8), depth=_DEPTH)
    except RecursionError:
        raise TooLarge(f"Cette carte a plus de {limits.DEPTH} niveaux.", advice=_EXPORT) from None
    except ValueError:
        raise BadInput("Le contenu de cette carte XMind est illisible.", advice=_EXPORT) from None
    if not isinstance(sheets, list):
        raise BadInput("Le contenu de cette carte XMind n’est pas une liste de feuilles.", advice=_EXPORT)
    return tuple(sheet for sheet in sheets if isinstance(sheet, dict) and isinstance(sheet.get("rootTopic"), dict))


def _check_encryption(archive: Archive) -> None:
    """A password of XMind's own encrypts the entries and says so in the manifest."""
    manifests = [archive.read(name) for name in ("manifest.json", "META-INF/manifest.xml") if name in archive]
    if any(b"encryption-data" in manifest or b"encryptionData" in manifest for manifest in manifests):
        raise BadInput(
            "Cette carte XMind est protégée par un mot de passe.", advice="Enregistrez-la sans mot de passe."
        )


def _comments(archive: Archive) -> tuple[str, ...]:
    """Comments of XMind stand in an entry of their own."""
    names = [name for name in archive.names if name in ("comments.xml", "comments.json")]
    empty = all(b"<comment " not in archive.read(name) and b'"content"' not in archive.read(name) for name in names)
    return () if empty else ("Les commentaires de cette carte XMind ne sont pas repris.",)
