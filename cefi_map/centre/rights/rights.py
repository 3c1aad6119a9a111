"""What a person may do with a thing: one gate, through which every project, group, work and session is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cefi_map.centre.store import Centre
from cefi_map.errors import NotFound
from cefi_map.project.access import Kind, Level
from cefi_map.store import Person, Role, Store


@dataclass(frozen=True, slots=True)
class Access:
    """Under which owner the thing is opened, and what may be done with it; ``linked``: by a link that its author gave,
    which opens the project as it stands and not what went before or what a trainer says of it. ``since`` when a project
    is shown to who reads it in a session: what it was before stays its author's; None: all of it."""

    owner: str
    level: Level
    linked: bool = False
    since: datetime | None = None


IN_SESSION: dict[tuple[Kind, str], Level] = {
    ("project", "trainer"): Level.COMMENT,
    ("work", "trainer"): Level.OWN,
    ("work", "jury"): Level.WRITE,
    ("cohort", "trainer"): Level.OWN,
    ("cohort", "jury"): Level.WRITE,
    ("training", "trainer"): Level.OWN,
    ("training", "head"): Level.OWN,
    ("training", "candidate"): Level.READ,
    ("training", "jury"): Level.READ,
}
"""What a role gives in a session: over the projects shown to it, what is handed in to it, itself. The head of a centre
needs not be in it. « Vos données » says this very table."""


def access(store: Store, person: Person, kind: Kind, id: str) -> Access:
    """``NotFound`` alike where there is no such thing and where this person may not know that there is."""
    if kind == "training":
        owner, level = id, _in(kind, person, Centre(store).training_as(id, person.id)[1])
    else:
        owner = Centre(store).owner_of(kind, id)
        level = _level(store, person, kind, id, owner) if owner else None
    if level is not None:
        since = Centre(store).shown_since(id) if kind == "project" and owner != person.id else None
        return Access(owner, level, since=since)
    if kind == "project" and owner:
        return Access(owner, _by_link(store, person, id, owner), linked=True)
    raise NotFound(_GONE[kind], advice="Revenez à la liste.")


_GONE: dict[Kind, str] = {
    "project": "Ce projet n’existe pas, ou n’existe plus.",
    "cohort": "Ce groupe de cartes n’existe pas, ou n’existe plus.",
    "work": "Cette carte n’est plus à relire.",
    "training": "Cette session n’existe pas, ou n’existe plus.",
}


def _level(store: Store, person: Person, kind: Kind, id: str, owner: str) -> Level | None:
    if owner == person.id:
        return Level.OWN
    if kind == "project":
        return _reading(store, person, id, owner)
    member = Centre(store).membership(owner, person.id)  # what is no person's own is a session's
    return _in(kind, person, member.role if member else None)


def _in(kind: Kind, person: Person, role: Role | None) -> Level | None:
    """What being that in a session gives, or running the centre."""
    roles = (role or "", person.role if person.role == "head" else "")
    return max((IN_SESSION[kind, each] for each in roles if (kind, each) in IN_SESSION), default=None)


def _by_link(store: Store, person: Person, project: str, author: str) -> Level:
    """A link adds nothing for those who train or mark the author: a session says what they see, and when. ``NotFound``,
    with what becomes of their words for who came by one that has ended, and for who trains where it is handed in."""
    if granted := Centre(store).granted(project, person.id):
        if not Centre(store).follows(person.id, author):
            return Level[granted.upper()]
    elif Centre(store).was_shared(project, person.id):
        advice = "Vos mots restent dans la page ouverte : copiez-les, ou demandez un autre lien à l’auteur."
        raise NotFound("Le lien qui ouvrait ce projet est retiré ou fini.", advice=advice)
    if _in_session(store, person, project)[1]:
        advice = "Commentez-le dans « Relire des cartes ». Vos mots restent dans la page ouverte : copiez-les."
        raise NotFound("L’auteur de ce projet a rendu : relisez ce qu’il a rendu.", advice=advice)
    raise NotFound(_GONE["project"], advice="Revenez à la liste.")


def _reading(store: Store, person: Person, project: str, author: str) -> Level | None:
    """A candidate's project is read and commented by the trainers of the session to which it is shown, by nobody else
    without a link, and until its author hands in there: from then on they read that, where no verdict comes before
    their own mark."""
    training, granted = _in_session(store, person, project)
    return granted if granted and not Centre(store).receipts(training, author) else None


def _in_session(store: Store, person: Person, project: str) -> tuple[str, Level | None]:
    """The session that a project is shown to, and what this person may do with it there before it is handed in."""
    training = Centre(store).shown_in(project)
    member = Centre(store).membership(training, person.id) if training else None
    return training, IN_SESSION.get(("project", member.role)) if member else None
