"""« Relecture » of a project, for the candidate: comments at the nodes as they now stand, answers, what is settled."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map import service

from .drawing import Tree
from .numbers import whole
from .rights import READ, WRITE, everywhere, needs, project
from .store import store

pages = Blueprint("returned", __name__, url_prefix="/projets/<id>/relecture")
everywhere(pages, project(READ))


@pages.app_template_global()
def comments_left(project: str) -> int | None:
    """Comments not yet settled in the newest review; None when the project was never reviewed."""
    found = service.review.returned(store(), project)
    return found[0].open if found else None


@pages.app_template_global()
def comments_data(project: str) -> list[dict[str, str]]:
    """The newest review's open comments for the editor: key, letter, kind, text."""
    found = service.review.returned(store(), project)
    return [
        {
            "key": each.node.key,
            "letter": each.letter,
            "kind": service.review.KINDS[each.remark.kind],
            "text": each.remark.text,
        }
        for each in (found[0].comments if found else ())
        if each.node and not each.remark.resolved
    ]


@pages.get("/dossier.json")
def on_dossier(id: str) -> Response:
    """Comments on the dossier's paragraphs, for the page where it is written."""
    data = {"comments": service.review.dossier_comments(store(), id), "address": url_for("returned.comments", id=id)}
    return jsonify(data)


@pages.get("")
def comments(id: str) -> str:
    view = service.project.open_project(store(), id)
    found = service.review.returned(store(), id)
    pins = found[0].pins if found else ()
    picture = service.paper.draw(view.map, view.report, numbered=True, pins=pins)
    tree = Tree(view.map, {}, f"{url_for('project.map', id=id)}?noeud=", view.map.root.key)
    return render_template(
        "review/comments.html",
        view=view,
        found=found,
        drawing=tree.svg(picture, f"Carte de {len(view.map)} nœuds, numérotés") if pins else "",
        kinds=service.review.KINDS,
        lines=service.review.criteria(),
    )


@pages.post("")
@needs(project(WRITE))
def answer(id: str) -> Response:
    sent = request.form
    number, remark = sent.get("number", 0, whole), sent.get("remark", "")
    if sent.get("do") == "retirer":
        service.review.erase_returned(store(), id, number)
        return redirect(url_for("project.map", id=id), 303)
    resolved = {"resolu": True, "rouvrir": False}.get(sent.get("do", ""), "resolved" in sent)
    service.review.answer_remark(store(), id, number, remark, sent.get("answer", ""), resolved)
    return redirect(url_for("returned.comments", id=id, _anchor=f"c-{remark}"), 303)
