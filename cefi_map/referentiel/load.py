"""Data files -> one frozen ``Referentiel``, read once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .model import Bloc, Fine, Item, Jury, Kind, Question, Requirement, Stage, Version
from .referentiel import Referentiel

_ROOM = files(__package__)
_BLOCS = (1, 2, 3)


@cache
def load() -> Referentiel:
    """The référentiel. The data is ours and tested: nothing is caught here."""
    data = document()
    requirements = tuple(_requirement(row) for row in data["requirements"])
    titles = _titles(requirements)
    blocs = tuple(_bloc(row, titles) for row in data["blocs"])
    wordings = {item.id: item.text for item in blocs[2].walk() if item.kind == "stage"}
    on_map, dossier, modalities = _sorted_out(requirements)
    return Referentiel(
        version=Version(**data["version"]),
        source=_text("official/source.txt"),
        blocs=blocs,
        stages=tuple(_stage(row, number, wordings) for number, row in enumerate(data["stages"], 1)),
        requirements=on_map,
        dossier=dossier,
        modalities=modalities,
        fine=tuple(Fine(**row) for row in data["fine"]),
        jury=Jury(tuple(data["jury"]["map"]), tuple(data["jury"]["dossier"]), data["jury"]["cases"]),
    )


def document() -> dict[str, Any]:
    """The data files as one document, of the shape stated in schemas/referentiel.schema.json."""
    return {
        "version": _json("official/version.json"),
        "blocs": [_json(f"official/bloc{number}.json") for number in _BLOCS],
        **{name: _json(f"reading/{name}.json") for name in ("requirements", "stages", "fine", "jury")},
    }


def _text(name: str) -> str:
    return _ROOM.joinpath(name).read_text("utf-8")


def _json(name: str) -> Any:
    return json.loads(_text(name))


def _requirement(row: Mapping[str, Any]) -> Requirement:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Requirement(**values)


def _sorted_out(requirements: tuple[Requirement, ...]) -> tuple[tuple[Requirement, ...], ...]:
    """(on the map, on the dossier, modalities). M4 counts the dossier's pages: judged there, but a modality."""
    on_map = tuple(each for each in requirements if each.criterion and each.judged_on == "carte")
    dossier = tuple(each for each in requirements if each.judged_on == "dossier" and each.id != "M4")
    return on_map, dossier, tuple(each for each in requirements if each not in (*on_map, *dossier))


def _titles(requirements: tuple[Requirement, ...]) -> Mapping[str, str]:
    """Id of a criterion or stage -> our title of it; a criterion joins those of its requirements."""
    titles: dict[str, str] = {}
    for each in requirements:
        id = each.criterion or each.id
        titles[id] = f"{titles[id]} · {each.title}" if id in titles else each.title
    return titles


def _bloc(row: Mapping[str, Any], titles: Mapping[str, str]) -> Bloc:
    def items(name: str, kind: Kind) -> tuple[Item, ...]:
        return tuple(_item(each, kind, row["number"], titles) for each in row[name])

    return Bloc(
        number=row["number"],
        title=row["title"],
        activities_title=row["activities_title"],
        activities=items("activities", "activity"),
        competences=items("competences", "competence"),
        modalities=items("modalities", "modality"),
        criteria=items("criteria", "criterion"),
    )


def _item(row: Mapping[str, Any], kind: Kind, bloc: int, titles: Mapping[str, str]) -> Item:
    below: Kind = "stage" if row["id"] == "M8" else kind
    text = row["text"]
    return Item(
        id=row["id"],
        kind=kind,
        bloc=bloc,
        fragments=tuple(text) if isinstance(text, list) else (text,),
        items=tuple(_item(each, below, bloc, titles) for each in row.get("items", ())),
        title=titles.get(row["id"], ""),
        heading=row.get("heading", ""),
    )


def _stage(row: Mapping[str, Any], number: int, wordings: Mapping[str, str]) -> Stage:
    questions = tuple(Question(each["text"], each["short"], tuple(each["requirements"])) for each in row["questions"])
    return Stage(
        id=row["id"],
        number=number,
        text=wordings[row["id"]],
        name=row["name"],
        questions=questions,
        expects=row["expects"],
        good=row["good"],
        bad=row["bad"],
    )
