"""What a job came to, on both sides of the pipe: its answer, a refusal in words, or a fault of ours with its trace."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from cefi_map.errors import BadInput, CefiError, Exhausted, NotFound, TooLarge, exhausted

from .wire import Answer, Message

_KINDS: dict[str, type[CefiError]] = {"TooLarge": TooLarge, "NotFound": NotFound}


class WorkerFailed(Exception):
    """A fault of ours in the worker; its text is the trace, for the log."""


def outcome(run: Callable[[], Answer]) -> Answer:
    """In the worker: what ``run`` gives, or ``{"refused": …}`` with the sentence, ``{"failed": …}`` with the trace."""
    try:
        return run()
    except CefiError as error:
        return _refused(error)
    except Exhausted as error:
        return _refused(exhausted(error))
    except Exception:
        return {"failed": traceback.format_exc()}, ()


def given(message: Message) -> Message:
    """Where it was asked: the answer. ``BadInput``, ``NotFound``, ``TooLarge`` as it was refused; ``WorkerFailed``."""
    told, _ = message
    if "refused" in told:
        kind = _KINDS.get(told["kind"], BadInput)
        raise kind(told["refused"].pop("message"), **told["refused"])
    if "failed" in told:
        raise WorkerFailed(told["failed"])
    return message


def _refused(error: CefiError) -> Answer:
    said = {"message": error.message, "advice": error.advice, "line": error.line, "column": error.column}
    return {"refused": said, "kind": type(error).__name__}, ()
