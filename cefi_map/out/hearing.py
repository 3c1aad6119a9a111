"""An answer read as it comes: a stream of events, or one object; what loops is hung up on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cefi_map import limits
from cefi_map.mindmap.json_gate import read_json

from .failures import odd, refused, unfinished
from .fence import Opened
from .server import Server

_BLANKS, _TAIL, _FEW, _GRAM = 200, 1_000, 40, 12
"""Blanks in a row, and pieces of so many letters among the last ones, by which a loop is known."""
_THOUGHT = re.compile(r"<think>(?:(?!</?think>).)*+</think>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model wrote. ``model`` as it calls itself; tokens as it counts them, 0 where it does not."""

    text: str
    model: str
    asked: int
    written: int
    seconds: float


def heard(server: Server, found: Opened) -> Heard:
    """All that comes."""
    told = Heard(server)
    if found.headers.get_content_type() == "text/event-stream":
        for event in _events(server, found):
            told.hear(event)
    else:
        told.hear(whole(server, found.read(limits.SECOND_BYTES)))
        told.whole = True
    return told


class Heard:
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
        if event.get("error"):
            raise refused(self.server, 500, json.dumps(event["error"], ensure_ascii=False))
        self.model = named(event.get("model")) or self.model
        usage = event.get("usage")
        self.usage = usage if isinstance(usage, dict) else self.usage
        for choice in _rows(event.get("choices")):
            self.text += _text(choice)
            self.end = str(choice.get("finish_reason") or self.end)
        if len(self.text) > limits.SECOND_ANSWER_CHARS or _loops(self.text):
            raise unfinished(
                self.server, "répète la même chose sans finir : on a raccroché", "Essayez un autre modèle."
            )

    def completion(self, seconds: float) -> Completion:
        if not self.whole or not self.end:
            raise odd(self.server, "a raccroché avant la fin de sa réponse")
        if self.end != "stop":
            raise unfinished(
                self.server,
                "s’arrête avant la fin de sa réponse, qui est coupée",
                "Agrandissez sa fenêtre, ou choisissez un modèle qui ne réfléchit pas à voix haute.",
            )
        asked, written = (self.usage.get(f"{name}_tokens") for name in ("prompt", "completion"))
        counts = [each if isinstance(each, int) else 0 for each in (asked, written)]
        return Completion(_THOUGHT.sub("", self.text).strip(), self.model, counts[0], counts[1], round(seconds, 1))


def named(value: object) -> str:
    """What a server calls something, for a person to read: a line of letters that are seen."""
    return "".join(each for each in str(value or "") if each.isprintable())[:_NAME_CHARS]


_NAME_CHARS = 120


def _rows(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(choice: Mapping[str, Any]) -> str:
    """What one choice adds: a text, or the texts of its parts."""
    said = choice.get("delta") or choice.get("message")
    content = said.get("content") if isinstance(said, dict) else None
    return content if isinstance(content, str) else "".join(str(each.get("text") or "") for each in _rows(content))


def _loops(text: str) -> bool:
    if len(text) > _BLANKS and not text[-_BLANKS:].strip():
        return True
    tail = text[-_TAIL:]
    return len(tail) == _TAIL and len({tail[at : at + _GRAM] for at in range(_TAIL)}) < _FEW


def _events(server: Server, found: Opened) -> Iterator[Mapping[str, Any] | None]:
    """What a stream of events says, None at its end (« [DONE] »)."""
    read = 0
    while line := found.readline(limits.SECOND_BYTES):
        read += len(line)
        if read > limits.SECOND_BYTES:
            raise odd(server, f"répond plus de {limits.SECOND_BYTES // 2**20} Mo")
        name, _, data = line.decode("utf-8", "replace").strip().partition(":")
        if name == "data" and data.strip() == "[DONE]":
            yield None
        elif name == "data":
            yield whole(server, data.strip().encode())


def whole(server: Server, data: bytes) -> dict[str, Any]:
    """A JSON object. ``Unreachable`` where it is none."""
    try:
        found = read_json(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise odd(server, "répond autre chose que ce qui est attendu", "L’adresse finit souvent par /v1.")
    return found
