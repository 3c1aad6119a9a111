"""What the panels beside the map and the report page show of a report: rows, tallies, stages, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cefi_map.project import exam, writing
from cefi_map.web.shown import WORDS, tally_word

ORDER = tuple(WORDS)


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with its verdict. ``text`` is the official fragment; ``home`` the key of the node under which an
    answer usually goes, "" where no map is at hand; ``readings`` how the centre reads it, if not by default;
    ``remarks`` what is remarked of it."""

    verdict: exam.Verdict
    title: str
    text: str
    number: str
    home: str = ""
    open: bool = False
    readings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.verdict.verdict

    @property
    def place(self) -> tuple[str, str, str]:
        """Where the advice asks to write: a node's key, what the form there does, and how the button says it."""
        spot = self.verdict.spot
        return (spot.key, *_GESTURES[spot.where]) if spot else (self.home, "enfant", "")


_GESTURES = {
    "under": ("enfant", "Écrire sous"),
    "beside": ("frere", "Écrire à côté de"),
    "title": ("renommer", "Réécrire"),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with the rows of its requirements; ``title`` is ours, ``text`` official."""

    id: str
    verdict: str
    title: str
    text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of a stage and how far the map answers it."""

    text: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stage beside the map. ``finding`` is what there is of it, None where nothing is said yet, ``branch`` the key
    under which a new idea of this stage goes; ``signs`` are the verdicts of the requirements that usually live here."""

    id: str
    number: int
    name: str
    text: str
    finding: exam.StageFinding | None
    branch: str
    places: tuple[str, ...]
    signs: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    open: bool

    @property
    def spoken(self) -> str:
        """« présente, 1 partiel, 3 satisfaits », for the signs."""
        counts, word = Counter(self.signs), self.finding.word.lower() if self.finding else ""
        told = [f"{counts[name]} {tally_word(name, counts[name])}" for name in ORDER if counts[name]]
        return ", ".join([word, *told])


def rows(view: writing.ProjectView, opened: str = "") -> tuple[Row, ...]:
    """What is asked, in official order, C1 to C11 and M2. ``opened`` is the id of the one that shows its detail."""
    branches = {finding.id: finding.branches for finding in view.report.stages}
    found = []
    for verdict in view.report.asked:
        usual = exam.referentiel().requirement(verdict.id).stages
        places = [key for stage in usual for key in branches.get(stage, ())]
        home = (*places, view.map.root.key)[0]
        found.append(replace(_row(verdict, view.report), home=home, open=verdict.id == opened))
    return tuple(found)


def by_need(found: Iterable[Row]) -> tuple[Row, ...]:
    """What is not satisfied, what needs writing first: absent, partiel, à vérifier."""
    return tuple(sorted((row for row in found if row.name != "satisfait"), key=lambda row: ORDER.index(row.name)))


def tally(verdicts: Iterable[exam.Verdict]) -> tuple[tuple[str, int], ...]:
    """(verdict, how many), in reading order, none left out."""
    counts: Counter[str] = Counter(verdict.verdict for verdict in verdicts)
    return tuple((name, counts[name]) for name in ORDER)


TEMPLATE_NODES = 8
"""A map of the six stages, or of one node, and a first try."""


def is_blank(report: exam.Report) -> bool:
    """Nothing is written yet, beyond a template's branches: everything is absent, and that is normal."""
    return report.nodes <= TEMPLATE_NODES and all(verdict.verdict == "absent" for verdict in report.requirements)


def criteria(view: writing.ProjectView) -> tuple[Criterion, ...]:
    """Criteria in official order, each with its requirements."""
    by_criterion: dict[str, list[Row]] = {}
    for row in rows(view):
        by_criterion.setdefault(row.verdict.criterion, []).append(row)
    return tuple(
        Criterion(
            each.id, each.verdict, _title(each.id, by_criterion[each.id]), each.text, tuple(by_criterion[each.id])
        )
        for each in view.report.criteria
        if each.id in by_criterion
    )


def modalities(report: exam.Report) -> tuple[Row, ...]:
    """The modalities, the six stages apart: they have their own table."""
    return tuple(_row(verdict, report) for verdict in report.modalities if not verdict.id.startswith("E"))


def dossier_rows(report: exam.Report) -> tuple[Row, ...]:
    """What is asked of the dossier, in official order."""
    return tuple(_row(verdict, report) for verdict in (*report.modalities, *report.requirements))


def steps(view: writing.ProjectView, chosen: str, wanted: str = "") -> tuple[Step, ...]:
    """The six stages; open is the one ``wanted``, else that of the chosen node, the first that misses, the first."""
    stages = exam.referentiel().stages
    findings = {finding.id: finding for finding in view.report.stages}
    branches = {stage.id: findings[stage.id].branches if findings else () for stage in stages}
    line = {chosen, *(node.key for node in view.map.ancestors(chosen))}
    mine = wanted or next((s.id for s in stages if line & set(branches[s.id])), "")
    missing = next((s.id for s in stages if findings and not findings[s.id].present), stages[0].id)
    verdicts: dict[str, str] = {v.id: v.verdict for v in (*view.report.requirements, *view.report.modalities)}
    return tuple(
        Step(
            id=stage.id,
            number=stage.number,
            name=stage.name,
            text=stage.text,
            finding=findings.get(stage.id),
            branch=(*branches[stage.id], view.map.root.key)[0],
            places=tuple(view.map.node(key).text for key in branches[stage.id]),
            signs=tuple(verdicts[id] for id in _requirements_at(stage.id) if id in verdicts),
            prompts=tuple(Prompt(q.text, _worst(verdicts, q.requirements)) for q in stage.questions),
            open=stage.id == (mine or missing),
        )
        for stage in stages
    )


def _row(verdict: exam.Verdict, report: exam.Report) -> Row:
    requirement = exam.referentiel().requirement(verdict.id)
    number, readings = verdict.criterion.lstrip("C"), about(report.readings, verdict.id)
    return Row(
        verdict, requirement.title, requirement.excerpt, number, readings=readings, remarks=report.beside(verdict)
    )


def about(readings: Iterable[str], id: str) -> tuple[str, ...]:
    """Of the centre's readings, « C6 : … », those on this requirement."""
    return tuple(each for each in readings if each.split(maxsplit=1)[0] == id.rstrip("ab"))


def _title(id: str, its: Sequence[Row]) -> str:
    return exam.referentiel().item(id).title or its[0].title


def _requirements_at(stage: str) -> tuple[str, ...]:
    """Requirements whose first usual place is this stage."""
    return tuple(each.id for each in exam.referentiel().requirements if each.stages[:1] == (stage,))


def _worst(verdicts: dict[str, str], ids: Sequence[str]) -> str:
    return min((verdicts[id] for id in ids if id in verdicts), key=ORDER.index, default="absent")
