"""Files of strangers, read apart: in a worker, held to a time and a memory, so that the death of it is a sentence.

What unfolds when it is opened (an archive, gzip) and what is long enough to hide work in go there; a short text is read
here, at once, and so is a FreeMind file of any length, which is read in proportion to it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cefi_map import formats, limits
from cefi_map.errors import TooLarge, exhausted
from cefi_map.formats import Reading, freemind, svg
from cefi_map.formats.pictures import Kept
from cefi_map.formats.sniff import GZIP, ZIP
from cefi_map.mindmap import MindMap, codec
from cefi_map.mindmap.json_gate import read_json
from cefi_map.project.later import aside
from cefi_map.workers.outcome import WorkerFailed, given
from cefi_map.workers.pool import Pool, WorkerGone, WorkerTooSlow, shared
from cefi_map.workers.wire import Message

from .guard import guarded, unread

if TYPE_CHECKING:
    from cefi_map.dossier.model import Reading as DossierReading

PROGRAM = "cefi_map.project.files.reader"
SHORT = 64 * 1024
"""Bytes of a file that is read here; of a drawing of ours, so many can unfold to six megabytes at most."""

_log = logging.getLogger(__name__)


def maps(data: bytes, name: str) -> tuple[Reading, ...]:
    """As ``formats.read_all``."""
    if is_light(data):
        return formats.read_all(data, name)
    return _readings(*_asked("maps", data, name))


def first_map(data: bytes, name: str) -> Reading:
    """As ``formats.read``."""
    if is_light(data):
        return formats.read(data, name)
    return _readings(*_asked("map", data, name))[0]


def drawing(data: bytes) -> svg.Carried:
    """As ``svg.carried``."""
    if is_light(data):
        return svg.carried(data)
    told, (packed, *more) = _asked("drawing", data)
    along, files = more[: len(told["along"])], more[len(told["along"]) :]
    texts = dict(zip(told["along"], (text.decode() for text in along), strict=True))
    mindmap = replace(codec.from_data(read_json(packed)), files=dict(zip(told["pictures"], files, strict=True)))
    return svg.Carried(mindmap, told["project"], told["revision"], texts)


def dossier(data: bytes, name: str) -> DossierReading:
    """As ``dossiers.dossier_in``."""
    from cefi_map.dossier import codec as dossier_codec
    from cefi_map.dossier.model import Reading

    told, (text,) = _asked("dossier", data, name)
    return Reading(dossier_codec.from_data(read_json(text)), tuple(told["notices"]))


def pdf_dossier(data: bytes) -> DossierReading:
    """As ``pdf_in.read``."""
    from cefi_map.dossier import codec as dossier_codec
    from cefi_map.dossier.model import Reading, Sheets

    told, (text,) = _asked("pdf", data)
    sheets = told["sheets"] and Sheets(told["sheets"]["count"], told["sheets"]["length"], (*told["sheets"]["starts"],))
    return Reading(dossier_codec.from_data(read_json(text)), tuple(told["notices"]), sheets or None)


def pdf_sheets(data: bytes) -> int:
    """As ``pdf_in.sheets``."""
    return int(_asked("sheets", data)[0]["count"])


def pdf_is_map(data: bytes) -> bool:
    """As ``pdf_in.is_map``."""
    return bool(_asked("mapped", data)[0]["is"])


def pdf_page(data: bytes, number: int, across: int) -> bytes:
    """As ``pdf_in.drawn``."""
    return _asked("page", data, f"{number} {across}")[1][0]


@guarded()
def redrawn(data: bytes) -> Kept:
    """As ``pictures.kept``."""
    told, (drawn,) = _asked("picture", data)
    return Kept(drawn, *told["size"])


def warm_readers() -> None:
    """Have a reader ready before the file comes, where none is: for a page that can send one."""
    aside(PROGRAM, _readers().warm)


def is_light(data: bytes) -> bool:
    if data.startswith((ZIP, GZIP)) or svg.PICTURE in data:
        return False
    return len(data) <= SHORT or freemind.recognises(data)


def _readers() -> Pool:
    return shared(PROGRAM)


def _readings(told: dict[str, Any], blobs: Sequence[bytes]) -> tuple[Reading, ...]:
    count = len(told["readings"])
    files = dict(zip(told["pictures"], blobs[count:], strict=True))
    return tuple(
        Reading(_with(codec.from_data(read_json(blob)), files), tuple(each["notices"]), each["sheet"])
        for each, blob in zip(told["readings"], blobs[:count], strict=True)
    )


def _with(mindmap: MindMap, files: Mapping[str, bytes]) -> MindMap:
    return replace(mindmap, files={hash: files[hash] for hash in mindmap.pictures if hash in files})


def _asked(what: str, data: bytes, name: str = "") -> Message:
    """A worker's answer. ``BadInput`` or ``TooLarge``: the reader's own, or that it took too long, or its end."""
    try:
        return given(_readers().run({"what": what, "name": name}, [data]))
    except WorkerTooSlow:
        raise TooLarge(
            f"La lecture de ce fichier demande plus de {limits.ENGINE_SECONDS} secondes de calcul.",
            advice="Coupez-le en plusieurs fichiers.",
        ) from None
    except WorkerGone as error:  # two of them: memory is what ends a reader
        _log.error("Un lecteur s’est arrêté")
        raise exhausted(error) from None
    except WorkerFailed as error:
        _log.error("Un fichier n’a pas pu être lu\n%s", error)
        raise unread() from None
