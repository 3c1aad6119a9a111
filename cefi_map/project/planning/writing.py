"""What a form changes in the calendar or the budget: the words of one node, saved like any change of the map."""

from __future__ import annotations

from cefi_map import planning as room
from cefi_map.errors import BadInput
from cefi_map.mindmap import codec, edits
from cefi_map.planning import Place, Planning
from cefi_map.project.writing import ProjectView, save_data
from cefi_map.store import Saved, Store

from .data import day_from, value_from
from .reading import planning


def write_days(store: Store, view: ProjectView, base: int, place: Place | str, first: str, last: str) -> Saved:
    """A period or milestone moved, or dated for the first time where ``place`` is a node's key. Days are ISO."""
    now = _at(view, base)
    begins = day_from(first)
    ends = day_from(last or first)
    after = room.dated(now, place, begins, ends) if isinstance(place, str) else room.moved(now, place, begins, ends)
    return save_data(store, view.id, codec.to_data(after), base)


def write_amount(store: Store, view: ProjectView, base: int, place: Place, value: str) -> Saved:
    return save_data(store, view.id, codec.to_data(room.priced(_at(view, base), place, value_from(value))), base)


def write_account(store: Store, view: ProjectView, base: int, key: str, code: str) -> Saved:
    return save_data(store, view.id, codec.to_data(room.accounted(_at(view, base), key, code)), base)


def add_line(store: Store, view: ProjectView, base: int, side: str, words: str, value: str) -> Saved:
    parent, title = room.added(_at(view, base), side, words, value_from(value))
    return save_data(store, view.id, codec.to_data(edits.add(view.map, parent, title)), base)


def _at(view: ProjectView, base: int) -> Planning:
    """The reading that the form showed. ``BadInput`` when the map has changed since: its places may have too."""
    if base != view.revision:
        raise BadInput("La carte a changé entre-temps.", advice="Revenez à la page, puis recommencez.")
    return planning(view)
