"""A work that several mark apart: who is named, « J’ai fini », the gaps that appear then, what is retained of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from cefi_map import review as grid
from cefi_map.desk.reading import WorkView, begun_with, habits, open_work
from cefi_map.desk.store import Desk, Grid, are_done, counting
from cefi_map.errors import BadInput, Conflict
from cefi_map.review import LEVELS, Entry, Gap, Line, Mark, Review, Signature, to_data
from cefi_map.review.codec import text
from cefi_map.store import Person, Store

from .marking import keep, names_of, signature

JURY_CHARS = 2000
"""Of what a jury says of a work, in its own words."""


@dataclass(frozen=True, slots=True)
class Own:
    """One person's grid as a value."""

    grid: Grid
    review: Review


@dataclass(frozen=True, slots=True)
class Settling:
    """A version under the eyes of those who mark it. ``own`` is the reader's grid, None for who marks it not;
    ``missing`` criteria without a level there. ``grids`` are all, once ``done``; ``open_gaps`` those not settled."""

    view: WorkView
    own: Own | None
    grids: tuple[Own, ...]
    done: bool
    gaps: tuple[Gap, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return grid.unlevelled(self.own.review) if self.own else ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in counting(self.view.work.grids))

    @property
    def open_gaps(self) -> tuple[Gap, ...]:
        return tuple(each for each in self.gaps if not self.view.review.mark(each.criterion).level)

    @property
    def settled(self) -> bool:
        """Whether all is said: what goes back, and what the minutes hold."""
        return self.done and not self.open_gaps and not self.view.review.rivals

    @property
    def agreed(self) -> tuple[Line, ...]:
        """Criteria on which all said the same."""
        apart = {each.criterion for each in self.gaps}
        return tuple(line for line in grid.criteria() if line.id not in apart)

    @property
    def unheard(self) -> Mapping[str, tuple[str, ...]]:
        return unheard(self.view)

    @property
    def may_reopen(self) -> bool:
        """Whether the reader may go on with their own: nothing of what they share is settled yet."""
        touched = any(self.view.review.mark(each.criterion) for each in self.gaps) if self.done else False
        return bool(self.own and self.own.grid.done and not touched and not self.view.review.returned)


def settling(store: Store, id: str, number: int | None = None) -> Settling:
    """``BadInput`` where nobody is named: the work has one grid, that of all."""
    view = open_work(store, id, number)
    words = habits(store).words
    apart = tuple(Own(each, begun_with(words, each.review)) for each in counting(view.work.grids))
    if not apart:
        raise BadInput("Cette carte n’est confiée à personne.", advice="Confiez-la à deux personnes, page du jury.")
    own = next((each for each in apart if each.grid.author == store.author), None)
    done = are_done(view.work.grids)
    found = grid.gaps([each.review for each in apart]) if done else ()
    return Settling(view, own, apart if done else (), done, found)


def name_markers(store: Store, id: str, people: Sequence[Person], *, begun: bool = False) -> None:
    """These mark the newest version apart, nobody else; none: it has one grid again. Who alone began the one of all
    goes on with it as theirs; who began is set aside only where ``begun`` says that this is known. ``BadInput``."""
    work, wanted = Desk(store).work(id), {each.id: each.name for each in people}
    if len(wanted) == 1 or len(wanted) > grid.TOGETHER:
        raise BadInput(f"Il faut de deux à {grid.TOGETHER} personnes différentes.", advice="Choisissez-les.")
    now = {each.author for each in counting(work.grids)}
    for author in now - wanted.keys():
        Desk(store).unname_marker(id, author, begun=begun, join=_joining(store))
    wrote = begun_with(grid.WORDS, work.review).writers
    for author in sorted(wanted.keys() - now, key=lambda each: (wanted[each] not in wrote, [*wanted].index(each))):
        unique = [*wanted.values()].count(wanted[author]) == 1
        Desk(store).name_marker(id, author, wanted[author], partial(_goes_on, wanted[author], unique=unique))


def say_done(store: Store, id: str, number: int, *, without: Collection[str] = ()) -> None:
    """« J’ai fini »: every criterion has a level, but for those ``without`` which it is marked. With the last one, all
    see each other's."""
    Desk(store).finish_grid(id, number, partial(_whole, without=without), _joining(store))


def go_on(store: Store, id: str, number: int) -> None:
    """Not done after all, as long as nothing is settled."""
    found = settling(store, id, number)
    if found.own and found.own.grid.done and not found.may_reopen:
        raise BadInput("Un écart est déjà réglé.", advice="Annulez ce qui est retenu, puis rouvrez votre grille.")
    Desk(store).reopen_grid(
        id, number, lambda shared: _nothing_of(found.gaps, begun_with(found.view.review.words, shared))
    )


def retain(
    store: Store,
    id: str,
    number: int,
    criterion: str,
    seen: Mark,
    made: Mark,
    ticks: Collection[str] = (),
    *,
    by: str,
) -> None:
    """What those who marked retain of a gap, in one sentence; an empty mark takes it back. Two who settle it otherwise
    at once contradict each other as in any grid (``writing``)."""
    found = _mine(store, id, number)
    gap = next((each for each in found.gaps if each.criterion == criterion), None)
    if gap is None:
        raise BadInput("Sur ce critère vous êtes d’accord.", advice="Rechargez la page.")
    made = Mark(made.level, " ".join(text(made.comment).split()))
    if made and (made.level not in LEVELS or not made.comment):
        raise BadInput("Il manque le niveau retenu ou la phrase qui le dit.", advice="Donnez les deux.")
    signed, entry = signature(by), Entry(Mark(seen.level, text(seen.comment)), made)

    def settled(review: Review) -> Review:
        kept = frozenset(gap.ticks).intersection(ticks) if made else frozenset[str]()
        ticked = replace(review, ticks=(review.ticks - frozenset(gap.ticks)) | kept)
        return grid.written(ticked if gap.ticks else review, {criterion: entry}, signed)

    keep(store, found.view, settled, settled=True)


def agree(store: Store, id: str, number: int, criterion: str, seen: Mark) -> None:
    """The reader says of what another retained of a gap, as they have ``seen`` it, that it is theirs too."""
    found = _mine(store, id, number)
    own = found.own.grid.name if found.own else ""

    def signed_too(review: Review) -> Review:
        signed = review.signed.get(criterion, Signature())
        if review.mark(criterion) != Mark(seen.level, text(seen.comment)):
            raise Conflict(
                "Quelqu’un vient de changer ce qui est retenu.", advice="Relisez-le, puis dites-le à nouveau."
            )
        if own not in _unheard(found.view.work.grids, review).get(criterion, ()):
            return review
        return replace(review, signed={**review.signed, criterion: replace(signed, also=(*signed.also, own))})

    keep(store, found.view, signed_too, settled=True)


def unheard(view: WorkView) -> dict[str, tuple[str, ...]]:
    """Criteria that one alone has settled, each with those who marked and have not said that it is theirs too. What all
    said alike bears all their names."""
    return _unheard(view.work.grids, view.review)


def _unheard(apart: Sequence[Grid], review: Review) -> dict[str, tuple[str, ...]]:
    names, together = [each.name for each in counting(apart)], names_of(apart)[: grid.LINE]
    alone = {id: each for id, each in review.signed.items() if review.mark(id).level and each.by != together}
    left = {id: tuple(name for name in names if name not in (one.by, *one.also)) for id, one in alone.items()}
    return {id: who for id, who in left.items() if who}


def keep_one(store: Store, id: str, number: int, place: str, kept: str, dropped: Collection[str]) -> None:
    """One of two sentences that were written at once."""
    found = _mine(store, id, number)
    keep(store, found.view, lambda review: grid.chosen(review, place, kept, dropped), settled=True)


def say_as_jury(store: Store, id: str, number: int, seen: str, words: str) -> None:
    """« Avis du jury ». ``Conflict`` says what another wrote meanwhile."""
    found = _mine(store, id, number)
    said = text(words, JURY_CHARS).strip()
    before = text(seen, JURY_CHARS).strip()
    if (there := Desk(store).set_jury(id, found.view.work.number, before, said)) != said:
        raise Conflict(f"Quelqu’un vient d’écrire : « {there} ».", advice="Reprenez vos mots, puis enregistrez.")


def _mine(store: Store, id: str, number: int) -> Settling:
    """The work of who may settle it: it is theirs, all are done, and it is not given back."""
    found = settling(store, id, number)
    if found.own is None:
        raise BadInput(f"Cette carte est cotée par {names_of(found.view.work.grids)}.", advice="Eux seuls la règlent.")
    if not found.done:
        raise BadInput("Tous n’ont pas fini leur grille.", advice="Attendez-les : leurs cotes apparaissent alors.")
    if found.view.review.returned:
        raise BadInput("Cette fiche est rendue.", advice="Un formateur peut rouvrir la relecture.")
    return found


def _joining(store: Store) -> Callable[[Sequence[Grid]], dict[str, Any]]:
    """What makes one review of several, under all their names."""
    words = habits(store).words

    def join(apart: Sequence[Grid]) -> dict[str, Any]:
        by = signature(names_of(apart)[: grid.LINE])
        said = [begun_with(words, each.review) for each in apart]
        if len({each.appreciation for each in said}) > 1:  # of one text nobody could tell whose words are whose
            said = [_by(each.name, review) for each, review in zip(apart, said, strict=True)]
        return to_data(grid.agreed(said, by))

    return join


def _by(name: str, review: Review) -> Review:
    return replace(review, appreciation=f"{name} : {review.appreciation}") if review.appreciation else review


def _whole(data: Mapping[str, Any], *, without: Collection[str]) -> None:
    left = [each for each in grid.unlevelled(begun_with(grid.WORDS, data)) if each not in without]
    if left:
        raise BadInput(f"Il reste à coter : {', '.join(left)}.", advice="Cotez-les, puis dites « J’ai fini ».")


def _goes_on(name: str, data: Mapping[str, Any], *, unique: bool) -> Mapping[str, Any]:
    """What this person has of the grid that all shared: nothing where it is not begun, all of it where they alone
    wrote, if their name is ``unique`` among those named. ``BadInput``."""
    shared = begun_with(grid.WORDS, data)
    if shared.state == "todo":
        return {}
    if shared.state == "doing" and shared.writers == (name,):
        if not unique:
            raise BadInput(
                f"Deux personnes s’appellent {name} : rien ne dit laquelle a commencé cette grille.",
                advice="Changez l’un des deux noms, puis confiez la carte.",
            )
        return data
    who = " et ".join(filter(None, shared.writers)) or "quelqu’un"
    alone = f"Confiez-la à {who} et à une autre personne." if len(shared.writers) == 1 and who else ""
    raise BadInput(f"La grille de cette carte est déjà commencée, par {who}.", advice=alone)


def _nothing_of(gaps: Sequence[Gap], shared: Review) -> None:
    if shared.returned or any(shared.mark(each.criterion) for each in gaps):
        raise BadInput("Un écart est déjà réglé.", advice="Annulez ce qui est retenu, puis rouvrez votre grille.")
