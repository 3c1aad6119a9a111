"""A real mail server over TLS, and what arrived there."""

from __future__ import annotations

import asyncio
import queue
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.handlers import Message as Received
from aiosmtpd.smtp import SMTP, AuthResult


class Box(Received):
    """What arrived. ``refuses``: the answer to an address; ``answers``: to MAIL or DATA, whoever it is for;
    ``before``: what happens once a letter is here, and before that is said."""

    def __init__(self, **refuses: str) -> None:
        super().__init__()
        self.came: list[Message] = []
        self.refuses = refuses
        self.answers: dict[str, str] = {}
        self.before: Callable[[], object] = lambda: None

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        return self.answers.get("DATA") or await super().handle_DATA(server, session, envelope)

    async def handle_RCPT(  # noqa: N802  # as the library calls it
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if answer := self.refuses.get(address.partition("@")[0]):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def handle_message(self, message: Message) -> None:
        self.came.append(message)
        self.before()


def words(message: Message, kind: str = "plain") -> str:
    """What its text, or its page, says."""
    part = next(each for each in message.walk() if each.get_content_type() == f"text/{kind}")
    body = part.get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode().replace("\r\n", "\n")


@contextmanager
def serving(box: Box, context: ssl.SSLContext | None, *, smtps: bool) -> Iterator[int]:
    """The port of a server: encrypted from the first byte, asking for STARTTLS, or (``None``) never encrypted."""
    starttls = None if smtps else context
    options = {"tls_context": starttls, "require_starttls": starttls is not None}
    started: queue.Queue[tuple[int, Callable[[], None]]] = queue.Queue()

    async def serve() -> None:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        make = lambda: SMTP(box, authenticator=_knows, auth_require_tls=starttls is not None, **options)  # noqa: E731
        async with await loop.create_server(make, "127.0.0.1", 0, ssl=context if smtps else None) as server:
            started.put((server.sockets[0].getsockname()[1], lambda: loop.call_soon_threadsafe(done.set)))  # type: ignore[func-returns-value]
            await done.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    port, stop = started.get()
    try:
        yield port
    finally:
        stop()
        thread.join()


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"carte@centre.fr", b"mot de/passe"))


@pytest.fixture
def certified(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ssl.SSLContext:
    """A server's certificate by an authority that this process trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def address(scheme: str, port: int) -> str:
    return f"{scheme}://carte%40centre.fr:mot%20de%2Fpasse@localhost:{port}"
