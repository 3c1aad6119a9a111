"""What a server of chat completions may do instead of answering, each as one French sentence."""

from __future__ import annotations

import re

from .fence import Unreachable
from .server import Server

ADVICE = "Réessayez plus tard ; si cela dure, refaites l’essai de ce modèle. L’avis automatique ne change pas."
_WINDOW = re.compile(
    r"context|too long|trop long|n_ctx|max\w{0,20}.{0,20}tokens?.{0,40}exceed|exceed.{0,40}tokens?", re.I
)


class Refused(Unreachable):
    """The server does not take the question: ``said`` is what it says of it, ``status`` how."""

    def __init__(self, message: str, status: int, said: str, advice: str = ADVICE) -> None:
        super().__init__(message, advice=advice)
        self.status, self.said = status, said


class Busy(Unreachable):
    """The server asks to come back in ``again`` seconds, 0 where it does not say."""

    def __init__(self, message: str, again: int) -> None:
        super().__init__(message, advice=ADVICE)
        self.again = again


class Unfinished(Unreachable):
    """An answer that loops, or is cut: the model's doing, and not the line's."""


def failed(server: Server, status: int, again: str, body: bytes) -> Unreachable:
    """An answer that is not 200; ``again`` is its Retry-After."""
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
    return refused(server, status, said)


def refused(server: Server, status: int, said: str) -> Refused:
    """A question that is not taken: too long for its window, a field it does not know, anything else."""
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


def unfinished(server: Server, what: str, advice: str) -> Unfinished:
    return Unfinished(f"« {server.host} » {what}.", advice=advice)


def odd(server: Server, what: str, advice: str = ADVICE) -> Unreachable:
    """Anything else that it does."""
    return Unreachable(f"« {server.host} » {what}.", advice=advice)
