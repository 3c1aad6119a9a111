"""The network side of the second reader: one question to a server of chat completions, whatever speaks it.

The answer is read as it comes, so that a model that loops is hung up on, and one that is slow is waited for. Each thing
that may go wrong is one French sentence.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

from cefi_map import limits
from cefi_map.mindmap.json_gate import read_json

from .dialect import PLAIN, Dialect, steps
from .fence import Gate, Opened, Patience, Unreachable, checked, followed, opened

_ADVICE = "Votre avis automatique est là, sans lui. Réessayez plus tard, ou essayez la connexion."
_BLANKS, _TAIL, _FEW, _GRAM = 200, 1_000, 40, 12
"""Blanks in a row, and pieces of so many letters among the last ones, by which a loop is known."""
_WINDOW = re.compile(r"context|too long|trop long|n_ctx|max\w*.{0,20}tokens?.{0,40}exceed|exceed.{0,40}tokens?", re.I)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is asked, which one, by which key. ``own``: who runs this installation entered it, so that it may
    be this computer or one beside it. ``whose``: at most so many questions at once each."""

    url: str
    model: str = ""
    key: str = ""
    own: bool = False
    whose: str = ""

    @property
    def base(self) -> str:
        """The address below which all is asked: « …/v1 »."""
        url = self.url.strip().rstrip("/").removesuffix("/chat/completions").removesuffix("/models")
        return url if urlsplit(url).path else f"{url}/v1"

    @property
    def host(self) -> str:
        return urlsplit(self.base).hostname or self.base

    @property
    def leaves(self) -> bool:
        """Whether the model is another company's though the address is here: Ollama's « cloud » ones."""
        return re.search(r"[-:]cloud\b", self.model) is not None

    @property
    def near(self) -> bool:
        """Whether the address is this computer or its network, by its name alone."""
        try:
            return not ipaddress.ip_address(self.host).is_global
        except ValueError:
            return (
                self.host == "localhost" or "." not in self.host or self.host.endswith((".local", ".lan", ".internal"))
            )


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model wrote. ``model`` as it calls itself; tokens as it counts them, 0 where it does not."""

    text: str
    model: str
    asked: int
    written: int
    seconds: float


class Refused(Unreachable):
    """The server does not take the question: ``said`` is what it says of it, ``status`` how."""

    def __init__(self, message: str, status: int, said: str, advice: str = _ADVICE) -> None:
        super().__init__(message, advice=advice)
        self.status, self.said = status, said


class Busy(Unreachable):
    """The server asks to come back in ``again`` seconds, 0 where it does not say."""

    def __init__(self, message: str, again: int) -> None:
        super().__init__(message, advice=_ADVICE)
        self.again = again


def models(server: Server) -> tuple[str, ...]:
    """What the server lists, in its order."""
    with _answer(server, "models", None) as found:
        data = _object(server, found.read(limits.OUTGOING_BYTES))
    listed = data.get("data")
    rows = listed if isinstance(listed, list) else []
    return tuple(str(each["id"]) for each in rows if isinstance(each, dict) and "id" in each)


def complete(
    server: Server,
    messages: tuple[str, str],
    schema: Mapping[str, Any],
    dialect: Dialect = PLAIN,
    wait: Callable[[float], None] = sleep,
) -> Completion:
    """What the model answers to a system's and a user's message. One that is busy is asked once more where it says soon
    enough; one that fails on the form of the answer, once without. ``Unreachable`` says what it did instead."""
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
    asked = ("Répondez par ce seul JSON.", '{"mot": "oui"}')
    schema = {
        "type": "object",
        "properties": {"mot": {"type": "string", "enum": ["oui"]}},
        "required": ["mot"],
        "additionalProperties": False,
    }
    dialect = PLAIN
    while True:
        try:
            complete(server, asked, schema, dialect)
        except Refused as refused:
            tried = next(steps(dialect, refused.said), None) if refused.status in (400, 422, 500) else None
            if tried is None:
                raise
            dialect = tried
        else:
            return dialect


def _complete(server: Server, messages: tuple[str, str], schema: Mapping[str, Any], dialect: Dialect) -> Completion:
    system, user = messages
    asked = {
        "model": server.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "stream": True,
        **dialect.fields(schema),
    }
    began = monotonic()
    with _answer(server, "chat/completions", json.dumps(asked).encode()) as found:
        heard = _Heard(server)
        if found.headers.get_content_type() == "text/event-stream":
            for event in _events(server, found):
                heard.hear(event)
        else:
            heard.hear(_object(server, found.read(limits.SECOND_BYTES)))
            heard.whole = True
    return heard.completion(monotonic() - began)


class _Heard:
    """What has come of an answer."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.text = ""
        self.model = server.model
        self.usage: Mapping[str, Any] = {}
        self.end = ""
        self.whole = False

    def hear(self, event: Mapping[str, Any] | None) -> None:
        """One event more; None is the last. ``Unreachable`` where it is a failure, or a loop."""
        if event is None:
            self.whole = True
            return
        if "error" in event:
            raise _refused(self.server, 500, json.dumps(event["error"], ensure_ascii=False))
        self.model = str(event.get("model") or self.model)
        usage = event.get("usage")
        self.usage = usage if isinstance(usage, dict) else self.usage
        for choice in event.get("choices") or ():
            said = choice.get("delta") or choice.get("message") or {}
            self.text += str(said.get("content") or "")
            self.end = str(choice.get("finish_reason") or self.end)
        if len(self.text) > limits.SECOND_ANSWER_CHARS or _loops(self.text):
            raise _odd(self.server, "répète la même chose sans finir : on a raccroché", "Essayez un autre modèle.")

    def completion(self, seconds: float) -> Completion:
        if not self.whole or not self.end:
            raise _odd(self.server, "a raccroché avant la fin de sa réponse")
        if self.end != "stop":
            raise _odd(
                self.server,
                "s’arrête avant la fin de sa réponse, qui est coupée",
                "Agrandissez sa fenêtre, ou choisissez un modèle qui ne réfléchit pas à voix haute.",
            )
        asked, written = (self.usage.get(f"{name}_tokens") for name in ("prompt", "completion"))
        counts = [each if isinstance(each, int) else 0 for each in (asked, written)]
        return Completion(_THOUGHT.sub("", self.text).strip(), self.model, counts[0], counts[1], round(seconds, 1))


def _loops(text: str) -> bool:
    if len(text) > _BLANKS and not text[-_BLANKS:].strip():
        return True
    tail = text[-_TAIL:]
    return len(tail) == _TAIL and len({tail[at : at + _GRAM] for at in range(_TAIL)}) < _FEW


@contextmanager
def _answer(server: Server, path: str, body: bytes | None) -> Iterator[Opened]:
    """A good answer that begins; any other is told."""
    gate = Gate(b"", private=server.own, local=server.own, plain=server.own)
    parts = checked(gate, f"{server.base}/{path}")
    headers = {"Accept": "text/event-stream, application/json"}
    headers |= {"Authorization": f"Bearer {server.key}"} if server.key else {}
    headers |= {"Content-Type": "application/json"} if body else {}
    turns = _turns(server.whose)
    if not turns.acquire(timeout=limits.OUTGOING_WAIT):
        raise Busy(f"{limits.SECOND_AT_ONCE} seconds avis se lisent déjà : attendez que l’un finisse.", -1)
    try:
        with opened(gate, parts, body, headers, _patience()) as found:
            followed(server.host, found)
            if found.status != 200:
                raise _failed(server, found.status, found.headers.get("Retry-After", ""), found.read(100_000))
            yield found
    finally:
        turns.release()


@cache
def _turns(whose: str) -> BoundedSemaphore:
    return BoundedSemaphore(limits.SECOND_AT_ONCE)


def _patience() -> Patience:
    first, between = limits.SECOND_FIRST_SECONDS, limits.SECOND_BETWEEN_SECONDS
    return Patience(limits.SECOND_CONNECT_SECONDS, first, between, limits.SECOND_SECONDS, _ADVICE)


def _events(server: Server, found: Opened) -> Iterator[Mapping[str, Any] | None]:
    """What a stream of events says, None at its end (« [DONE] »)."""
    read = 0
    while line := found.readline(limits.SECOND_BYTES):
        read += len(line)
        if read > limits.SECOND_BYTES:
            raise _odd(server, f"répond plus de {limits.SECOND_BYTES // 2**20} Mo")
        name, _, data = line.decode("utf-8", "replace").strip().partition(":")
        if name == "data" and data.strip() == "[DONE]":
            yield None
        elif name == "data":
            yield _object(server, data.strip().encode())


def _object(server: Server, data: bytes) -> dict[str, Any]:
    try:
        found = read_json(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _odd(server, "répond autre chose que ce qui est attendu", "L’adresse finit souvent par /v1.")
    return found


def _failed(server: Server, status: int, again: str, body: bytes) -> Unreachable:
    said = body.decode("utf-8", "replace")
    if status in (401, 403):
        return Refused(f"« {server.host} » refuse cette clé.", status, said, "Recopiez la clé que le service donne.")
    if status in (429, 503):
        after = int(again) if again.isdecimal() else 0 if status == 429 and not again else -1
        what = "est occupé" if status == 429 else "charge le modèle, ou est trop occupé"
        told = f" : il demande d’attendre {_time(after)}" if after > 0 else ""
        return Busy(f"« {server.host} » {what}{told}.", after if again else -1)
    if status == 404:
        return Refused(
            f"« {server.host} » ne connaît pas « {server.model} », ou rien n’est à cette adresse.",
            status,
            said,
            "Choisissez un modèle de sa liste ; l’adresse finit souvent par /v1.",
        )
    return _refused(server, status, said)


def _refused(server: Server, status: int, said: str) -> Refused:
    if status in (400, 413, 422) and _WINDOW.search(said):
        sizes = sorted({int(each) for each in re.findall(r"(?<![\d.])\d{3,7}(?![\d.])", said)} - {status}, reverse=True)
        told = f" : {sizes[0]} jetons, pour {sizes[1]}" if len(sizes) > 1 else ""
        advice = "Agrandissez la fenêtre du modèle (Ollama : OLLAMA_CONTEXT_LENGTH=16384 ; llama.cpp : -c 16384)."
        return Refused(f"La demande est trop longue pour ce modèle{told}.", status, said, advice)
    if status in (400, 422):
        shown = re.sub(r"\s+", " ", said)[:120]
        return Refused(f"« {server.host} » refuse un réglage de la demande : {shown}", status, said)
    return Refused(f"« {server.host} » répond par une erreur {status}.", status, said)


def _time(seconds: int) -> str:
    return f"{seconds} secondes" if seconds < 120 else f"{round(seconds / 60)} minutes"


def _odd(server: Server, what: str, advice: str = _ADVICE) -> Unreachable:
    return Unreachable(f"« {server.host} » {what}.", advice=advice)
