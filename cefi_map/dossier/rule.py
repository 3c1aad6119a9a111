"""What a rule on the dossier is: a declaration that a candidate can read, and a check over the passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cefi_map.judging import DEFAULT, Readings, VerdictName

from .pages import Pages
from .reading import Passage, ReadDossier


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, the passages that show it (best first), those seen but not sufficient, why, what to write next."""

    verdict: VerdictName
    passages: tuple[Passage, ...] = ()
    weak: tuple[Passage, ...] = ()
    message: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check looks at: the dossier as read, and its pages (None where nothing was set)."""

    read: ReadDossier
    pages: Pages | None = None
    readings: Readings = DEFAULT


@dataclass(frozen=True, slots=True)
class Rule:
    """``good`` and ``bad`` are dossiers in Markdown: the first is judged *satisfait*, the second is not; they are shown
    in the help and run as tests."""

    id: str
    title: str
    why: str
    fix: str
    good: str
    bad: str
    check: Callable[[Subject], Finding]

    @property
    def criterion(self) -> str:
        return self.id.rstrip("ab") if self.id.startswith("C") else ""
