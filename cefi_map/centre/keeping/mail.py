"""Mail to the trainers of a session, through the centre's own server, encrypted or not at all."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from urllib.parse import parse_qs, unquote, urlsplit

from cefi_map.centre.store import Centre, Training
from cefi_map.errors import BadInput, CefiError
from cefi_map.store import Store

from .ending import Tell

SECONDS = 20
"""For each answer of the server."""
_EXAMPLE = "Écrivez par exemple smtps://nom:motdepasse@courriel.centre.fr?de=carte@centre.fr."


@dataclass(frozen=True, slots=True)
class MailServer:
    """``smtps`` is encrypted from the first byte; else STARTTLS is asked for, and without it nothing is sent."""

    smtps: bool
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str


def mail_server(address: str) -> MailServer | None:
    """What an address names; None for "". ``BadInput`` when it is not read."""
    if not address:
        return None
    try:
        read = urlsplit(address)
        sender = parse_qs(read.query).get("de", [unquote(read.username or "")])[0]
        port = read.port or {"smtps": 465, "smtp": 587}[read.scheme]
        if not read.hostname or "@" not in sender:
            raise ValueError("no host, no sender")
    except (ValueError, KeyError):
        raise BadInput("Cette adresse de serveur de courriel n’est pas lisible.", advice=_EXAMPLE) from None
    user, password = unquote(read.username or ""), unquote(read.password or "")
    return MailServer(read.scheme == "smtps", read.hostname, port, user, password, sender)


def teller(server: MailServer | None, site: str) -> Tell | None:
    """How trainers are told; ``site``: where they find the application."""
    return partial(_tell, server, site) if server else None


def _tell(server: MailServer, site: str, store: Store, training: Training, at: datetime) -> None:
    """To those whose login is a mail address; one who has none reads it on the session's page."""
    members = (each.person.id for each in Centre(store).members(training.id) if each.role == "trainer")
    logins = (way.subject for id in members for way in Centre(store).ways_of(id) if way.kind == "password")
    people = sorted({login for login in logins if login.count("@") == 1})
    if people:
        _send(server, [_message(server, to, training, at, site) for to in people])


def _message(server: MailServer, to: str, training: Training, at: datetime, site: str) -> EmailMessage:
    found, day = EmailMessage(), f"{at.astimezone():%d/%m/%Y}"
    found["From"], found["To"] = server.sender, to
    found["Subject"] = f"{training.name} : les données s’effacent le {day}"
    found.set_content(
        f"Bonjour,\n\nLes données de la session « {training.name} » s’effacent le {day} : projets, travaux rendus, "
        "grilles, récépissés et comptes de ses candidats.\n\n"
        f"Emportez avant ce que vous devez garder, et dites-le aux candidats{f' : {site}' if site else ''}. "
        "La page de la session permet de changer cette date.\n"
    )
    return found


def _send(server: MailServer, messages: list[EmailMessage]) -> None:
    context = ssl.create_default_context()
    try:
        with _connected(server, context) as smtp:
            if not server.smtps:
                smtp.starttls(context=context)
            if server.user and server.password:
                smtp.login(server.user, server.password)
            for message in messages:
                smtp.send_message(message)
    except (OSError, smtplib.SMTPException) as error:  # an SMTPException may hold what was sent: its name says enough
        raise CefiError(f"Le courriel n’est pas parti ({type(error).__name__}).") from None


def _connected(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.smtps:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)
