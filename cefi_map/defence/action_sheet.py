"""The facts of a map in the order of a funder's form: what each field holds, from which nodes, and what is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from cefi_map.french.said import Said
from cefi_map.french.wording import spaced
from cefi_map.judging import Evidence, Report, rule
from cefi_map.judging.titles import labelled
from cefi_map.mindmap import MindMap, Node
from cefi_map.planning import Bar, Line, Planning
from cefi_map.planning.spelling import day, euros

from .titles import Title, titles

MOST = 30
"""Entries of a field: a form that says more is not read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact: a node's words, and its note where it has one."""

    key: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; ``keys`` are the nodes that it was read in."""

    cells: tuple[str, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: ``entries``, or ``rows`` under ``heads``. Where both are empty ``ask`` says what to write,
    and ``stage`` (E1…E6) where."""

    id: str
    title: str
    ask: str
    stage: str
    entries: tuple[Entry, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.entries or self.rows)


@dataclass(frozen=True, slots=True)
class _Of:
    """What a field holds: what shows these requirements, and what stands under titles of these topics."""

    id: str
    title: str
    stage: str
    requirements: tuple[str, ...]
    topics: tuple[str, ...]
    ask: str = ""


_FIELDS = (
    _Of("contexte", "Contexte et constats", "E1", ("C1b", "C2"), ("territory", "policy", "indicators")),
    _Of("publics", "Publics et besoins", "E1", ("C1a",), ("public", "needs")),
    _Of("objectifs", "Finalité et objectifs", "E2", ("C3a",), ("purpose", "objectives", "perimeter")),
    _Of("raisons", "Pourquoi ce projet", "E2", ("C3b",), ("argument",)),
    _Of("actions", "Actions", "E5", ("C4",), ("actions",)),
    _Of("partenaires", "Partenaires", "E3", ("C5",), ("partners",)),
    _Of("moyens", "Moyens humains et matériels", "E3", (), ("means",), "Écrivez les personnes et les lieux."),
    _Of("calendrier", "Calendrier", "E4", (), ("planning",), "Écrivez des dates dans les nœuds."),
    _Of(
        "budget",
        "Budget prévisionnel",
        "E3",
        ("C7a", "C7b"),
        ("expenses", "funding"),
        "Écrivez les dépenses et qui les paie.",
    ),
    _Of("indicateurs", "Suivi, critères et indicateurs", "E6", ("C10", "C9"), ("criteria", "followup")),
    _Of("suites", "Suites du projet", "E6", ("C11",), ("next",)),
)
_NUMBERS = {f"E{number}": (number,) for number in range(1, 6)} | {"E6": (5, 6)}
"""Stages in which a title is looked for; what follows a project is judged with what evaluates it."""
_THREATS = {"risks", "obstacles"}
"""Topics of a title below which a label says what is threatened (« Partenaires : un artisan annule »)."""
_PLANNED = (4, 5, 6)
"""Stages whose days are the project's own calendar."""
CALENDAR = ("Période", "Ce qui se passe")
BUDGET = ("Dépenses", "Montant", "Ressources", "Montant")


def action_sheet(mindmap: MindMap, report: Report, planning: Planning) -> tuple[Field, ...]:
    """Every field, in order, the empty ones too. A calendar and a budget in which nothing is read hold what stands
    under their titles."""
    known = tuple(titles(mindmap))
    return tuple(_field(each, known, report, planning) for each in _FIELDS)


def _field(of: _Of, known: Sequence[Title], report: Report, planning: Planning) -> Field:
    mindmap = planning.map
    ask = spaced(of.ask or rule(of.requirements[0]).fix)
    table = _TABLES.get(of.id)
    if table and (rows := table[1](planning)):
        return Field(of.id, of.title, ask, of.stage, (), table[0], rows)
    shown = [each for id in of.requirements for each in report.verdict(id).evidence if each.number]
    judged = report.requirements if of.requirements else ()  # what no verdict shows, its own titles alone say
    elsewhere = {each.key for verdict in judged for each in verdict.evidence}
    titled = [_under(node) for node in _below(planning, of, known) if node.key not in elsewhere]
    found = {entry.key: entry for entry in (*titled, *_cited(mindmap, shown))}
    entries = sorted(found.values(), key=lambda entry: mindmap.positions[entry.key])
    return Field(of.id, of.title, ask, of.stage, tuple(entries[:MOST]))


def _cited(mindmap: MindMap, shown: list[Evidence]) -> Iterator[Entry]:
    """The whole node; of one cited by some of its sentences, these."""
    pieces: dict[str, list[str]] = {}
    for each in shown:
        pieces.setdefault(each.key, []).append(each.piece)
    for key, said in pieces.items():
        node = mindmap.node(key)
        yield Entry(key, " ".join(said)) if all(said) else _under(node)


def _under(node: Node) -> Entry:
    text = " ".join(node.text.split())
    note = " ".join(filter(None, (node.details_text.strip(), node.note_text.strip())))
    return Entry(node.key, text or note, note if text else "")


def _below(planning: Planning, of: _Of, known: Sequence[Title]) -> Iterator[Node]:
    """What says something just below titles of its topics in its stage, or below a bare title there; and what says it
    after its own label (« Moyens : un encadrant, huit voitures »)."""
    topics, stages = set(of.topics), (0, *_NUMBERS[of.stage])

    def here(node: Node) -> bool:
        return planning.stages.get(node.key, 0) in stages

    titled: set[str | None] = {title.node.key for title in known if title.topics & topics and here(title.node)}
    threats = {title.node.key for title in known if title.topics & _THREATS}
    for node in planning.map.nodes[1:]:
        said = Said(node.text, (node.note_text,) if node.note else ())
        own = not topics.isdisjoint(labelled(said)) and here(node) and node.parent not in threats
        if node.key in titled or not (own or node.parent in titled):
            continue
        if own or said.blank:
            titled.add(node.key)
        if not said.blank:
            yield node


def _calendar(planning: Planning) -> tuple[Row, ...]:
    """Of what is prepared, done and evaluated, where something of it has a date; else of all."""
    own = [bar for bar in planning.calendar.bars if planning.stages.get(bar.key) in _PLANNED]
    bars = sorted(own or planning.calendar.bars, key=lambda bar: (bar.first, bar.last))
    return tuple(Row((_period(bar), " ".join(bar.title.split())), (bar.key,)) for bar in bars[:MOST])


def _period(bar: Bar) -> str:
    """« 3 mars 2026 », « du 3 mars au 2 avril », « octobre à janvier »: no year that the map does not write."""
    whole = bar.first.day == 1 and (bar.last + timedelta(1)).day == 1
    first, last = (_said(each, whole=whole, supposed=bar.supposed) for each in (bar.first, bar.last))
    if first == last:
        return first
    if not whole and first.split(" ", 1)[1] == last.split(" ", 1)[1]:
        first = first.split(" ")[0]
    return f"{first} à {last}" if whole else f"du {first} au {last}"


def _said(value: date, *, whole: bool, supposed: bool) -> str:
    number, month, year = day(value).split(" ")
    return " ".join((*(() if whole else (number,)), month, *(() if supposed else (year,))))


def _budget(planning: Planning) -> tuple[Row, ...]:
    """Both sides beside each other, as forms have them, then their totals."""
    budget = planning.budget
    sides = zip_longest(budget.charges, budget.resources)
    rows = [Row((*_cells(left), *_cells(right)), _keys(left, right)) for left, right in sides]
    if not rows:
        return ()
    total = Row(("Total", euros(budget.spent), "Total", euros(budget.received)))
    return (*rows, total)


def _cells(line: Line | None) -> tuple[str, str]:
    """What a line says, without the amount that ends it and stands beside; then that amount."""
    if line is None:
        return "", ""
    value = euros(line.value) if line.value is not None else "à préciser"
    words = " ".join(line.sum.words.split())
    return words.removesuffix(" ".join(value.split())).rstrip(" :,") or words, value


def _keys(*lines: Line | None) -> tuple[str, ...]:
    return tuple(line.key for line in lines if line)


_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Planning], tuple[Row, ...]]]] = {
    "calendrier": (CALENDAR, _calendar),
    "budget": (BUDGET, _budget),
}
"""Fields that planning reads: the heads of their table, and its lines."""
