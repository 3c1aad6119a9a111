"""The network side of the second reader: one question to a server of chat completions, whatever speaks it.

The answer is read as it comes, so that a model that loops is hung up on, and one that is slow is waited for. Each thing
that may go wrong is one French sentence.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore
from time import monotonic, sleep
from typing import Any

from cefi_map import limits

from .dialect import PLAIN, Dialect, steps
from .failures import ADVICE, Busy, Refused, failed
from .fence import Gate, Opened, Patience, checked, followed, opened
from .hearing import Completion, heard, named, whole
from .server import Server


def models(server: Server) -> tuple[str, ...]:
    """What the server lists, in its order."""
    with _answer(server, "models", None) as found:
        data = whole(server, found.read(limits.OUTGOING_BYTES))
    listed = data.get("data")
    rows = listed if isinstance(listed, list) else []
    return tuple(named(each["id"]) for each in rows if isinstance(each, dict) and "id" in each)


Messages = Callable[[bool], tuple[str, str]]
"""A system's and a user's message; asked whether the server holds the form of the answer itself, else they say it."""


def reachable(server: Server) -> None:
    """``CefiError`` where no request may leave for that address at all."""
    checked(_gate(server), server.base)


def complete(
    server: Server,
    messages: Messages,
    schema: Mapping[str, Any],
    dialect: Dialect = PLAIN,
    wait: Callable[[float], None] = sleep,
) -> Completion:
    """What the model answers. One that is busy is asked once more where it says soon enough; one that fails on the form
    of the answer, once by words alone. ``Unreachable`` says what it did instead."""
    try:
        return _complete(server, messages, schema, dialect)
    except Busy as busy:
        if not 0 <= busy.again <= limits.SECOND_WAIT_SECONDS:
            raise
        wait(busy.again)
        return _complete(server, messages, schema, dialect)
    except Refused as refused:
        if refused.status != 500 or not dialect.form:
            raise
        return _complete(server, messages, schema, dialect.without("response_format"))


def learnt(server: Server) -> Dialect:
    """How this server wants to be asked, tried with the shortest of questions."""
    schema = {
        "type": "object",
        "properties": {"mot": {"type": "string", "enum": ["oui"]}},
        "required": ["mot"],
        "additionalProperties": False,
    }
    dialect = PLAIN
    while True:
        try:
            complete(server, lambda _: ("Répondez par ce seul JSON.", '{"mot": "oui"}'), schema, dialect)
        except Refused as refused:
            tried = next(steps(dialect, refused.said), None) if refused.status in (400, 422, 500) else None
            if tried is None:
                raise
            dialect = tried
        else:
            return dialect


def _complete(server: Server, messages: Messages, schema: Mapping[str, Any], dialect: Dialect) -> Completion:
    system, user = messages(dialect.formed)
    asked = {
        "model": server.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "stream": True,
        **dialect.fields(schema),
    }
    began = monotonic()
    with _answer(server, "chat/completions", json.dumps(asked).encode()) as found:
        told = heard(server, found)
    return told.completion(monotonic() - began)


@contextmanager
def _answer(server: Server, path: str, body: bytes | None) -> Iterator[Opened]:
    """A good answer that begins; any other is told."""
    gate = _gate(server)
    parts = checked(gate, f"{server.base}/{path}")
    headers = {"Accept": "text/event-stream, application/json"}
    headers |= {"Authorization": bearer} if (bearer := server.bearer) else {}
    headers |= {"Content-Type": "application/json"} if body else {}
    turns = _turns(server.whose)
    if not turns.acquire(timeout=limits.OUTGOING_WAIT):
        raise Busy(f"{limits.SECOND_AT_ONCE} seconds avis se lisent déjà : attendez que l’un finisse.", -1)
    try:
        with opened(gate, parts, body, headers, _patience()) as found:
            followed(server.host, found)
            if found.status != 200:
                raise failed(server, found.status, found.headers.get("Retry-After", ""), found.read(100_000))
            yield found
    finally:
        turns.release()


def _gate(server: Server) -> Gate:
    return Gate(b"", private=server.own, local=server.own, plain=server.own)


@cache
def _turns(whose: str) -> BoundedSemaphore:
    return BoundedSemaphore(limits.SECOND_AT_ONCE)


def _patience() -> Patience:
    first, between = limits.SECOND_FIRST_SECONDS, limits.SECOND_BETWEEN_SECONDS
    return Patience(limits.SECOND_CONNECT_SECONDS, first, between, limits.SECOND_SECONDS, ADVICE)
