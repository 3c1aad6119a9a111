"""A project's three views: the map, the plan, the verdicts. The address says which node and which requirement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from cefi_map.mindmap import outline
from cefi_map.project import files, paper, writing
from cefi_map.web import forms
from cefi_map.web.patience import coming
from cefi_map.web.rights import READ, WRITE, everywhere, needs, project
from cefi_map.web.store import store

from . import panel
from .drawing import Cited, Tree, cited
from .outline import ALL, lines, stages_by_key
from .pictures import addressed

pages = Blueprint("project", __name__, url_prefix="/projets/<id>")
everywhere(pages, project(READ))

DRAWN = 3000
"""Nodes from which the page draws one branch at a time."""
_PLACE = re.compile(r"\bnœud (\d+(?:\.\d+)*)")
"""As ``spoken.places`` names a node."""
FORMS = ("renommer", "note", "enfant", "frere", "supprimer")
"""What can be open above the map for the chosen node."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: ``key`` the chosen node (``given``, or the root), ``requirement`` the open one, ``do``
    a form, ``stage`` the open stage."""

    key: str
    given: bool
    requirement: str
    do: str
    stage: str = ""


def asked(view: writing.ProjectView) -> Asked:
    """An unknown node gives the root: a link may be older than the map."""
    key = request.args.get("noeud", "")
    requirement = request.args.get("exigence", "")
    known = {verdict.id for verdict in view.report.asked}
    do = request.args.get("faire", "")
    stage = request.args.get("etape", "")
    return Asked(
        key if key in view.map else view.map.root.key,
        key in view.map,
        requirement if requirement in known else "",
        do if do in FORMS else "",
        stage if stage in {finding.id for finding in view.report.stages} else "",
    )


@pages.app_template_filter()
def leading(said: str, view: writing.ProjectView) -> Markup:
    """A sentence whose nodes lead to the map: « nœud 3.2 »."""
    keys = {number: key for key, number in view.map.numbers.items()}
    found = Markup()
    end = 0
    for place in _PLACE.finditer(said):
        if key := keys.get(place[1]):
            found += escape(said[end : place.start()]) + _link(view.id, key, place[0])
            end = place.end()
    return found + escape(said[end:])


def _link(id: str, key: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url_for("project.map", id=id, noeud=key, _anchor="choisi"), words)


@pages.get("")
def map(id: str) -> str:
    view = writing.look_at_project(store(), id)
    seen = asked(view)
    marks = cited(view.report)
    branch, only = _branch(view.map, seen.key), _one_branch(view, seen.key)
    shown_map = addressed(view.map, view.id)
    shown = _shown(view, seen)
    tree = _tree(view, seen, marks)
    return render_template(
        "project/map.html",
        view=view,
        seen=seen,
        node=view.map.node(seen.key),
        drawing=tree.svg(paper.draw(shown_map, view.report, only=only, shown=shown), f"Carte, {len(view.map)} nœuds"),
        column=tree.svg(paper.draw(shown_map, view.report, only={branch}, column=True, shown=shown), "Branche")
        if branch
        else "",
        branch=branch,
        partial=only is not None,
        stages=stages_by_key(view),
        **_common(view, seen),
    )


@pages.get("/plan")
def plan(id: str) -> str:
    view = writing.look_at_project(store(), id)
    seen = asked(view)
    marks = cited(view.report)
    shown_map = addressed(view.map, view.id)
    picture = paper.draw(shown_map, view.report, only=_one_branch(view, seen.key), shown=_shown(view, seen))
    return render_template(
        "project/plan.html",
        view=view,
        seen=seen,
        node=view.map.node(seen.key),
        lines=lines(view, marks, seen.key),
        partial=len(view.map) > ALL,
        stages=stages_by_key(view),
        drawing=_tree(view, seen, marks, "project.plan").svg(picture, "La carte, même contenu"),
        **_common(view, seen),
    )


@pages.get("/plan/texte")
@needs(project(WRITE))
def text(id: str) -> str:
    view = writing.kept_project(store(), id)
    form = forms.Outline(formdata=None, text=outline.render(view.map), base=view.revision)
    return render_template("project/text.html", view=view, form=form)


@pages.get("/verdicts")
def verdicts(id: str) -> str | Response:
    """The opinion; while it is on its way the page says so, and takes it in when it is there."""
    view = writing.look_at_project(store(), id)
    if view.wanting:
        page = render_template("project/verdicts.html", view=view)
        return coming(page) if view.is_coming else page
    return render_template(
        "project/verdicts.html",
        view=view,
        criteria=panel.criteria(view),
        first=panel.by_need(panel.rows(view))[:4],
        steps=panel.steps(view, view.map.root.key),
        modalities=panel.modalities(view.report),
        stages=stages_by_key(view),
        now=datetime.now(UTC),
    )


def _tree(view: writing.ProjectView, seen: Asked, marks: dict[str, Cited], endpoint: str = "project.map") -> Tree:
    address = url_for(endpoint, id=view.id, exigence=seen.requirement or None)
    return Tree(view.map, marks, address + ("&" if "?" in address else "?") + "noeud=", seen.key, seen.requirement)


def _common(view: writing.ProjectView, seen: Asked) -> dict[str, object]:
    return {
        "rows": panel.rows(view, seen.requirement),
        "tally": panel.tally(view.report.asked),
        "blank": panel.is_blank(view.report),
        "steps": panel.steps(view, seen.key, seen.stage),
        "edit": forms.NodeEdit(formdata=None, base=view.revision, key=seen.key),
    }


def _branch(mindmap: files.MindMap, key: str) -> str:
    """The branch of level 1 that holds a node, the first one for the root, "" in a map of one node."""
    line = [key, *(node.key for node in mindmap.ancestors(key))]
    heads = mindmap.children(mindmap.root.key)
    return line[-2] if len(line) > 1 else heads[0].key if heads else ""


def _shown(view: writing.ProjectView, seen: Asked) -> list[str]:
    """Nodes that must not stay folded away: the chosen one, and what the open requirement cites."""
    if not seen.requirement:
        return [seen.key]
    verdict = view.report.verdict(seen.requirement)
    return [seen.key, *(each.key for each in (*verdict.evidence, *verdict.weak))]


def _one_branch(view: writing.ProjectView, key: str) -> set[str] | None:
    branch = _branch(view.map, key)
    return {branch} if branch and len(view.map) > DRAWN else None
