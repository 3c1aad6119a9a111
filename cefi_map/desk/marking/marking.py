"""A trainer's hands on one work: the grid, comments on nodes and paragraphs, the sheet given back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from cefi_map import review as grid
from cefi_map.desk.arriving import DossierView
from cefi_map.desk.reading import WorkView, begun_with, habits, open_work
from cefi_map.desk.store import Desk, Grid, counting
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.judging import rules_version
from cefi_map.review import APPRECIATION, LEVELS, Entry, Mark, Remark, Review, Signature, outward, to_data
from cefi_map.review.codec import LINE, REMARKS, text
from cefi_map.store import Store
from cefi_map.wings import offered


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person's page showed when they wrote: (level, comment) by criterion, what was ticked, the appreciation."""

    marks: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ticks: Collection[str] = ()
    appreciation: str = ""


BLANK = Seen()


def signature(by: str) -> Signature:
    """Who writes, now."""
    return Signature(text(by, LINE).strip(), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")


def state_of(store: Store, view: WorkView) -> str:
    """Of the grid in which the reader writes: its version, whose it is, what was reopened so far; "" where nothing may
    be written, as in a sheet that is given back. What was written in another state of it is not for this one."""
    ends, apart = Desk(store).closings(), counting(view.work.grids)
    own = next((each for each in apart if each.author == store.author), None)
    if view.review.returned or any(each.reopened is None for each in ends):
        return ""
    if apart and (own is None or own.done or not view.work.hidden):
        return ""
    whose = (f"{own.given:%Y%m%dT%H%M%S%f}", f"{own.reopened:%Y%m%dT%H%M%S%f}" if own.reopened else "") if own else ()
    return "-".join([str(view.work.number), str(len(ends)), *whose])


def check_state(store: Store, id: str, number: int, seen: str) -> None:
    """``BadInput`` where the grid is no more in the state in which it was ``seen``."""
    if seen and (now := state_of(store, open_work(store, id, number))) and now != seen:
        raise BadInput("Cette grille n’est plus celle que vous lisiez.", advice="Rechargez la page.")


def set_grid(
    store: Store,
    id: str,
    number: int,
    marks: Mapping[str, tuple[str, str]],
    ticks: Collection[str] = (),
    appreciation: str = "",
    *,
    seen: Seen = BLANK,
    by: Signature | None = None,
) -> Review:
    """Keep what a person made of a part of the grid, (level, comment) by criterion, beside what others made of it since
    they saw it: what is not sent stays, what contradicts stands side by side (``Review.rivals``)."""
    view = open_work(store, id, number)
    known = [line.id for line in grid.criteria()]
    entries = {
        place: Entry(_mark(*seen.marks.get(place, ("", ""))), _mark(*marks[place])) for place in known if place in marks
    }
    entries[APPRECIATION] = Entry(_mark("", seen.appreciation), _mark("", appreciation))
    ours = {part for line in grid.criteria() for part, _ in line.parts} | {each.id for each in grid.modalities()}
    ticked, signed = ours.intersection(ticks), by or signature("")
    if ticked == set(seen.ticks) and all(each.seen == each.made for each in entries.values()):
        return view.review  # a page that only asks what others wrote changes nothing

    def changed(review: Review) -> Review:
        return grid.written(grid.ticked(review, seen.ticks, ticked), entries, signed)

    return keep(store, view, changed)


def settle(store: Store, id: str, number: int, place: str, kept: str, dropped: Collection[str]) -> Review:
    """One of the marks that contradict each other at a place stands there, by ``name_of``; those of ``dropped`` go."""
    view = open_work(store, id, number)
    return keep(store, view, lambda review: grid.chosen(review, place, kept, dropped))


def pin(
    store: Store,
    id: str,
    number: int,
    key: str,
    said: str,
    kind: str,
    criterion: str,
    remark: str = "",
    paragraph: int = 0,
    *,
    seen: str | None = None,
    by: Signature | None = None,
) -> Remark:
    """Pin a comment to the node ``key``, or to a ``paragraph`` of the dossier, or write the comment ``remark`` anew;
    where its text is no more what its writer had ``seen``, theirs is pinned beside it."""
    view = open_work(store, id, number)
    place = _paragraph(view, paragraph) if paragraph else _node(view, key)
    if not said.strip():
        raise BadInput("Ce commentaire est vide.", advice="Écrivez-le, puis épinglez-le.")
    if kind not in grid.KINDS or criterion not in ("", *(line.id for line in grid.criteria())):
        raise BadInput("Ce commentaire est incomplet.", advice="Choisissez sa nature, puis réessayez.")
    new = replace(place, text=text(said).strip(), kind=kind, criterion=criterion, signature=by or signature(""))
    made: list[Remark] = []

    def with_it(review: Review) -> Review:
        known = review.remark(remark)
        goes_on = known is not None and (seen is None or known.text in (_plain(seen), new.text))
        if not goes_on and len(review.remarks) >= REMARKS:
            raise TooLarge(f"Cette relecture a déjà {REMARKS} commentaires.")
        made.append(replace(new, id=remark if goes_on else grid.new_id()))
        return review.with_remark(made[-1])

    keep(store, view, with_it)
    return made[-1]


def unpin(store: Store, id: str, number: int, remark: str, *, seen: str | None = None) -> None:
    """Take a comment away; ``BadInput`` where its text is no more what was ``seen``."""
    view = open_work(store, id, number)

    def without_it(review: Review) -> Review:
        known = review.remark(remark)
        if known and seen is not None and known.text != _plain(seen):
            who = f"{known.signature.by} vient" if known.signature.by else "Quelqu’un vient"
            raise BadInput(f"{who} de réécrire ce commentaire.", advice="Relisez-le, puis effacez-le.")
        return review.without_remark(remark)

    keep(store, view, without_it)


def _node(view: WorkView, key: str) -> Remark:
    """A comment without words on a node."""
    title = " ".join(view.map.node(key).text.split())[:200]
    return Remark("", key, "", number=view.map.numbers[key], title=title)


def _paragraph(view: WorkView, number: int) -> Remark:
    """A comment without words on a paragraph of the dossier."""
    found = view.dossier.passage(number) if isinstance(view.dossier, DossierView) else None
    if found is None:
        raise NotFound("Ce paragraphe n’est pas dans le dossier.", advice="Rechargez la page, puis réessayez.")
    return Remark("", "", "", title=found.quote, paragraph=number)


def give_back(store: Store, id: str, number: int, reviewer: str, day: date | None = None) -> Review:
    """The review is finished: by whom, and on what day. Where several marked apart all of them sign; a sheet that is
    given back already stays as it was signed."""
    view = open_work(store, id, number)
    if view.review.returned:
        return view.review
    if torn := view.review.torn:
        where = ", ".join("l’appréciation" if each == APPRECIATION else each for each in torn)
        raise BadInput(
            f"Des relectures se contredisent encore : {where}.", advice="Choisissez dans la grille, puis rendez."
        )
    if counting(view.work.grids):
        reviewer = names_of(view.work.grids)[:LINE]
        if left := grid.unlevelled(view.review):
            raise BadInput(f"Il reste à départager : {', '.join(left)}.", advice="Ouvrez les écarts, puis rendez.")
    signed, on = text(reviewer, LINE).strip(), (day or date.today()).isoformat()
    kept = keep(store, view, lambda review: replace(review, reviewer=signed, returned=on), "returned", settled=True)
    _come_back(store, view, kept)
    return kept


def names_of(apart: Iterable[Grid]) -> str:
    """« Anne et Luc », « Anne, Luc et Zoé »: whose grids count; "" for nobody's."""
    *first, last = [each.name for each in counting(apart)] or [""]
    return f"{', '.join(first)} et {last}" if first else last


def comes_back(store: Store, view: WorkView) -> bool:
    """Whether the sheet comes to its author by itself: no file is needed for the way back."""
    return any(_authors(store, view))


def _authors(store: Store, view: WorkView) -> Iterator[tuple[Store, str]]:
    """Whose project was handed in without a file, and which, while they have it."""
    for origin in offered("origin"):
        for person, project in filter(None, [origin(store, view.work.id, view.work.number)]):
            if (author := store.of(person)).knows_project(project):
                yield author, project


def _come_back(store: Store, view: WorkView, review: Review) -> None:
    """Wings hear of it, and its author. Of two that are given back for one version, the later is the newest there."""
    for given_back in offered("given-back"):
        given_back(store, view.work.id, view.work.number)
    for author, project in _authors(store, view):
        _bring_back(store, author, view, review, project)


def _bring_back(store: Store, author: Store, view: WorkView, review: Review, project: str) -> None:
    """Together with what a wing says of it to its author."""
    with author.at_once() as here:
        here.add_return(project, to_data(outward(review)), view.map)
        for tell in offered("returned"):
            tell(here.of(store.owner), author.owner)


def reopen(store: Store, id: str, number: int) -> None:
    """Not given back after all."""
    view = open_work(store, id, number)
    keep(store, view, lambda review: replace(review, returned=""), settled=True)


def keep(
    store: Store, view: WorkView, change: Callable[[Review], Review], deed: str = "marked", *, settled: bool = False
) -> Review:
    """Change the review as it stands when it is written, so that two tabs lose nothing of each other; it keeps the
    words and the versions it was made with. ``deed`` is what the journal calls it; ``settled``: what those who marked
    apart say together, and that it is given back or not. ``BadInput`` on the marks of a sheet that is given back."""
    usual = habits(store).words
    kept: list[Review] = []

    def changed(data: Mapping[str, Any]) -> dict[str, Any]:
        before = begun_with(usual, data)
        if before.returned and not settled:
            raise BadInput(
                "Cette fiche est rendue : elle ne change plus.", advice="Rouvrez la relecture, puis écrivez."
            )
        new = change(before)
        kept.append(
            replace(
                new,
                words=new.words if new.returned else usual,
                source=rules_version(),
                readings=view.readings,
                of=grid.fingerprint(view.map),
            )
        )
        return to_data(kept[-1])

    Desk(store).change_review(view.work.id, view.work.number, changed, deed, settled=settled)
    return kept[-1]


def _mark(level: str, comment: str) -> Mark:
    if level not in ("", *LEVELS):
        raise BadInput("Ce niveau n’existe pas.", advice="Choisissez l’un des trois niveaux.")
    return Mark(level, _plain(comment))


def _plain(said: str) -> str:
    """A text as it is kept."""
    return text(said).strip()
