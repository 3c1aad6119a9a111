"""« Rendre » without a file: map and dossier as they stand are kept by the session, with a receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath

from cefi_map.centre import lti
from cefi_map.centre.sessions import my_sessions
from cefi_map.centre.store import Centre, Receipt, Training
from cefi_map.desk import arriving
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats import FORMATS
from cefi_map.project.dossier import download_dossier
from cefi_map.project.files import Download, map_file, safe_name
from cefi_map.project.returned import returned
from cefi_map.store import Person, Store


@dataclass(frozen=True, slots=True)
class Door:
    """A session that a candidate may hand in to: until when, what they handed in already (the newest first), whether it
    is over, and whether its jury ``closed`` it."""

    training: Training
    due: datetime | None
    receipts: tuple[Receipt, ...]
    over: bool
    closed: bool = False

    @property
    def passed(self) -> bool:
        return self.due is not None and self.due < datetime.now(UTC)

    @property
    def open(self) -> bool:
        """Until the date again and again, the time allowed beyond the session's included; after it once, for who
        handed in nothing yet, until the session ends."""
        if self.closed:
            return False
        if self.due and not self.passed:
            return True
        return not self.over and not (self.passed and self.receipts)


def doors(store: Store, person: Person) -> tuple[Door, ...]:
    """The sessions where this person is a candidate, the newest first."""
    return tuple(
        Door(
            each.training,
            each.due,
            Centre(store).receipts(each.training.id, person.id),
            each.over,
            Desk(store.of(each.training.id)).is_closed(),
        )
        for each in my_sessions(store, person)
    )


def hand_over(store: Store, person: Person, project_id: str, training_id: str) -> Receipt:
    """Map and dossier as they stand, kept by the session as a work to review, under the person's name. ``NotFound``
    for who is no candidate there, ``BadInput`` where it takes nothing more."""
    door = next((each for each in doors(store, person) if each.training.id == training_id), None)
    if door is None:
        raise NotFound("Vous n’êtes pas dans cette session.", advice="Choisissez une de vos sessions, puis rendez.")
    if not door.open:
        raise BadInput(_why_shut(door), advice="Voyez avec votre formateur.")
    desk, before = store.of(training_id), door.receipts[0].work if door.receipts else ""
    arrived = replace(_frozen(store.of(person.id), person, project_id), late=door.passed)
    work = arriving.bring_handed(desk, arrived, door.training.name, before)
    told = Receipt(
        training_id,
        person.id,
        0,
        project_id,
        work.id,
        work.number,
        store.of(person.id).project(project_id).title,
        _digest(map_file(Desk(desk).work_map(work.id, work.number)).data),
        _digest(Desk(desk).work_dossier(work.id, work.number) or b""),
        datetime.now(UTC),
        door.passed,
    )
    kept = Centre(store).add_receipt(told)
    lti.to_tell(store, kept)
    return kept


def _why_shut(door: Door) -> str:
    if door.closed or door.over or not door.receipts:
        return "Cette session ne prend plus de rendu."
    if door.receipts[0].late:
        return "Après la date, on rend une seule fois : votre rendu en retard est arrivé."
    return "La date est passée : votre dernier rendu compte."


def _frozen(own: Store, person: Person, project_id: str) -> arriving.HandedIn:
    """The newest review goes along, for the candidate's answers in it."""
    project = own.project(project_id)
    name, mindmap = f"{safe_name(person.name)}.mm", own.load(project_id).map
    answered = next(iter(returned(own, project_id)), None)
    found = arriving.HandedIn(
        person.name, name, mindmap, project_id, person.name, answered.review if answered else None
    )
    if not project.dossier:
        return found
    document = download_dossier(own, project_id, "docx")
    return replace(found, dossier_name=f"{safe_name(person.name)}-dossier.docx", dossier=document.data)


def receipts(store: Store, training_id: str) -> dict[str, Receipt]:
    """The newest of each candidate of a session, by person."""
    return {each.person: each for each in reversed(Centre(store).receipts(training_id))}


def receipt(store: Store, person: Person, training_id: str, number: int) -> Receipt:
    """``NotFound`` for one that this person has not."""
    for each in Centre(store).receipts(training_id, person.id):
        if each.number == number:
            return each
    raise NotFound("Ce récépissé n’existe pas.", advice="Revenez à « Rendre » : vos récépissés y sont.")


def handed_file(store: Store, kept: Receipt, kind: str) -> Download:
    """What was handed in, byte for byte what its receipt's digest is of: "mm" or "docx"; a map that
    shows pictures is an archive with them. ``NotFound`` once the session
    has erased the work, or for what was not in it."""
    desk = store.of(kept.training)
    work = Desk(desk).work(kept.work, kept.version)
    if kind == "mm":
        found = map_file(Desk(desk).work_map(work.id, work.number))
        return replace(found, name=f"{PurePath(work.source_name).stem}{PurePath(found.name).suffix}")
    data = Desk(desk).work_dossier(work.id, work.number) if kind == "docx" else None
    if data is None:
        raise NotFound("Ce fichier n’est pas dans ce rendu.", advice="Revenez au récépissé.")
    return Download(work.dossier_name, _WORD, data)


def shows_pictures(store: Store, kept: Receipt) -> bool:
    """Whether the map that was handed in does; not once the session has erased it."""
    try:
        return bool(Desk(store.of(kept.training)).work_map(kept.work, kept.version).pictures)
    except NotFound:
        return False


_WORD = next(each.media_type for each in FORMATS if each.id == "docx")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest() if data else ""
