"""What a centre shows of a session to those who audit it: who came, on which days they worked, what was handed in, in
time or late, read and given back, with which arrangements. Dates and counts, never a text or a level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cefi_map.centre import people as people_room
from cefi_map.centre import sessions
from cefi_map.centre.store import Centre, Receipt
from cefi_map.desk import giving, groups
from cefi_map.errors import NotFound
from cefi_map.project.files import Download, safe_name
from cefi_map.reporting.tables import Lines, Value, as_csv, as_ods
from cefi_map.review import STATES
from cefi_map.store import Store

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_HOURS = (
    "Aucune heure de présence n’est mesurée : la feuille d’émargement du centre fait foi. Un jour de travail est un "
    "jour où le candidat a enregistré quelque chose dans un projet qu’il montre à la session."
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate of the session: the days on which they worked, their receipts (the newest first), their work's row
    in the table of reviews."""

    row: sessions.Row
    days: Sequence[date]
    receipts: Sequence[Receipt]
    work: groups.Row | None

    @property
    def state(self) -> str:
        return STATES[self.work.state] if self.work else ""

    @property
    def given(self) -> date | None:
        returned = self.work.review.returned if self.work else ""
        return date.fromisoformat(returned) if returned else None


def session_file(store: Store, training_id: str, kind: str) -> Download:
    """As it stands today: "ods", in five sheets, or "csv", a line a candidate. A line of the journal says who took it.
    ``NotFound`` for another kind."""
    if kind not in ("ods", "csv"):
        raise NotFound("Ce bilan n’existe pas dans ce format.", advice="Choisissez .ods ou .csv.")
    table = sessions.table(store, training_id)
    seen = _seen(store, table)
    name = f"{safe_name(table.training.name)}-bilan-{date.today().isoformat()}.{kind}"
    store.note_exported("training", training_id, training=training_id)
    if kind == "csv":
        return Download(name, "text/csv; charset=utf-8", as_csv(_candidates(seen)))
    sheets: Mapping[str, Lines] = {
        "Session": _session(store, table),
        "Candidats": _candidates(seen),
        "Jours de travail": _days(seen),
        "Rendus": _handed(seen),
        "Indicateurs": _figures(table, seen),
    }
    return Download(name, _ODS, as_ods(sheets))


def _seen(store: Store, table: sessions.Table) -> list[_Seen]:
    id = table.training.id
    written, receipts, works = Centre(store).written_at(id), Centre(store).receipts(id), _works(store, id)
    found = []
    for row in table.rows:
        person, joined = row.member.person.id, row.member.joined.astimezone().date()
        mine = [each for each in receipts if each.person == person]
        days = sorted({moment.astimezone().date() for moment in written.get(person, ())})
        found.append(_Seen(row, [d for d in days if d >= joined], mine, works.get(mine[0].work) if mine else None))
    return found


def _works(store: Store, training_id: str) -> dict[str, groups.Row]:
    """By id; none before anything is handed in."""
    desk = store.of(training_id)
    try:
        return {row.id: row for row in groups.table(desk, training_id).rows}
    except NotFound:
        return {}


def _session(store: Store, table: sessions.Table) -> Lines:
    training = table.training
    return [
        ["Bilan de session", ""],
        ["Centre", giving.letterhead(store).centre],
        ["Session", training.name],
        ["Début", _day(training.begins)],
        ["Rendu attendu", _day(training.due)],
        ["Fin", _day(training.ends)],
        ["Formateurs", ", ".join(each.person.name for each in table.trainers)],
        ["Jury", ", ".join(each.person.name for each in table.jury)],
        ["Référent handicap", people_room.notice(store).disability],
        ["Établi le", date.today()],
        ["Présence", _HOURS],
    ]


_HEADS = (
    *("Candidat", "Entré le", "Sur la liste", "Jours de travail", "Premier jour", "Dernier jour", "Rendu le", "Heure"),
    *("En retard", "Rendus", "Relecture", "Fiche rendue le", "Temps en plus (minutes)"),
)


def _candidates(seen: Sequence[_Seen]) -> Lines:
    lines: list[list[Value]] = [list(_HEADS)]
    for each in seen:
        member, last = each.row.member, each.receipts[0] if each.receipts else None
        first_day, last_day = (each.days[0], each.days[-1]) if each.days else ("", "")
        came: list[Value] = [member.person.name, _day(member.came), "oui" if each.row.listed else "non"]
        worked: list[Value] = [len(each.days), first_day, last_day]
        gave: list[Value] = [_day(last.moment), _hour(last), _late(last)] if last else ["", "", ""]
        lines.append([*came, *worked, *gave, len(each.receipts), each.state, each.given or "", member.extra])
    return lines


def _days(seen: Sequence[_Seen]) -> Lines:
    lines: list[list[Value]] = [["Candidat", "Jour"]]
    lines += ([each.row.member.person.name, day] for each in seen for day in each.days)
    return lines


def _handed(seen: Sequence[_Seen]) -> Lines:
    heads = ["Candidat", "Numéro", "Rendu le", "Heure", "En retard", "Version", "SHA-256 carte", "SHA-256 dossier"]
    lines: list[list[Value]] = [[*heads]]
    for each in seen:
        for receipt in reversed(each.receipts):
            when: list[Value] = [_day(receipt.moment), _hour(receipt), _late(receipt)]
            kept: list[Value] = [receipt.version, receipt.map_digest, receipt.dossier_digest]
            lines.append([each.row.member.person.name, receipt.number, *when, *kept])
    return lines


def _figures(table: sessions.Table, seen: Sequence[_Seen]) -> Lines:
    gave = [each for each in seen if each.receipts]
    given = [each for each in gave if each.given]
    waits = [(each.given - each.receipts[0].moment.astimezone().date()).days for each in given if each.given]
    return [
        ["Indicateur", "Valeur"],
        ["Candidats inscrits", len(seen)],
        ["dont jamais venus", len(table.away)],
        ["Attendus sans compte", len(table.missing)],
        ["Jours de travail par candidat, en moyenne", _mean([len(each.days) for each in seen])],
        ["Candidats qui ont rendu", len(gave)],
        ["dont à temps au dernier rendu", sum(not each.receipts[0].late for each in gave)],
        ["dont en retard au dernier rendu", sum(each.receipts[0].late for each in gave)],
        ["Fiches rendues", len(given)],
        ["Jours entre le rendu et la fiche, en moyenne", _mean(waits)],
        ["Candidats qui ont du temps en plus", sum(each.row.member.extra > 0 for each in seen)],
    ]


def _mean(numbers: Sequence[int]) -> Value:
    return round(sum(numbers) / len(numbers), 1) if numbers else ""


def _day(moment: datetime | None) -> Value:
    return moment.astimezone().date() if moment else ""


def _hour(receipt: Receipt) -> str:
    return f"{receipt.moment.astimezone():%H:%M}"


def _late(receipt: Receipt) -> str:
    return "oui" if receipt.late else "non"
