"""Runs the rules over a dossier and gathers a report, of the same shape as a map's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.french.wording import spaced
from cefi_map.judging import (
    DEFAULT,
    CriterionVerdict,
    Evidence,
    Readings,
    Report,
    Verdict,
    changed,
    rules_version,
)
from cefi_map.judging.engine import together
from cefi_map.judging.view import ASKED
from cefi_map.referentiel import load

from .episodes import is_episode
from .layout import DEFAULT as DEFAULT_LAYOUT
from .layout import Layout
from .m4 import M4
from .model import Dossier, Sheets
from .pages import Pages, measure, undrawn
from .pictures import Pictures
from .reading import Passage, ReadDossier
from .requirements import REQUIREMENTS
from .rule import Rule, Subject
from .rule import judge as judged
from .voices import I_SAY, share_of_nous

RULES: tuple[Rule, ...] = (*REQUIREMENTS[:2], M4, *REQUIREMENTS[2:])
"""The two requirements of C12, then the modalities M4–M7."""
_ON_DOSSIER = "M4"
"""The requirement of the dossier that a centre reads its own way."""
_MOSTLY_NOUS = 0.6
_LEAST_WORDS = 300
"""Words under which nothing is said of what a whole dossier lacks."""


def check(
    dossier: Dossier,
    look: Layout = DEFAULT_LAYOUT,
    pictures: Pictures | None = None,
    readings: Readings = DEFAULT,
) -> Report:
    """The report of a dossier: C12a and C12b, then M4–M7. ``nodes`` counts its paragraphs; evidence is a paragraph's
    number and opening words. A dossier that cannot be set on pages is judged all the same."""
    return judge(dossier, look, pictures, readings)[1]


def judge(
    dossier: Dossier,
    look: Layout,
    pictures: Pictures | None,
    readings: Readings = DEFAULT,
    sheets: Sheets | None = None,
) -> tuple[Pages | None, Report]:
    """The pages as they were set for the report, None where that failed, and the report. ``sheets``: pages that the
    dossier has of its own."""
    own = Pages(sheets.count, sheets.length, sheets.starts) if sheets else None
    pages, failure = (own, ()) if own else _pages(dossier, look, pictures)
    subject = Subject(ReadDossier(dossier), pages, readings)
    verdicts = [_verdict(rule, subject) for rule in RULES]
    requirements = tuple(each for each in verdicts if each.criterion)
    return pages, Report(
        nodes=subject.read.count,
        stages=(),
        requirements=requirements,
        modalities=tuple(each for each in verdicts if not each.criterion),
        criteria=(CriterionVerdict("C12", together([each.verdict for each in requirements]), load().item("C12").text),),
        notices=tuple(spaced(each) for each in (*failure, *undrawn(dossier), *_notices(subject.read))),
        readings=tuple(said for said in changed(readings) if said.startswith(_ON_DOSSIER)),
        version=rules_version(),
    )


def _pages(dossier: Dossier, look: Layout, pictures: Pictures | None) -> tuple[Pages | None, tuple[str, ...]]:
    try:
        return measure(dossier, look, pictures), ()
    except CefiError as error:
        return None, (str(error),)


def _verdict(rule: Rule, subject: Subject) -> Verdict:
    outcome, confidence = judged(rule, subject)
    return Verdict(
        id=rule.id,
        criterion=rule.criterion,
        verdict=outcome.verdict,
        evidence=_evidence(outcome.pieces),
        weak=(),
        message=spaced(outcome.message),
        fix=spaced(outcome.fix),
        confidence=round(confidence, 3),
        candidates=_evidence(outcome.candidates, ASKED),
        leaning=outcome.leaning,
    )


def _evidence(passages: Iterable[Passage], most: int = limits.EVIDENCE_NODES) -> tuple[Evidence, ...]:
    """The first paragraphs, each once (a list is one), in the order of the dossier."""
    openings: dict[int, str] = {}
    for passage in passages:
        openings.setdefault(passage.number, passage.opening)
    first = sorted([*openings][:most])
    return tuple(Evidence(str(number), str(number), str(number), openings[number]) for number in first)


def _notices(read: ReadDossier) -> Iterator[str]:
    """What strikes a reader of the whole: who speaks, whether anybody is met, whether anything is asked."""
    if read.words < _LEAST_WORDS:
        return
    if share_of_nous(read) > _MOSTLY_NOUS:
        yield "Le dossier dit surtout « nous » : dites en « je » ce qui vient de vous."
    elif not any(each.has(I_SAY) for each in read.passages):
        yield "Le dossier ne dit jamais « je » : le jury y cherche votre part."
    if not any(is_episode(read, each) for each in read.passages):
        yield "Aucune situation n’est racontée avec une personne ou un partenaire : racontez-en deux."
    if not any("?" in each.text for each in read.passages):
        yield "Vous ne vous posez aucune question. Écrivez-en une : « Ai-je écouté assez longtemps ? »"
