"""What is said at nodes and paragraphs, for the pages where one writes: read, begun, answered, settled. Answers are
JSON, errors too."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import together
from cefi_map.centre.store import Centre
from cefi_map.errors import BadInput
from cefi_map.web.received import sent_json
from cefi_map.web.rights import COMMENT, everywhere, project
from cefi_map.web.store import store
from cefi_map.web.who import here, may, me

pages = Blueprint("talks", __name__, url_prefix="/api/projets/<id>/echanges")
everywhere(pages, project(COMMENT))


@pages.app_template_global()
def talks_url(project: str) -> str:
    """Where a page asks for what is said; "" where nobody can say anything."""
    talks = me() and may("COMMENT") and not together.hearers(store(), project).closed
    return url_for("talks.read", id=project) if talks else ""


def addresses(project: str) -> dict[str, str]:
    """The same, for who writes a map or a dossier."""
    return {"talks": talks_url(project)}


@pages.get("")
def read(id: str) -> Response:
    """``{threads: [{id, node, number, paragraph, quote, resolved, messages: [{name, words, moment}]}], heard,
    revision}``: where each stands now (``node`` "", ``paragraph`` 0 when it is gone), the sentence that tells who reads
    them, and the map's revision, by which a page that only looks knows of what another writes."""
    return _told(id)


@pages.post("")
def say(id: str) -> Response:
    """``{place, words}`` begins one, at "n" and a node's key or "p" and a paragraph's number; ``{thread, words}``
    answers; ``{thread, resolved}`` settles or opens again. What ``read`` gives, and ``thread``."""
    match sent_json():
        case {"thread": str(thread), "resolved": bool(resolved)}:
            Centre(store()).settle_thread(id, thread, resolved=resolved)
        case {"thread": str(thread), "words": str(said)}:
            together.say(store(), here(), id, thread, said)
        case {"place": str(place), "words": str(said)}:
            thread = together.begin_talk(store(), here(), id, place, said)
        case _:
            raise BadInput("Ce message est incomplet.", advice="Rechargez la page, puis réessayez.")
    return _told(id, thread=thread)


def heard_by(project: str) -> str:
    """« Lu par vous, Rita et Paul (par lien). »: the author, trainers of the session, who came by a link to comment."""
    found = together.hearers(store(), project)
    names = [*found.trainers, *(f"{name} (par lien)" for name in found.guests)]
    author, gave = ("vous", "vous avez") if may("OWN") else ("l’auteur", "l’auteur a")
    after = f" La session lit ce que {gave} rendu." if found.handed else ""
    if not names:
        return f"Personne d’autre que {author} ne lit ce projet.{after}"
    return f"Lu par {', '.join((author, *names[:-1]))} et {names[-1]}.{after}"


def _told(project: str, **more: str) -> Response:
    threads = [_thread(each) for each in together.talks(store(), project)]
    revision = store().project(project).revision
    return jsonify(threads=threads, heard=heard_by(project), revision=revision, **more)


def _thread(talk: together.Talk) -> dict[str, Any]:
    thread = talk.thread
    said = [{"name": each.name, "words": each.words, "moment": each.moment.isoformat()} for each in thread.messages]
    return {
        "id": thread.id,
        "node": talk.node.key if talk.node else "",
        "number": talk.number,
        "paragraph": talk.paragraph,
        "quote": thread.quote,
        "resolved": thread.resolved is not None,
        "messages": said,
    }
