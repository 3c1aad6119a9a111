"""A project shared by link: who has it reads, comments or writes there until a date, and sees nothing else."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.centre.naming import person_name
from cefi_map.centre.store import Centre, Granted, Share
from cefi_map.centre.tokens import digest
from cefi_map.errors import BadInput, NotFound
from cefi_map.store import Person, Project, Store

GRANTED: Mapping[Granted, str] = {"read": "Lire", "comment": "Lire et commenter", "write": "Lire, commenter et écrire"}
SEEN_EVERY = timedelta(minutes=5)
"""How exactly « was here at » is known: a page asks for many things at once."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A project as whoever has a link to it knows it before they open it."""

    share: Share
    project: Project
    author: Person


def share_project(store: Store, project_id: str, granted: str, ends: datetime, key: bytes) -> Share:
    """A new link to a project of this store's owner, for its ``link_token``. ``BadInput`` for another right, or an end
    that is past or too far."""
    last = datetime.now(UTC) + timedelta(days=limits.SHARE_DAYS)
    right = next((each for each in GRANTED if each == granted), None)
    if right is None:
        raise BadInput("Ce droit n’existe pas.", advice="Choisissez lire, commenter ou écrire.")
    if not datetime.now(UTC) < ends <= last:
        advice = f"Choisissez un jour à venir, dans les {limits.SHARE_DAYS} jours."
        raise BadInput("Cette date de fin ne convient pas.", advice=advice)
    store.project(project_id)
    id = secrets.token_hex(8)
    made = Share(id, digest(link_token(key, id)), project_id, right, datetime.now(UTC), ends)
    Centre(store).add_share(made, limits.SHARES)
    return made


def link_token(key: bytes, id: str) -> str:
    """The token of a link, the same each time: its author can copy it again, though the database has its digest alone
    and the server's ``key`` is not in it."""
    return hmac.new(key, b"share " + id.encode(), hashlib.sha256).hexdigest()[:48]


def can_be_copied(share: Share, token: str) -> bool:
    """Whether that token opens it still: a server that lost its key knows those of before no more."""
    return hmac.compare_digest(share.digest, digest(token))


def shares(store: Store, project_id: str) -> tuple[Share, ...]:
    """Links to a project of this store's owner that have not ended, the newest first."""
    store.project(project_id)
    return Centre(store).reached(store.owner)[project_id].shares


def withdraw(store: Store, project_id: str, id: str) -> None:
    """It opens nothing from this moment on, in no browser."""
    store.project(project_id)
    Centre(store).end_share(project_id, id)


# ---- who has a link


def shared_by(store: Store, token: str) -> Shared:
    """What a link opens. ``NotFound`` in the same words for one that is guessed, withdrawn or at its end."""
    found = Centre(store).share_by(digest(token))
    if not found:
        raise NotFound("Ce lien n’ouvre aucun projet.", advice="Demandez-en un autre à qui vous l’a donné.")
    return Shared(*found)


def come_by(store: Store, shared: Shared, person: Person | None, name: str) -> Person:
    """Who comes in by a link: under their own name where they have one here, else a guest of that ``name``.
    ``BadInput`` for whoever trains or marks the author: the session says when they read."""
    if person is None:
        return Centre(store).add_guest(shared.share.id, person_name(name), limits.SHARE_GUESTS)
    if Centre(store).follows(person.id, shared.author.id):
        raise BadInput(
            "Vous suivez déjà l’auteur dans une session.", advice="Demandez-lui de montrer ce projet à sa session."
        )
    Centre(store).come_by(shared.share.id, person.id)
    return person


def shared_with(store: Store, person: Person) -> tuple[Shared, ...]:
    """Others' projects that this person came to by a link, the newest first."""
    return tuple(Shared(*each) for each in Centre(store).shared_with(person.id))


def seen(store: Store, project_id: str, person: Person) -> None:
    """They are reading it now."""
    Centre(store).seen(project_id, person.id, datetime.now(UTC) - SEEN_EVERY)
