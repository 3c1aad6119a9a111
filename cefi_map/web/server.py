"""``serve``: the application on waitress, until Ctrl+C or a SIGTERM."""

from __future__ import annotations

import errno
import gc
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.project import second

from . import logs
from . import processes as several
from .places import at
from .reach import EVERYWHERE, Reach, reach

if TYPE_CHECKING:
    from flask import Flask


TEXT, JSON = "texte", "json"
"""How what happens is written down: as sentences for whoever started it, or for a program."""
THREADS = 8
CONNECTIONS = 1000
"""Open connections; waitress would stop at 100, and a browser keeps six."""
WAITING = 1024
"""Connections that may wait to be accepted."""
LAST_PORT = 65_535
NEW_OBJECTS = 20_000
"""After so many Python looks for rubbish among what came last: a save of a thousand nodes makes half as many, all of
which go by themselves; after every 700, as it does else, a tenth of a save is that search."""


def serve(
    host: str = "127.0.0.1",
    port: int = 5000,
    data_dir: Path | None = None,
    database: str | None = None,
    copies: Path | None = None,
    public_url: str = "",
    everyone: bool = False,
    centre: bool = False,
    debug: bool = False,
    processes: int = 0,
    log: str = TEXT,
    metrics: str = "",
    smtp: str = "",
    proxy: str = "",
) -> int:
    """Listen until told to stop; gives the exit status. ``CefiError`` when the port or the data cannot be had, or when
    a network would reach it (reach.py) and ``everyone`` does not say that it may. ``proxy``: origin.py.

    With ``processes`` gunicorn serves in as many; else waitress in this one. ``metrics``: the token of /metrics.
    """
    from .app import create_app

    reached = reach(host, public_url, everyone, asks=centre, proxy=proxy)
    if log == JSON:
        logs.to_standard_error()
    with several.measuring() if processes and metrics else nullcontext():
        app = create_app(
            data_dir, database=database, copies=copies, reach=reached, debug=debug, metrics=metrics, smtp=smtp
        )
        _settle()
        try:
            sockets = _bound(host, port)
            with _told() as told:
                for each in sockets:
                    each.listen(WAITING)  # whoever is told the address may ask at once, and waits until it is served
                at = sockets[0].getsockname()[1]
                for line in (
                    *_said(reached, host, at, _away(app, reached)),
                    *_invited(app, reached, _here(host, at), log),
                ):
                    print(line, flush=True)
                _open()
                _served(app, sockets, processes, told)
                print("Arrêté. Tout est enregistré.", file=sys.stderr)
        finally:
            app.extensions["store"].close()
    return 0


def _settle() -> None:
    """What a start made lasts as long as the server, and is not searched for rubbish."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


@contextmanager
def _told() -> Iterator[socket.socket]:
    """Has a byte once SIGTERM or Ctrl+C asks to stop, until whoever serves reads it. An exception raised wherever the
    program stands would be lost where that is a finaliser."""
    heard, speaks = socket.socketpair()
    with heard, speaks:
        speaks.setblocking(False)
        signal.set_wakeup_fd(speaks.fileno())
        signal.signal(signal.SIGTERM, _nothing)
        try:
            yield heard
        finally:
            signal.set_wakeup_fd(-1)


def _nothing(number: int, frame: FrameType | None) -> None:
    """The byte says it."""


def _served(app: Flask, sockets: list[socket.socket], processes: int, told: socket.socket) -> None:
    """Returns on Ctrl+C and SIGTERM, once the requests under way are answered."""
    if processes:
        app.extensions["store"].close()  # a connection is one process's own: each opens those that it needs
        several.run(app, sockets, processes, _warm, told)
        return
    server = _listening(app, sockets, told)
    _warm()
    several.settled()
    server.run()


def _warm() -> None:
    from cefi_map.project.files import warm_judge

    warm_judge()


def _open() -> None:
    """Whoever started it as a service of « Type=notify » waits for this word (sd_notify(3)); nobody else names a place
    for it."""
    place = os.environ.get("NOTIFY_SOCKET", "")
    if place:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.sendto(b"READY=1", f"\0{place[1:]}" if place.startswith("@") else place)


def _away(app: Flask, reached: Reach) -> str:
    """To whom a second reader's demands leave; of many centres each page says its own."""
    reader = None if reached.domain else second.entered(app.extensions["store"])
    return reader.away if reader else ""


def _said(reached: Reach, host: str, port: int, away: str = "") -> Iterator[str]:
    here = _here(host, port)
    yield f"Carte CEFI est ouverte sur {reached.shown or here}"
    if reached.url:
        yield f"Le serveur web placé devant elle la trouve sur {here}"
    elif reached.any_address:
        yield f"Les autres ordinateurs l’ouvrent à l’adresse de celui-ci, port {port}."
    yield f"Pour arrêter : Ctrl+C. {reached.keeps(away)}"


def _invited(app: Flask, reached: Reach, here: str, log: str) -> Iterator[str]:
    """How the first of those who are asked who they are comes in; of one centre among many, « db head » says it."""
    if reached.asks and not reached.domain:
        with app.app_context():
            yield from at("greeting", app.extensions["store"], reached.url or here, log == JSON)


def _here(host: str, port: int) -> str:
    """The address by which this computer itself opens what listens there."""
    own = "::1" if host == "::" else "127.0.0.1" if host in EVERYWHERE else host
    return f"http://{f'[{own}]' if ':' in own else own}:{port}"


def _listening(app: Flask, sockets: list[socket.socket], told: socket.socket) -> Any:
    from waitress import create_server, wasyncore

    class Stop(wasyncore.dispatcher):  # type: ignore[misc]  # waitress has no types
        """One of those that its loop asks whether something came."""

        def writable(self) -> bool:
            return False

        def handle_read(self) -> None:
            raise SystemExit

    listened: dict[int, Any] = {}
    Stop(told, listened)
    return create_server(
        app,
        listened,
        sockets=sockets,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        max_request_body_size=limits.BACKUP_BYTES + 1024 * 1024,
        ident=None,
        clear_untrusted_proxy_headers=not app.extensions["reach"].proxy,
    )


def _bound(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of ``host`` (« localhost » has two), for the first alone when any port will do."""
    if not 0 <= port <= LAST_PORT:
        raise CefiError(f"{port} n’est pas un port.", advice=f"Choisissez un nombre entre 1 et {LAST_PORT}.")
    sockets: list[socket.socket] = []
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found if port else found[:1]:
            sockets.append(made := socket.socket(family, kind, protocol))
            if os.name == "posix":  # elsewhere it would let two servers share a port
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            made.bind(address)
    except OSError as error:
        for each in sockets:
            each.close()
        raise _refusal(error, host, port) from None
    return sockets


def _refusal(error: OSError, host: str, port: int) -> CefiError:
    if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)):
        return CefiError(
            f"Le port {port} est déjà pris : l’application est peut-être ouverte.",
            advice=f"Ouvrez http://{host}:{port}, ou choisissez un autre port avec --port {port + 1}.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return CefiError(f"Le port {port} est réservé au système.", advice="Choisissez un port au-dessus de 1024.")
    return CefiError(f"L’adresse {host}, port {port}, ne peut pas être ouverte.", advice="Essayez 127.0.0.1.")
