"""What is judged of a dossier: a requirement by its table, the number of pages by a check of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cefi_map.judging import DEFAULT, Readings, Requirement
from cefi_map.judging.deciding import decide
from cefi_map.judging.doubt import doubted
from cefi_map.judging.telling import Outcome, told

from .pages import Pages
from .plainly import Output
from .reading import Passage, ReadDossier
from .weighing import amounts, counted, weighed, weights


@dataclass(frozen=True)
class Subject:
    """What is judged: the dossier as read, and its pages (None where nothing was set)."""

    read: ReadDossier
    pages: Pages | None = None
    readings: Readings = DEFAULT

    @cached_property
    def chances(self) -> Sequence[Mapping[Output, float]]:
        """Of each passage, how likely it proves what."""
        return weighed(self.read)


@dataclass(frozen=True, slots=True)
class Modality:
    """A modality that no weight decides. ``good`` and ``bad`` are dossiers in Markdown: the first is judged
    *satisfait*, the second is not."""

    id: str
    title: str
    why: str
    fix: str
    good: str
    bad: str
    check: Callable[[Subject], Outcome[Passage]]

    criterion = ""


Rule = Requirement | Modality


def judge(rule: Rule, subject: Subject) -> tuple[Outcome[Passage], float]:
    """What is said of a rule, and how likely the verdict is right (1 for the pages)."""
    if isinstance(rule, Modality):
        return rule.check(subject), 1.0
    count = counted(subject.read, subject.chances, rule)
    decision = decide(amounts(count), weights().verdicts[rule.id])
    outcome = told(count, decision, DEFAULT)
    if not decision.sure and (outcome.pieces or outcome.candidates):  # where nothing looks like it, there is no doubt
        outcome = doubted(outcome, count, decision, DEFAULT)
    return outcome, decision.confidence
