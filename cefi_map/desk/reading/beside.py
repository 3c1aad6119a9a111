"""The dossier of a candidate beside their map, for who reads both: where they differ, and whether it is theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cefi_map.desk.arriving import DossierView
from cefi_map.desk.store import Desk, Work
from cefi_map.dossier.coherence import MapSide, coherence
from cefi_map.dossier.coherence.project import Words, own_words, said_words
from cefi_map.dossier.model import Dossier
from cefi_map.dossier.reading import numbered
from cefi_map.judging import Report
from cefi_map.mindmap import MindMap
from cefi_map.project.memory import remembered
from cefi_map.store import Store

from .works import WorkView

_GROUP = 4
"""Works from which a group tells which words are one project's own."""
_LEAST, _SAID = 10, 60
"""Words of a map's own, and longer words of a dossier, from which they are compared."""
_FEW, _ALONE = 0.05, 0.12
"""Part of a map's own words below which a dossier is hardly of it, in a group and alone."""
_THEIRS, _MORE = 0.3, 3
"""Part of another map's own words from which a dossier is of that, and how many times more than of its own."""
OTHER = "Ce dossier ne reprend presque aucun mot propre à cette carte. Vérifiez qu’il est bien de cette personne."


@dataclass(frozen=True, slots=True)
class Apart:
    """Where a dossier and its map differ: a ``paragraph`` (0: the whole), a ``node`` by its key and ``number``, or
    ""."""

    message: str
    paragraph: int = 0
    node: str = ""
    number: str = ""


def apart(store: Store, view: WorkView) -> tuple[Apart, ...]:
    """Remarks, never verdicts. That it belongs to another project goes before all else."""
    if not isinstance(view.dossier, DossierView) or view.work.picture_name:
        return ()
    found = view.dossier.dossier
    foreign = _foreign(store, view.work, found)
    return (Apart(foreign),) if foreign else _compared(found, view.map, view.report)


@remembered(16)
def _compared(dossier: Dossier, mindmap: MindMap, report: Report) -> tuple[Apart, ...]:
    numbers = [number for number, _ in numbered(dossier.blocks)]
    return tuple(
        Apart(each.message, numbers[each.block], each.node or "", mindmap.numbers[each.node] if each.node else "")
        for each in coherence(dossier, MapSide(mindmap, report))
    )


def _foreign(store: Store, work: Work, dossier: Dossier) -> str:
    """The sentence on a dossier that speaks of another project; "" of its own."""
    said = said_words(dossier)
    if len(said) < _SAID:
        return ""
    works = Desk(store).works(work.cohort)
    own = {each.id: _own(store, each.id, each.number, each.digest) for each in works}
    own[work.id] = _own(store, work.id, work.number, work.digest)
    if len(works) < _GROUP:
        return OTHER if len(own[work.id]) >= _LEAST and _share(own[work.id], said) < _ALONE else ""
    held = Counter(word for words in own.values() for word in words)
    few = max(1, len(own) // 10)
    rare = {id: frozenset(word for word in words if held[word] <= few) for id, words in own.items()}
    mine = _share(rare[work.id], said) if rare[work.id] else 0.0
    shares = [(_share(rare[each.id], said), each.name) for each in works if len(rare[each.id]) >= _LEAST]
    best, name = max(shares, default=(0.0, ""))
    if best >= _THEIRS and best >= _MORE * mine:
        return f"Ce dossier parle du projet de « {name} » plutôt que de celui-ci. Vérifiez de qui il est."
    return OTHER if len(rare[work.id]) >= _LEAST and mine < _FEW else ""


def _share(own: Words, said: Words) -> float:
    return len(own & said) / len(own) if own else 1.0


@remembered(256)
def _own(store: Store, id: str, number: int, digest: str) -> Words:
    return own_words(Desk(store).work_map(id, number))
