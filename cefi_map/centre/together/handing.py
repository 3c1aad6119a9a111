"""« Rendre » without a file: map and dossier as they stand are kept by the session, with a receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath

from cefi_map.centre import lti, post
from cefi_map.centre.sessions import due_of, is_over
from cefi_map.centre.store import Centre, Place, Receipt, Training
from cefi_map.desk import arriving
from cefi_map.desk.store import Desk, Received
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats import FORMATS
from cefi_map.out.fence import Gate
from cefi_map.project.dossier import download_dossier
from cefi_map.project.files import Download, map_file, safe_name
from cefi_map.project.returned import returned
from cefi_map.store import Person, Store


@dataclass(frozen=True, slots=True)
class Door:
    """A session that a candidate may hand in to: until when, what they handed in last (none, or one), whether it is
    over, whether a course is ``told`` who hands in; where the candidate is written to
    that they did, "" for nowhere."""

    training: Training
    due: datetime | None
    receipts: tuple[Receipt, ...]
    over: bool
    told: bool
    mail: str

    @property
    def passed(self) -> bool:
        return self.due is not None and self.due < _now()

    @property
    def open(self) -> bool:
        """Until the date again and again, the time allowed beyond the session's included; after it once, for who
        handed in nothing yet, until the session ends."""
        if self.training.closed:
            return False
        if self.due and not self.passed:
            return True
        return not self.over and not (self.passed and self.receipts)


def doors(store: Store, person: Person) -> tuple[Door, ...]:
    """The sessions where this person is a candidate, the newest first."""
    return tuple(_door(each) for each in (Centre(store).places(person.id) if person.role == "candidate" else ()))


def _door(place: Place) -> Door:
    due, gave = due_of(place.training, place.extra), (place.last,) if place.last else ()
    return Door(place.training, due, gave, is_over(place.training), place.told, place.mail)


def hand_over(
    store: Store,
    person: Person,
    project_id: str,
    training_id: str,
    gate: Gate | None = None,
    *,
    second: bool = False,
) -> Receipt:
    """Map and dossier as they stand, kept by the session as a work to review, under the person's name; ``second``: they
    agree to a second opinion on it. Courses that are told who hands in there are told soon, through the ``gate``.
    ``NotFound`` for who is no candidate there, ``BadInput`` where it takes nothing more."""
    door = next((each for each in doors(store, person) if each.training.id == training_id), None)
    if door is None:
        raise NotFound("Vous n’êtes pas dans cette session.", advice="Choisissez une de vos sessions, puis rendez.")
    _refuse_shut(door)
    own, late = store.of(person.id), door.passed
    frozen = _frozen(own, person, project_id)
    received = replace(arriving.read_handed(store, frozen), late=late, lets_second=second)
    proofs = _digest(map_file(frozen.map).data), _digest(frozen.dossier or b"")
    told = Receipt(training_id, person.id, 0, project_id, "", 0, own.project(project_id).title, *proofs, _now(), late)
    with store.at_once() as here:
        kept = _kept(here, door, told, received, frozen)
    if door.told and gate:
        lti.tell_soon(store.lasting(), gate)
    return kept


def _kept(store: Store, door: Door, told: Receipt, received: Received, frozen: arriving.HandedIn) -> Receipt:
    """As one gesture, alone in its session: what somebody handed in meanwhile is seen."""
    desk = store.of(told.training)
    cohort = Desk(desk).own_cohort(door.training.name)
    last = Centre(store).last_receipt(told.training, told.person)
    _refuse_shut(replace(door, receipts=last))
    work, version = arriving.bring_handed(desk, cohort, received, frozen.review, last[0].work if last else "")
    kept = Centre(store).add_receipt(replace(told, work=work, version=version))
    if door.mail:
        post.tell_handed(store, door.training, kept, door.mail)
    if door.told:
        lti.to_tell(store, kept)
    return kept


def _refuse_shut(door: Door) -> None:
    if not door.open:
        raise BadInput(_why_shut(door), advice="Voyez avec votre formateur.")


def _why_shut(door: Door) -> str:
    if door.over or not door.receipts:
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
    return {each.person: each for each in Centre(store).last_receipts(training_id)}


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


def lets_second(store: Store, kept: Receipt) -> bool:
    """Whether who handed it in agrees now to a second opinion on it; not once the session has erased the work."""
    try:
        return Desk(store.of(kept.training)).work(kept.work, kept.version).lets_second
    except NotFound:
        return False


def let_second(store: Store, kept: Receipt, *, yes: bool) -> None:
    """They agree, or take it back: what was read then is erased. ``NotFound``."""
    Desk(store.of(kept.training)).let_second(kept.work, kept.version, yes)


def shows_pictures(store: Store, kept: Receipt) -> bool:
    """Whether the map that was handed in does; not once the session has erased it."""
    try:
        return bool(Desk(store.of(kept.training)).work_map(kept.work, kept.version).pictures)
    except NotFound:
        return False


def _now() -> datetime:
    return datetime.now(UTC)


_WORD = next(each.media_type for each in FORMATS if each.id == "docx")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest() if data else ""
