"""A launch that is believed leads to a person, and where its link opens a session, into that."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.centre.issuers import vouched
from cefi_map.centre.sessions import begin, is_over
from cefi_map.centre.store import Centre, CourseLink, Issuer, Training
from cefi_map.centre.ways import LINK, come_in
from cefi_map.errors import BadInput
from cefi_map.store import Person, Store

from .beginning import KIND
from .claims import CHOOSES, Launch
from .newcomers import Newcomer
from .verifying import refused


@dataclass(frozen=True, slots=True)
class Arrived:
    """``link``: the one that was opened, None where one is chosen; ``training``: the session into which it leads this
    person; ``project``: what a candidate shows there, changed last."""

    person: Person
    link: CourseLink | None
    training: str = ""
    project: str = ""


def trusts(issuer: Issuer) -> bool:
    """Whether the head of the centre said that who teaches there trains here."""
    return bool(issuer.options.get("trainers"))


def arrive(store: Store, issuer: Issuer, launch: Launch) -> Arrived | Newcomer:
    """A newcomer says who they are first (answering.py): somebody who teaches there and is not trusted as one who does,
    and a candidate for a session in which others came by its code. ``CefiError`` for who has no business here."""
    link = None if launch.message == CHOOSES else _opened(store, issuer, launch)
    subject = vouched(issuer, launch.subject)
    known = Centre(store).known_by(KIND, subject)
    if known is None and _says_who(store, issuer, launch, subject, link):
        opened = link.id if link and launch.as_ == "candidate" else ""
        return Newcomer(subject, launch.subject, launch.name, issuer.name, opened)
    person = known[0] if known else _new(store, launch, subject, link)
    if link is None or not link.training:
        return Arrived(person, link)
    return _in_session(store, issuer, launch, person, link)


def take_part(store: Store, person: Person, link: CourseLink, learner: str) -> Arrived:
    """A candidate in the session of that link, where they begin a project if they are not in it yet; ``learner``: what
    the platform calls them, by which it is told that they hand in."""
    if not Centre(store).membership(link.training, person.id):
        training = expected(store, link)
        if Centre(store).add_member(training.id, person.id, "candidate"):
            begin(store, person, training)
    Centre(store).arrive_by(link.id, person.id, learner)
    shown = Centre(store).shown(link.training).get(person.id, [])
    return Arrived(person, link, link.training, shown[0].id if shown else "")


def expected(store: Store, link: CourseLink | None) -> Training:
    """The session in which a candidate is expected. ``BadInput`` where a link opens none, or one that is over."""
    if link is None or not link.training:
        raise BadInput("Ce lien n’ouvre encore aucune session.", advice="Prévenez votre formateur : il la choisit.")
    training = Centre(store).training(link.training)
    if is_over(training):
        raise BadInput("Cette session est terminée.", advice="Voyez avec votre formateur.")
    return training


def _says_who(store: Store, issuer: Issuer, launch: Launch, subject: str, link: CourseLink | None) -> bool:
    """Whether somebody whom no launch let in yet may be known here all the same. A closed account is: ``come_in`` says
    that it is kept out."""
    if Centre(store).is_way(KIND, subject):
        return False
    if launch.as_ == "candidate":
        return Centre(store).has_candidates(expected(store, link).id, by=LINK, not_by=KIND)
    return launch.as_ == "trainer" and not trusts(issuer)


def _opened(store: Store, issuer: Issuer, launch: Launch) -> CourseLink:
    now = {"course": launch.course, "members_url": launch.members_url, "score_url": launch.score_url}
    return Centre(store).open_link(issuer.id, launch.deployment, launch.resource, launch.offered, now)


def _new(store: Store, launch: Launch, subject: str, link: CourseLink | None) -> Person:
    if not launch.as_:
        raise refused("il ne donne ni le rôle d’étudiant, ni celui d’enseignant")
    if launch.as_ == "candidate":
        expected(store, link)
    return come_in(store, KIND, subject, launch.name, launch.as_)


def _in_session(store: Store, issuer: Issuer, launch: Launch, person: Person, link: CourseLink) -> Arrived:
    member = Centre(store).membership(link.training, person.id)
    if person.role == "candidate" and launch.as_ == "candidate":
        return take_part(store, person, link, launch.subject)
    if not member and person.role == "trainer" and launch.as_ == "trainer" and trusts(issuer):
        Centre(store).add_member(link.training, person.id, "trainer")
        return Arrived(person, link, link.training)
    return Arrived(person, link, link.training if member and member.role == "trainer" else "")
