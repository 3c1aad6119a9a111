"""A closed session that comes back as a file: what of it changed since it was closed. Nothing in it is trusted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from cefi_map.centre.store import Centre
from cefi_map.desk.arriving import opened
from cefi_map.desk.store import Closing, Desk
from cefi_map.errors import BadInput, CefiError
from cefi_map.formats.archive import Archive
from cefi_map.formats.sniff import ZIP
from cefi_map.mindmap.json_gate import read_json
from cefi_map.reporting.closed import MANIFEST
from cefi_map.store import Store

from .packing import FORMAT, MINUTES

_DIGEST = re.compile("[0-9a-f]{64}")
_CUT = 200
"""Characters of a text of the file that are told."""
_SAID = ("session", "closed", "by", "rules")
"""What a manifest tells of its session, each in a text."""
CHANGED, MISSING, ADDED = "changé", "absent", "ajouté"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a closed file says of itself (texts as they stand there, cut), the ``digest`` to compare with the one that
    is signed, how many files it lists, and which ``differ``: (path, "changé", "absent" or "ajouté")."""

    session: str
    closed: str
    by: str
    rules: str
    digest: str
    count: int
    differ: tuple[tuple[str, str], ...]


def verify(held: bytes | Path) -> Verified:
    """``BadInput`` where it is no closed session, or what an archive may not be."""
    if not _is_zip(held):
        raise BadInput("Ce fichier n’est pas une archive .zip.", advice="Choisissez le .zip de la clôture, tel quel.")
    with opened(held) as archive:
        if MANIFEST not in archive:
            raise _other()
        manifest = archive.read(MANIFEST)
        told = _told(manifest)
        listed = {each["path"]: each["sha256"] for each in told["files"]}
        names = {name for name in archive.names if not name.endswith("/")}
        differ = [(path, MISSING) for path in listed.keys() - names]
        differ += ((path, ADDED) for path in names - listed.keys() if not _beside(path))
        for path in listed.keys() & names:
            try:
                same = sha256(archive.read(path)).hexdigest() == listed[path]
            except CefiError:
                same = False
            differ += () if same else ((path, CHANGED),)
    session, closed, by, rules = (told[name][:_CUT] for name in _SAID)
    return Verified(
        session, _moment(closed), by, rules, sha256(manifest).hexdigest(), len(listed), tuple(sorted(differ))
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What this server holds to compare with: the very closing of that digest with the minutes that ``differ`` from
    those put in it, or ``other``, a session of that name closed here with another digest."""

    closing: Closing | None
    differ: tuple[str, ...]
    other: bool


def compared(store: Store, held: bytes | Path, told: Verified) -> Kept:
    """Minutes that were signed, scanned and put back differ too: the digest does not cover them."""
    found = Desk(store).closing_of(told.digest)
    if found is None:
        here = (store.of(each.id) for each in Centre(store).trainings() if each.name[:_CUT] == told.session)
        return Kept(None, (), any(Desk(each).closings() for each in here))
    owner, closing = found
    with opened(held) as archive, opened(Desk(store.of(owner)).closed_file(closing.number)) as ours:
        names = {name for name in (*archive.names, *ours.names) if name.rpartition("/")[2] == MINUTES}
        differ = tuple(sorted(name for name in names if _digest(archive, name) != _digest(ours, name)))
    return Kept(closing, differ, False)


def _is_zip(held: bytes | Path) -> bool:
    if isinstance(held, bytes):
        return held.startswith(ZIP)
    with held.open("rb") as file:
        return file.read(len(ZIP)) == ZIP


def _digest(archive: Archive, name: str) -> str:
    return sha256(archive.read(name)).hexdigest() if name in archive else ""


def _moment(told: str) -> str:
    """« 12/03/2027 à 10 h 04 (UTC+1) », in the zone of the server that closed it, whoever reads it and where; or what
    stands there where that is no moment."""
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return told
    return f"{moment:%d/%m/%Y à %H h %M}{_zone(moment.utcoffset())}"


def _zone(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    ahead = f"{'-' if offset < timedelta() else '+'}{hours}" if hours or minutes else ""
    return f" (UTC{ahead}{f' h {minutes:02}' if minutes else ''})"


def _beside(path: str) -> bool:
    """What the digest does not cover: itself, and the minutes in which it is printed."""
    return path == MANIFEST or path.rpartition("/")[2] == MINUTES


def _told(manifest: bytes) -> Mapping[str, Any]:
    """What a manifest says. ``BadInput`` where it lacks what each of ours says, or holds half a character."""
    try:
        told = read_json(manifest)
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise _other() from None
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("files"), list):
        raise _other()
    if not all(isinstance(told.get(name), str) and told[name] for name in _SAID):
        raise _other()
    for each in told["files"]:
        known = isinstance(each, dict) and isinstance(each.get("path"), str)
        if not known or not _DIGEST.fullmatch(str(each.get("sha256", ""))):
            raise _other()
    return told


def _other() -> BadInput:
    return BadInput("Ce fichier n’est pas le dossier clos d’une session.", advice="Choisissez le .zip de la clôture.")
