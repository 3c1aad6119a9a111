"""From Typst source to PDF, pictures or queried values, in a worker; errors in French."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from cefi_map import limits
from cefi_map.errors import CefiError, TooLarge
from cefi_map.workers import pool as workers
from cefi_map.workers.pool import WorkerGone, WorkerTooSlow, shared

from . import fallen
from .fallen import Files

MAIN = "main.typ"
PROGRAM = "cefi_map.typeset.worker"


class Pool(workers.Pool):
    """Typesetters of one's own, where the shared ones have too little time."""

    def __init__(self, size: int = 2, seconds: float = limits.ENGINE_SECONDS) -> None:
        super().__init__(PROGRAM, size, seconds)


class CannotTypeset(CefiError):
    """Typst refused the document. ``diagnostic`` is its own English message, for a log; users never see it."""

    def __init__(self, message: str, *, advice: str = "", diagnostic: str = "") -> None:
        super().__init__(message, advice=advice)
        self.diagnostic = diagnostic


class Fell(CannotTypeset):
    """The typesetter ended, or stopped by a fault of its own, at what it was given."""


def pdf(
    source: str,
    files: Files | None = None,
    *,
    standards: Sequence[str] = (),
    system_fonts: bool = False,
    pool: workers.Pool | None = None,
) -> bytes:
    """A tagged PDF. ``files`` are what the source may ``read``, ``image`` or ``json``, by name.

    ``standards``: "ua-1", "a-2a"… ``system_fonts`` lets the system's fonts draw what ours do not (emoji, Chinese): the
    result then depends on the system. ``TooLarge`` past the time of the ``pool``; ``CannotTypeset`` when Typst
    refuses, as PDF/UA does without a title or an alternative text.
    """
    job = {"format": "pdf", "ppi": None, "standards": list(standards), "system_fonts": system_fonts}
    return _run(job, source, files, pool)[0]


def pages(
    source: str,
    files: Files | None = None,
    *,
    format: Literal["png", "svg"] = "png",
    ppi: float = 144,
    system_fonts: bool = False,
    pool: workers.Pool | None = None,
) -> tuple[bytes, ...]:
    """One PNG (at ``ppi`` pixels per inch) or SVG per page. Errors as ``pdf``."""
    return _run({"format": format, "ppi": ppi, "standards": [], "system_fonts": system_fonts}, source, files, pool)


def query(
    source: str,
    selector: str,
    files: Files | None = None,
    *,
    system_fonts: bool = False,
    pool: workers.Pool | None = None,
) -> Any:
    """The values of the ``metadata`` elements that match ``selector`` ("<pages>"), as JSON data. Errors as ``pdf``."""
    return json.loads(_run({"selector": selector, "system_fonts": system_fonts}, source, files, pool)[0])


def _run(job: dict[str, Any], source: str, files: Files | None, pool: workers.Pool | None) -> tuple[bytes, ...]:
    """The outputs. Of what the typesetter falls over the texts of drawings are set plainly, then those are left out
    that it falls over nevertheless: ``fallen`` tells which."""
    given, missing = files or {}, fallen.known(files or {})
    spared: Files = fallen.without(given, missing)
    try:
        outputs = _once(job, source, spared, pool)
    except Fell as fell:
        spared, more = _standing(job, source, fallen.plain(spared), pool, fell)
        missing += more
        outputs = _once(job, source, spared, pool)
    for output in outputs if missing else ():
        fallen.told(output, missing)
    return outputs


def _standing(
    job: dict[str, Any], source: str, files: Files, pool: workers.Pool | None, fell: Fell
) -> tuple[Files, tuple[str, ...]]:
    """What of the files can be set, and the texts it does without. ``Fell`` where no text is to blame."""

    def stands(tried: Files) -> bool:
        try:
            _once(job, source, tried, pool)
        except Fell:
            return False
        except CannotTypeset:  # refused in words: told when all of it is set
            return True
        return True

    if stands(files):
        return files, ()
    found = fallen.find(files, stands)
    if not found:
        raise fell
    return fallen.without(files, found), found


def _once(job: dict[str, Any], source: str, files: Files, pool: workers.Pool | None) -> tuple[bytes, ...]:
    all_files = {**files, MAIN: source.encode()}
    chosen = pool or shared(PROGRAM)
    try:
        answer, outputs = chosen.run({**job, "names": list(all_files)}, list(all_files.values()))
    except WorkerTooSlow:
        raise TooLarge(
            f"La mise en page demande plus de {chosen.seconds:g} secondes de calcul.",
            advice="Choisissez un contenu plus court.",
        ) from None
    except WorkerGone:
        raise _fell() from None
    if "fell" in answer:
        raise _fell(answer["fell"])
    if "error" in answer:
        raise CannotTypeset(
            "La mise en page de ce document échoue.",
            advice="Réessayez ; si cela se répète, signalez ce document.",
            diagnostic=answer["error"],
        )
    return outputs


def _fell(diagnostic: str = "") -> Fell:
    return Fell(
        "La mise en page s’est arrêtée avant la fin.",
        advice="Réessayez ; si cela se répète, choisissez le SVG, ou un contenu plus court.",
        diagnostic=diagnostic,
    )
