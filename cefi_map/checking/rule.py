"""What a rule is: a declaration a candidate can read, and a check that gives an outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .reading import ReadNode
from .report import VerdictName
from .view import View


@dataclass(frozen=True, slots=True)
class Readings:
    """How a centre reads what the official text leaves open. The defaults are our reading; a centre may change them.

    ``risk_kinds``: kinds of difficulty asked for (C6: the text gives examples and dots). ``risk_answers``:
    difficulties that need a response. ``partners_argued``: share of the named partners that must be argued (C5).
    ``partners_least``: argued partners at least (C5). ``forward_all``: whether capitalisation, diffusion and transfer
    are all asked (C11: the text has neither « et » nor « ou »). ``objectives_least``: objectives asked for (C3,
    plural). ``followup_least`` and ``criteria_least``: means of follow-up (C9) and criteria (C10) asked for.
    ``pages_asked``: pages of the dossier (M4); ``page_tolerance``: how many more or less go without remark.
    """

    risk_kinds: int = 2
    risk_answers: int = 1
    partners_argued: float = 0.5
    partners_least: int = 2
    forward_all: bool = False
    objectives_least: int = 1
    followup_least: int = 2
    criteria_least: int = 2
    pages_asked: float = 5.0
    page_tolerance: float = 0.5


DEFAULT = Readings()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found: the verdict, the nodes that show it (best first), those seen but not sufficient, why, and
    what to write next ("" when satisfied)."""

    verdict: VerdictName
    nodes: tuple[ReadNode, ...] = ()
    weak: tuple[ReadNode, ...] = ()
    message: str = ""
    fix: str = ""


Check = Callable[[View, Readings], Outcome]


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement or modality.

    ``id`` is stable (C1a…C11, M1…, E1…). ``title`` is ours and short. ``why`` says why a jury asks for it, ``fix`` how
    to answer. ``good`` and ``bad`` are maps in outline notation: the first is judged *satisfait*, the second is not;
    they are shown on the help page and run as tests. ``check`` judges a map. ``jury_only`` tells, where there is no
    check on the map, why only a person (or the dossier) can judge.
    """

    id: str
    title: str
    why: str
    fix: str
    good: str
    bad: str
    check: Check
    jury_only: str = field(default="")

    @property
    def criterion(self) -> str:
        """« C5 » for C5, « C1 » for C1a, "" for a modality."""
        return self.id.rstrip("ab") if self.id.startswith("C") else ""
