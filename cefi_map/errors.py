"""The one root error: what went wrong and what to do, in French a candidate understands."""

from __future__ import annotations

import errno
from traceback import clear_frames


class CefiError(Exception):
    """Something the user can act on. ``str(error)`` is a whole French sentence; ``advice`` says what to do next.

    ``line`` and ``column`` (from 1) tell where in a file, when that is known. ``status`` is what the web answers.
    """

    status = 422

    def __init__(self, message: str, *, advice: str = "", line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = (
            f" Ligne {self.line}, colonne {self.column}."
            if self.line and self.column
            else f" Ligne {self.line}."
            if self.line
            else ""
        )
        return " ".join(filter(None, [self.message + place, self.advice]))


class BadInput(CefiError):
    """What arrived (a file, a form, JSON) cannot be used. Command line: exit 2."""


class TooLarge(BadInput):
    """A limit of ``limits.py`` is passed."""

    status = 413


class NotFound(CefiError):
    """The project, revision or node asked for does not exist (any more)."""

    status = 404


class Conflict(CefiError):
    """Two versions truly disagree; both are kept."""

    status = 409


class NotYet(CefiError):
    """What was asked for is being worked out, and comes by itself: ask again. A command waits instead."""

    status = 202


Exhausted = (MemoryError, RecursionError)
"""What Python raises at the end of this computer's memory, or of the depth that it follows."""


def exhausted(error: BaseException) -> TooLarge:
    """The same to a person. Lets go of what the calls that failed still hold, so that there is room to say it."""
    clear_frames(error.__traceback__)
    return TooLarge("C’est trop grand ou trop profond pour être traité.", advice="Coupez-le en plusieurs parties.")


_REASONS = {
    errno.EACCES: "ce compte n’en a pas le droit",
    errno.EPERM: "ce compte n’en a pas le droit",
    errno.ENOENT: "introuvable",
    errno.EEXIST: "un fichier porte déjà ce nom",
    errno.ENOTDIR: "un nom de son chemin n’est pas un dossier",
    errno.EISDIR: "c’est un dossier",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre place sur ce disque est prise",
    errno.EROFS: "ce disque ne s’écrit pas",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.EIO: "le disque ne répond pas comme il faut",
}


def reason(error: OSError) -> str:
    """Why the system refuses a file: in French where it is usual, else as the system says it."""
    return _REASONS.get(error.errno or 0) or error.strerror or "le système le refuse"
