"""How a map was born: its versions played back, told in words, and the journal of its writing. The page is whole
without script: the words, the table, the sheet to take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, jsonify, render_template, url_for
from werkzeug.wrappers import Response

from cefi_map.mindmap import codec
from cefi_map.project import exam, versions, writing
from cefi_map.project.versions import Moment
from cefi_map.web.rights import OWN, everywhere, project
from cefi_map.web.shown import NB, clock, count, day, nb
from cefi_map.web.store import store

from .downloads import attachment
from .editor import asset_urls

pages = Blueprint("birth", __name__, url_prefix="/projets/<id>/naissance")
everywhere(pages, project(OWN))  # hours of work are told by whose they are, or by nobody

_REASONS = {
    "created": "La carte commence.",
    "imported": "La carte arrive d’un fichier.",
    "duplicated": "La carte est copiée d’un autre projet.",
    "merged": "Deux versions sont réunies.",
}


@pages.get("")
def show(id: str) -> str:
    view, told = writing.kept_project(store(), id), versions.birth_soon(store(), id)
    names = [stage.name for stage in exam.referentiel().stages]
    return render_template(
        "project/birth.html",
        view=view,
        told=told,
        journal=told and versions.journal(told, view.title),
        steps=[_step(each, names) for each in told.steps] if told else [],
        names=names,
    )


@pages.get("/<int:number>")
def version(id: str, number: int) -> Response:
    """``{"map", "stages"}``: the map as it stood then, its stages by node; nothing is judged."""
    mindmap, stages = versions.as_it_was(store(), id, number)
    return jsonify(map=codec.to_data(mindmap), stages=dict(stages))


@pages.get("/journal.pdf")
def take(id: str) -> Response:
    return attachment(versions.journal_file(store(), id))


@pages.app_template_global()
def film_data(id: str, steps: list[dict[str, Any]]) -> dict[str, Any]:
    """All that the film opens with: its versions in order, with their words and addresses."""
    found = [{**each, "url": url_for("birth.version", id=id, number=each["number"])} for each in steps]
    pictures = url_for("pictures.show", id=id, hash="")
    return {"steps": found, **asset_urls(), "picture": pictures}


def _step(moment: Moment, names: list[str]) -> dict[str, Any]:
    """A version in words: when, how many nodes, which stage grew."""
    when = f"{day(moment.moment, year=True)} à {clock(moment.moment)}"
    said = (f"{when}.", _named(moment), _size(moment), _grew(moment, names))
    return {"number": moment.number, "when": when, "words": nb(" ".join(filter(None, said)))}


def _named(moment: Moment) -> str:
    name = f"Version «{NB}{moment.name}{NB}»." if moment.name else ""
    return " ".join(filter(None, (_REASONS.get(moment.reason, ""), name)))


def _size(moment: Moment) -> str:
    nodes, before = moment.grown.nodes, moment.before
    gained = nodes - before.nodes if before else 0
    if not gained:
        return f"{count(nodes, 'nœud')}."
    return f"{count(nodes, 'nœud')}, {abs(gained)} de {'plus' if gained > 0 else 'moins'}."


def _grew(moment: Moment, names: list[str]) -> str:
    """« Grandissent : étape 3, Faisabilité, de 4 ; étape 5, Mise en œuvre, de 1. »"""
    if moment.before is None:
        return ""
    gains = [now - then for now, then in zip(moment.grown.stages, moment.before.stages, strict=True)]
    grown = [f"étape {n}, {names[n - 1]}, de {gains[n]}" for n in range(1, 7) if gains[n] > 0]
    if grown:
        return f"{'Grandissent' if len(grown) > 1 else 'Grandit'} : {_listed(grown)}."
    return "" if any(gains) else "Des mots ou des places changent."


def _listed(parts: Iterable[str]) -> str:
    return " ; ".join(parts)
