"""How people and their logins are called."""

from __future__ import annotations

from cefi_map import limits
from cefi_map.errors import BadInput
from cefi_map.project.naming import named, visible_line


def person_name(name: str) -> str:
    """A name or pseudonym on one line. ``BadInput`` when nothing of it shows, or too much."""
    line = named(visible_line(name))
    if not line:
        raise BadInput("Un nom ou un pseudonyme est attendu.", advice="Écrivez-le, puis validez.")
    if len(line) > limits.PERSON_CHARS:
        raise BadInput(f"Ce nom dépasse {limits.PERSON_CHARS} caractères.", advice="Raccourcissez-le.")
    return line


def login_line(login: str) -> str:
    """A login as it is compared: without spaces around, in small letters."""
    line = " ".join(login.split()).casefold()
    if not line or len(line) > limits.NAME_CHARS:
        raise BadInput("Un identifiant est attendu, par exemple votre adresse de courriel.", advice="Écrivez-le.")
    return line


def mail_line(mail: str) -> str:
    """An address of mail as it is written to and compared. ``BadInput`` for what is none, or would be two."""
    line = " ".join(mail.split()).casefold()
    user, _, host = line.partition("@")
    plain = line.isascii() and line.isprintable() and not _NEVER.intersection(line) and "@" not in host
    if not (plain and user and all(host.split(".")) and "." in host) or len(line) > limits.NAME_CHARS:
        raise BadInput("Cette adresse de courriel ne se lit pas.", advice="Écrivez-la comme prenom.nom@exemple.fr.")
    return line


_NEVER = frozenset(' "(),:;<>[\\]')
"""Signs that begin something else in a header."""
