"""The minutes of a jury, one per candidate, to sign: who marked what, where they differed, what they retained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from .letterhead import Letterhead
from .paper import sheets_of

UNSETTLED = "à régler"
READER = "relecture"
"""As what somebody marked in the one grid for all, without a jury."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who marked: as what, and what is to be known of their grid (« rouverte le … »), "" for nothing."""

    name: str
    role: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A level, its word, and the words beside it."""

    level: str
    word: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion: what each member said, in their order, and what is retained; ``gap`` where they differed; ``more``
    what else differed, ``by`` who wrote the sentence."""

    id: str
    title: str
    sides: tuple[Said, ...]
    kept: Said
    gap: bool = False
    more: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Of one candidate. No ``members``: nobody marked it, and there is nothing to sign. ``facts`` are what else is to
    be known; ``jury`` its own words, "" for a line to fill by hand; ``receipt`` what was handed in, by its digests;
    ``source`` names the référentiel and the rules."""

    name: str
    title: str
    version: int
    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    facts: tuple[str, ...]
    jury: str
    receipt: tuple[str, ...]
    source: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What stands in all of them: the session, where and when (« » for a line to fill), the ``digest`` of its closed
    file, "" while it is not closed."""

    session: str
    head: Letterhead
    place: str = ""
    day: str = ""
    digest: str = ""


def minutes_pdf(sitting: Sitting, minutes: Sequence[Minutes], absent: Sequence[str] = ()) -> bytes:
    """One document, each candidate on leaves of their own; signed on each. Last, who handed in nothing."""
    data = {
        "title": f"Procès-verbaux : {sitting.session}",
        "session": sitting.session,
        "done_at": _done_at(sitting),
        "closed": _closed(sitting),
        "digest": " ".join(sitting.digest[start : start + 8] for start in range(0, len(sitting.digest), 8)),
        "sheets": [_data(each) for each in minutes],
        "absent": list(absent),
    }
    return sheets_of("minutes.typ", data, sitting.head)


def _done_at(sitting: Sitting) -> str:
    return f"Fait à {sitting.place or '……………………………'}, le {sitting.day or '……………………………'}."


def _closed(sitting: Sitting) -> str:
    if not sitting.digest:
        return "Provisoire : la session n’est pas close. L’empreinte de son dossier manque encore."
    return (
        "Empreinte SHA-256 du dossier clos de la session : elle couvre tous ses fichiers, sauf les procès-verbaux, "
        "qui la portent."
    )


def _data(minutes: Minutes) -> dict[str, object]:
    version = f", version {minutes.version}" if minutes.version > 1 else ""
    alone = all(each.role == READER for each in minutes.members)
    return {
        "kind": "Procès-verbal de relecture" if alone else "Procès-verbal du jury",
        "opinion": "Avis" if alone else "Avis du jury",
        "running": f"Procès-verbal, {minutes.name}{version}",
        "name": minutes.name + version,
        "project": " ".join(minutes.title.split()),
        "members": [asdict(each) for each in minutes.members],
        "rows": [asdict(each) for each in minutes.rows],
        "gaps": [asdict(each) for each in minutes.rows if each.gap],
        "facts": list(minutes.facts),
        "jury": minutes.jury,
        "receipt": list(minutes.receipt),
        "source": minutes.source,
        "readings": list(minutes.readings),
    }
