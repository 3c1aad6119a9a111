"""One candidate's file as it is read: a drawing, a map in any format, or a picture of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from textwrap import shorten

from cefi_map import limits
from cefi_map.errors import CefiError, TooLarge
from cefi_map.formats import svg
from cefi_map.mindmap import MindMap
from cefi_map.project.files import drawing, first_map, guarded, lets_second, person_in, signed_by
from cefi_map.project.returned import carried_review
from cefi_map.review import Review, carried, unannotated

from .names import base, stem
from .pictured import SAID, is_picture, stand_in

_TITLE = 80
"""Characters of a map's title that stand for its candidate's name."""
Left = tuple[str, CefiError]
"""A file that is not kept, and why."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One candidate's work. ``review`` is what the file carries of an earlier reading, the candidate's answers in it;
    ``project`` the id it was exported from, ``person`` who signed it when handing in, or whom Moodle names, "" when
    none is said; ``made`` when its file was written, as that says, or None; ``picture`` of a map that can only be
    looked at; ``late`` when it came after the moment until which it was awaited; ``lets_second``: its candidate agrees
    to a second opinion."""

    name: str
    source_name: str
    map: MindMap
    project: str = ""
    person: str = ""
    review: Review | None = None
    dossier_name: str = ""
    dossier: bytes | None = None
    notices: tuple[str, ...] = ()
    made: datetime | None = None
    picture: bytes | None = None
    late: bool = False
    lets_second: bool = False


def with_document(work: HandedIn, document: tuple[str, bytes]) -> HandedIn:
    """The work with the document that came beside it."""
    return replace(work, dossier_name=base(document[0]), dossier=document[1])


@guarded()
def of_file(data: bytes, name: str) -> HandedIn:
    """The work in a file that is no archive. ``BadInput``, ``TooLarge``."""
    if is_picture(name, data):
        seen = stand_in(name, data)
        return HandedIn(known(stem(name), seen), name, seen, notices=(SAID,), picture=data)
    if svg.recognises(data):
        found = drawing(data)
        person = signed_by(found)
        called = person or known(stem(name), found.map)
        review, agrees = carried_review(found), lets_second(found)
        return _bounded(HandedIn(called, name, found.map, found.project, person, review, lets_second=agrees))
    reading = first_map(data, name)
    own = unannotated(reading.map)
    said = carried(reading.map)
    return _bounded(HandedIn(known(stem(name), own), name, own, review=said, notices=reading.notices))


def known(name: str, mindmap: MindMap) -> str:
    """Whose a file of that stem is; one that the product named without a person is known by its map's title."""
    person = person_in(name, mindmap.root.text)
    said = name if person is None else person
    return said or shorten(mindmap.root.text, _TITLE, placeholder="…") or "Sans nom"


def _bounded(work: HandedIn) -> HandedIn:
    if len(work.map) > limits.PAGE_NODES:
        raise TooLarge(
            f"Cette carte est trop grande pour la page : {len(work.map)} nœuds, la limite est de {limits.PAGE_NODES}.",
            advice="Lisez-la avec la ligne de commande.",
        )
    return work
