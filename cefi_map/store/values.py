"""What the store gives back: frozen values, no database behind them. Moments are aware datetimes in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from cefi_map.dossier.manuscript import Manuscript
from cefi_map.errors import Conflict
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.merge import Merge

Data = Mapping[str, Any]
"""What JSON can hold."""

LOCAL = "local"
"""The one owner of the personal mode."""

TRASH_TERM = 30
"""Days of use for which a project stays in the trash before it is erased."""

THIN_AFTER = 30
"""Days of use after which revisions that nobody named are thinned to one a day."""

DRAFT = "draft"
"""Reason of a revision kept beside the line: what a person wrote and what could not be merged."""


Role = Literal["candidate", "trainer", "head", "jury", "guest"]


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` is what others see, a pseudonym will do; ``blocked`` since when nobody comes in as this person."""

    id: str
    name: str
    role: Role
    created: datetime
    blocked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project with what its current revision says: ``revision`` is that number, ``nodes`` its size and ``summary``
    what ``keep_opinion`` left with it (None: not computed yet). ``dossier`` is the current revision of its dossier, 0
    when none is kept. ``days_left``: whole days of use for which the trash still keeps it; None outside the trash."""

    id: str
    title: str
    source_name: str
    source_format: str
    created: datetime
    updated: datetime
    trashed: datetime | None
    days_left: int | None
    settings: Mapping[str, Any]
    revision: int
    nodes: int
    summary: Mapping[str, Any] | None
    dossier: int = 0

    @property
    def blank(self) -> bool:
        """Begun, and nothing written since: it came from no file either."""
        return self.revision == 1 and not self.source_name and not self.dossier


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the history. ``name`` is "" for most; ``parent`` is the revision it followed (None for the first).

    ``reason``: "created", "imported", "duplicated", "saved", "merged", "restored", or ``DRAFT``. ``origin``: of a
    restored revision the number it came from, of a merged one the revision the writer had started from, else None.
    ``nodes`` is its size: of a dossier, its blocks.
    """

    number: int
    parent: int | None
    created: datetime
    name: str
    reason: str
    origin: int | None
    nodes: int
    summary: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Version:
    """A map as it stood at revision ``number``, its opaque parts included."""

    map: MindMap
    number: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What is now current, on disk. ``merged``: ``map`` is not what was sent, others' changes are in it.
    ``new``: a revision was added (False: nothing differed)."""

    number: int
    map: MindMap
    merged: bool
    new: bool


@dataclass(frozen=True, slots=True)
class DossierVersion:
    """A dossier as it stood at revision ``number``; 0 is the outline that a new one starts from."""

    manuscript: Manuscript
    number: int


@dataclass(frozen=True, slots=True)
class DossierSaved:
    """What is now current of the dossier; as ``Saved``."""

    number: int
    manuscript: Manuscript
    merged: bool
    new: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup brought, in projects: ``added`` under their own id, ``copied`` beside a different project of the
    same id, ``known`` that were already here. ``works`` to review came in besides. ``left``: something was in it that
    nobody here reads."""

    added: tuple[Project, ...]
    copied: tuple[Project, ...]
    known: tuple[Project, ...]
    works: int = 0
    left: bool = False


class SaveConflict(Conflict):
    """A save whose changes contradict what was saved meanwhile; nothing is lost and the current revision stands.

    ``mine`` is what was sent, kept as revision ``draft``; ``theirs`` is revision ``number``, the current one; ``merge``
    holds the proposal (``merge.map``, mine where both disagree) and the ``merge.conflicts``. Save the settled map with
    ``number`` as its base.
    """

    def __init__(self, *, mine: MindMap, draft: int, theirs: MindMap, number: int, merge: Merge) -> None:
        super().__init__(
            "Cette carte a changé ailleurs depuis votre dernière lecture.",
            advice="Comparez les deux versions, gardées toutes deux, puis choisissez.",
        )
        self.mine = mine
        self.draft = draft
        self.theirs = theirs
        self.number = number
        self.merge = merge


class DossierConflict(Conflict):
    """The same for a dossier: ``merged`` is the proposal, ``mine`` wherever both changed the same blocks."""

    def __init__(self, *, mine: Manuscript, draft: int, theirs: Manuscript, number: int, merged: Manuscript) -> None:
        super().__init__(
            "Ce dossier a changé ailleurs depuis votre dernière lecture.",
            advice="Comparez les deux versions, gardées toutes deux, puis choisissez.",
        )
        self.mine = mine
        self.draft = draft
        self.theirs = theirs
        self.number = number
        self.merged = merged
