"""Several grids of one version, marked apart: where they agree, where they do not, and the one that is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .grid import criteria, modalities
from .model import APPRECIATION, Mark, Remark, Review, Signature

ON_DOSSIER = tuple(each.id for each in modalities() if each.on_dossier)
"""What the dossier must hold: ticked or not, it is part of what is said of C12."""
_DOSSIER = "C12"


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion on which grids differ: by level, or, of the dossier, by ``ticks`` that not all have. ``marks`` stand
    in the order of the grids."""

    criterion: str
    marks: tuple[Mark, ...]
    ticks: tuple[str, ...] = ()


def gaps(reviews: Sequence[Review]) -> tuple[Gap, ...]:
    """In official order; () where all say the same."""
    found = (_on(line.id, reviews) for line in criteria())
    return tuple(each for each in found if each.ticks or len({mark.level for mark in each.marks}) > 1)


def unlevelled(review: Review) -> tuple[str, ...]:
    """Criteria without a level."""
    return tuple(line.id for line in criteria() if not review.mark(line.id).level)


def agreed(reviews: Sequence[Review], by: Signature) -> Review:
    """What several say together: levels that are the same in all with every comment on them, all comments on nodes and
    paragraphs, all that somebody has seen. A gap has no mark as long as nobody settles it."""
    open_still = {each.criterion: each for each in gaps(reviews)}
    said = {line.id: _together(line.id, reviews) for line in criteria() if line.id not in open_still}
    doubtful = {tick for each in open_still.values() for tick in each.ticks}
    return replace(
        reviews[0],
        marks=said,
        ticks=frozenset[str]().union(*(each.ticks for each in reviews)) - doubtful,
        remarks=tuple(_apart(reviews)),
        appreciation=_joined(each.appreciation for each in reviews),
        reviewer="",
        returned="",
        signed=dict.fromkeys(said, by) | ({APPRECIATION: by} if any(each.appreciation for each in reviews) else {}),
        rivals={},
    )


def _on(criterion: str, reviews: Sequence[Review]) -> Gap:
    ticks = [each for each in ON_DOSSIER if len({each in review.ticks for review in reviews}) > 1]
    marks = tuple(each.mark(criterion) for each in reviews)
    return Gap(criterion, marks, tuple(ticks) if criterion == _DOSSIER else ())


def _together(criterion: str, reviews: Sequence[Review]) -> Mark:
    return Mark(reviews[0].mark(criterion).level, _joined(each.mark(criterion).comment for each in reviews))


def _joined(texts: Iterable[str]) -> str:
    """Each once, in their order."""
    return "\n".join(dict.fromkeys(each for each in texts if each))


def _apart(reviews: Sequence[Review]) -> Iterable[Remark]:
    """All comments; the same one, which a version before brought to several, once."""
    known: dict[str, Remark] = {}
    for place, review in enumerate(reviews):
        for each in review.remarks:
            other = known.get(each.id)
            if other is None or other.text == each.text:
                known.setdefault(each.id, each)
            else:
                known[f"{each.id}-{place}"] = replace(each, id=f"{each.id}-{place}")
    return known.values()
