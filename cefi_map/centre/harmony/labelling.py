"""What trainers marked as a labelled set: works whose candidates agree, without a person in them, each read before.

Nothing of it is decided by the automatic opinion: where a level says a verdict it is proposed, the rest is asked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Literal

from cefi_map.centre.store import Centre
from cefi_map.desk.reading import review_of
from cefi_map.desk.store import Cohort, Desk, Work
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.formats.neutral import Suspect, neutral, suspects
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap import MindMap
from cefi_map.project.exam import referentiel
from cefi_map.project.files import Download
from cefi_map.reporting.labelled import STAGES, Label, drawn, labelled
from cefi_map.store import Person, Store

from .beginning import names_of
from .saying import Said, begun, from_data, lacks, named, numbers_of, on_map, to_data

State = Literal["ready", "changed", "unread", "unmarked"]


@dataclass(frozen=True, slots=True)
class Row:
    """A work whose candidate agrees: "ready" to go, read but "changed" since, "unread", or "unmarked"."""

    work: Work
    state: State
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """``without``: how many works have no candidate who agrees; which ones is nobody's business."""

    cohort: Cohort
    rows: tuple[Row, ...]
    without: int

    @property
    def ready(self) -> int:
        return sum(row.state == "ready" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reading:
    """A work as it would go: the map with neutral words in it, ``digest`` its fingerprint; what ``lacks`` in what is
    said, in French."""

    work: Work
    map: MindMap
    suspects: tuple[Suspect, ...]
    said: Said
    digest: str
    lacks: tuple[str, ...]


def labelled_set(desk: Store, cohort: str) -> LabelledSet:
    """The works of a session's group, by name."""
    works, agreed = Desk(desk).works(cohort), _agreed(desk)
    known = Centre(desk).labels(cohort)
    found = [each for each in works if each.id in agreed]
    rows = tuple(_row(desk, each, known.get((each.id, each.number))) for each in found)
    return LabelledSet(Desk(desk).cohort(cohort), rows, len(works) - len(found))


def read_for_set(desk: Store, id: str, said: Said | None = None) -> Reading:
    """A work as it would go with what is ``said``, or with what was said before, or begun from its marks. ``NotFound``
    where its candidate does not agree."""
    work = _open(desk, id)
    mindmap = Desk(desk).work_map(id, work.number)
    kept = Centre(desk).labels(work.cohort).get((id, work.number))
    now = said or (from_data(kept.value, mindmap) if kept else begun(review_of(desk, work), mindmap))
    told = suspects(mindmap, names_of(desk, work.cohort))
    clean = neutral(mindmap, _words(told, now))
    return Reading(work, clean, told, now, _digest(clean), tuple(lacks(now, mindmap)))


def keep_for_set(desk: Store, person: Person, id: str, said: Said, read: str) -> None:
    """This very map, whose digest was ``read``, goes from now on with what is said. ``BadInput`` where something lacks,
    ``Conflict`` where the map is no more what was read."""
    found = read_for_set(desk, id, said)
    if found.lacks:
        raise BadInput(found.lacks[0], advice="Complétez, puis confirmez.")
    if read != found.digest:
        raise Conflict("La carte n’est plus celle que vous avez lue.", advice="Relisez-la, puis confirmez.")
    mindmap = Desk(desk).work_map(id, found.work.number)
    Centre(desk).keep_labels(id, found.work.number, person.id, to_data(said, mindmap, found.digest))


def drop_from_set(desk: Store, id: str) -> None:
    """The work goes no more until it is read again."""
    Centre(desk).drop_labels(id, _open(desk, id).number)


def set_file(desk: Store, cohort: str) -> Download:
    """What is ready, as an archive. ``BadInput`` while nothing is."""
    texts = sorted((_text(desk, row.work) for row in labelled_set(desk, cohort).rows if row.state == "ready"), key=_key)
    if not texts:
        raise BadInput("Aucune carte n’est prête.", advice="Relisez-en une, puis confirmez-la.")
    series = f"c{_key(texts[0])[:4]}"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("LISEZMOI.txt", _about(len(texts)))
        for rank, text in enumerate(texts, 1):
            file.writestr(f"maps/held/{series}_{rank:02}.txt", text)
    return Download(f"avis-{series}.zip", "application/zip", kept.getvalue())


def _agreed(desk: Store) -> frozenset[str]:
    """Works of which everybody who handed them in to the session agrees, today."""
    people: dict[str, set[str]] = {}
    for receipt in Centre(desk).receipts(desk.owner):
        people.setdefault(receipt.work, set()).add(receipt.person)
    members = Centre(desk).members(desk.owner) if people else ()
    agree = {each.person.id for each in members if each.consent}
    return frozenset(work for work, persons in people.items() if persons <= agree)


def _open(desk: Store, id: str) -> Work:
    work = Desk(desk).work(id)
    if id not in _agreed(desk):
        advice = "Choisissez-en une dont le candidat est d’accord."
        raise NotFound("Cette carte ne va pas dans un jeu de cotes.", advice=advice)
    return work


def _row(desk: Store, work: Work, kept: Any) -> Row:
    review = review_of(desk, work)
    missing = tuple(line.id for line in on_map() if not review.mark(line.id).level)
    if missing:
        return Row(work, "unmarked", missing)
    if kept is None:
        return Row(work, "unread")
    return Row(work, "ready" if read_for_set(desk, work.id).digest == kept.value.get("digest") else "changed")


def _words(told: Iterable[Suspect], said: Said) -> dict[str, str]:
    return {each.text: each.by for each in told if each.text not in said.kept} | dict(said.others)


def _digest(clean: MindMap) -> str:
    return sha256(drawn(clean).encode()).hexdigest()[:32]


def _text(desk: Store, work: Work) -> str:
    found = read_for_set(desk, work.id)
    keys = {number: key for key, number in numbers_of(found.map).items()}
    said = found.said
    labels = {
        id: Label(said.verdicts[id], id in said.doubts, frozenset(keys[each] for each in named(said.shown.get(id, ""))))
        for id in REQUIREMENTS
    }
    return labelled(found.map, labels, said.stages & frozenset(STAGES))


def _key(text: str) -> str:
    """An order that tells nothing of whose the map is."""
    return sha256(text.encode()).hexdigest()


def _about(count: int) -> str:
    known, several = referentiel().version, "s" if count > 1 else ""
    return (
        f"Jeu de cotes, {date.today():%d/%m/%Y} : {count} carte{several}, avec les cotes d’un formateur.\n"
        f"Référentiel : {known.recorded}.\n\n"
        "Chaque candidat est d’accord pour que sa carte serve ainsi. Noms, adresses et numéros sont remplacés par des\n"
        "mots neutres, et une personne a relu chaque carte avant qu’elle parte.\n\n"
        "Format : tests/labelled/__init__.py. « python -m tests.evaluate CE_FICHIER.zip » compare ces verdicts à\n"
        "ceux de l’application. Comparez une première fois avant que quiconque les lise, et écrivez le résultat.\n"
    )
