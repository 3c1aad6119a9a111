"""What is said of a project while it is written, beside what comes back to it: read on its page, begun, answered and
settled without a script."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import together
from cefi_map.centre.store import Centre
from cefi_map.web.numbers import whole
from cefi_map.web.rights import COMMENT, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import here, me

from .talks import heard_by

pages = Blueprint("spoken", __name__, url_prefix="/projets/<id>/relecture")
everywhere(pages, project(COMMENT))


def said_count(project: str) -> int:
    """Threads that are not settled."""
    return together.open_talks(store(), project) if me() else 0


def open_talks(project: str) -> list[together.Talk]:
    """Those threads."""
    return [each for each in together.talks(store(), project) if not each.thread.resolved]


def said(project: str) -> list[dict[str, str]]:
    """Open threads at nodes, each by its last message."""
    talks = together.talks(store(), project) if me() else ()
    return [
        {"key": each.node.key, "letter": "…", "kind": said.name, "text": said.words, "thread": each.thread.id}
        for each in talks
        if each.node and not each.thread.resolved
        for said in each.thread.messages[-1:]
    ]


def talks(id: str) -> dict[str, object]:
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
        "unheard": together.ANSWER if together.hearers(store(), id).closed else "",
    }


@pages.post("/echanges")
def talk(id: str) -> Response:
    """A new thread, or in one that is there: a message, settled, open again."""
    sent = request.form
    thread, do = sent.get("thread", ""), sent.get("do", "")
    if not thread:
        thread = together.begin_talk(store(), here(), id, sent.get("place", ""), sent.get("words", ""))
    elif do in ("resolu", "rouvrir"):
        Centre(store()).settle_thread(id, thread, resolved=do == "resolu")
    else:
        together.say(store(), here(), id, thread, sent.get("words", ""))
    return redirect(url_for("returned.comments", id=id, _anchor=f"e-{thread}"), 303)
