"""Ways in. Each leads to a person: a password, a personal link, and whatever else names one (``come_in``)."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from cefi_map import limits
from cefi_map.centre.naming import login_line, person_name
from cefi_map.centre.store import Centre, Way
from cefi_map.centre.tokens import digest, new_token
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.store import Person, Role, Store

from .tries import tried

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PASSWORD, LINK = "password", "link"  # the kind of a way in


def come_in(store: Store, kind: str, subject: str, name: str, role: Role = "candidate") -> Person:
    """Who is known by that subject, or a new person, once: the seam for ways in that others vouch for. An account that
    is kept out stays out: ``NotFound``."""
    found = Centre(store).known_by(kind, subject)
    if found:
        return found[0]
    try:
        return Centre(store).add_known_person(person_name(name), role, kind, subject)
    except Conflict:
        meanwhile = Centre(store).known_by(kind, subject)  # the same gesture, made twice
        if not meanwhile:
            raise kept_out() from None
        return meanwhile[0]


def kept_out() -> NotFound:
    return NotFound("Ce compte n’entre plus dans ce centre.", advice="Demandez au responsable du centre.")


# ---- a personal link


def new_link(store: Store, person_id: str, until: datetime | None = None) -> str:
    """The token of a new personal link; the one before ends, and so does every open browser."""
    token = new_token()
    Centre(store).replace_way(person_id, LINK, digest(token), expires=until)
    return token


def who_by_link(store: Store, token: str) -> Person:
    """Whose link it is. ``NotFound`` when it leads to nobody any more."""
    found = Centre(store).known_by(LINK, digest(token))
    if not found:
        raise NotFound(
            "Ce lien ne marche plus.", advice="Il a été refait, ou son délai est passé : demandez-le à votre formateur."
        )
    return found[0]


# ---- a password


def enter_by_password(store: Store, login: str, password: str, where: str) -> Person:
    """``BadInput`` for an unknown login and a wrong password alike, as soon, in the same words; ``where``: tries.py."""
    login = login_line(login)
    found = tried(store, f"login {login}", where, lambda: _right(store, login, password))
    if not found:
        advice = "Vérifiez-les, ou demandez un nouveau lien au responsable du centre."
        raise BadInput("Cet identifiant et ce mot de passe ne vont pas ensemble.", advice=advice)
    return found


def has_password(store: Store, person_id: str) -> str:
    """The login of a person who has a password, "" without one."""
    return next((way.subject for way in Centre(store).ways_of(person_id) if way.kind == PASSWORD), "")


def set_password(store: Store, person: Person, old: str, new: str, where: str) -> None:
    """Ends every open browser but the caller's own next one."""
    login = has_password(store, person.id)
    enter_by_password(store, login, old, where)
    Centre(store).replace_way(person.id, PASSWORD, login, hashed(new))


def accept(store: Store, token: str, name: str, login: str, password: str) -> Person:
    """Use an invitation: a new account, or a new password for the one that it was made for. It serves once."""
    sealed, secret = digest(token), hashed(password)
    found = Centre(store).invitation(sealed)
    if not found:
        raise no_invitation(store)
    if found.person:
        kept = has_password(store, found.person)
        login = kept or login_line(login)
        Centre(store).reset_password(sealed, found.person, login, secret)
        return Centre(store).person(found.person)
    first = found.role == "head" and not Centre(store).has_head()
    person = Centre(store).accept(sealed, found, person_name(name), login_line(login), secret)
    if first:  # what one person kept here while this was no centre yet
        Centre(store).hand_over(person.id)
    return person


def no_invitation(store: Store) -> NotFound:
    """Before there is a head, whoever keeps the server is the one to ask."""
    advice = "Demandez-en une autre."
    if not Centre(store).has_head():
        advice = "Sur le serveur, « cefi-map db head » en fait une autre."
    return NotFound("Cette invitation a déjà servi, ou son délai est passé.", advice=advice)


# ---- words


def hashed(password: str) -> str:
    if not limits.PASSWORD_LEAST <= len(password) <= limits.PASSWORD_CHARS:
        least = limits.PASSWORD_LEAST
        advice = f"Écrivez-en au moins {least} : quatre mots sans rapport entre eux font l’affaire."
        raise BadInput(f"Un mot de passe compte de {least} à {limits.PASSWORD_CHARS} caractères.", advice=advice)
    return _hasher().hash(password)


def _right(store: Store, login: str, password: str) -> Person | None:
    from argon2.exceptions import VerificationError

    found = Centre(store).known_by(PASSWORD, login)
    try:
        _hasher().verify(found[1].secret if found else _nobody(), password[: limits.PASSWORD_CHARS + 1])
    except VerificationError:
        return None
    if found:
        _renew(store, found[1], password)
    return found[0] if found else None


def _renew(store: Store, way: Way, password: str) -> None:
    """What was hashed less well than is usual today is hashed again."""
    if _hasher().check_needs_rehash(way.secret):
        Centre(store).set_secret(way.kind, way.subject, _hasher().hash(password))


@cache
def _hasher() -> PasswordHasher:
    """argon2id as its maintainers set it (RFC 9106); 50 ms and 64 MB a password. Loaded when the first one comes."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    """What an unknown login is compared with, so that it takes as long as a known one."""
    return _hasher().hash(new_token())
