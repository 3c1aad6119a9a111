"""The minutes of a work and of a whole session, as the people who marked will sign them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cefi_map import review as review_room
from cefi_map.centre.store import Centre, Receipt
from cefi_map.desk import giving, marking, reading
from cefi_map.desk.store import Grid, counting
from cefi_map.errors import BadInput
from cefi_map.judging import rules_version
from cefi_map.reporting import minutes as paper
from cefi_map.reporting.minutes import Member, Minutes, Sitting
from cefi_map.store import Store

from .arranging import Room

_ROLES = {"trainer": "formateur", "jury": "jury", "head": "responsable"}


def all_minutes(store: Store, found: Room) -> list[Minutes]:
    """Of each that has some, by name."""
    return [minutes_of(store, found, each.row.id, each.row.version) for each in found.told]


def sitting(store: Store, found: Room, *, place: str = "", day: str = "", digest: str = "") -> Sitting:
    return Sitting(found.training.name, giving.letterhead(store, found.cohort), place, day, digest)


def minutes_of(store: Store, found: Room, id: str, number: int) -> Minutes:
    """Without members where nobody marked it. ``BadInput`` while its grids are hidden from each other."""
    view = reading.open_work(store, id, number)
    if view.work.hidden:
        raise BadInput("Cette carte se cote encore à l’aveugle.", advice="Attendez que chacun ait fini sa grille.")
    apart = counting(view.work.grids)
    roles = {each.person.id: _ROLES[each.role] for each in found.markers}
    members = tuple(Member(each.name, roles.get(each.author, "jury"), _note(each)) for each in apart)
    return Minutes(
        view.work.name,
        view.work.title or "Carte sans titre",
        view.work.number,
        members or _reading(view.review),
        tuple(_rows(store, view, apart)),
        (*_facts(view.work.grids), *filter(None, [view.without_dossier])),
        view.work.jury,
        tuple(_receipt(Centre(store).receipt_of(id, number))),
        view.review.source or rules_version(),
        view.review.readings,
    )


def _rows(store: Store, view: reading.WorkView, apart: tuple[Grid, ...]) -> Iterable[paper.Row]:
    """With what each said, where several did."""
    told = marking.settling(store, view.work.id, view.work.number) if apart else None
    alone = marking.unheard(view)
    gaps = {each.criterion: each for each in told.gaps} if told else {}
    titles = {each.id: each.title for each in review_room.modalities()}
    for line in review_room.criteria():
        kept, gap = view.review.mark(line.id), gaps.get(line.id)
        sides = tuple(_said(each.review, line.id) for each in told.grids) if told else ()
        signed = view.review.signed.get(line.id)
        word = view.review.word(line.id) or paper.UNSETTLED if gap else view.review.word(line.id)
        yield paper.Row(
            line.id,
            line.title,
            sides,
            paper.Said(kept.level, word, kept.comment),
            gap is not None,
            _ticked(told, gap, titles) if told and gap else "",
            _settled(signed, alone.get(line.id, ())) if gap and signed and signed.by else "",
        )


def _settled(signed: review_room.Signature, left: Sequence[str]) -> str:
    """Who settled a gap, and whether the others said that it is theirs too."""
    also = f", confirmé par {', '.join(signed.also)}" if signed.also else ""
    alone = f", non confirmé par {', '.join(left)}" if left else ""
    return f"Réglé par {signed.by}{also}{alone}."


def _ticked(told: marking.Settling, gap: review_room.Gap, titles: dict[str, str]) -> str:
    """What of the dossier not all have seen, and what is retained of it."""
    if not gap.ticks:
        return ""
    sides = [
        f"{each.grid.name} : {_listed(titles[tick] for tick in gap.ticks if tick in each.review.ticks)}"
        for each in told.grids
    ]
    kept = _listed(titles[tick] for tick in gap.ticks if tick in told.view.review.ticks)
    return f"Vu au dossier. {' ; '.join(sides)}. Retenu : {kept}."


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(titles) or "rien de ce qui diffère"


def _said(review_of: review_room.Review, criterion: str) -> paper.Said:
    mark = review_of.mark(criterion)
    return paper.Said(mark.level, review_of.word(criterion), mark.comment)


def _reading(found: review_room.Review) -> tuple[Member, ...]:
    """Who read it in the one grid for all."""
    return (Member(_reader(found), paper.READER),) if found.levelled else ()


def _reader(found: review_room.Review) -> str:
    wrote = dict.fromkeys(each.by for each in found.signed.values() if each.by)
    return found.reviewer or ", ".join(wrote) or "Sans nom"


def _note(grid: Grid) -> str:
    return f"(grille rouverte le {grid.reopened.astimezone():%d/%m/%Y à %H h %M})" if grid.reopened else ""


def _facts(apart: Iterable[Grid]) -> Iterable[str]:
    for each in apart:
        if each.aside:
            yield f"Une grille de {each.name} a été commencée, puis écartée le {each.aside.astimezone():%d/%m/%Y}."


def _receipt(kept: Receipt | None) -> Iterable[str]:
    if kept is None:
        return
    yield f"Rendu le {kept.moment.astimezone():%d/%m/%Y à %H h %M}{', en retard' if kept.late else ''}."
    yield f"Carte, SHA-256 : {kept.map_digest}"
    if kept.dossier_digest:
        yield f"Dossier (.docx), SHA-256 : {kept.dossier_digest}"
