"""Moodle's grading worksheet: what the sheets of a group say is written into its columns; all else stays as it came.

The columns are those that Moodle itself finds by name when it reads the file again (importgradeslib.php of its plugin
assignfeedback_offline), in English and in French.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from string import digits

from cefi_map import limits
from cefi_map.desk.groups import Row, table
from cefi_map.desk.reading import habits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.decoding import decode
from cefi_map.project.files import Download, safe_name
from cefi_map.review import Review, criteria
from cefi_map.review.worth import points
from cefi_map.store import Store, bare

_COLUMNS = {
    "id": ("Identifier", "Identifiant"),
    "name": ("Full name", "Nom complet"),
    "grade": ("Grade", "Note"),
    "most": ("Maximum Grade", "Note maximale"),
    "open": ("Grade can be changed", "La note peut être modifiée"),
    "words": ("Feedback comments", "Feedback par commentaires"),
}
_NEEDED = ("id", "grade", "most")
_SHUT = ("no", "non")
_LINES = 2_000
"""Participants of a worksheet."""
_FROM = "Téléchargez-la dans le devoir : « Télécharger la feuille d’évaluation »."


@dataclass(frozen=True, slots=True)
class Worksheet:
    """``written``: names of participants whose line has points now; ``left`` of the others, each with why; ``missing``
    names of the group whose sheet is given back and who have no line."""

    file: Download
    written: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def fill_worksheet(store: Store, cohort: str, data: bytes) -> Worksheet:
    """The worksheet with the points of each sheet that is given back, on the worksheet's own scale, and its words where
    nobody wrote any there. ``BadInput`` for another file."""
    if len(data) > limits.LIST_BYTES:
        raise TooLarge("Cette feuille d’évaluation est trop grande.", advice=_FROM)
    text = decode(data)[0]
    comma = max(",;\t", key=text.partition("\n")[0].count)
    lines = _lines(text, comma)
    found, worth = table(store, cohort), habits(store).worth
    columns, written, left = _columns(lines[0]), list[str](), list[tuple[str, str]]()
    names = [line[columns.get("name", columns["id"])] for line in lines]
    given = _Given([row for row in found.rows if row.state == "done"], names)
    for line, name in zip(lines[1:], names[1:], strict=True):
        row = given.of(line[columns["id"]], name)
        if why := _filled(line, columns, row, worth) if row else "aucune fiche rendue à ce nom":
            left.append((name, why))
        else:
            written.append(name)
    out = io.StringIO()
    csv.writer(out, delimiter=comma, lineterminator="\n").writerows(lines)
    made = Download(f"{safe_name(found.cohort.name)}-moodle.csv", "text/csv; charset=utf-8", out.getvalue().encode())
    return Worksheet(made, tuple(written), tuple(left), given.left)


def _lines(text: str, comma: str) -> list[list[str]]:
    try:
        lines = [line for line in csv.reader(io.StringIO(text), delimiter=comma, strict=True) if line]
    except csv.Error:
        raise BadInput("Cette feuille d’évaluation est abîmée.", advice=_FROM) from None
    if not lines or any(name not in _columns(lines[0]) for name in _NEEDED):
        raise BadInput("Ce fichier n’est pas une feuille d’évaluation de Moodle.", advice=_FROM)
    if len(lines) > _LINES:
        raise TooLarge(f"Cette feuille a plus de {_LINES} lignes.", advice=_FROM)
    if any(len(line) != len(lines[0]) for line in lines):
        raise BadInput("Des lignes de cette feuille n’ont pas toutes ses colonnes.", advice=_FROM)
    return lines


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """Where each column that is known stands."""
    said = [head.strip() for head in heads]
    return {name: said.index(head) for name, known in _COLUMNS.items() for head in known if head in said}


class _Given:
    """Sheets by who they are for: by the number that Moodle gave a participant, else by a name that one alone bears,
    here and there."""

    def __init__(self, rows: Sequence[Row], names: Iterable[str]) -> None:
        self._there = Counter(map(_words, names))
        self._rows = {row.id: row for row in rows}
        self._numbers = {row.moodle[0]: row for row in rows if row.moodle}
        self._names: dict[frozenset[str], list[Row]] = {}
        for row in rows:
            self._names.setdefault(_words(row.name), []).append(row)

    def of(self, participant: str, name: str) -> Row | None:
        """« Participant 4561 », in French « Participant4561 »."""
        number = participant[len(participant.rstrip(digits)) :]
        named = self._names.get(_words(name), []) if self._there[_words(name)] == 1 else []
        row = self._numbers.get(number) or (named[0] if len(named) == 1 else None)
        if row:
            self._rows.pop(row.id, None)
        return row

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(row.name for row in self._rows.values())


def _words(name: str) -> frozenset[str]:
    """Of a name, in any order, without accents."""
    plain = unicodedata.normalize("NFKD", bare(name))
    return frozenset("".join(each for each in plain if not unicodedata.combining(each)).split())


def _filled(line: list[str], columns: Mapping[str, int], row: Row, worth: tuple[int, int, int]) -> str:
    """Write what a sheet says into a line; why not, "" where it is done."""
    found, most = points(row.review, worth), _number(line[columns["most"]])
    if "open" in columns and line[columns["open"]].strip().casefold() in _SHUT:
        return "Moodle dit que cette note ne se modifie pas"
    if found is None:
        return f"des critères ne sont pas cotés : {', '.join(row.missing)}"
    if most is None:
        return "sa note maximale n’est pas un nombre"
    grade = f"{found[0] / found[1] * most:.2f}"
    line[columns["grade"]] = grade.replace(".", ",") if "," in line[columns["most"]] else grade
    if "words" in columns and not line[columns["words"]].strip():
        line[columns["words"]] = "<br>".join(escape(said, quote=False) for said in _told(row.review))
    return ""


def _number(said: str) -> float | None:
    plain = said.strip().replace(",", ".", 1)
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None


def _told(review: Review) -> Iterable[str]:
    """What the sheet says, a line each, as Moodle shows it: in HTML."""
    yield from filter(None, review.appreciation.splitlines())
    for line in criteria():
        said = " ".join(review.mark(line.id).comment.split())
        yield f"{line.id}, {line.title} : {review.word(line.id)}{f'. {said}' if said else ''}"
