"""The journal of a map's writing: days, hours, growth by stage; as sentences, lines of a table, and one page of A4."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.resources import files

from cefi_map import typeset
from cefi_map.french.wording import NB, clock, figure
from cefi_map.typeset import CannotTypeset

NO_PROOF = "Ce journal dit quand la carte a été enregistrée ici. Il ne prouve pas qui l’a écrite."
TIME = "Une séance finit après 45 minutes sans version ; ce qui est pensé ou écrit ailleurs ne compte pas."
THINNED = (
    "Une séance a donc pu commencer quelques minutes plus tôt ; là où il n’en reste qu’une version, "
    "le temps est un minimum."
)
OF_TODAY = "Un nœud compte dans l’étape que la carte d’aujourd’hui lui donne."
_UNITS = {"jour": "", "semaine": "Une ligne est une semaine.", "mois": "Une ligne est un mois."}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table, in words but for its numbers. ``stages`` and ``gains``: none, then 1 to 6."""

    when: str
    hours: str
    time: str
    versions: int
    nodes: int
    gained: int
    stages: tuple[int, ...]
    gains: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Journal:
    """``said``: what is to be known of it, in sentences; ``names`` of the six stages; ``author`` "" for none."""

    title: str
    author: str
    summary: str
    said: tuple[str, ...]
    names: tuple[str, ...]
    lines: tuple[Line, ...]


def sentences(unit: str, gone: int, start: str = "") -> tuple[str, ...]:
    """What a journal by ``unit`` cannot tell: where the map came from (``start``), how many versions are ``gone``."""
    many = f"{figure(gone)} versions sans nom ne sont plus gardées."
    lost = many if gone > 1 else "Une version sans nom n’est plus gardée."
    thinned = f"{lost} {THINNED}" if gone else ""
    return tuple(filter(None, (NO_PROOF, TIME, start, thinned, OF_TODAY, _UNITS[unit])))


def start(reason: str, moment: datetime, nodes: int) -> str:
    """Where the first nodes came from, where they were not written here one after the other; "" else."""
    day, many = f"{moment.astimezone():%d/%m/%Y}", f"{figure(nodes)}{NB}nœud{'s' if nodes > 1 else ''}"
    if reason == "imported":
        return f"La carte est arrivée d’un fichier le {day}, avec {many} écrits ailleurs."
    if reason == "duplicated":
        return f"La carte est la copie d’un autre projet, faite le {day}, avec {many}."
    return f"La carte est partie d’un modèle de {many}." if nodes > 1 else ""


def summary(first: date, last: date, sittings: int, minutes: int, versions: int, *, least: bool) -> str:
    """« Du 03/03/2026 au 24/11/2026 : 23 séances, 14 h 20 en tout, 143 versions gardées. »"""
    days = f"Le {first:%d/%m/%Y}" if first == last else f"Du {first:%d/%m/%Y} au {last:%d/%m/%Y}"
    kept = f"{figure(versions)}{NB}versions gardées" if versions > 1 else "une version gardée"
    sat = f"{figure(sittings)}{NB}séances" if sittings > 1 else "une séance"
    return f"{days} : {sat}, {duration(minutes, least=least)} en tout, {kept}."


def duration(minutes: int, *, least: bool = False) -> str:
    """« 45 min », « 2 h 05 »; « au moins 2 h 05 »."""
    hours, rest = divmod(minutes, 60)
    words = f"{figure(hours)}{NB}h{NB}{rest:02}" if hours else f"{rest}{NB}min"
    return f"au moins {words}" if least else words


def between(first: datetime, last: datetime) -> str:
    """« 14 h 02 à 15 h 40 », « 14 h 02 »."""
    begun, ended = clock(first), clock(last)
    return begun if begun == ended else f"{begun} à {ended}"


def journal_pdf(journal: Journal) -> bytes:
    """One page of A4, PDF/UA-1 where our fonts have its letters."""
    source = files("cefi_map.reporting").joinpath("journal.typ").read_text("utf-8")
    given = {"data.json": json.dumps(asdict(journal)).encode()}
    try:
        return typeset.pdf(source, given, standards=("ua-1",))
    except CannotTypeset:
        return typeset.pdf(source, given, system_fonts=True)
