"""« Relecture » of a project: what is said while it is written, in a centre; then, for the candidate, comments at the
nodes as they now stand, answers, what is settled."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import together
from cefi_map.desk import review
from cefi_map.project import paper, returned, writing

from .drawing import Tree
from .numbers import whole
from .pictures import addressed
from .rights import COMMENT, WRITE, everywhere, needs, project
from .store import store
from .talks import heard_by
from .who import by_link, here, may, me

pages = Blueprint("returned", __name__, url_prefix="/projets/<id>/relecture")
everywhere(pages, project(COMMENT))


@pages.app_template_global()
def comments_left(project: str) -> int | None:
    """Comments not yet settled in the newest review, and what is being said; None where there can be neither."""
    if not may("COMMENT"):
        return None
    found = _returned(project)
    said = together.open_talks(store(), project) if me() else 0
    return said + (found[0].open if found else 0) if found or me() else None


@pages.app_template_global()
def comments_data(project: str) -> list[dict[str, str]]:
    """The newest review's open comments for the editor, and what is being said: key, letter, kind, text, and of what
    is being said its thread."""
    if not may("COMMENT"):
        return []
    found = _returned(project)
    return _said_data(project) + [
        {
            "key": each.node.key,
            "letter": each.letter,
            "kind": review.KINDS[each.remark.kind],
            "text": each.remark.text,
        }
        for each in (found[0].comments if found else ())
        if each.node and not each.remark.resolved
    ]


def _returned(project: str) -> tuple[returned.ReturnView, ...]:
    """What trainers gave back; to whoever is here by a link, nothing: it is between them and the author."""
    return () if by_link() else returned.returned(store(), project)


def _said_data(project: str) -> list[dict[str, str]]:
    """Open threads at nodes, each by its last message."""
    talks = together.talks(store(), project) if me() else ()
    return [
        {"key": each.node.key, "letter": "…", "kind": said.name, "text": said.words, "thread": each.thread.id}
        for each in talks
        if each.node and not each.thread.resolved
        for said in each.thread.messages[-1:]
    ]


@pages.get("/dossier.json")
def on_dossier(id: str) -> Response:
    """Comments on the dossier's paragraphs, for the page where it is written."""
    comments = [] if by_link() else returned.dossier_comments(store(), id)
    data = {"comments": comments, "address": url_for("returned.comments", id=id)}
    return jsonify(data)


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
        kinds=review.KINDS,
        lines=review.criteria(),
        **_talk(id),
    )


def _talk(id: str) -> dict[str, object]:
    """What is being said, in a centre, and who hears it."""
    if not me():
        return {"talks": None}
    on_map, on_dossier = together.places(store(), id)
    paragraph = request.args.get("paragraphe", 0, whole)
    return {
        "talks": together.talks(store(), id),
        "on_map": on_map,
        "on_dossier": on_dossier,
        "asked": f"p{paragraph}" if paragraph else f"n{request.args.get('noeud', '')}",
        "heard_by": heard_by(id),
    }


@pages.post("/echanges")
def talk(id: str) -> Response:
    """A new thread, or in one that is there: a message, settled, open again."""
    sent = request.form
    thread, do = sent.get("thread", ""), sent.get("do", "")
    if not thread:
        thread = together.begin_talk(store(), here(), id, sent.get("place", ""), sent.get("words", ""))
    elif do in ("resolu", "rouvrir"):
        together.settle_talk(store(), id, thread, resolved=do == "resolu")
    else:
        together.say(store(), here(), id, thread, sent.get("words", ""))
    return redirect(url_for("returned.comments", id=id, _anchor=f"e-{thread}"), 303)


@pages.post("")
@needs(project(WRITE, linked=False))
def answer(id: str) -> Response:
    sent = request.form
    number, remark = sent.get("number", 0, whole), sent.get("remark", "")
    if sent.get("do") == "retirer":
        returned.erase_returned(store(), id, number)
        return redirect(url_for("project.map", id=id), 303)
    resolved = {"resolu": True, "rouvrir": False}.get(sent.get("do", ""), "resolved" in sent)
    returned.answer_remark(store(), id, number, remark, sent.get("answer", ""), resolved)
    return redirect(url_for("returned.comments", id=id, _anchor=f"c-{remark}"), 303)
