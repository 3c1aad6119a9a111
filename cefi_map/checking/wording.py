"""How a verdict names nodes, and where its advice asks to write."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cefi_map.french.wording import joined

from .reading import ReadNode
from .report import Spot, WrittenWhere

_QUOTES = re.compile(r'[«»"“”]\s?')
_BARE = 6
"""Letters of a label that names nothing: « alors : … », « donc : … »."""
_SMALL = 3
"""Letters of a word that a shortened name does not end on."""
_TELLING = 2
"""Words that are not small which a shortened name has, where it can."""
_COMMON = re.compile(r"(?:objectif|risque|difficulté|frein|action|besoin|constat|critère|indicateur)s?(?: \d)?", re.I)
"""A label that says of what kind the node is, not which one: « Risque : un financeur se retire »."""
_BESIDE = re.compile(r"\b(?:à côté de|après) $|^Ajoutez une deuxième ")
_AGAIN = re.compile(r"Reformulez|Reprenez")
"""What an advice says before the node that it names: to write beside it, to write it again; else under it."""
_NAMED = re.compile(r"« ([^\s…]{1,3})")
"""How the names begin that an advice gives."""


def name(node: ReadNode, words: int = 4) -> str:
    """The node in a few words, between guillemets: its label, or how it begins."""
    text = " ".join(_words(node).split())
    head = re.split(r"\s*[:=→]\s", text, maxsplit=1)[0]
    bare = (head.islower() and len(head) <= _BARE and " " not in head) or _COMMON.fullmatch(head)
    parts = _QUOTES.sub("", head if 2 < len(head) <= 40 and not bare else text).split()
    shown = _cut(parts, words)
    return "« " + " ".join(shown).rstrip(",;:(.") + ("…" if len(parts) > len(shown) else "") + " »"


def _words(node: ReadNode) -> str:
    return node.node.text or node.node.details_text or node.node.note_text


def _cut(parts: list[str], words: int) -> list[str]:
    """So many words, not ending on a small one; some more where only one or none would say something."""
    end = words
    while words < len(parts) and end > 1 and len(parts[end - 1]) <= _SMALL:
        end -= 1
    if sum(len(part) > _SMALL for part in parts[:end]) < _TELLING <= len(parts) - end:
        end = words
        while end < min(len(parts), words + _SMALL) and len(parts[end - 1]) <= _SMALL:
            end += 1
    return parts[:end]


def names(nodes: Iterable[ReadNode], most: int = 2, words: int = 3) -> str:
    """« a », « b » et « c » (the first ones)."""
    return joined([name(node, words) for node in list(nodes)[:most]])


def spot(fix: str, nodes: Iterable[ReadNode]) -> Spot | None:
    """The first of the nodes that an advice names, and where it asks to write: under, beside, in the title."""
    begins = tuple(_NAMED.findall(fix))
    near = [node for node in nodes if _words(node).lstrip(' «"“').startswith(begins)] if begins else []
    named = [(fix.find(shown), node) for node in near for shown in (name(node), name(node, 3)) if shown in fix]
    if not named:
        return None
    place, node = min(named, key=lambda each: each[0])
    where: WrittenWhere = "beside" if _BESIDE.search(fix[:place]) else "title" if _AGAIN.match(fix) else "under"
    return Spot(node.node.key, node.node.id, where)
