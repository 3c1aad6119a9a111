"""The figures of a dossier: its project's map, whole or one stage of it, as it stands today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from cefi_map import geometry
from cefi_map.dossier import DEFAULT_LAYOUT, Layout, Picture, Pictures
from cefi_map.dossier.layout import A4, POINT, TALLEST
from cefi_map.dossier.model import VIEWS, Dossier, Figure
from cefi_map.errors import BadInput
from cefi_map.formats import paper, svg
from cefi_map.geometry.paper import Room
from cefi_map.judging import Readings
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.excerpt import excerpt
from cefi_map.project.exam import readings
from cefi_map.project.memory import remembered
from cefi_map.project.paper import overlay
from cefi_map.project.planning import budget_picture, calendar_picture, planning
from cefi_map.project.writing import ProjectView, settled_project
from cefi_map.referentiel import load
from cefi_map.store import Store

STAGES = ("", "E1", "E2", "E3", "E4", "E5", "E6", *VIEWS)
"""What a figure may show: the whole map, the branches of one stage, its calendar or its budget."""


DEFAULT_MARGIN = DEFAULT_LAYOUT.margin
_ROOM = Room((A4[0] - 2 * DEFAULT_MARGIN) / POINT, TALLEST / POINT)
"""Points that a figure fills on the page of most dossiers."""


READABLE = svg.READABLE
"""Points under which a figure's titles are not read without a glass."""


def figure_letters(store: Store, project_id: str, margin: float, stages: Iterable[str] = STAGES) -> dict[str, float]:
    """Points at which each figure's titles are printed between margins of so many centimetres; an empty stage has none.
    ``BadInput``: no such margin."""
    look = Layout(margin=margin)
    drawn = ((stage, figure(store, project_id, stage).points(look)) for stage in stages)
    return {stage: round(points, 2) for stage, points in drawn if points}


def figures(store: Store, project_id: str, dossier: Dossier) -> Pictures:
    """The pictures that the dossier's figures ask for, by stage."""
    asked = {block.stage for block in dossier.blocks if isinstance(block, Figure)}
    return {stage: figure(store, project_id, stage) for stage in sorted(asked)}


def figure(store: Store, project_id: str, stage: str) -> Picture:
    """One picture; an empty stage is a sentence that says so. ``BadInput``: no such stage."""
    if stage not in STAGES:
        raise BadInput(
            "Cette étape n’existe pas.",
            advice="Choisissez la carte entière, une étape de E1 à E6, le calendrier ou le budget.",
        )
    return _figure(store, project_id, store.project(project_id).revision, readings(store), stage)


@remembered(32)
def _figure(store: Store, project_id: str, revision: int, by: Readings, stage: str) -> Picture:
    """Drawn once a revision; ``by`` changes where the stages are seen."""
    view = settled_project(store, project_id)
    if stage in VIEWS:
        return _view(view, stage)
    name = f"étape {stage[1:]}, {load().stage(stage).name}" if stage else f"{len(view.map)} nœuds"
    if stage and view.wanting:
        return Picture(_placeholder(view.wanting.message), view.wanting.message)
    only = _branches(view, stage)
    if stage and view.report.stage(stage).state == "vide":
        said = f"L’{name}, est vide sur la carte."
        return Picture(_placeholder(said), said)
    marks = replace(overlay(view.map, view.report), stage_names=())  # no legend: the branches are titled
    shown, only, layout = _parted(paper.printable(view.map), only)
    drawing = svg.draw(
        shown,
        marks,
        layout=layout,
        preset=geometry.PAPER,
        room=_ROOM,
        numbers=False,
        notes=False,
        only=only,
        carrying=False,
    )
    return Picture(drawing.svg, f"Carte mentale « {view.title} », {name}", geometry.PAPER.leaf.size / 2)


def _view(view: ProjectView, stage: str) -> Picture:
    """The calendar, as wide as gives it the largest letters, or the budget that the map tells."""
    found = planning(view)
    if stage == VIEWS[0]:
        name, said = f"Calendrier « {view.title} »", "La carte ne dit pas encore de date."
        drawings = [calendar_picture(found, view.title, width, tight=True) for width in _CALENDAR_WIDTHS]
    else:
        name, said = f"Budget « {view.title} »", "La carte ne dit pas encore de montant."
        drawings = [budget_picture(found, view.title)]
    pictures = [Picture(drawing, name, _LETTERS) for drawing in drawings if drawing]
    if not pictures:
        return Picture(_placeholder(said), said)
    return max(pictures, key=lambda picture: picture.points(DEFAULT_LAYOUT))


_LETTERS = 13
"""Pixels of the letters of both drawings."""
_CALENDAR_WIDTHS = (640, 760, 900, 1060)
"""Pixels: a narrower one takes more lines."""


def _parted(mindmap: MindMap, heads: frozenset[str] | None) -> tuple[MindMap, frozenset[str] | None, str]:
    """What is drawn, which of its branches, and how: one alone is a map of its own, to one side, in larger letters."""
    if heads is None or len(heads) != 1:
        return mindmap, heads, geometry.TIDY
    (head,) = heads
    return excerpt(mindmap, head, [node.key for node in mindmap.branch(head)], {}), None, geometry.RIGHT


def _branches(view: ProjectView, stage: str) -> frozenset[str] | None:
    """The branches of level 1 that hold a stage's nodes; None for the whole map."""
    if not stage:
        return None
    depths = view.map.depths
    heads = {
        node.key
        for key in view.report.stage(stage).branches
        for node in (view.map.node(key), *view.map.ancestors(key))
        if depths[node.key] == 1
    }
    return frozenset(heads)


_SIZE = 600, 90
"""Pixels of the placeholder."""


def _placeholder(said: str) -> bytes:
    width, height = _SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="Arimo, Arial, sans-serif" font-size="15" lang="fr" role="img"><title>{escape(said)}</title>'
        f'<rect x="1" y="1" width="{width - 2}" height="{height - 2}" fill="none" stroke="#6B7280" '
        f'stroke-dasharray="6 5"/><text x="{width // 2}" y="{height // 2 + 5}" text-anchor="middle" fill="#20262B">'
        f"{escape(said)}</text></svg>"
    ).encode()
