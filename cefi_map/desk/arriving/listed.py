"""A list of names, as a trainer types, pastes or drops it: a text or a table, one person a line."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NoReturn

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.formats.decoding import decode

from .names import key

NAMES, _LINES, _LINE, _WORD = 300, 3_000, 2_000, 60
"""Names that a group expects; lines that differ, characters of a line and of a word beyond which it is no list."""
_NAME = "nom|noms|nom de famille|nom d’usage|nom d'usage|prénom|prenom|prénoms|prenoms|candidat|stagiaire|formateur"
NAME = frozenset(_NAME.split("|"))
"""Heads of the columns that make a name."""
_SIGNS = ";\t,"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a text in UTF-16 or UTF-32 begins."""
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a"})
_FEWER = "Collez seulement les noms."
_ADVICE = "Enregistrez la liste au format .csv ou .txt, un nom par ligne, puis réessayez."
_ADDRESS = re.compile(r"(?<![^\s;,])[^\s;,]+@\S+")
_COLUMNS = (
    "nom noms prenom prenoms famille naissance adresse mail email courriel candidat candidats stagiaire stagiaires "
    "numero identifiant groupe session liste"
)
_HEADS = frozenset(_COLUMNS.split())


def names_in(data: bytes) -> str:
    """The text of a list that a trainer drops. ``BadInput`` where it is too long, or no text."""
    if len(data) > limits.LIST_BYTES:
        _too_long()
    if not data.startswith(_WIDE) and len(data.translate(None, _CONTROLS)) < len(data):
        raise BadInput("Ce fichier n’est pas une liste de noms.", advice=_ADVICE)
    return decode(data)[0]


def read_table(lines: Sequence[str]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The columns of a table, folded, and of each line under them what its columns of a name say, and its cells. No
    columns where no line names one that makes a name; there every cell that has a letter says one. Above them stand at
    most titles, one cell a line. The sign between cells is the one that a line has most of."""
    rows = [_cells(line) for line in lines]
    for number, cells in enumerate(rows):
        heads = [cell.casefold() for cell in cells]
        if NAME.intersection(heads) and (number == 0 or _titled(lines[:number], lines[number])):
            under = rows[number + 1 :]
            said = ([cell for head, cell in zip(heads, cells, strict=False) if head in NAME] for cells in under)
            return heads, list(zip(map(" ".join, said), under, strict=True))
    said = ([cell for cell in cells if len(cells) == 1 or any(map(str.isalpha, cell))] for cells in rows)
    return [], list(zip(map(" ".join, said), rows, strict=True))


def titles_in(text: str) -> list[str]:
    """What stands above the heads of a table, which ``listed`` takes for nobody."""
    lines = [said for line in text.splitlines() if (said := line.strip(_SIGNS + "\ufeff "))]
    return lines[: len(lines) - len(read_table(lines)[1])][:-1]


def _titled(above: Sequence[str], heads: str) -> bool:
    """Whether a line that may name columns has several, and those above are one cell each in its sign."""
    sign = _sign(heads)
    return sign in heads and all(len(line.strip(sign + " ").split(sign)) == 1 for line in above)


def listed(text: str, kept: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """The names, and those whose line is there twice and was taken once. Lines that differ are two people, and so are
    names that were ``kept`` twice. ``BadInput`` where there are too many, or a line that nobody is called."""
    if len(text) > limits.LIST_BYTES:
        _too_long()
    times, lines = Counter[str](), dict[str, int]()
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip("\ufeff ")
        times[said] += 1
        if said.strip("\t;,") and lines.setdefault(said, number) == number and len(said) > _LINE:
            _no_name(said, number)
    if len(lines) > _LINES:
        raise BadInput(f"Cette liste a {len(lines)} lignes, la limite est de {NAMES} noms.", advice=_FEWER)
    _, rows = read_table(list(lines))
    names, twice, before = list[str](), list[str](), Counter(kept)
    for (line, number), (said, _) in zip(list(lines.items())[len(lines) - len(rows) :], rows, strict=True):
        if name := _name(said, number):
            count = min(times[line], max(1, before[name]))
            names += [name] * count
            twice += [name] * (times[line] > count)
    if len(names) > NAMES:
        raise BadInput(f"Cette liste a {len(names)} noms, la limite est de {NAMES}.")
    return names, twice


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=_sign(line)))]


def _sign(line: str) -> str:
    return max(_SIGNS, key=line.count)


def _too_long() -> NoReturn:
    raise BadInput("Cette liste est trop longue.", advice=_FEWER)


def _no_name(line: str, number: int) -> NoReturn:
    raise BadInput(f"La ligne {number} n’est pas un nom : « {line[:_WORD]}… ».", advice=_ADVICE)


def _name(said: str, number: int) -> str:
    """A person in a line of a list; "" in the line of a table that names its columns."""
    words = " ".join(re.sub(r"[;,\t\"]+", " ", _ADDRESS.sub(" ", said)).split())
    words = re.sub(r"^[\W_]+|^\d+[.)]?\s+", "", words)
    if any(len(word) > _WORD and "://" not in word for word in words.split()):
        _no_name(said, number)
    return words[:200] if key(words) - _HEADS else ""
