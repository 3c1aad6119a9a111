"""« Courriels »: what the centre wrote, what waits and what was refused, for its head; which letters it sends."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre.post import KINDS, Post, send_soon, set_wanted, wants, write_trial
from cefi_map.centre.store import Centre
from cefi_map.errors import NotFound
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import store
from cefi_map.web.who import here

pages = Blueprint("post", __name__, url_prefix="/centre/courriels")
everywhere(pages, HEAD)

MOST = 300
"""Letters on the page."""


def postbox(kind: str = "") -> Post | None:
    """How this centre writes; None where whoever runs the server named no mail server, or the centre sends no letters
    of this kind."""
    if kind and not wants(store(), kind):
        return None
    server, site = current_app.extensions["mail"], current_app.extensions["reach"].public_url(request.host)
    return Post(server, current_app.config["SECRET_KEY"], site) if server else None


@pages.get("")
def show() -> str:
    return render_template(
        "centre/post.html",
        box=postbox(),
        mine=Centre(store()).address(here().id),
        letters=Centre(store()).letters(MOST),
        counts=Centre(store()).letters_counted(),
        kinds=KINDS,
        wanted={kind for kind in KINDS if wants(store(), kind)},
    )


@pages.post("")
def change() -> Response:
    """Which kinds it sends."""
    set_wanted(store(), request.form.getlist("kind"))
    flash("C’est enregistré.")
    return redirect(url_for("post.show", _anchor="choix"), 303)


@pages.post("/reprise")
def again() -> Response:
    """One of those that were refused or wait, by ``id``, or all."""
    many = Centre(store()).try_again(request.form.get("id", ""))
    if many and (box := postbox()):
        send_soon(store().lasting(), box)
    flash("C’est reparti." if many else "Rien n’est à réessayer.")
    return redirect(url_for("post.show"), 303)


@pages.post("/essai")
def trial() -> Response:
    """A letter to who asks: whether the server takes it stands on the page a moment later."""
    box = postbox()
    if box is None:
        raise NotFound("Aucun serveur de courriel n’est réglé.", advice="Revenez à « Courriels ».")
    flash(f"Un essai part à {write_trial(store(), box, here())}. Rechargez la page pour savoir s’il est parti.")
    return redirect(url_for("post.show"), 303)
