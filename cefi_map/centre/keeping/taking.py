"""All that concerns one person in one file: what they wrote, what was said of it, how they come in, what was done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from html import escape
from pathlib import PurePath
from typing import Any

from cefi_map import limits
from cefi_map.centre.post import KINDS
from cefi_map.centre.store import Centre, Receipt
from cefi_map.centre.together import handed_file, lets_second
from cefi_map.desk.store import Desk
from cefi_map.dossier.zipped import zipped
from cefi_map.errors import CefiError, NotFound, NotYet
from cefi_map.project.dossier import download_dossier
from cefi_map.project.files import Download, map_file, safe_name
from cefi_map.store import Person, Project, SecondOpinion, Store

from .journal import ROLES, journal_of


@dataclass(frozen=True, slots=True)
class _File:
    """An entry of the ZIP and what it is, for the list."""

    name: str
    words: str
    data: bytes


def person_file(store: Store, person_id: str) -> Download:
    """A ZIP with an index to read: projects as .mm (a .zip with its pictures) and .docx, what was handed in, reviews
    that were given back, a backup with every version, and the rest as JSON. A line of the journal says
    who took it. ``NotFound``."""
    person = Centre(store).person(person_id)
    data = _data(store, person)
    files = [*_projects(store, person), *_handed(store, person)]
    files.append(
        _File("sauvegarde.zip", "Tous les projets avec toutes leurs versions", store.of(person.id).export_all())
    )
    told = json.dumps(data, ensure_ascii=False, indent=1, default=datetime.isoformat).encode()
    files.append(_File("donnees.json", "Tout ce qui suit, pour un programme", told))
    entries = [("index.html", _index(person, data, files)), *((each.name, each.data) for each in files)]
    store.note_exported("person", person.id, about=person.id)
    name = f"{safe_name(person.name)}-donnees-{datetime.now():%Y-%m-%d}.zip"
    return Download(name, "application/zip", zipped(entries))


def _projects(store: Store, person: Person) -> Iterator[_File]:
    own = store.of(person.id)
    for rank, project in enumerate((*own.projects(), *own.trash()), 1):
        folder = f"projets/{rank:02}-{safe_name(project.title)}"
        given = map_file(own.load(project.id).map)
        yield _File(f"{folder}/{given.name}", f"{project.title} : la carte", given.data)
        if project.dossier:
            yield from _made(
                f"{folder}/dossier",
                f"{project.title} : le dossier",
                partial(download_dossier, own, project.id, "docx"),
            )


def _handed(store: Store, person: Person) -> Iterator[_File]:
    for receipt in _receipts(store, person):
        for kind in ("mm", "docx") if receipt.dossier_digest else ("mm",):
            name = f"rendus/{receipt.training[:6]}-{receipt.number}"
            words = f"{receipt.title} : rendu le {_day(receipt.moment)}"
            yield from _made(name, words, partial(handed_file, store, receipt, kind))


def _made(name: str, words: str, make: Callable[[], Download]) -> Iterator[_File]:
    """``name`` with the ending of what is made. Nothing where it cannot be made any more: a work that its session
    erased, a text that no page takes."""
    try:
        made = make()
    except NotYet:
        raise
    except CefiError:
        return
    yield _File(f"{name}{PurePath(made.name).suffix}", words, made.data)


def _receipts(store: Store, person: Person) -> list[Receipt]:
    return [each for of in Centre(store).trainings() for each in Centre(store).receipts(of.id, person.id)]


def _data(store: Store, person: Person) -> dict[str, Any]:
    """Everything but files, by what it is; moments are moments until they are written."""
    own, rows = store.of(person.id), Centre(store).rows_of(person.id)
    rows.pop("handed", None)
    names = {each.id: each.name for each in Centre(store).trainings()}
    sessions = [{**row, "session": names.get(row["training_id"], "")} for row in rows.pop("members", [])]
    return {
        "personne": {"nom": person.name, "role": ROLES.get(person.role, ""), "depuis": person.created}
        | {"courriel": Centre(store).address(person.id)},
        "projets": [_project(own, each) for each in (*own.projects(), *own.trash())],
        "sessions": sessions,
        "recepisses": [_receipt(store, each, names) for each in _receipts(store, person)],
        "seconds_avis": [*_second_opinions(own), *_sent(store, person)],
        "messages": rows.pop("messages", []),
        "relectures": _reviews(store, person),
        "courriels": [{**row, "sorte": KINDS[row["kind"]].name} for row in rows.pop("outbox", [])],
        "entrees": rows.pop("ways", []),
        "navigateurs": rows.pop("logins", []),
        "journal": journal_of(store, person.id, limits.JOURNAL_LINES),
        "autres": rows,
    }


def _project(own: Store, project: Project) -> dict[str, Any]:
    def versions(history: Any) -> list[dict[str, Any]]:
        return [{"numero": each.number, "date": each.created, "nom": each.name} for each in history]

    return {
        "titre": project.title,
        "cree": project.created,
        "modifie": project.updated,
        "corbeille": project.trashed is not None,
        "versions_carte": versions(own.history(project.id)),
        "versions_dossier": versions(own.dossier_history(project.id)) if project.dossier else [],
        "liens": [
            {"droit": each.granted, "depuis": each.created, "jusqu_au": each.ends}
            for each in Centre(own).reached(own.owner)[project.id].shares
        ],
        "echanges": [
            {
                "sur": thread.quote,
                "messages": [[each.name, each.moment, each.words] for each in thread.messages],
            }
            for thread in Centre(own).threads(project.id)
        ],
    }


def _reviews(store: Store, person: Person) -> list[dict[str, Any]]:
    """Those that came back to their projects. One that is still being made is nobody's opinion yet: it comes with the
    sheet."""
    own = store.of(person.id)
    return [
        {"projet": project.title, "recue": each.received, "fiche": dict(each.review)}
        for project in (*own.projects(), *own.trash())
        for each in own.returns(project.id)
    ]


def _receipt(store: Store, kept: Receipt, names: Mapping[str, str]) -> dict[str, Any]:
    """With whether they agree to a second opinion on it."""
    session = names.get(kept.training, "")
    return {**asdict(kept), "session": session, "second_avis_permis": lets_second(store, kept)}


def _second_opinions(own: Store) -> Iterator[dict[str, Any]]:
    """Those they asked for on their projects, whole."""
    for project in (*own.projects(), *own.trash()):
        for each in own.second_opinions(project.id).values():
            yield {"sur": project.title, **_asked(each), "reponse": each.answer, "panne": each.trouble}


def _sent(store: Store, person: Person) -> Iterator[dict[str, Any]]:
    """What was sent of what they handed in, where they agreed: what came back is who asked's alone."""
    for receipt in _receipts(store, person):
        with suppress(NotFound):  # its session erased the work
            sent = Desk(store.of(receipt.training)).sent(receipt.work, receipt.version)
            yield from ({"sur": f"{receipt.title}, rendu n° {receipt.number}", **_asked(each)} for each in sent)


def _asked(opinion: SecondOpinion) -> dict[str, Any]:
    """Without the names that were held back: they stand elsewhere."""
    reader = {name: value for name, value in opinion.reader.items() if name not in ("people", "others")}
    said = {"partie": opinion.part, "version": opinion.number, "demande": opinion.asked}
    return {**said, "lecteur": reader, "envoye": opinion.sent}


# ---- the page that lists it all


def _index(person: Person, data: Mapping[str, Any], files: list[_File]) -> bytes:
    parts = [
        _list("Fichiers", [f'<a href="{escape(each.name)}">{escape(each.words)}</a>' for each in files]),
        _list("Projets", [_told(each, "titre", "cree") for each in data["projets"]]),
        _list("Sessions", [_told(each, "session", "joined") for each in data["sessions"]]),
        _list("Récépissés", [_told(each, "title", "moment") for each in data["recepisses"]]),
        _list("Seconds avis", [_told(each, "sur", "demande", _reader(each)) for each in data["seconds_avis"]]),
        _list("Messages écrits", [_told(each, "words", "moment") for each in data["messages"]]),
        _list("Relectures reçues", [_told(each, "projet", "recue") for each in data["relectures"]]),
        _list("Courriels", [_told(each, "mail", "made", each["sorte"]) for each in data["courriels"]]),
        _list(
            "Façons d’entrer",
            [_told(each, "subject", "created", _KINDS.get(each["kind"], "")) for each in data["entrees"]],
        ),
        _list("Navigateurs ouverts", [_told(each, "", "made") for each in data["navigateurs"]]),
        _list("Journal des actes", [_act(each) for each in data["journal"]]),
    ]
    made = _day(datetime.now(UTC))
    title = f"Données de {escape(person.name)}"
    head = f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    words = f"<h1>{title}</h1><p>Tout ce que Carte CEFI garde de cette personne, le {made}. {_LEFT}</p>"
    return f"{head}{words}{''.join(parts)}</html>".encode()


_LEFT = (
    "Ni mot de passe ni lien personnel n’y sont : ils n’existent ici que sous forme d’empreinte. "
    "Une cotation pas encore rendue n’y est pas."
)
_KINDS = {"password": "identifiant et mot de passe", "link": "lien personnel"}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2733}"
    "h1{line-height:1.2}h2{margin-top:2rem}li{margin:.25rem 0;overflow-wrap:anywhere}time{color:#55606e}"
    "@media(prefers-color-scheme:dark){body{background:#151b22;color:#e6eaef}a{color:#8ab8ff}time{color:#a5b0bd}}"
)


def _list(title: str, items: list[str]) -> str:
    inside = "".join(f"<li>{each}</li>" for each in items) or "<li>Rien.</li>"
    return f"<h2>{title}</h2><ul>{inside}</ul>"


def _reader(row: Mapping[str, Any]) -> str:
    return " chez ".join(filter(None, (row["lecteur"].get(name) for name in ("model", "host")))) or "à la main"


def _told(row: Mapping[str, Any], words: str, moment: str, before: str = "") -> str:
    said = " : ".join(filter(None, (before, str(row.get(words) or ""))))
    return f"{escape(said)} <time>{_day(row[moment])}</time>"


def _act(line: list[str]) -> str:
    when, *words = line
    return f"<time>{escape(when)}</time> {escape(' '.join(filter(None, words)))}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone():%d/%m/%Y à %H:%M}"
