"""What a check gives: a verdict for each requirement with the nodes that prove it, as values and as plain data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

VerdictName = Literal["absent", "partiel", "satisfait", "a_verifier"]
StageState = Literal["vide", "commencee", "presente"]
Where = Literal["title", "note", "details", "attribute"]
WrittenWhere = Literal["under", "beside", "title"]

ADVICE = "Avis automatique : seul le jury décide."
"""Said with every report, wherever it is shown."""

CODES = "Douze critères : C1 à C11 se lisent sur la carte, quatre en deux parties (a et b) ; C12, dans le dossier."
ALL_CODES = f"{CODES} M : modalités de l’épreuve."
"""What the codes stand for, and why there are so many lines; said on each page that shows them."""

VERDICT_WORDS: Mapping[str, str] = {
    "absent": "Absent",
    "partiel": "Partiel",
    "a_verifier": "À vérifier",
    "satisfait": "Satisfait",
}
"""Verdicts as a person reads them, in the order in which they ask for work."""

STAGE_WORDS: Mapping[str, str] = {"vide": "Vide", "commencee": "Commencée", "presente": "Présente"}
"""The state of a stage as a person reads it, the emptiest first: the same three words wherever it is shown."""

OWN_PART = "M2"
"""The modality that asks what the candidate does in the project: the only one that a node answers by itself."""

STAGE_VERDICTS: Mapping[StageState, VerdictName] = {"vide": "absent", "commencee": "partiel", "presente": "satisfait"}
"""The verdict on a stage, and so its sign."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A node that shows something. ``id`` is what reports print, ``number`` the place (« 3.2.1 », "" for the root);
    ``text`` holds the words that show it, found in the part named by ``where``; ``piece`` is the whole sentence where
    it is one of several of its node, else ""."""

    key: str
    id: str
    number: str
    text: str
    where: Where = "title"
    piece: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """The node that an advice names: ``key`` in the map, ``id`` as reports print it. What the advice asks for is
    written under it, beside it, or in its own title."""

    key: str
    id: str
    where: WrittenWhere


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one requirement.

    ``evidence`` holds at most ``limits.EVIDENCE_NODES`` nodes, in the order of the map; ``weak`` the nodes cited there
    that do not suffice. ``claimed`` are the keys of nodes the author tied to the requirement. ``message`` says why (at
    most 25 words), ``fix`` the next thing to write ("" when satisfied), ``spot`` the node that it names, if it does.
    ``confidence`` is how likely the verdict is right (0 to 1); where it is too low, the verdict is *a_verifier* and
    ``leaning`` the likeliest of the three. ``candidates`` are up to three nodes that might show what was not found.
    ``second`` is what a second reader says, None where it was not read, and ``together`` what both say, None where
    there is no second reader (docs/second.md); ``verdict`` is the built-in one whatever they are.
    """

    id: str
    criterion: str
    verdict: VerdictName
    evidence: tuple[Evidence, ...]
    weak: tuple[Evidence, ...]
    message: str
    fix: str
    claimed: tuple[str, ...] = ()
    spot: Spot | None = None
    confidence: float = 1.0
    candidates: tuple[Evidence, ...] = ()
    leaning: VerdictName | None = None
    second: Verdict | None = None
    together: Verdict | None = None

    @property
    def joined(self) -> Verdict:
        """What both readers say; the built-in one's own where there is no second."""
        return self.together or self

    @property
    def likeliest(self) -> VerdictName:
        """The verdict, asserted or not."""
        return self.leaning or self.verdict

    @property
    def word(self) -> str:
        """« Partiel »; « À vérifier, plutôt partiel »."""
        leans = f", {self.brief.lower()}" if self.leaning else ""
        return VERDICT_WORDS[self.verdict] + leans

    @property
    def brief(self) -> str:
        """« Partiel »; « Plutôt partiel », beside the sign of what is to be checked."""
        return f"Plutôt {VERDICT_WORDS[self.leaning].lower()}" if self.leaning else VERDICT_WORDS[self.verdict]


@dataclass(frozen=True, slots=True)
class StageFinding:
    """What there is of a stage (E1…E6), and the nodes that carry it. ``branches`` are keys, ``ids`` what reports print
    for them."""

    id: str
    state: StageState
    branches: tuple[str, ...]
    message: str
    ids: tuple[str, ...] = ()

    @property
    def present(self) -> bool:
        return self.state == "presente"

    @property
    def word(self) -> str:
        return STAGE_WORDS[self.state]

    @property
    def verdict(self) -> VerdictName:
        """The sign of its state."""
        return STAGE_VERDICTS[self.state]


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """A criterion (C1…C11) summed up from its requirements; ``text`` is the official wording."""

    id: str
    verdict: VerdictName
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence for the author, beside verdicts and never one of them; ``keys`` are the nodes, ``about`` the
    requirement or the criterion that it is about, "" for none."""

    message: str
    keys: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said of one map. ``requirements`` are the 15 in official order; ``version`` names the référentiel and
    the rules that judged, ``readings`` the centre's own readings in plain French, where they are not the default."""

    nodes: int
    stages: tuple[StageFinding, ...]
    requirements: tuple[Verdict, ...]
    modalities: tuple[Verdict, ...]
    criteria: tuple[CriterionVerdict, ...]
    notices: tuple[str, ...]
    version: str
    readings: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_said(self) -> bool:
        """False: nothing is said of the map yet."""
        return bool(self.requirements)

    @property
    def asked(self) -> tuple[Verdict, ...]:
        """What the author still has to write on the map is read here: the requirements, then their own part."""
        return (*self.requirements, *(each for each in self.modalities if each.id == OWN_PART))

    def verdict(self, id: str) -> Verdict:
        """The verdict of a requirement or modality by its id."""
        return next(each for each in (*self.requirements, *self.modalities) if each.id == id)

    def stage(self, id: str) -> StageFinding:
        return next(each for each in self.stages if each.id == id)

    def beside(self, verdict: Verdict) -> tuple[str, ...]:
        """What is remarked of a requirement or its criterion."""
        return tuple(each.message for each in self.remarks if each.about in (verdict.id, verdict.criterion))

    @property
    def heads(self) -> dict[str, int]:
        """Where each stage (1 to 6) begins, by key."""
        return {key: int(stage.id[1]) for stage in self.stages for key in stage.branches}


def unsaid(nodes: int) -> Report:
    """The report on a map of which nothing is said yet."""
    return Report(nodes, (), (), (), (), (), "")


def stages_told(states: Mapping[str, str]) -> str:
    """« 5 commencée ; 3, 4, 6 vides »: the stages (E1…E6) that are not there; « six présentes » when all are."""
    held = {state: [id[1:] for id, each in states.items() if each == state] for state in STAGE_WORDS}
    lacking = [_counted(held[state], state) for state in ("commencee", "vide") if held[state]]
    return " ; ".join(lacking) or _counted(held["presente"], "presente")


def _counted(numbers: list[str], state: str) -> str:
    several = "s" if len(numbers) > 1 else ""
    return f"{', '.join(numbers) if len(numbers) < 6 else 'six'} {STAGE_WORDS[state].lower()}{several}"


def report_data(report: Report, file: str, *, by_key: bool = False) -> dict[str, Any]:
    """The report as JSON data, of the shape stated in schemas/report.schema.json. Nodes are named by the ids of
    the file, which may hold one twice; ``by_key``: by their keys in the map."""
    read_twice = any(each.together for each in (*report.requirements, *report.modalities))

    def told(verdict: Verdict) -> dict[str, Any]:
        return {**_verdict_data(verdict, by_key), **(_second_data(verdict, by_key) if read_twice else {})}

    return {
        "file": file,
        "nodes": report.nodes,
        "stages": [
            {
                "id": each.id,
                "state": each.state,
                "present": each.present,
                "branches": list(each.branches if by_key else each.ids),
                "message": each.message,
            }
            for each in report.stages
        ],
        "requirements": [told(each) for each in report.requirements],
        "modalities": [told(each) for each in report.modalities],
        "criteria": [{"id": each.id, "verdict": each.verdict, "text": each.text} for each in report.criteria],
        "notices": [*report.notices, *report.readings],
        "remarks": [
            {"message": each.message, "nodes": list(each.keys), "about": each.about} for each in report.remarks
        ],
        "advice": ADVICE,
        "version": report.version,
    }


def _verdict_data(verdict: Verdict, by_key: bool) -> dict[str, Any]:
    def called(node: Evidence | Spot) -> str:
        return node.key if by_key else node.id

    def shown(nodes: tuple[Evidence, ...]) -> list[dict[str, str]]:
        return [
            {
                "node": called(each),
                "text": each.text,
                "number": each.number,
                "where": each.where,
                **({"piece": each.piece} if each.piece else {}),
            }
            for each in nodes
        ]

    spot = {"spot": {"node": called(verdict.spot), "where": verdict.spot.where}} if verdict.spot else {}
    return {
        "id": verdict.id,
        "criterion": verdict.criterion,
        "verdict": verdict.verdict,
        **({"leaning": verdict.leaning} if verdict.leaning else {}),
        "evidence": shown(verdict.evidence),
        "weak": shown(verdict.weak),
        "message": verdict.message,
        "fix": verdict.fix,
        "confidence": verdict.confidence,
        "candidates": shown(verdict.candidates),
        **spot,
    }


def _second_data(verdict: Verdict, by_key: bool) -> dict[str, Any]:
    """Both beside the verdict's own keys, None of what was not asked. They have no confidence: nothing learnt."""
    parts = {"second": verdict.second, "together": verdict.together}
    own = {name: part and _verdict_data(part, by_key) for name, part in parts.items()}
    return {name: part and {key: part[key] for key in part if key not in _WEIGHED} for name, part in own.items()}


_WEIGHED = ("confidence", "candidates", "weak")


def packed(report: Report) -> bytes:
    """The whole report as JSON, for who keeps it beside its map."""
    return json.dumps(report, default=_fields, ensure_ascii=False, separators=(",", ":")).encode()


def _fields(part: Any) -> dict[str, Any]:
    return {each.name: getattr(part, each.name) for each in fields(part)}


def unpacked(data: bytes) -> Report:
    """A report that was kept. ``ValueError``: it is of another shape, or damaged."""
    try:
        found = json.loads(data)
        parts = {
            "stages": tuple(StageFinding(**_tuples(each)) for each in found["stages"]),
            "requirements": tuple(map(_verdict, found["requirements"])),
            "modalities": tuple(map(_verdict, found["modalities"])),
            "criteria": tuple(CriterionVerdict(**each) for each in found["criteria"]),
            "remarks": tuple(Remark(**_tuples(each)) for each in found["remarks"]),
        }
        return Report(**_tuples(found | parts))
    except (KeyError, TypeError) as error:
        raise ValueError("no report") from error


def _verdict(data: dict[str, Any]) -> Verdict:
    nodes = {name: tuple(Evidence(**each) for each in data[name]) for name in ("evidence", "weak", "candidates")}
    beside = {name: _verdict(data[name]) if data.get(name) else None for name in ("second", "together")}
    return Verdict(**_tuples(data | nodes | beside | {"spot": Spot(**data["spot"]) if data["spot"] else None}))


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    """JSON knows lists only."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
