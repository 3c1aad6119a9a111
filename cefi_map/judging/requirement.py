"""What a requirement is: a declaration that a candidate can read, and the table of the parts it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cefi_map.french.text import fold

from .report import WrittenWhere


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
BOUND = 0.4
"""Risk from which a verdict is not asserted: chosen on hands left out in turn (docs/verdicts.md)."""

Least = Mapping[str, int]
"""Code of a part -> how many of it are asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a requirement is made of, as a jury counts it.

    ``code`` is its letter in the labelled maps. ``one`` and ``many`` name it (« un besoin précis », « besoins
    précis »); one that is not counted has no ``many`` (« des modalités »). ``lacking`` goes on after « sans trouver »
    where it is not there; ``ask`` says what to write, of the node that it names under it or in its own title
    (``where``), ``again`` the same where it stands already: one more, or, of what is not counted, more plainly.
    ``bare`` is the code of what is the same named alone: it is told, and completed, where there is nothing better.
    ``plain``: marks of which one is enough to say it (« car »); ``plainly``: what a text is told to say that holds such
    a mark (« le rythme »).
    """

    code: str
    one: str
    many: str = ""
    lacking: str = ""
    ask: str = ""
    again: str = ""
    where: WrittenWhere = "under"
    plain: Sequence[re.Pattern[str]] = ()
    bare: str = ""
    plainly: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    @property
    def asks(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.ask, self.again)))

    def seen(self, text: str) -> str:
        """« le rythme » of a text that plainly says one, else ""."""
        return next((name for name, mark in self.plainly.items() if mark.search(fold(text))), "")

    def told(self, count: int, *, alone: bool) -> str:
        """« un besoin précis » where it is ``alone``, « au moins un besoin précis », « plusieurs besoins précis »:
        never how many, which a reader may count otherwise."""
        if count > 1 and self.many:
            return f"plusieurs {self.many}"
        return self.one if alone or not self.many else f"au moins {self.one}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of the map (C1a…C11) or of the dossier (C12a, C12b, M5–M7).

    ``title`` is ours and short; ``why`` says why a jury asks for it, ``fix`` how to answer, ``nothing`` that there is
    none of it. ``good`` and ``bad`` are maps in outline notation, or dossiers in Markdown: the first is judged
    *satisfait*, the second is not; they are shown on the help page and run as tests. ``parts`` are what it is made of,
    the first the one that is counted. ``satisfied`` gives, by a centre's readings, the ways to satisfy it: in each, how
    many of which parts; a single part makes it *partiel*. ``share``: of a ``Count``, the chance that enough of what is
    named is argued, where that is asked. ``centre``: whether the centre of a map may show it, which else names one's
    own project and structure. ``bound``: the risk from which its verdict is not asserted.
    """

    id: str
    title: str
    why: str
    fix: str
    nothing: str
    good: str
    bad: str
    parts: Sequence[Part]
    satisfied: Callable[[Readings], Sequence[Least]]
    share: Callable[[Any, Readings], float] | None = None
    centre: bool = False
    bound: float = BOUND

    @property
    def criterion(self) -> str:
        """« C5 » for C5, « C1 » for C1a, "" for M5."""
        return self.id.rstrip("ab") if self.id.startswith("C") else ""

    def part(self, code: str) -> Part:
        return next(each for each in self.parts if each.code == code)
