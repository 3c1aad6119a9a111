"""Plain data <-> review: the only gate. The shape is stated in schemas/review.schema.json."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast

from cefi_map.errors import BadInput, TooLarge
from cefi_map.mindmap.codec import clean

from .model import APPRECIATION, KINDS, LEVELS, WORDS, Mark, Remark, Review, Rival, Signature
from .writing import RIVALS

VERSION = 1
TEXT = 4000
"""Characters of a comment, an answer or the appreciation."""
LINE = 200
REMARKS = 300
"""Comments that one person pins."""
TOGETHER = 5
"""People whose grids may be one: what they share holds the words of all."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_CRITERION = re.compile(r"C(?:[1-9]|1[0-2])")
_TICK = re.compile(r"[CME]\d{1,2}[a-z]?")
_PRINT = re.compile(r"(?:[0-9a-f]{32})?")
_PLACE = re.compile(rf"{_CRITERION.pattern}|{APPRECIATION}")
_MOMENT = re.compile(r"(?:\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def to_data(review: Review) -> dict[str, Any]:
    """JSON-able data; what is empty is left out."""
    data = {
        "version": VERSION,
        "marks": {id: _filled(asdict(mark)) for id, mark in review.marks.items() if mark},
        "ticks": sorted(review.ticks),
        "remarks": [_remark_data(each) for each in review.remarks],
        "appreciation": review.appreciation,
        "reviewer": review.reviewer,
        "returned": review.returned,
        "words": list(review.words),
        "source": review.source,
        "readings": list(review.readings),
        "of": review.of,
        "signed": {place: _filled(asdict(each)) for place, each in review.signed.items()},
        "rivals": {
            place: [_filled(asdict(each.mark) | asdict(each.signature)) for each in rivals]
            for place, rivals in review.rivals.items()
        },
    }
    return {name: value for name, value in data.items() if value}


def from_data(data: object) -> Review:
    """The review that ``to_data`` wrote, checked and cleaned. ``BadInput`` on anything else."""
    raw = _mapping(data)
    if raw.get("version") != VERSION:
        raise BadInput("Cette relecture vient d’une version plus récente.", advice="Mettez l’application à jour.")
    remarks = _list(raw.get("remarks"))
    if len(remarks) > TOGETHER * REMARKS:
        raise TooLarge(f"Cette relecture a plus de {TOGETHER * REMARKS} commentaires.")
    found = tuple(_remark(each) for each in remarks)
    if len({each.id for each in found}) < len(found):
        raise _wrong()
    return Review(
        marks={_match(_CRITERION, id): _mark(value) for id, value in _mapping(raw.get("marks", {})).items()},
        ticks=frozenset(_match(_TICK, each) for each in _list(raw.get("ticks"))[:100]),
        remarks=found,
        appreciation=text(raw.get("appreciation", ""), TOGETHER * (TEXT + 1)),
        reviewer=text(raw.get("reviewer", ""), LINE),
        returned=_match(_DAY, raw["returned"]) if raw.get("returned") else "",
        words=words(raw.get("words", list(WORDS))),
        source=text(raw.get("source", ""), LINE),
        readings=tuple(text(each, 1000) for each in _list(raw.get("readings"))[:50]),
        of=_match(_PRINT, raw.get("of", "")),
        signed={_match(_PLACE, place): _signature(each) for place, each in _mapping(raw.get("signed", {})).items()},
        rivals={_match(_PLACE, place): _rivals(each) for place, each in _mapping(raw.get("rivals", {})).items()},
    )


def words(data: object) -> tuple[str, str, str]:
    """Three words for the three levels, none empty, all different."""
    found = [text(each, 30).strip() for each in _list(data)]
    if len(found) != 3 or not all(found) or len(set(found)) < 3:
        raise BadInput("Il faut trois mots différents pour les trois niveaux.", advice="Écrivez-les, puis enregistrez.")
    return cast(tuple[str, str, str], tuple(found))


def text(value: object, limit: int = TEXT) -> str:
    """A text as XML and JSON can carry it. ``TooLarge`` past ``limit`` characters."""
    if not isinstance(value, str):
        raise _wrong()
    found = clean(value)
    if len(found) > limit:
        raise TooLarge(f"Un texte de la relecture dépasse {limit} caractères.", advice="Raccourcissez-le.")
    return found


def _remark_data(remark: Remark) -> dict[str, Any]:
    data = asdict(remark)
    data.update(data.pop("signature"))
    return {name: value for name, value in data.items() if value or name in ("id", "key", "text")}


def _remark(item: object) -> Remark:
    data = _mapping(item)
    paragraph, resolved = data.get("paragraph", 0), data.get("resolved", False)
    if isinstance(paragraph, bool) or not isinstance(paragraph, int) or not 0 <= paragraph <= 10_000:
        raise _wrong()
    if not isinstance(resolved, bool):
        raise _wrong()
    return Remark(
        id=_match(_ID, data.get("id")),
        key=text(data.get("key", ""), 1000),
        text=text(data.get("text", "")),
        kind=_one_of(data.get("kind", "preciser"), KINDS),
        criterion=_match(_CRITERION, data["criterion"]) if data.get("criterion") else "",
        number=text(data.get("number", ""), 2000),
        title=text(data.get("title", ""), 2000),
        paragraph=paragraph,
        answer=text(data.get("answer", "")),
        resolved=resolved,
        signature=_signature(data),
    )


def _mark(item: object) -> Mark:
    data = _mapping(item)
    return Mark(_one_of(data.get("level", ""), ("", *LEVELS)), text(data.get("comment", ""), TOGETHER * (TEXT + 1)))


def _rivals(items: object) -> tuple[Rival, ...]:
    return tuple(Rival(_mark(each), _signature(each)) for each in _list(items)[:RIVALS])


def _signature(item: object) -> Signature:
    data = _mapping(item)
    also = tuple(text(each, LINE) for each in _list(data.get("also"))[:TOGETHER])
    return Signature(text(data.get("by", ""), LINE), _match(_MOMENT, data.get("at", "")), also)


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _one_of(value: object, allowed: Any) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise _wrong()
    return value


def _match(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _wrong()
    return value


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _wrong()
    return value


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong()
    return value


def _wrong() -> BadInput:
    return BadInput("La relecture de ce fichier est abîmée.", advice="Demandez le fichier à nouveau.")
