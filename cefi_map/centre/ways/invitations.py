"""Invitations that a head of centre or a trainer sends, each for one person and until a date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cefi_map import limits
from cefi_map.centre.naming import mail_line, person_name
from cefi_map.centre.store import Centre, Invitation
from cefi_map.centre.tokens import digest, new_token
from cefi_map.errors import BadInput, Conflict
from cefi_map.store import Person, Role, Store

from .ways import has_password, kept_out, new_link, no_invitation

INVITED: dict[Role, str] = {"trainer": "Formateur", "head": "Responsable du centre"}


def first_link(store: Store) -> str:
    """The token of an invitation for the first head of the centre, "" once there is one."""
    return invite_head(store) if waits_for_head(store) else ""


def waits_for_head(store: Store) -> bool:
    """Whether nobody runs this centre yet."""
    return not Centre(store).has_head()


def invite_head(store: Store) -> str:
    """The token of an invitation for a head, asked for by whoever keeps the server; those made before end."""
    for sealed, open_one in Centre(store).invitations():
        if open_one.role == "head" and not open_one.person:
            Centre(store).take_invitation(sealed)
    return _sent(store, "head", "")


def invite(store: Store, role: Role, name: str, training: str = "", mail: str = "", *, mailed: bool = False) -> str:
    """The token of a new invitation, for ``training`` where it is given. ``mail``: whoever a provider whose mails are
    believed names by it takes it as well. ``mailed``: it goes by mail, and serves as long as such a link does."""
    if role not in INVITED:
        raise BadInput("Ce rôle ne s’invite pas ainsi.", advice="Choisissez formateur ou responsable.")
    mail = mail_line(mail) if mail.strip() else ""
    return _sent(store, role, person_name(name), training, mail=mail, mailed=mailed)


def accept_by_mail(store: Store, mail: str, kind: str, subject: str, name: str) -> Person | None:
    """Who comes in by that way, and by its mail takes an invitation, once; None where nobody invited them."""
    asked = _invited_at(store, mail)
    if not asked:
        return None
    known = Centre(store).known_by(kind, subject)
    if known:
        return Centre(store).promote(*asked[0], known[0].id)
    try:
        return Centre(store).accept(*asked[0], person_name(name), subject, kind=kind)
    except Conflict:
        raise kept_out() from None


def waits_at(store: Store, mail: str) -> bool:
    """Whether an open invitation names that address."""
    return bool(_invited_at(store, mail))


def reset(store: Store, person_id: str, training: str = "", *, mailed: bool = False, asked: bool = False) -> str:
    """The token with which this person chooses a new password, or comes in once, and into ``training`` where it is
    given. What was theirs stays theirs; ``asked`` for by nobody who is known: those made before, too."""
    person = Centre(store).person(person_id)
    return _sent(store, person.role, person.name, training, person=person_id, mailed=mailed, asked=asked)


def enter_once(store: Store, token: str) -> tuple[Person, str]:
    """Who comes in by an invitation that was made for a candidate without a password, and the token of their new
    personal link: it serves once. ``NotFound``."""
    found = invitation(store, token)
    if not takes_link(store, found):
        raise no_invitation(store)
    with store.at_once() as here:
        Centre(here).come_back(digest(token), found.person)
        return Centre(here).person(found.person), new_link(here, found.person)


def takes_link(store: Store, found: Invitation) -> bool:
    """Whether whoever has it comes back by a personal link."""
    return bool(found.person) and found.role == "candidate" and not has_password(store, found.person)


def invitation(store: Store, token: str) -> Invitation:
    """``NotFound`` when it was used, taken back or is too old."""
    found = Centre(store).invitation(digest(token))
    if not found:
        raise no_invitation(store)
    return found


def take_back(store: Store, sealed: str) -> None:
    """It lets nobody in any more."""
    if not Centre(store).take_invitation(sealed):
        raise no_invitation(store)


def _invited_at(store: Store, mail: str) -> list[tuple[str, Invitation]]:
    return [each for each in Centre(store).invitations() if each[1].mail and each[1].mail == mail.strip().casefold()]


def _sent(
    store: Store,
    role: Role,
    name: str,
    training: str = "",
    person: str = "",
    mail: str = "",
    *,
    mailed: bool = False,
    asked: bool = False,
) -> str:
    token, now = new_token(), datetime.now(UTC)
    lasts = timedelta(hours=limits.MAILED_HOURS) if mailed else timedelta(days=limits.INVITATION_DAYS)
    Centre(store).invite(digest(token), Invitation(role, name, training, person, now, now + lasts, mail), asked=asked)
    return token
