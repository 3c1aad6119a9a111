"""What a closed session's file holds: all of it, in folders that any browser opens, and the digest that is signed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from cefi_map import __version__, limits
from cefi_map.centre.store import Centre, Receipt
from cefi_map.desk import arriving, giving, reading
from cefi_map.desk.store import Closing, Desk
from cefi_map.dossier.zipped import zipped
from cefi_map.errors import CefiError, TooLarge
from cefi_map.project.files import convert_dossier, map_file, safe_name
from cefi_map.reporting.closed import MANIFEST, Candidate, Closed, index_html
from cefi_map.reporting.minutes import Minutes, minutes_pdf
from cefi_map.reporting.tables import Lines, Value, as_csv
from cefi_map.review import lettered, to_data
from cefi_map.store import Store

from .arranging import Line, Room, absent
from .minutes import minutes_of, sitting

FORMAT = "cefi-map-closed-session"
MINUTES = "proces-verbal.pdf"
"""Of one candidate in their folder, of all beside it: what the digest does not cover, since it is printed there."""
_PDF = b"%PDF"


@dataclass
class _Box:
    """The files of a session as they come, within ``limits.CLOSED_BYTES``."""

    files: dict[str, bytes] = field(default_factory=dict)
    size: int = 0

    def put(self, path: str, data: bytes) -> None:
        self.size += len(data)
        if self.size > limits.CLOSED_BYTES:
            most = limits.CLOSED_BYTES // 2**20
            raise TooLarge(f"Le dossier de cette session dépasse {most} Mo.", advice="Allégez les dossiers rendus.")
        self.files[path] = data


def packed(store: Store, found: Room, closing: Closing) -> tuple[str, bytes]:
    """The digest that is printed, and the file. ``TooLarge``."""
    moment = closing.closed
    box = _Box()
    candidates = [_candidate(store, box, found, rank, line) for rank, line in enumerate(found.lines, 1)]
    told = [each.minutes for each in candidates if each.minutes.members]
    box.put("recepisses.csv", as_csv(_receipts(store, found)))
    box.put("grilles.csv", as_csv(_grids(told)))
    day, missing = f"{moment.astimezone():%d/%m/%Y}", absent(store, found)
    closed = Closed(
        sitting(store, found, place=closing.place, day=day),
        f"le {day} à {moment.astimezone():%H h %M}",
        closing.by,
        found.training.brief,
        candidates[0].minutes.source,
        candidates[0].minutes.readings,
        (
            *(((MINUTES, "Les procès-verbaux, à signer"),) if told else ()),
            ("grilles.csv", "Toutes les cotes, en tableau"),
            ("recepisses.csv", "Les récépissés"),
            (MANIFEST, "Chaque fichier avec son empreinte"),
        ),
        candidates,
        missing,
    )
    box.put("index.html", index_html(closed).encode())
    manifest = _manifest(closed, box, closing)
    digest = sha256(manifest).hexdigest()
    signed = sitting(store, found, place=closing.place, day=day, digest=digest)
    box.put(MANIFEST, manifest)
    if told:
        box.put(MINUTES, minutes_pdf(signed, told, missing))
    for each in candidates:
        if each.minutes.members:
            box.put(f"candidats/{each.folder}/{MINUTES}", minutes_pdf(signed, [each.minutes]))
    return digest, zipped(sorted(box.files.items()), moments=dict.fromkeys(box.files, moment))


def folder_of(rank: int, name: str) -> str:
    """« 001-ana »: a candidate's, by their place among the names."""
    return f"{rank:03d}-{safe_name(name)}"


def _candidate(store: Store, box: _Box, found: Room, rank: int, line: Line) -> Candidate:
    folder = folder_of(rank, line.row.name)
    told = minutes_of(store, found, line.row.id, line.row.version)
    view = reading.open_work(store, line.row.id, line.row.version)
    files = []
    for name, words, data in (*_of_work(store, view), *_of_marks(view)):
        box.put(f"candidats/{folder}/{name}", data)
        files.append((name, words))
    kept = line.row.review
    minutes = ((MINUTES, "Procès-verbal"),) if told.members else ()
    return Candidate(folder, told, (*minutes, *files), lettered(kept.remarks), kept.appreciation)


def _of_work(store: Store, view: reading.WorkView) -> Iterator[tuple[str, str, bytes]]:
    """(name, what it is, content) of what was handed in."""
    work = view.work
    given = map_file(Desk(store).work_map(work.id, work.number))
    yield given.name, "Carte, FreeMind", given.data
    yield "carte.svg", "Carte, en image", giving.annotated_svg(view, None)
    if picture := Desk(store).work_picture(work.id, work.number):
        yield f"carte-recue{_ending(work.picture_name)}", "Carte, telle qu’elle est arrivée", picture
    if data := Desk(store).work_dossier(work.id, work.number):
        yield f"dossier{_ending(work.dossier_name)}", "Dossier, tel qu’il est arrivé", data
        if not data.startswith(_PDF) and (drawn := _drawn(view)):
            yield "dossier.pdf", "Dossier, en PDF", drawn


def _drawn(view: reading.WorkView) -> bytes:
    """The dossier as PDF; b"" where it cannot be set: its own file is there."""
    found = view.dossier
    try:
        return convert_dossier(found.dossier, "pdf").data if isinstance(found, arriving.DossierView) else b""
    except CefiError:
        return b""


def _of_marks(view: reading.WorkView) -> Iterator[tuple[str, str, bytes]]:
    """Each reviewer's grid as they left it, and the one that is retained."""
    for rank, each in enumerate(view.work.grids, 1):
        if each.review:
            said = f"Grille de {each.name}{', écartée' if each.aside else ''}"
            yield f"grille-{rank}-{safe_name(each.name)}.json", said, _json(dict(each.review))
    yield "grille.json", "Grille retenue", _json(to_data(view.review))


def _receipts(store: Store, found: Room) -> Lines:
    names = {each.id: each.name for each in Centre(store).people()}
    lines: list[list[Value]] = [
        ["Candidat", "Rendu", "Date", "Heure", "En retard", "Titre", "SHA-256 de la carte", "SHA-256 du dossier"]
    ]
    lines += (_receipt(each, names) for each in Centre(store).receipts(found.training.id))
    return lines


def _receipt(kept: Receipt, names: dict[str, str]) -> list[Value]:
    local = kept.moment.astimezone()
    late = "oui" if kept.late else "non"
    when: list[Value] = [local.date(), f"{local:%H:%M}"]
    digests: list[Value] = [kept.map_digest, kept.dossier_digest]
    return [names.get(kept.person, "Personne effacée"), kept.number, *when, late, kept.title, *digests]


def _grids(told: Iterable[Minutes]) -> Lines:
    """A line for each level: who gave it to whom, and what is retained."""
    lines: list[list[Value]] = [["Candidat", "Critère", "Qui", "Niveau", "Commentaire", "Écart"]]
    for each in told:
        for row in each.rows:
            gap = "écart" if row.gap else ""
            sides = zip(each.members, row.sides, strict=True) if row.sides else ()
            lines += ([each.name, row.id, member.name, side.word, side.comment, gap] for member, side in sides)
            lines.append([each.name, row.id, "retenu", row.kept.word, row.kept.comment, gap])
    return lines


def _manifest(closed: Closed, box: _Box, closing: Closing) -> bytes:
    held = [
        {"path": path, "bytes": len(data), "sha256": sha256(data).hexdigest()}
        for path, data in sorted(box.files.items())
    ]
    return _json(
        {
            "format": FORMAT,
            "version": 1,
            "session": closed.sitting.session,
            "closed": closing.closed.astimezone().isoformat(timespec="seconds"),
            "by": closing.by,
            "place": closing.place,
            "rules": closed.source,
            "readings": list(closed.readings),
            "product": f"cefi-map {__version__}",
            "files": held,
            "not_covered": f"{MINUTES} et les procès-verbaux des candidats : ils portent l’empreinte de ce fichier.",
        }
    )


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _ending(name: str) -> str:
    """« .docx »: how a name ends, in plain letters."""
    ending = name.rpartition(".")[2].lower()
    return f".{ending}" if "." in name and ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""
