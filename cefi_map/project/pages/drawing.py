"""The map in the page: what the exports draw, with links, names and states, so that themes and evidence are CSS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from cefi_map.project import exam, files, paper
from cefi_map.web.shown import short

_PAD = 24
"""Pixels of sheet around the drawing."""
_HALO = 4


@dataclass(frozen=True, slots=True)
class Cited:
    """The requirements that cite a node: as evidence, and as not sufficient."""

    shows: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


def cited(report: exam.Report) -> dict[str, Cited]:
    """By node key."""
    shows: dict[str, list[str]] = {}
    weak: dict[str, list[str]] = {}
    for verdict in report.requirements:
        for into, nodes in ((shows, verdict.evidence), (weak, verdict.weak)):
            for evidence in nodes:
                into.setdefault(evidence.key, []).append(verdict.id)
    return {key: Cited(tuple(shows.get(key, ())), tuple(weak.get(key, ()))) for key in {*shows, *weak}}


@dataclass(frozen=True)
class Tree:
    """The map as an ARIA tree of links: ``address`` ends where a node's key goes, ``chosen`` is the one in the tab
    order, ``opened`` the requirement whose evidence is highlighted."""

    mindmap: files.MindMap
    cited: Mapping[str, Cited]
    address: str
    chosen: str
    opened: str = ""
    comments: Mapping[str, int] = field(default_factory=dict)
    """Key -> how many a trainer pinned there."""
    keys: str = ""
    """The id of what says its keys."""

    @cached_property
    def _ties(self) -> Mapping[str, tuple[str, ...]]:
        return paper.ties(self.mindmap)

    def svg(self, picture: paper.Picture, label: str) -> Markup:
        ranks = _ranks(self.mindmap)
        nodes = "".join(self._node(each, ranks[each.key]) for each in picture.nodes)
        keys = f' aria-describedby="{escape(self.keys)}"' if self.keys else ""
        return _svg(picture, f'role="tree" aria-label="{escape(label)}"{keys}', nodes)

    def _node(self, drawn: paper.DrawnNode, rank: int) -> str:
        node, cited = self.mindmap.by_key[drawn.key], self.cited.get(drawn.key, Cited())
        below, chosen = self.mindmap.children(drawn.key), drawn.key == self.chosen
        states = {
            "leaf": not below,
            "sel": chosen,
            "proof": self.opened in cited.shows,
            "weak": self.opened in cited.weak,
        }
        classes = " ".join([_classes(drawn), *(name for name, held in states.items() if held)])
        attributes = {
            "class": classes,
            "href": self.address + quote(drawn.key, safe=""),
            "role": "treeitem",
            "tabindex": "0" if chosen else "-1",
            "aria-level": self.mindmap.depths[drawn.key] + 1,
            "aria-setsize": len(self.mindmap.children(node.parent)),
            "aria-posinset": rank,
            "aria-selected": str(chosen).lower(),
            "aria-label": self._name(node, drawn, cited),
            "data-key": drawn.key,
        }
        if node.language:
            attributes["lang"] = node.language
        if below:
            attributes["aria-expanded"] = str(not drawn.hidden).lower()
        written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
        return f"<a {written}>{_halo(drawn)}{drawn.inside}</a>"

    def _name(self, node: files.Node, drawn: paper.DrawnNode, cited: Cited) -> str:
        """« 3.1.3, l’abattoir et le granitier, étape 3, note, icône délai, preuve de C5, 1 commentaire »."""
        parts = [self.mindmap.numbers[node.key], short(node.text, 200) or "sans titre"]
        parts += [f"étape {drawn.stage}"] if drawn.stage else []
        parts += ["note"] if node.note else []
        parts += paper.carried(node, self._ties)
        parts += [f"preuve de {', '.join(cited.shows)}"] if cited.shows else []
        if number := self.comments.get(node.key):
            parts.append(f"{number} commentaire{'s' if number > 1 else ''}")
        return ", ".join(filter(None, parts))


def still(picture: paper.Picture, label: str, opened: Mapping[str, str] | None = None) -> Markup:
    """A drawing to look at; ``opened`` gives a node's state ("proof", "weak") by key."""
    states = opened or {}
    nodes = "".join(
        f'<g class="{_classes(each)} {escape(states.get(each.key, ""))}">{each.inside}</g>' for each in picture.nodes
    )
    return _svg(picture, f'role="img" aria-label="{escape(label)}"', nodes)


def scene(picture: paper.Picture, numbers: Mapping[str, str]) -> Markup:
    """A drawing to look at, each of its nodes under its number (« 3.2.1 », "" for the centre)."""
    nodes = "".join(
        f'<g class="{_classes(each)}" data-n="{numbers[each.key]}">{each.inside}</g>' for each in picture.nodes
    )
    return _svg(picture, 'role="img" aria-hidden="true"', nodes)


def _svg(picture: paper.Picture, attributes: str, nodes: str) -> Markup:
    """The element around it all. What comes in is numbers, our own names, and markup whose texts are escaped."""
    width, height = picture.width + 2 * _PAD, picture.height + 2 * _PAD
    box = f"{picture.left - _PAD:.1f} {picture.top - _PAD:.1f} {width:.1f} {height:.1f}"
    return Markup(  # noqa: S704
        f'<svg class="map" viewBox="{box}" width="{width:.0f}" height="{height:.0f}" {attributes}>'
        f'<g class="edges" aria-hidden="true">{picture.edges}</g>{nodes}</svg>'
    )


def _classes(drawn: paper.DrawnNode) -> str:
    return f"n n{drawn.kind} e{drawn.stage}"


def _halo(drawn: paper.DrawnNode) -> str:
    x, y, width, height = drawn.x - _HALO, drawn.y - _HALO, drawn.width + 2 * _HALO, drawn.height + 2 * _HALO
    return f'<rect class="halo" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="9"/>'


def _ranks(mindmap: files.MindMap) -> dict[str, int]:
    """Key -> place among its siblings, from 1."""
    ranks: dict[str | None, int] = {}
    found: dict[str, int] = {}
    for node in mindmap:
        found[node.key] = ranks[node.parent] = ranks.get(node.parent, 0) + 1
    return found
