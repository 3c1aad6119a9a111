"""A launch that is believed leads to a person, and where its link opens a session, into that."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from cefi_map.errors import BadInput
from cefi_map.service.centre import Gate, Issuer, begin, come_in, is_over
from cefi_map.store import CourseLink, Person, Store, Training

from .beginning import KIND
from .claims import CHOOSES, Launch
from .passing import pass_on, passed_on
from .verifying import refused

_PURPOSE = "join"


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


def subject_of(issuer: Issuer, launch: Launch) -> str:
    return f"{issuer.url} {launch.subject}"


def arrive(store: Store, issuer: Issuer, launch: Launch) -> Arrived | None:
    """None for somebody who teaches there, is not known here yet, and is not trusted as one who does: they say who they
    are (``join_account``). ``CefiError`` for who has no business here."""
    link = None if launch.message == CHOOSES else _opened(store, issuer, launch)
    known = store.centre.known_by(KIND, subject_of(issuer, launch))
    if known is None and launch.as_ == "trainer" and not trusts(issuer) and not _is_kept_out(store, issuer, launch):
        return None
    person = known[0] if known else _new(store, issuer, launch, link)
    if link is None or not link.training:
        return Arrived(person, link)
    return _in_session(store, issuer, launch, person, link)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who teaches on a platform and says who they are here."""

    subject: str
    name: str
    platform: str


def first_arrival(gate: Gate, issuer: Issuer, launch: Launch) -> str:
    """What their browser carries meanwhile: no address does, so that nobody joins another's by a link."""
    return pass_on(gate, _PURPOSE, asdict(Newcomer(subject_of(issuer, launch), launch.name, issuer.name)))


def who_arrived(gate: Gate, passed: str) -> Newcomer:
    said = passed_on(gate, _PURPOSE, passed)
    return Newcomer(said["subject"], said["name"], said["platform"])


def join_account(store: Store, person: Person, newcomer: Newcomer) -> None:
    """From now on their launches let this person in. ``Conflict`` when they let in somebody already."""
    if person.role not in ("trainer", "head"):
        raise BadInput("Ce compte n’est pas celui d’un formateur.", advice="Entrez avec votre compte de formateur.")
    store.centre.add_way(person.id, KIND, newcomer.subject)


def _opened(store: Store, issuer: Issuer, launch: Launch) -> CourseLink:
    now = {"course": launch.course, "members_url": launch.members_url, "score_url": launch.score_url}
    return store.centre.open_link(issuer.id, launch.deployment, launch.resource, launch.offered, now)


def _new(store: Store, issuer: Issuer, launch: Launch, link: CourseLink | None) -> Person:
    if not launch.as_:
        raise refused("il ne donne ni le rôle d’étudiant, ni celui d’enseignant")
    if launch.as_ == "candidate":
        _expected(store, link)
    return come_in(store, KIND, subject_of(issuer, launch), launch.name, launch.as_)


def _expected(store: Store, link: CourseLink | None) -> Training:
    """The session in which a candidate is expected."""
    if link is None or not link.training:
        raise BadInput("Ce lien n’ouvre encore aucune session.", advice="Prévenez votre formateur : il la choisit.")
    training = store.centre.training(link.training)
    if is_over(training):
        raise BadInput("Cette session est terminée.", advice="Voyez avec votre formateur.")
    return training


def _in_session(store: Store, issuer: Issuer, launch: Launch, person: Person, link: CourseLink) -> Arrived:
    member = store.centre.membership(link.training, person.id)
    if person.role == "candidate" and launch.as_ == "candidate":
        if not member:
            training = _expected(store, link)
            store.centre.add_member(training.id, person.id, "candidate")
            begin(store, person, training)
        store.centre.arrive_by(link.id, person.id, launch.subject)
        shown = store.centre.shown(link.training).get(person.id, [])
        return Arrived(person, link, link.training, shown[0].id if shown else "")
    if not member and person.role == "trainer" and launch.as_ == "trainer" and trusts(issuer):
        store.centre.add_member(link.training, person.id, "trainer")
        return Arrived(person, link, link.training)
    return Arrived(person, link, link.training if member and member.role == "trainer" else "")


def _is_kept_out(store: Store, issuer: Issuer, launch: Launch) -> bool:
    """Somebody known, whose account is closed: ``come_in`` says so."""
    return store.centre.is_way(KIND, subject_of(issuer, launch))
