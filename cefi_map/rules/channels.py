"""What C8a and C8b share: means of communication, and whether a node says when, how often, to whom or what."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.reading import ReadNode

_SPLIT = re.compile(r"\s*(?:;|/|,(?!\d)|\+| et (?=[a-z]))\s*")
_CONTENT = re.compile(
    r"\(|:|\bqui\b|\bavec\b|\bpour\b|\bchiffres?\b|\bbilan\b|\bplaces\b|\b\d+ ?(?:min|mn|slides?|pages?)\b|"
    r"\bpar l|\bsur (?:le|la|les|l')|\bportrait|\bordre du jour"
)
_VAGUE = re.compile(
    r"^(?:j'en parle|on en parle|en parler|on se (?:dit|parle)|on se dit les choses)\b[^0-9]*$|"
    r"^(?:il faut |bien |nous |on )?(?:informer\w*|tenir|communiquer|parler|faire connaitre|dire|"
    r"sensibiliser)\b[^0-9]*$"
)


def is_vague(node: ReadNode) -> bool:
    """An intention: inform, keep posted, without means nor moment."""
    return bool(_VAGUE.match(node.body)) and not node.has("comm_mean") and not moment(node)


def moment(node: ReadNode) -> bool:
    """A date, a rhythm or a time is said (« régulièrement » alone is none)."""
    text = node.folded
    if re.search(r"\breguliere?(?:ment)?\b", text) and not node.finds(figures.DATE) and not re.search(r"\d", text):
        return False
    return (
        node.finds(figures.RHYTHM)
        or node.finds(figures.DATE)
        or re.search(r"\b\d+ ?h\b|\bavant chaque|\bveille\b|\bdes que\b|\bquand\b", text) is not None
    )


def described(node: ReadNode) -> bool:
    """More than a bare means: a moment, a content, a place of distribution."""
    return (
        moment(node)
        or (_CONTENT.search(node.folded) is not None and node.size >= 4)
        or node.size >= 6
        or bool(node.node.note or node.node.details)
    )


def means_in(node: ReadNode) -> int:
    """How many means the node holds (« story + affiche » holds two)."""
    parts = [part for part in _SPLIT.split(node.body) if re.search(r"[a-z]{3,}", part)]
    return max(1, min(len(parts), node.count("comm_mean")))
