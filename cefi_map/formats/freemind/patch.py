"""A node's raw pieces changed where, and only where, the node differs from what they say."""

from __future__ import annotations

from cefi_map.mindmap import Arrow, Node, Style

from . import elements, pictured
from .draft import Draft
from .identity import Identities
from .rich_patch import changed_details, changed_note
from .title_patch import changed_title
from .values import arrow

_NEW_SIDES = {"left": "top_or_left", "right": "bottom_or_right"}


def patch(draft: Draft, node: Node, old: Node, identities: Identities) -> None:
    """Changes ``draft`` so that it says what ``node`` holds; ``old`` is what it says now."""
    if node.text != old.text:
        changed_title(draft, node.text)
    if node.details != old.details:
        changed_details(draft, node.details, bool(node.note))
    if node.note != old.note:
        changed_note(draft, node.note)
    if node.icons != old.icons:
        draft.change_list(draft.named("icon"), old.icons, node.icons, elements.icon)
    if node.link != old.link:
        draft.set("LINK", identities.link(node.link) or None)
    if node.arrows != old.arrows:
        _arrows(draft, node.arrows, old.arrows, identities)
    if node.attributes != old.attributes:
        draft.change_list(draft.named("attribute"), old.attributes, node.attributes, lambda pair: elements.pair(*pair))
    if node.style != old.style:
        _style(draft, node.style, old.style)
    if node.picture != old.picture:
        pictured.changed(draft, node.picture)
    if node.side and node.side != old.side:
        name = draft.attributes.get("POSITION", "")
        draft.set("POSITION", _NEW_SIDES[node.side] if name in _NEW_SIDES.values() else node.side)
    if node.folded != old.folded:
        draft.set("FOLDED", elements.flag(True) if node.folded else None)


def _arrows(draft: Draft, new: tuple[Arrow, ...], old: tuple[Arrow, ...], identities: Identities) -> None:
    """Only the file's arrows that lead to a node of the map are ours to change; the others stay."""
    ours = [each for each in draft.named("arrowlink") if identities.knows(arrow(each.attributes).target)]
    draft.change_list(ours, old, new, lambda one: elements.arrow(one, identities.target(one.target)))


def _style(draft: Draft, new: Style, old: Style) -> None:
    if new.color != old.color:
        draft.set("COLOR", new.color or None)
    if new.background != old.background:
        draft.set("BACKGROUND_COLOR", new.background or None)
    if new.edge != old.edge:
        _colored(draft, "edge", new.edge)
    if new.cloud != old.cloud:
        _colored(draft, "cloud", new.cloud)
    if (new.bold, new.italic, new.size) != (old.bold, old.italic, old.size):
        _font(draft, new)


def _colored(draft: Draft, name: str, color: str) -> None:
    """An edge may say more than its colour; a cloud without one is no cloud."""
    found = draft.named(name)
    if not found:
        draft.add(elements.colored(name, color))
    elif color or (name == "edge" and found[-1].attributes.keys() > {"COLOR"}):
        draft.retag(found[-1], COLOR=color or None)
    else:
        draft.replace(found[-1], "")


def _font(draft: Draft, style: Style) -> None:
    found = draft.named("font")
    if not found:
        draft.add(elements.font(style))
        return
    bold, italic = (None if value is None else elements.flag(value) for value in (style.bold, style.italic))
    size = str(style.size or elements.SIZE) if style.size or "SIZE" in found[-1].attributes else None
    draft.retag(found[-1], BOLD=bold, ITALIC=italic, SIZE=size)
