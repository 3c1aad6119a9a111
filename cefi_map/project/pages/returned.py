"""« Relecture » of a project: what is said while it is written, in a centre; then, for the candidate, comments at the
nodes as they now stand, answers, what is settled."""

from __future__ import annotations

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.project import exam, paper, returned, writing
from cefi_map.project.returned import KINDS
from cefi_map.web.numbers import whole
from cefi_map.web.places import at, told
from cefi_map.web.rights import COMMENT, WRITE, everywhere, needs, project
from cefi_map.web.store import store
from cefi_map.web.who import by_link, may, me, since

from .drawing import Tree
from .pictures import addressed

pages = Blueprint("returned", __name__, url_prefix="/projets/<id>/relecture")
everywhere(pages, project(COMMENT))


@pages.app_template_global()
def comments_left(project: str) -> int | None:
    """Comments not yet settled in the newest review, and what is being said; None where there can be neither."""
    if not may("COMMENT"):
        return None
    found = _returned(project)
    said = sum(at("said-count", project))
    return said + (found[0].open if found else 0) if found or me() else None


@pages.app_template_global()
def comments_data(project: str) -> list[dict[str, str]]:
    """The newest review's open comments for the editor, and what is being said: key, letter, kind, text, and of what
    is being said its thread."""
    if not may("COMMENT"):
        return []
    found = _returned(project)
    return [one for said in at("said", project) for one in said] + [
        {
            "key": each.node.key,
            "letter": each.letter,
            "kind": KINDS[each.remark.kind],
            "text": each.remark.text,
        }
        for each in (found[0].comments if found else ())
        if each.node and not each.remark.resolved
    ]


def _returned(project: str) -> tuple[returned.ReturnView, ...]:
    """What trainers gave back; to whoever is here by a link, nothing: it is between them and the author. Where it was
    shown to who reads it, what came back since."""
    found = () if by_link() else returned.returned(store(), project)
    moment = since()
    return tuple(each for each in found if moment is None or each.received >= moment)


@pages.get("/dossier.json")
def on_dossier(id: str) -> Response:
    """Comments on the dossier's paragraphs, for the page where it is written."""
    comments = [comment for newest in _returned(id)[:1] for comment in newest.dossier_comments]
    return jsonify({"comments": comments, "address": url_for("returned.comments", id=id)})


@pages.get("")
def comments(id: str) -> str:
    view = writing.look_at_project(store(), id)
    found = _returned(id)
    pins = found[0].pins if found else ()
    picture = paper.draw(addressed(view.map, id), view.report, numbered=True, pins=pins)
    tree = Tree(view.map, {}, f"{url_for('project.map', id=id)}?noeud=", view.map.root.key)
    return render_template(
        "review/comments.html",
        view=view,
        found=found,
        drawing=tree.svg(picture, f"Carte de {len(view.map)} nœuds, numérotés") if pins else "",
        kinds=KINDS,
        lines=exam.criteria(),
        **({"talks": None} | told("talks", id)),
    )


@pages.post("")
@needs(project(WRITE, linked=False))
def answer(id: str) -> Response:
    sent = request.form
    number, remark = sent.get("number", 0, whole), sent.get("remark", "")
    if sent.get("do") == "retirer":
        store().erase_return(id, number)
        flash("La relecture est effacée de ce projet.")
        return redirect(url_for("returned.comments", id=id), 303)
    resolved = {"resolu": True, "rouvrir": False}.get(sent.get("do", ""), "resolved" in sent)
    returned.answer_remark(store(), id, number, remark, sent.get("answer", ""), resolved)
    return redirect(url_for("returned.comments", id=id, _anchor=f"c-{remark}"), 303)
