"""The dossier's text in the page, to be read: titles below the page's own, figures drawn, links to the map."""

from __future__ import annotations

import re

from flask import url_for
from markupsafe import Markup, escape

from cefi_map.project import dossier

_TITLE = re.compile(r"<(/?)h([1-4])>")
_FIGURE = re.compile(r'<figure data-map="(E[1-6]|calendrier|budget|)">')
_NOTE = re.compile(r'<span data-note="">(.*?)</span>', re.DOTALL)
_NODE = '<a href="#'


def shown(view: dossier.DossierView, *, is_edited: bool) -> Markup:
    """``is_edited``: the editor takes its place where scripts run, and asks for no figure before it is near."""
    return _shown(view.id, dossier.dossier_html(view.manuscript), "<noscript>{}</noscript>" if is_edited else "{}")


def passages(view: dossier.DossierView) -> list[tuple[int, Markup]]:
    """The same by passage, for whoever says something of one."""
    return [(number, _shown(view.id, html)) for number, html in dossier.passages_html(view.manuscript)]


def _shown(id: str, restricted: str, framed: str = "{}") -> Markup:
    """What the candidate wrote is escaped before; only our own tags can match here."""
    html = _TITLE.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}>", restricted)
    html = _FIGURE.sub(lambda tag: f"<figure>{framed.format(_image(id, tag[1]))}", html)
    html = _NOTE.sub(r" <small>[Note : \1]</small>", html)
    return Markup(html.replace(_NODE, f'<a href="{escape(url_for("project.map", id=id))}?noeud='))  # noqa: S704


def _image(id: str, stage: str) -> str:
    address = escape(url_for("dossier.map_picture", id=id, etape=stage or None))
    views = {"": "La carte", "calendrier": "Le calendrier", "budget": "Le budget"}
    name = views.get(stage) or f"La carte, étape {stage[1:]}"
    return f'<img src="{address}" alt="{name}" loading="lazy">'
