"""What a centre shows where everybody says who they are: one blueprint a file, views of a few lines; and what it says
on pages of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, url_for

from cefi_map.centre.post import MailServer, mail_server
from cefi_map.errors import BadInput
from cefi_map.out.fence import Gate
from cefi_map.web.app import csrf
from cefi_map.web.places import put, put_parts
from cefi_map.web.reach import EXAMPLE, Reach

from . import (
    account,
    centre_page,
    connections,
    courses,
    factors,
    guard,
    handed,
    harmony,
    jury,
    keeping,
    labelling,
    lists,
    lti,
    newcomers,
    notice,
    platforms,
    post,
    providers,
    sharing,
    showing,
    spoken,
    talks,
    trainings,
    ways_in,
    within,
)

ROOMS = (
    ways_in,
    factors,
    providers,
    account,
    centre_page,
    post,
    connections,
    notice,
    trainings,
    lists,
    handed,
    jury,
    keeping,
    sharing,
    showing,
    courses,
    lti,
    newcomers,
    platforms,
    labelling,
    harmony,
    talks,
    spoken,
)
"""One blueprint each."""


def register(app: Flask, reach: Reach) -> None:
    key, smtp = app.config["SECRET_KEY"], app.config["SMTP"]
    app.extensions["gate"] = Gate(key, private=not reach.domain, local=app.config["LOCAL_ISSUERS"])
    app.extensions["mail"] = app.jinja_env.globals["mail"] = _mail_server(smtp, reach)
    for room in ROOMS:
        app.register_blueprint(room.pages)
    for name in lti.POSTED:
        csrf.exempt(app.view_functions[name])
    for place, offer in PLACES.items():
        put(app, place, offer)
    for place, template in PARTS.items():
        put_parts(app, place, template)


def _mail_server(smtp: str, reach: Reach) -> MailServer | None:
    """``BadInput`` without a public URL: a letter's link would lead wherever the one who asks for it says."""
    if smtp and not reach.url:
        raise BadInput(
            "Sans adresse publique, un courriel ne sait pas où mener.",
            advice=f"Donnez --public-url avec une adresse comme {EXAMPLE}, ou retirez --smtp.",
        )
    return mail_server(smtp)


PLACES: dict[str, Callable[..., Any]] = {
    "actor": guard.known,
    "guard": guard.guard,
    "upkeep": within.upkeep,
    "greeting": within.greeting,
    "instead-of-home": within.instead_of_home,
    "home": within.home,
    "imported": showing.after_import,
    "hand-in": within.hand_in,
    "given-back": courses.tell_soon,
    "help": within.help_told,
    "also-marked": within.also_marked,
    "marking-door": within.marking_door,
    "second-opinion": within.second_opinion,
    "names-held-back": within.names_held_back,
    "unmarked": within.unmarked,
    "editor-addresses": talks.addresses,
    "open-talks": spoken.open_talks,
    "said-count": spoken.said_count,
    "said": spoken.said,
    "talks": spoken.talks,
    "url:account": within.account_url,
    "url:sharing": lambda id: url_for("sharing.show", id=id),
    "url:showing": lambda id: url_for("account.show", id=id),
}
"""Where a page of others asks, who answers."""
PARTS = {
    "help": "help/_unsaid.html",
    "foot": "home/_in_foot.html",
    "home": "home/_sessions.html",
    "home-last": "home/_from_others.html",
    "home-led": "home/_led.html",
    "doors-led": "home/_doors.html",
    "hand-in": "hand_in/_doors.html",
    "marking-door": "ways/_juries.html",
    "talks": "talks/_talks.html",
}
