"""To read: the référentiel, the requirements and how they are judged, the help."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from cefi_map import service
from cefi_map.errors import NotFound

pages = Blueprint("reference", __name__)

TOPICS = {
    "verdicts": "Comment naissent les verdicts",
    "clavier": "Se servir du clavier",
    "limites": "Tailles et limites",
    "donnees": "Vos données restent ici",
    "accessibilite": "Accessibilité",
}


@pages.get("/referentiel")
def referentiel() -> str:
    words = request.args.get("q", "")[:200].strip()
    known = service.referentiel()
    return render_template(
        "reference/referentiel.html", ref=known, words=words, hits=known.search(words) if words else ()
    )


@pages.get("/regles")
def rules() -> str:
    return render_template("reference/rules.html", ref=service.referentiel(), rules=service.rule_list())


@pages.get("/regles/<id>")
def rule(id: str) -> str:
    found = service.rule(id)
    return render_template("reference/rule.html", ref=service.referentiel(), rule=found, rules=service.rule_list())


@pages.get("/aide")
def help() -> str:
    return render_template("help/index.html", topics=TOPICS)


@pages.get("/aide/<topic>")
def topic(topic: str) -> str:
    if topic not in TOPICS:
        raise NotFound("Cette page d’aide n’existe pas.", advice="Choisissez un sujet de la liste.")
    return render_template(f"help/{topic}.html", topics=TOPICS, topic=topic)
