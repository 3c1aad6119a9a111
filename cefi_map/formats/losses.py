"""What a map holds that a format cannot: said in one French sentence before the file is made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from cefi_map.mindmap import MindMap, Node, Style
from cefi_map.mindmap.rich import is_plain

Trait = Callable[[Node], bool]

TRAITS: Mapping[str, tuple[str, Trait]] = {
    "notes": ("notes", lambda node: bool(node.note)),
    "note styles": ("mise en forme des notes", lambda node: not is_plain(node.note)),
    "details": ("détails", lambda node: bool(node.details)),
    "links": ("liens", lambda node: bool(node.link)),
    "arrows": ("flèches", lambda node: bool(node.arrows)),
    "icons": ("icônes", lambda node: bool(node.icons)),
    "pictures": ("images", lambda node: node.picture is not None),
    "tags": ("étapes et exigences marquées", lambda node: bool(node.stage_tags or node.requirement_tags)),
    "attributes": ("attributs", lambda node: bool(node.content_attributes or node.language)),
    "bold": ("gras et italiques", lambda node: bool(node.style.bold or node.style.italic)),
    "colors": ("couleurs et tailles", lambda node: _dressed(node.style)),
    "sides": ("côtés gauche et droit", lambda node: bool(node.side)),
    "folding": ("branches repliées", lambda node: node.folded),
}
"""Trait -> its French name in the plural, and whether a node has it."""


def lost(
    mindmap: MindMap,
    label: str,
    holds: Collection[str],
    but: Mapping[str, Trait] | None = None,
    also: Mapping[str, Trait] | None = None,
) -> tuple[str, ...]:
    """() or one sentence, traits with the number of nodes concerned.

    ``but`` narrows a trait to what is lost of it; ``also`` adds traits of the format's own by their French name.
    """
    tests = {french: (but or {}).get(name, test) for name, (french, test) in TRAITS.items() if name not in holds}
    counts = {french: sum(map(test, mindmap.nodes)) for french, test in {**tests, **(also or {})}.items()}
    parts = [f"{french} ({count})" for french, count in counts.items() if count]
    if not parts:
        return ()
    return (f"Le format {label} ne garde pas : {', '.join(parts)}. Gardez aussi le fichier .mm.",)


def _dressed(style: Style) -> bool:
    return bool(style.color or style.background or style.edge or style.cloud or style.size)
