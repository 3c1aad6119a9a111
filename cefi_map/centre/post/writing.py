"""What a centre has to write, put into the queue together with what it reports; links that go by mail and by no other
way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.centre.naming import mail_line
from cefi_map.centre.store import Centre, Letter, Receipt, Training
from cefi_map.centre.tokens import digest, new_token
from cefi_map.centre.ways import invite, reset
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.out.sealing import read_pass, seal
from cefi_map.store import Person, Role, Store

from .sending import ADDRESS, Post, send_soon
from .wording import said_at

SPACING = timedelta(minutes=15)
"""In which whoever has lost their way in is written to once, however often that is asked for, and one person has one
address to confirm."""


def invite_by_mail(store: Store, post: Post, role: Role, name: str, mail: str) -> None:
    """A trainer or a head: ``ways.invite``, and the link goes to that address and nowhere else. ``BadInput``."""
    mail = mail_line(mail)
    with store.at_once() as here:
        token = invite(here, role, name, mail=mail, mailed=True)
        letter = Letter(_id(token), "invitation", mail, digest=digest(token), facts={"name": name})
        Centre(here).queue(replace(letter, secret=seal(post.key, token)))
    send_soon(store.lasting(), post)


def invite_candidate(store: Store, post: Post, person: Person, training: Training) -> None:
    """Somebody who has an address: a link by which they come in once, get their personal one, and are in the session if
    they were not. ``BadInput`` without an address."""
    mail = Centre(store).address(person.id)
    if not mail:
        raise BadInput(f"{person.name} n’a pas d’adresse.", advice="Donnez-lui son lien en main propre.")
    with store.at_once() as here:
        asked = "" if Centre(here).membership(training.id, person.id) else training.id
        token = reset(here, person.id, asked, mailed=True)
        facts = {"name": person.name, "session": training.name}
        letter = Letter(_id(token), "candidate", mail, person.id, training.id, digest(token), facts=facts)
        Centre(here).queue(replace(letter, secret=seal(post.key, token)))


def ask_way_back(store: Store, post: Post, mail: str) -> None:
    """Somebody who lost password or link: what is done here is the same whoever is written to there, if anybody is;
    that is found out later, when nobody waits. ``BadInput`` for what is no address."""
    mail = mail_line(mail)
    Centre(store).queue(Letter(_id(f"access {_turn()} {mail}"), "access", mail))
    send_soon(store.lasting(), post)


def give_address(store: Store, post: Post, person: Person, mail: str) -> None:
    """This person is to be written to there, once they have shown that they read it; "": nowhere. ``BadInput``;
    ``Conflict`` where they gave one just before: no stranger is written to as often as somebody likes."""
    if not mail.strip():
        Centre(store).set_address(person.id, "")
        return
    mail, id = mail_line(mail), _id(f"address {_turn()} {person.id}")
    if not Centre(store).queue(Letter(id, ADDRESS, mail, person.id, facts={"name": person.name})):
        raise Conflict("Un message à confirmer vient de partir.", advice="Redonnez une adresse dans un quart d’heure.")
    send_soon(store.lasting(), post)


def given_address(store: Store, key: bytes, token: str) -> tuple[Person, str]:
    """Whose address a link is to confirm, and which; nothing is done yet. ``NotFound`` where it is too old or no link
    of ours."""
    said = read_pass(key, ADDRESS, token)
    if said is None:
        raise _no_link()
    return Centre(store).person(said["person"]), said["mail"]


def confirm_address(store: Store, key: bytes, token: str) -> str:
    """It is theirs from now on; the link serves once. ``NotFound``; ``Conflict`` where it is somebody else's."""
    person, mail = given_address(store, key, token)
    with store.at_once() as here:
        if not Centre(here).spend(digest(token), datetime.now(UTC) + timedelta(hours=limits.MAILED_HOURS)):
            raise _no_link()
        Centre(here).set_address(person.id, mail)
    return mail


def write_trial(store: Store, post: Post, person: Person) -> str:
    """To where this person is written to: that the server brings it. ``BadInput`` without an address."""
    mail = Centre(store).address(person.id)
    if not mail:
        raise BadInput("Vous n’avez pas d’adresse.", advice="Donnez-la dans « Mon compte », puis essayez.")
    Centre(store).queue(Letter(_id(new_token()), "trial", mail, person.id, facts={"name": person.name}))
    send_soon(store.lasting(), post)
    return mail


def tell_ending(store: Store, training: Training, at: datetime) -> None:
    """The trainers of a session: when its data are erased."""
    people = {each.person.id: "" for each in Centre(store).members(training.id) if each.role == "trainer"}
    facts = {"session": training.name, "at": f"{at.astimezone():%d/%m/%Y}"}
    Centre(store).write_to(people, "erasure", facts, training.id, always=True)


def tell_handed(store: Store, training: Training, kept: Receipt, mail: str) -> None:
    """Who handed in, and is written to there: that it arrived."""
    facts = {"session": training.name, "number": str(kept.number), "at": said_at(kept.moment)}
    facts["late"] = ", en retard" if kept.late else ""
    id = _id(f"handed {training.id} {kept.person} {kept.number}")
    Centre(store).queue(Letter(id, "handed", mail, kept.person, training.id, facts=facts))


def tell_returned(store: Store, person: str) -> None:
    """A candidate of the session that the store speaks for: that a review came back to them."""
    training = Centre(store).training(store.owner)
    Centre(store).write_to({person: ""}, "review", {"session": training.name}, training.id)


def _turn() -> int:
    return int(datetime.now(UTC).timestamp() // SPACING.total_seconds())


def _id(of: str) -> str:
    """What nobody learns a token from."""
    return digest(f"letter {of}")[:32]


def _no_link() -> NotFound:
    return NotFound(
        "Ce lien a déjà servi, ou son délai est passé.", advice="Redonnez votre adresse dans « Mon compte »."
    )
