"""The centre's own mail server: encrypted or not at all."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from cefi_map.errors import BadInput, CefiError

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


class Unsent(CefiError):
    """A server that cannot be had now; ``SMTPException`` may hold what was sent: its name says enough."""

    for_good = False


class Refused(CefiError):
    """A server that takes other letters, and not this one; ``for_good`` where it says that asking again is no use
    (RFC 5321, 4.2.1). ``whole``: it had no quarrel with whom it is for, and may mean every letter: never for good."""

    def __init__(self, code: int, *, whole: bool = False) -> None:
        super().__init__(f"Le serveur de courriel refuse ce message, par le code {code}.")
        self.for_good = code >= 500 and not whole
        self.whole = whole


def mail_server(address: str) -> MailServer | None:
    """What an address names; None for "". ``BadInput`` when it is not read."""
    if not address:
        return None
    try:
        read = urlsplit(address)
        sender = parse_qs(read.query).get("de", [unquote(read.username or "")])[0]
        port = read.port or {"smtps": 465, "smtp": 587}[read.scheme]
        if not read.hostname or "@" not in sender or not sender.isascii():
            raise ValueError("no host, no sender")
    except (ValueError, KeyError):
        raise BadInput("Cette adresse de serveur de courriel n’est pas lisible.", advice=_EXAMPLE) from None
    user, password = unquote(read.username or ""), unquote(read.password or "")
    return MailServer(read.scheme == "smtps", read.hostname, port, user, password, sender)


@contextmanager
def line_to(server: MailServer) -> Iterator[smtplib.SMTP]:
    """A connection, on which ``bring`` goes; ``Unsent`` where there is none that nobody reads."""
    context = ssl.create_default_context()
    try:
        line = _connected(server, context)
    except (OSError, smtplib.SMTPException) as error:
        raise _unsent(error) from None
    try:
        yield _known(line, server, context)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            line.quit()


def bring(line: smtplib.SMTP, message: EmailMessage) -> None:
    """``Refused``, ``Unsent``."""
    try:
        line.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        raise Refused(max(code for code, _ in error.recipients.values())) from None
    except smtplib.SMTPDataError as error:
        raise Refused(error.smtp_code, whole=True) from None
    except smtplib.SMTPSenderRefused as error:  # of all letters alike: a password or a right is missing
        raise Unsent(f"Le serveur de courriel refuse l’expéditeur, par le code {error.smtp_code}.") from None
    except (OSError, smtplib.SMTPException) as error:
        raise _unsent(error) from None


def _known(line: smtplib.SMTP, server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    try:
        if not server.smtps:
            line.starttls(context=context)
        if server.user and server.password:
            line.login(server.user, server.password)
    except (OSError, smtplib.SMTPException) as error:
        raise _unsent(error) from None
    return line


def _connected(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.smtps:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)


def _unsent(error: Exception) -> Unsent:
    return Unsent(f"Le serveur de courriel n’a rien pris ({type(error).__name__}).")
