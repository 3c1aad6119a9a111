"""« Mentions du centre »: what its public pages say of it, filled in by its head."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cefi_map.centre import people
from cefi_map.desk import giving
from cefi_map.errors import BadInput
from cefi_map.web.rights import HEAD, everywhere
from cefi_map.web.store import store

pages = Blueprint("notice", __name__, url_prefix="/centre/mentions")
everywhere(pages, HEAD)


@pages.get("")
def show() -> str:
    said = people.notice(store())
    return _page({name: getattr(said, name) for name in people.NOTICE_WORDS})


@pages.post("")
def change() -> Response | tuple[str, int]:
    given = {name: request.form.get(name, "") for name in people.NOTICE_WORDS}
    try:
        said = people.set_notice(store(), given)
    except BadInput as error:
        return _page(given, str(error)), 422
    left = people.missing(said)
    flash("Les mentions sont enregistrées." + (f" Il reste : {', '.join(left)}." if left else ""))
    return redirect(url_for("notice.show"), 303)


def _page(given: dict[str, str], wrong: str = "") -> str:
    """Before anything is said, the name of the letterhead is proposed."""
    said = people.notice(store())
    if not said.updated and not wrong:
        given["editor"] = giving.letterhead(store()).centre
    return render_template(
        "centre/notice.html",
        given=given,
        wrong=wrong,
        words=people.NOTICE_WORDS,
        grounds=people.GROUNDS,
        missing=people.missing(said) if said.updated else (),
    )
