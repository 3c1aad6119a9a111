"""Errors as a person reads them: what is, then the next gesture; a page, or JSON for the API. No detail."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask.globals import request_ctx
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from cefi_map import limits
from cefi_map.errors import CefiError, Exhausted, NotFound, exhausted
from cefi_map.project import data
from cefi_map.project.access import Person

from .safety import most_carried
from .who import me

MEGA = 1024 * 1024

SENTENCES: dict[int, tuple[str, str]] = {
    400: ("Cette demande est incomplète.", "Revenez à la page précédente et recommencez."),
    401: ("Votre session est terminée.", "Rechargez la page : rien n’est effacé."),
    403: ("Cette demande vient d’une autre page.", "Ouvrez l’application à sa propre adresse, puis recommencez."),
    404: ("Cette page n’existe pas.", "Revenez à votre accueil : tout y est."),
    405: ("Cette adresse ne s’ouvre pas ainsi.", "Revenez à la page précédente et utilisez son bouton."),
    408: ("La demande a mis trop de temps à arriver.", "Réessayez dans un instant."),
    409: ("Cette carte a changé ailleurs.", "Rechargez la page pour voir la carte à jour."),
    412: ("Cette version de la carte n’est pas connue.", "Rechargez la page, puis réessayez."),
    413: (f"Ce fichier dépasse {limits.UPLOAD_BYTES // MEGA} Mo.", "Choisissez-en un plus petit, ou coupez-le."),
    415: ("Ce format n’est pas attendu ici.", "Revenez à la page précédente et utilisez son bouton."),
    422: ("Ces données ne peuvent pas être lues.", "Rechargez la page, puis réessayez."),
    428: ("La version de départ n’est pas indiquée.", "Rechargez la page, puis réessayez."),
    429: ("Trop d’essais à la fois depuis ce réseau.", "Attendez une minute, puis recommencez : rien n’est perdu."),
    500: ("Cette page n’a pas pu être préparée.", "Rechargez-la. Vos cartes enregistrées n’ont pas bougé."),
    503: ("L’application est occupée.", "Réessayez dans un instant."),
}
NOT_YOURS = ("Cette page n’est pas ouverte à votre compte.", "Revenez à votre accueil, ou demandez à votre centre.")
STALE = ("Cette page est ouverte depuis trop longtemps.", "Rechargez-la, puis recommencez. Vos cartes n’ont pas bougé.")


def register(app: Flask) -> None:
    app.register_error_handler(CefiError, refused)
    app.register_error_handler(CSRFError, stale)
    app.register_error_handler(HTTPException, http)
    for kind in Exhausted:
        app.register_error_handler(kind, beyond)
    app.register_error_handler(Exception, unexpected)


def refused(error: CefiError) -> Response:
    return answer(error.status, error.message, error.advice, line=error.line, column=error.column)


def stale(error: CSRFError) -> Response:
    return answer(400, *STALE)


def http(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    code = error.code or 500
    if code < 400:  # a redirection is no error
        return make_response(error.get_response())
    if error.description in ("host", "origin"):
        return elsewhere(code)
    if error.description == "right":
        return answer(code, *NOT_YOURS)
    if code == 404 and request.blueprint == "api":
        return answer(404, "Cette adresse n’existe pas.", "")
    response = answer(code, *_sentence(code))
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _sentence(code: int) -> tuple[str, str]:
    most = most_carried()
    if code == 413 and most and most == request.max_content_length:
        return f"Cet envoi dépasse {most // MEGA} Mo.", "Envoyez-le en plusieurs fois."
    return SENTENCES.get(code, SENTENCES[400 if code < 500 else 500])


def elsewhere(code: int) -> Response:
    """The request came under another name, or from a page of another place: where the application is."""
    url = current_app.extensions["reach"].shown
    if code == 400:
        where = url or "http://127.0.0.1 suivi du port"
        advice = f"Ouvrez {where}, ou demandez à la personne qui l’a installée."
        return answer(400, "Cette adresse n’est pas celle de l’application.", advice)
    message, advice = SENTENCES[code]
    return answer(code, message, f"Ouvrez {url}, puis recommencez." if url else advice)


def beyond(error: Exception) -> Response:
    """No fault of the person's way of asking, and no page that will come by asking again."""
    said = exhausted(error)
    current_app.logger.error("Trop grand ou trop profond : %s %s", request.method, _route(), exc_info=error)
    return refused(said)


def unexpected(error: Exception) -> Response:
    """A fault of ours: the trace goes to the log of this computer, the person gets a sentence."""
    current_app.logger.error("Erreur inattendue sur %s %s", request.method, _route(), exc_info=error)
    return answer(500, *SENTENCES[500])


def _route() -> str:
    """What was asked for without what it names: an address may hold a link that lets somebody in."""
    return request.url_rule.rule if request.url_rule else ""


def answer(status: int, message: str, advice: str, *, line: int | None = None, column: int | None = None) -> Response:
    """The error as JSON under /api/, as a page elsewhere; as text where the request names no host that a page could
    have links to."""
    if request_ctx.url_adapter is None:
        return Response(f"{message} {advice}", status, content_type="text/plain; charset=utf-8")
    if request.path.startswith("/api/"):
        response = jsonify(message=message, advice=advice)
    else:
        place = f"Ligne {line}, colonne {column}." if line and column else f"Ligne {line}." if line else ""
        said = {"status": status, "message": message, "advice": advice, "place": place, "again": _again()}
        response = make_response(render_template("error.html", **said, me=_whoever()))
    response.status_code = status
    return response


def _whoever() -> Callable[[], Person | None]:
    """Who reads the page, for it to name; nobody where the store is what is missing, or what fails."""
    try:
        person = me()
    except (NotFound, data.StorageError):
        person = None
    return lambda: person


def _again() -> str:
    """The address of the form that was sent, "" when it has no page of its own."""
    routes = current_app.url_map.bind("")
    return request.path if request.method == "POST" and routes.test(request.path, "GET") else ""
