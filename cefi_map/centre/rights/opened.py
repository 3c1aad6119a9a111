"""Who opens what is another's: written in the journal by the guard, before the page is made."""

from __future__ import annotations

from cefi_map.centre.store import Centre
from cefi_map.project.access import Kind
from cefi_map.store import Person, Store


def note_opened(store: Store, person: Person, kind: Kind, id: str, owner: str) -> None:
    """A project or a work that is not the person's own: one line an hour, whatever a page asks for by itself."""
    if owner == person.id or kind not in ("project", "work"):
        return
    if kind == "project":
        store.note_opened(kind, id, about=owner, training=Centre(store).shown_in(id))
    else:
        store.note_opened(kind, id, training=owner)
