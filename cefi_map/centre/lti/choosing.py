"""A link is put in a course: a trainer chooses the session that it opens (deep linking 2.0)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from cefi_map.centre.rights import access
from cefi_map.centre.sessions import create_training, is_over, my_trainings
from cefi_map.centre.store import Centre, Issuer, Training
from cefi_map.errors import BadInput
from cefi_map.out.fence import Gate, is_of
from cefi_map.project.access import Level
from cefi_map.store import Person, Store

from .claims import CHOSEN, DATA, DEPLOYMENT, ITEMS, MESSAGE, VERSION, Launch
from .passing import pass_on, passed_on
from .signing import sign
from .verifying import refused

_PURPOSE = "choose"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ``token`` that the browser posts back ``to`` the platform."""

    to: str
    token: str
    issuer: Issuer


def choices(store: Store, person: Person) -> tuple[Training, ...]:
    """The sessions that this person may put in a course: those where they train, or all for a head, not yet over."""
    return tuple(each for each in my_trainings(store, person) if not is_over(each) and may_put(store, person, each.id))


def offer(gate: Gate, issuer: Issuer, launch: Launch, person: Person) -> str:
    """What the page of choices carries to say, within minutes, who chooses for which course."""
    if person.role not in ("trainer", "head"):
        raise refused("seul un formateur choisit la session d’un cours")
    if not is_of(issuer, launch.return_url):
        raise refused("il fait revenir à une adresse qui n’est pas celle de la plateforme")
    said = {"issuer": issuer.id, "person": person.id, "deployment": launch.deployment, "data": launch.data}
    return pass_on(gate, _PURPOSE, {**said, "to": launch.return_url, "line": launch.takes_line})


def chosen(store: Store, gate: Gate, passed: str, training: str, *, line: bool) -> Chosen:
    """A link to that session, signed for the platform. ``line``: a column of the course says who handed in."""
    said = passed_on(gate, _PURPOSE, passed)
    issuer, person = Centre(store).issuer(said["issuer"]), Centre(store).person(said["person"])
    if person.blocked or not may_put(store, person, training):
        raise BadInput("Vous ne formez pas dans cette session.", advice="Choisissez une de vos sessions.")
    item = _item(store, issuer, said["deployment"], training, line=line and said["line"])
    claims: dict[str, Any] = {"iss": issuer.client, "aud": issuer.url, "nonce": secrets.token_urlsafe(16)}
    claims |= {VERSION: "1.3.0", MESSAGE: CHOSEN, DEPLOYMENT: said["deployment"], ITEMS: [item]}
    token = sign(store, gate, claims | ({DATA: said["data"]} if said["data"] else {}))
    return Chosen(said["to"], token, issuer)


def new_session(store: Store, gate: Gate, passed: str, name: str) -> str:
    """The id of a session that begins with this course."""
    said = passed_on(gate, _PURPOSE, passed)
    return create_training(store, Centre(store).person(said["person"]), name).id


def _item(store: Store, issuer: Issuer, deployment: str, training: str, *, line: bool) -> dict[str, Any]:
    """No address of its own: the platform opens it at the one that it knows of us, in a window of its own."""
    name = Centre(store).training(training).name
    custom = {"session": Centre(store).offer_session(issuer.id, deployment, training)}
    item = {"type": "ltiResourceLink", "title": name, "custom": custom, "window": {"targetName": "_blank"}}
    return item | ({"lineItem": {"label": f"{name} : rendu", "scoreMaximum": 1}} if line else {})


def bind(store: Store, person: Person, link: str, training: str) -> None:
    """An opened link leads to that session from now on, "": to none. Who does it trains in both."""
    found = Centre(store).course_link(link)
    for each in filter(None, (found.training, training)):
        if not may_put(store, person, each):
            raise BadInput("Vous ne formez pas dans cette session.", advice="Choisissez une de vos sessions.")
    Centre(store).bind_link(link, training)


def may_put(store: Store, person: Person, training: str) -> bool:
    """Whether this person leads that session."""
    return any(each.id == training for each in my_trainings(store, person)) and (
        access(store, person, "training", training).level == Level.OWN
    )
